"""Killed at a chosen moment: a lock of the test makes the process stand still, halfway."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import timedelta
from functools import partial

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from contracts.enums import AgreementStatus, RunStatus, SettlementStatus
from contracts.models import (
    Agreement,
    AgreementEvent,
    ImportBatch,
    JournalEntry,
    Observation,
    PaymentOrder,
    Posting,
    Settlement,
    SettlementLine,
    SettlementRun,
    SettlementShare,
    Verification,
)
from contracts.services import approve_settlement, confirm_payment, release_payment, settle_all_due
from tests.factories.contracts import AgreementFactory, ObservationFactory
from tests.factories.terms import blocking_terms
from tests.faults.course import APPROVERS, PERIODS, STARTS, make_contracts, next_delivery, take
from tests.faults.holding import (
    agreement_held,
    end_session,
    kill_blocked,
    wait_until_blocked,
    writing_held,
)
from tests.faults.outcome import differences, outcome_of
from tests.faults.place import LEASE_S

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]

LEASE = timedelta(seconds=LEASE_S)
FIRST = STARTS[0].isoformat()


def twins(count: int) -> list[int]:
    """Contracts with the same terms and results that have started; nothing is settled yet."""
    ids = make_contracts(count, kind=1)
    for pk in ids:
        while take(pk, partial(next_delivery, number=1), timezone.now()):
            pass
        assert Agreement.objects.get(pk=pk).status == AgreementStatus.ACTIVE
    return ids


def approver(number: int = 0):
    return get_user_model().objects.get(email=APPROVERS[number])


def assert_equal(first: int, others: list[int]) -> None:
    expected = outcome_of(first)
    for other in others:
        assert differences([expected], [outcome_of(other)]) == []


def test_a_draft_that_is_half_written_is_not_there_and_is_made_once(people):
    tables = [Settlement, SettlementLine, SettlementShare, AgreementEvent]
    undisturbed, *killed = twins(1 + len(tables))
    settle_all_due(agreement_id=undisturbed, now=timezone.now())
    for pk, table in zip(killed, tables, strict=True):
        with writing_held(table):
            kill_blocked(people.start("run_task", pk, FIRST), table)
        assert not Settlement.objects.filter(agreement=pk).exists()
        assert SettlementRun.objects.get(agreement=pk).status == RunStatus.RUNNING
        # While the lease runs nobody touches it; afterwards it is taken over.
        soon, later = timezone.now() + LEASE / 2, timezone.now() + LEASE
        assert people.result(people.start("settle", pk, FIRST, soon.isoformat())) is None
        assert people.result(people.start("settle", pk, FIRST, later.isoformat())) is not None
        assert SettlementRun.objects.get(agreement=pk).claim == 2
        settle_all_due(agreement_id=pk, now=timezone.now())
    assert_equal(undisturbed, killed)


def test_a_draft_that_was_not_reported_is_not_there_either(people):
    """Killed between the second transaction's draft and its "done", and before a failure's."""
    undisturbed, killed = twins(2)
    settle_all_due(agreement_id=undisturbed, now=timezone.now())
    run = ExitStack()
    with agreement_held(killed):
        pid = people.start("run_task", killed, FIRST)
        wait_until_blocked(pid)
        run.enter_context(writing_held(SettlementRun))
    # It has the agreement now, drafts, and waits to report.
    kill_blocked(pid, SettlementRun)
    run.close()
    assert not Settlement.objects.filter(agreement=killed).exists()
    assert SettlementRun.objects.get(agreement=killed).status == RunStatus.RUNNING
    later = (timezone.now() + LEASE).isoformat()
    assert people.result(people.start("settle", killed, FIRST, later)) is not None
    settle_all_due(agreement_id=killed, now=timezone.now())
    assert_equal(undisturbed, [killed])


def test_a_failure_that_was_not_reported_is_found_again(people):
    life = {"every": "quarter", "from": FIRST, "until": "2024-07-01"}
    document = blocking_terms(valid_from=FIRST, periods=life)
    sick = AgreementFactory(active=True, starts_on=STARTS[0], document=document)
    ObservationFactory(
        agreement=sick, on=STARTS[0], status="not_measured", quantity=None, accepted=True
    )
    run = ExitStack()
    with agreement_held(sick.pk):
        pid = people.start("run_task", sick.pk, FIRST)
        wait_until_blocked(pid)
        run.enter_context(writing_held(SettlementRun))
    kill_blocked(pid, SettlementRun)
    end_session(pid)
    run.close()
    row = SettlementRun.objects.get()
    assert (row.status, row.claim, row.attempts) == (RunStatus.RUNNING, 1, 0)
    later = (timezone.now() + LEASE).isoformat()
    assert people.result(people.start("settle", sick.pk, FIRST, later)) is None
    row.refresh_from_db()
    assert (row.status, row.claim, row.attempts) == (RunStatus.FAILED, 2, 1)
    assert row.problem_code == "not_measured"


def test_a_worker_that_is_taken_for_dead_reports_nothing_when_it_wakes_up(people):
    """Its clock, or that of the other machine, jumped an hour ahead: both are at work."""
    undisturbed, both = twins(2)
    settle_all_due(agreement_id=undisturbed, now=timezone.now())
    an_hour_on = (timezone.now() + timedelta(hours=1)).isoformat()
    with agreement_held(both):
        first = people.start("settle", both, FIRST)
        wait_until_blocked(first)
        second = people.start("settle", both, FIRST, an_hour_on)
        wait_until_blocked(second)
    made = [people.result(first), people.result(second)]
    assert made[0] is None
    assert made[1] == Settlement.objects.get(agreement=both).pk
    run = SettlementRun.objects.get(agreement=both)
    assert (run.status, run.claim) == (RunStatus.DONE, 2)
    settle_all_due(agreement_id=both, now=timezone.now())
    assert_equal(undisturbed, [both])


def test_an_approval_is_booked_whole_or_not_at_all(people):
    tables = [Settlement, JournalEntry, Posting, PaymentOrder, AgreementEvent]
    undisturbed, *killed = twins(1 + len(tables))
    for pk in (undisturbed, *killed):
        settle_all_due(agreement_id=pk, now=timezone.now())
    drafts = {row.agreement_id: row for row in Settlement.objects.filter(period_start=FIRST)}
    approve_settlement(settlement=drafts[undisturbed], by=approver(), now=timezone.now())
    for pk, table in zip(killed, tables, strict=True):
        draft = drafts[pk]
        with writing_held(table):
            kill_blocked(people.start("approve", draft.pk, APPROVERS[0]), table)
        draft.refresh_from_db()
        assert draft.status == SettlementStatus.DRAFT
        assert not JournalEntry.objects.filter(agreement=pk).exists()
        assert not PaymentOrder.objects.filter(settlement=draft).exists()
        answers = [
            people.result(people.start("approve", draft.pk, email))
            for email in (APPROVERS[1], APPROVERS[0])
        ]
        assert answers == ["approved", "not_a_draft"]
    assert_equal(undisturbed, killed)


def test_a_pile_of_approvals_is_booked_whole_or_not_at_all(people):
    tables = [JournalEntry, Posting, PaymentOrder, AgreementEvent]
    undisturbed, *killed = twins(1 + len(tables))
    for pk in (undisturbed, *killed):
        settle_all_due(agreement_id=pk, now=timezone.now())
    for draft in Settlement.objects.filter(agreement=undisturbed).order_by("period_start"):
        approve_settlement(settlement=draft, by=approver(), now=timezone.now())
    for pk, table in zip(killed, tables, strict=True):
        pile = list(Settlement.objects.filter(agreement=pk).values_list("pk", flat=True))
        order = ("approve_many", pile, APPROVERS[0], PERIODS)
        with writing_held(table):
            kill_blocked(people.start(*order), table)
        assert not JournalEntry.objects.filter(agreement=pk).exists()
        assert [people.result(people.start(*order)) for _time in range(2)] == [PERIODS, 0]
    assert_equal(undisturbed, killed)


def test_money_that_moved_is_booked_whole_or_not_at_all(people):
    tables = [PaymentOrder, AgreementEvent, JournalEntry, Posting]
    undisturbed, *killed = twins(1 + len(tables))
    orders = {}
    for pk in (undisturbed, *killed):
        draft = settle_all_due(agreement_id=pk, now=timezone.now())[0]
        settlement = approve_settlement(settlement=draft, by=approver(), now=timezone.now())
        order = settlement.payment_orders.order_by("payer__code").first()
        orders[pk] = release_payment(order=order, by=approver(1), now=timezone.now())
    confirm_payment(order=orders[undisturbed], by=approver(), now=timezone.now())
    for pk, table in zip(killed, tables, strict=True):
        with writing_held(table):
            kill_blocked(people.start("confirm", orders[pk].pk, APPROVERS[0]), table)
        orders[pk].refresh_from_db()
        assert orders[pk].status == "approved"
        assert JournalEntry.objects.filter(agreement=pk).count() == 1
        assert people.result(people.start("confirm", orders[pk].pk, APPROVERS[0])) == "paid"
    assert_equal(undisturbed, killed)


def test_a_file_is_imported_and_judged_whole_or_not_at_all(people):
    tables = [ImportBatch, Observation, AgreementEvent]
    undisturbed, *killed = make_contracts(1 + len(tables) + 1, kind=1)
    for _step in ("import", "verify"):
        take(undisturbed, partial(next_delivery, number=1), timezone.now())
    for pk, table in zip(killed, [*tables, Verification], strict=True):
        if table is Verification:
            people.result(people.start("deliver", pk, 1))
        with writing_held(table):
            kill_blocked(people.start("deliver", pk, 1), table)
        assert not Verification.objects.filter(observation__agreement=pk).exists()
        count = Observation.objects.filter(agreement=pk).count()
        assert count == (PERIODS if table is Verification else 0)
        while Verification.objects.filter(observation__agreement=pk).count() < PERIODS:
            assert people.result(people.start("deliver", pk, 1))
    assert_equal(undisturbed, killed)
