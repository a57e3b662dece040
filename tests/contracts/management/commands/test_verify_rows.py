"""`manage.py verify_journal` names what was changed behind the triggers after it was settled."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from contracts import services
from contracts.models import Agreement, Settlement
from contracts.reporting.models import Dispute, DisputeMessage
from contracts.reporting.selectors.witnesses import DISPUTE_WITNESSES
from contracts.reporting.services.disputes import answer_dispute
from contracts.selectors import witnesses
from contracts.snapshots import changed_closing, changed_rows, settled_with
from tests.factories.contracts import (
    NEXT_YEAR,
    NOW,
    Q1,
    Q2,
    AgreementFactory,
    PersonFactory,
    measured,
    member_of,
)
from tests.tampering import tamper

pytestmark = pytest.mark.django_db
AT = NOW.isoformat()
LATER = NOW + timedelta(days=1)


@pytest.fixture
def agreement() -> Agreement:
    """Three jobs are accepted and four wholly or partly: 3 and 2; both are settled."""
    agreement = AgreementFactory(active=True)
    measured(agreement, 3)
    second = services.record_observation(
        agreement=agreement,
        indicator=agreement.indicators.get(),
        on=date(2026, 3, 1),
        quantity=Decimal(4),
        by=member_of(agreement, "provider"),
        now=LATER,
    )
    services.verify_observation(
        observation=second,
        decision="partly",
        accepted_quantity=Decimal(2),
        reason="Twee zijn nog niet begonnen.",
        by=member_of(agreement, "evaluator"),
        now=LATER,
    )
    draft = services.draft_settlement(agreement=agreement, period=Q1, now=NEXT_YEAR)
    services.approve_settlement(settlement=draft, by=PersonFactory(), now=NEXT_YEAR)
    return agreement


def verify() -> list[str]:
    """What the command says, without its last word."""
    out = StringIO()
    try:
        call_command("verify_journal", stdout=out)
    except CommandError as error:
        said = str(error)
    else:
        assert out.getvalue() == "1 entries of 1 agreements are whole.\n"
        return []
    lines = out.getvalue().splitlines()
    assert said == f"The journal is not whole: {len(lines)} problems."
    return lines


def test_nothing_is_said_of_rows_as_they_were_and_of_what_came_later(agreement: Agreement) -> None:
    assert verify() == []
    first, second = agreement.observations.order_by("pk")
    by, provider = member_of(agreement, "evaluator"), member_of(agreement, "provider")
    services.verify_observation(
        observation=first, decision="disputed", reason="Niet gezien", by=by, now=NEXT_YEAR
    )
    dispute = Dispute.objects.get()
    answer_dispute(dispute=dispute, text="Wel geweest", by=provider, now=NEXT_YEAR)
    services.verify_observation(observation=first, decision="accepted", by=by, now=LATER)
    services.correct_observation(
        observation=second,
        quantity=Decimal(5),
        reason="Een meer",
        by=provider,
        now=NEXT_YEAR,
    )
    draft = services.draft_settlement(agreement=agreement, period=Q2, now=NEXT_YEAR)
    services.return_settlement(
        settlement=draft, by=PersonFactory(), now=NEXT_YEAR, reason="Kijk nog eens"
    )
    assert Dispute.objects.get().outcome == "accepted"
    assert verify() == []


CHANGES = [
    ("quantity = 5", "quantity 3 is now 5"),
    (
        "quantity = NULL, status = 'not_measured'",
        "status measured is now not_measured",
    ),
    ("\"on\" = '2026-02-02'", "on 2026-02-01 is now 2026-02-02"),
    ("cohort = 'b'", "cohort empty is now b"),
    ("known_on = '2026-03-02'", "known_on empty is now 2026-03-02"),
]


@pytest.mark.parametrize(("change", "text"), CHANGES, ids=[row[1] for row in CHANGES])
def test_a_changed_observation_is_named_with_contract_settlement_row_and_field(
    agreement: Agreement, change: str, text: str
) -> None:
    row = agreement.observations.order_by("pk").first()
    assert row is not None
    tamper(f"UPDATE contracts_observation SET {change} WHERE id = {row.pk}")
    assert verify() == [f"{agreement.settlements.get()}: observation {row.pk} ({row.key}): {text}."]


def test_an_observation_of_another_contract_now_is_named(agreement: Agreement) -> None:
    row = agreement.observations.order_by("pk").first()
    assert row is not None
    other = AgreementFactory(active=True)
    tamper(f"UPDATE contracts_observation SET agreement_id = {other.pk} WHERE id = {row.pk}")
    settlement = agreement.settlements.get()
    assert list(changed_rows(settlement)) == [
        f"observation {row.pk} ({row.key}): agreement {agreement.pk} is now {other.pk}"
    ]


def test_another_accepted_part_is_named(agreement: Agreement) -> None:
    row = agreement.observations.order_by("pk").last()
    assert row is not None
    tamper("UPDATE contracts_verification SET accepted_quantity = 3 WHERE decision = 'partly'")
    assert verify() == [
        (
            f"{agreement.settlements.get()}: observation {row.pk} ({row.key}):"
            " accepted quantity 2 is now 3."
        )
    ]


def test_an_observation_that_is_gone_is_named_by_its_key(agreement: Agreement) -> None:
    row, settlement = agreement.observations.order_by("pk").first(), agreement.settlements.get()
    assert row is not None
    tamper(f"DELETE FROM contracts_verification WHERE observation_id = {row.pk}")
    tamper(f"DELETE FROM contracts_observation WHERE id = {row.pk}")
    entered, judged = member_of(agreement, "provider").pk, member_of(agreement, "evaluator").pk
    assert verify() == [
        f"{settlement}: observation {row.key} (baan 2026-02-01): is gone.",
        f"{agreement.number}: observation: 1 of what the history has by {entered} at {AT} is gone.",
        (
            f"{agreement.number}: verdict: 1 of what the history has by {judged} at {AT} (accepted)"
            " is gone."
        ),
    ]


def test_a_verdict_that_is_gone_is_named_with_the_observation(agreement: Agreement) -> None:
    row, settlement = agreement.observations.order_by("pk").first(), agreement.settlements.get()
    assert row is not None
    tamper(f"DELETE FROM contracts_verification WHERE observation_id = {row.pk}")
    by = member_of(agreement, "evaluator").pk
    assert verify() == [
        (
            f"{settlement}: observation {row.pk} ({row.key}): the verdict that accepted it is"
            " gone or is now disputed."
        ),
        (
            f"{agreement.number}: verdict: 1 of what the history has by {by} at {AT} (accepted) is"
            " gone."
        ),
    ]


def test_who_and_when_are_compared_with_the_history(agreement: Agreement) -> None:
    settlement, other = agreement.settlements.get(), PersonFactory()
    row = agreement.observations.order_by("pk").first()
    assert row is not None
    verdict = row.verifications.get()
    first, second = verdict.by_id, settlement.decided_by_id
    moment = LATER + timedelta(hours=1)
    tamper(f"UPDATE contracts_verification SET by_id = {other.pk} WHERE id = {verdict.pk}")
    tamper(f"UPDATE contracts_observation SET entered_at = '{sql(moment)}' WHERE id = {row.pk}")
    tamper(f"UPDATE contracts_settlement SET decided_by_id = {other.pk}")
    assert verify() == [
        (
            f"{settlement}: observation {row.pk}: entered_at is {moment.isoformat()}, the"
            f" history has {AT}."
        ),
        f"{settlement}: verdict {verdict.pk}: by is {other.pk}, the history has {first}.",
        (
            f"{settlement}: approved settlement {settlement.pk}: decided_by is {other.pk}, the"
            f" history has {second}."
        ),
    ]


def test_another_verdict_than_the_history_has_is_named(agreement: Agreement) -> None:
    settlement = agreement.settlements.get()
    row = agreement.observations.order_by("pk").first()
    assert row is not None
    verdict = row.verifications.get()
    tamper(
        "UPDATE contracts_verification SET decision = 'disputed', reason = 'Nee'"
        f" WHERE id = {verdict.pk}"
    )
    assert verify() == [
        (
            f"{settlement}: observation {row.pk} ({row.key}): the verdict that accepted it is"
            " gone or is now disputed."
        ),
        f"{settlement}: verdict {verdict.pk}: decision is disputed, the history has accepted.",
    ]


def test_a_line_of_the_history_that_is_gone_shows_by_the_row_it_told_of(
    agreement: Agreement,
) -> None:
    settlement = agreement.settlements.get()
    row = agreement.observations.order_by("pk").first()
    assert row is not None
    tamper("DELETE FROM contracts_agreementevent WHERE verb = 'settlement_approved'")
    tamper(
        f"DELETE FROM contracts_agreementevent WHERE verb = 'observation_recorded'"
        f" AND detail = 'baan 2026-02-01' AND agreement_id = {agreement.pk}"
    )
    assert verify() == [
        f"{settlement}: observation {row.pk}: no line of the history tells of it.",
        f"{settlement}: approved settlement {settlement.pk}: no line of the history tells of it.",
    ]


def test_a_dispute_that_is_changed_or_gone_is_told_by_the_history(agreement: Agreement) -> None:
    settlement, other = agreement.settlements.get(), PersonFactory()
    row = agreement.observations.order_by("pk").first()
    assert row is not None
    by, provider = member_of(agreement, "evaluator"), member_of(agreement, "provider")
    services.verify_observation(
        observation=row, decision="disputed", reason="Niet gezien", by=by, now=NEXT_YEAR
    )
    dispute = Dispute.objects.get()
    answer_dispute(dispute=dispute, text="Wel geweest", by=provider, now=NEXT_YEAR)
    tamper(f"UPDATE reporting_dispute SET opened_by_id = {other.pk}")
    answer = DisputeMessage.objects.order_by("pk").last()
    assert answer is not None
    tamper(f"DELETE FROM reporting_disputemessage WHERE id = {answer.pk}")
    assert verify() == [
        f"{settlement}: dispute {dispute.pk}: opened_by is {other.pk}, the history has {by.pk}.",
        (
            f"{agreement.number}: answer in a dispute: 1 of what the history has by"
            f" {provider.pk} at {NEXT_YEAR.isoformat()} is gone."
        ),
    ]


def test_which_settlement_a_row_was_settled_with(agreement: Agreement) -> None:
    row = agreement.observations.order_by("pk").first()
    assert row is not None
    assert settled_with(row) == agreement.settlements.get()
    late = measured(agreement, 1, on=date(2026, 5, 1))
    assert settled_with(late) is None


def test_a_chunk_at_a_time_whatever_the_number_of_rows(
    agreement: Agreement, django_assert_max_num_queries: object
) -> None:
    for _number in range(3):
        measured(agreement, 1, on=date(2026, 5, 1))
    with django_assert_max_num_queries(30):  # type: ignore[operator]
        assert verify() == []
    assert Settlement.objects.count() == 1


def sql(moment: object) -> str:
    """A moment as the database writes it."""
    return f"{moment:%Y-%m-%d %H:%M:%S}" + ("+00" if connection.vendor == "postgresql" else "")


def test_an_import_tells_how_many_rows_there_are(agreement: Agreement) -> None:
    services.import_observations(
        agreement=agreement,
        filename="telling 2026.csv",
        content=b"indicator;datum;aantal\nbaan;05-04-2026;2\nbaan;06-04-2026;1\n",
        by=member_of(agreement, "provider"),
        now=NEXT_YEAR,
    )
    assert verify() == []


def test_what_is_compared_already_is_compared_once() -> None:
    before = list(witnesses._WITNESSES)
    for known in DISPUTE_WITNESSES:
        witnesses.add_witness(known)
    assert before == witnesses._WITNESSES


@pytest.fixture
def two_quarters(agreement: Agreement) -> list[Settlement]:
    """The second quarter goes on from the closing of the first."""
    draft = services.draft_settlement(agreement=agreement, period=Q2, now=NEXT_YEAR)
    services.approve_settlement(settlement=draft, by=PersonFactory(), now=NEXT_YEAR)
    return list(agreement.settlements.order_by("period_start"))


def said_of(closing: str, settlement: Settlement) -> list[str]:
    """What the command says once this stands in the closing."""
    tamper(f"UPDATE contracts_settlement SET closing = {closing} WHERE id = {settlement.pk}")
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("verify_journal", stdout=out)
    return out.getvalue().splitlines()


@pytest.mark.parametrize(
    ("closing", "text"), [("NULL", "is empty"), ("'{}'", "is not what was written")]
)
def test_a_closing_that_was_emptied_is_told_with_what_went_on_from_it(
    two_quarters: list[Settlement], closing: str, text: str
) -> None:
    first, second = two_quarters
    assert said_of(closing, first) == [
        f"{first}: closing: {text}.",
        f"{second}: opening: the closing of {first} is another one.",
    ]


def test_a_closing_that_nobody_went_on_from_yet_is_told_as_well(
    two_quarters: list[Settlement],
) -> None:
    second = two_quarters[1]
    assert said_of("NULL", second) == [f"{second}: closing: is empty."]


def test_a_settlement_without_a_closing_of_its_own_misses_none(
    two_quarters: list[Settlement],
) -> None:
    second = two_quarters[1]
    # Another engine may have made none.
    second.closing, second.engine_version = None, "0"
    tamper(
        "UPDATE contracts_settlement SET closing = NULL, engine_version = '0'"
        f" WHERE id = {second.pk}"
    )
    assert list(changed_closing(second)) == []


def test_an_opening_that_is_gone_or_is_another_one_is_told(two_quarters: list[Settlement]) -> None:
    first, second = two_quarters
    opening = second.inputs["opening"]
    second.inputs = {**second.inputs, "opening": {**opening, "sha256": "0" * 64}}
    assert list(changed_closing(second)) == [f"opening: the closing of {first} is another one"]
    second.inputs = {**second.inputs, "opening": {**opening, "revision": 7}}
    assert list(changed_closing(second)) == ["opening: the settlement before is gone"]
