"""The nightly check: a slice each night, everything in turn, and what is wrong stays in sight."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

import pytest

from contracts import services
from contracts.models import Agreement, IntegrityCheck, Settlement
from contracts.services.checks import run_check
from tests.contracts.test_snapshots import built_on_a_fault, copied
from tests.factories.contracts import NEXT_YEAR, NOW, Q1, AgreementFactory, PersonFactory, measured
from tests.tampering import tamper

pytestmark = pytest.mark.django_db


def drafted() -> Settlement:
    agreement = AgreementFactory(active=True)
    measured(agreement, 3)
    return services.draft_settlement(agreement=agreement, period=Q1, now=NOW)


def settled() -> Settlement:
    draft = drafted()
    return services.approve_settlement(settlement=draft, by=PersonFactory(), now=NOW)


def seen(check: IntegrityCheck) -> tuple[int, int, list[tuple[str, int | None]]]:
    found = [(row["kind"], row["settlement"]) for row in check.findings]
    return check.settlement_count, check.entry_count, found


def test_a_quiet_night_is_recorded_with_what_was_checked() -> None:
    settled()
    settled()
    check = run_check(now=NEXT_YEAR)
    assert seen(check) == (2, 2, [])
    assert not check.is_alarm
    assert (check.at, check.finished_at >= check.at) == (NEXT_YEAR, True)
    assert IntegrityCheck.objects.get() == check


def test_every_settlement_gets_its_turn(settings: Any) -> None:
    settings.CHECK_SETTLEMENTS = settings.CHECK_AGREEMENTS = 2
    rows = [settled() for _number in range(3)]
    cursors = [run_check(now=NEXT_YEAR).settlement_cursor for _night in range(3)]
    assert cursors == [rows[1].pk, rows[0].pk, rows[2].pk]
    counts = [check.entry_count for check in IntegrityCheck.objects.order_by("pk")]
    assert counts == [2, 1 + 1, 2]


def test_a_difference_is_an_alarm_every_night_until_it_is_gone(
    settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.CHECK_SETTLEMENTS = 1
    wrong = copied(drafted(), total_cents=1)
    settled()
    with caplog.at_level(logging.ERROR):
        checks = [run_check(now=NEXT_YEAR) for _night in range(3)]
    assert [set(seen(check)[2]) for check in checks] == [
        set(),
        {("settlement", wrong.pk)},
        {("settlement", wrong.pk)},
    ]
    assert [check.settlement_count for check in checks] == [1, 1, 2]
    finding = checks[1].findings[0]
    assert finding["text"] == f"settlement {wrong}: total: 1 is now 30000"
    assert f"Check: {finding['text']}" in caplog.messages


def test_what_cannot_be_computed_any_more_is_a_finding() -> None:
    broken = copied(drafted(), inputs={"format": "settlement-inputs/0"})
    check = run_check(now=NEXT_YEAR)
    texts = [row["text"] for row in check.findings if row["settlement"] == broken.pk]
    assert texts
    assert any("cannot be computed again" in text for text in texts)


def test_a_touched_journal_and_a_missing_booking_are_findings() -> None:
    agreement: Agreement = settled().agreement
    pk = agreement.entries.get().pk
    tamper(f"UPDATE contracts_posting SET amount_cents = amount_cents * 2 WHERE entry_id = {pk}")
    check = run_check(now=NEXT_YEAR)
    assert [row["kind"] for row in check.findings] == ["journal", "booking"]
    assert check.findings[0]["text"] == (
        f"journal entry {agreement.number}-0001 was changed after it was booked"
    )
    again = run_check(now=NEXT_YEAR)
    assert [row["kind"] for row in again.findings] == ["journal", "booking"]


def test_a_payment_that_the_journal_does_not_have_is_a_finding() -> None:
    settlement = settled()
    tamper("UPDATE contracts_paymentorder SET paid_cents = amount_cents, status = 'paid'")
    (finding,) = run_check(now=NEXT_YEAR).findings
    assert (finding["kind"], finding["text"]) == (
        "booking",
        f"{settlement}: what was paid or is to be paid is not what is booked",
    )


def test_the_night_is_only_so_long() -> None:
    first = settled()
    settled()
    ticks = iter([0.0, 1.0, 200.0, 300.0])
    check = run_check(now=NEXT_YEAR, budget_s=100, clock=lambda: next(ticks))
    assert (check.settlement_count, check.settlement_cursor) == (1, first.pk)


def test_nothing_to_check_is_no_alarm() -> None:
    assert seen(run_check(now=NEXT_YEAR)) == (0, 0, [])


def test_a_row_that_was_changed_behind_the_triggers_is_found_at_night() -> None:
    settlement = settled()
    tamper("UPDATE contracts_observation SET quantity = 4")
    (finding,) = run_check(now=NEXT_YEAR).findings
    row = settlement.agreement.observations.get()
    text = f"settlement {settlement}: observation {row.pk} ({row.key}): quantity 3 is now 4"
    assert (finding["settlement"], finding["text"]) == (settlement.pk, text)


def test_what_is_new_is_computed_from_the_start(settings: Any) -> None:
    settings.CHECK_SETTLEMENTS = 0
    second = built_on_a_fault()
    tamper("UPDATE contracts_agreement SET status = 'ended'")
    check = run_check(now=NEXT_YEAR)
    assert [row["settlement"] for row in check.findings] == [second.pk] * len(check.findings)
    text = f"settlement {second}: total: 30000 is now 40000"
    assert check.findings[0]["text"] == text
    # What is wrong stays in sight, also when it is not new any more.
    again = run_check(now=NEXT_YEAR + timedelta(days=1))
    assert again.findings == check.findings


def test_every_running_contract_gets_its_turn_from_the_start(settings: Any) -> None:
    settings.CHECK_SETTLEMENTS = 0
    settings.CHECK_FROM_START_DAYS = 3
    later = NEXT_YEAR + timedelta(days=40)
    IntegrityCheck.objects.create(at=later, finished_at=later, settlement_count=0, entry_count=0)
    rows = [built_on_a_fault() for _number in range(4)]
    found = [
        {row["settlement"] for row in run_check(now=later + timedelta(days=day)).findings}
        for day in range(1, 4)
    ]
    keys = [row.pk for row in rows]
    assert found == [set(keys[:2]), set(keys), set(keys)]
    assert [check.start_cursor for check in IntegrityCheck.objects.order_by("pk")[1:]] == [
        rows[1].agreement_id,
        rows[3].agreement_id,
        rows[1].agreement_id,
    ]


def test_a_night_that_is_too_short_says_what_was_not_computed_from_the_start(
    settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.CHECK_SETTLEMENTS = 0
    built_on_a_fault()
    ticks = iter([0.0, 40.0, 70.0])
    check = run_check(now=NEXT_YEAR, budget_s=100, clock=lambda: next(ticks))
    assert (seen(check), check.start_cursor) == ((0, 0, []), 0)
    assert "Check: no time to compute 1 new settlements from the start" in caplog.messages
