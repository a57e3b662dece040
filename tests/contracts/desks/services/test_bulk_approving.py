"""Approving many at the desk: a few queries for all, the same refusals for each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import OperationalError, connection

from contracts.desks.models import BulkItem, BulkJob
from contracts.desks.selectors.bulk import progress_of
from contracts.desks.services import bulk_jobs
from contracts.models import Agreement, Mandate, Settlement
from contracts.services import settle_all_due
from tests.factories.contracts import (
    NEXT_YEAR,
    NOW,
    AgreementFactory,
    PersonFactory,
    jobs,
    member_of,
)

pytestmark = pytest.mark.django_db


def drafted(count: int = 1, quantity: int = 3, until: Any = NOW) -> list[Agreement]:
    """Contracts of which the timetable drafted what is due."""
    agreements = [AgreementFactory(active=True) for _number in range(count)]
    for agreement in agreements:
        jobs(agreement, quantity)
        settle_all_due(agreement_id=agreement.pk, now=until)
    return agreements


def asked(agreements: list[Agreement], by: Any, without: tuple[int, ...] = ()) -> BulkJob:
    """All their drafts, asked to be approved."""
    rows = Settlement.objects.filter(agreement__in=agreements, status="draft")
    return bulk_jobs.ask_to_decide(
        settlements=rows.exclude(pk__in=without), is_approval=True, reason="Gezien", by=by, now=NOW
    )


def found(job: BulkJob) -> list[tuple[str, str, str]]:
    """What became of each item: the number of the contract, the status and the problem."""
    rows = job.items.order_by("pk")
    return list(rows.values_list("agreement__number", "status", "problem_code"))


def approver() -> Any:
    return PersonFactory(groups=["approver"])


@pytest.mark.parametrize("count", [2, 12])
def test_as_many_queries_for_many_as_for_a_few(
    count: int, django_assert_num_queries: Any, settings: Any
) -> None:
    job = asked(drafted(count), approver())
    with django_assert_num_queries(37 if settings.ON_POSTGRESQL else 33):
        assert bulk_jobs.carry_on(job=job, now=NOW) == count
    assert progress_of(job).done == count
    job.refresh_from_db()
    assert job.finished_at == NOW
    decided = Settlement.objects.filter(status="approved", decided_by=job.by)
    assert decided.filter(decision_reason="Gezien").count() == count


def as_provider(agreement: Agreement, by: Any) -> None:
    agreement.parties.get(role="provider").party.members.create(user=by)


def as_evaluator(agreement: Agreement, by: Any) -> None:
    row = agreement.observations.get()
    row.verifications.create(decision="accepted", by=by, at=NOW)


def as_small(agreement: Agreement, by: Any) -> None:
    """A mandate of which this contract is over, and the other one is not."""
    Mandate.objects.create(user=by, max_cents=20_000)


def as_closed(agreement: Agreement, by: Any) -> None:
    Agreement.objects.filter(pk=agreement.pk).update(status="settled")


def as_set_aside(agreement: Agreement, by: Any) -> None:
    agreement.settlements.update(status="superseded")


def as_changed(agreement: Agreement, by: Any) -> None:
    jobs(agreement, 2)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (as_provider, "decider_interested"),
        (as_evaluator, "verified_by_same"),
        (as_small, "over_mandate"),
        (as_closed, "agreement_closed"),
        (as_set_aside, "not_a_draft"),
        (as_changed, "inputs_changed"),
    ],
)
def test_each_refusal_is_told_of_its_own_contract(
    make: Callable[[Agreement, Any], None], code: str
) -> None:
    (refused,), (other,) = drafted(quantity=3), drafted(quantity=1)
    by = approver()
    job = asked([refused, other], by)
    make(refused, by)
    assert bulk_jobs.carry_on(job=job, now=NOW) == 2
    assert found(job) == [(refused.number, "failed", code), (other.number, "done", "")]
    assert refused.entries.count() == 0
    assert other.entries.count() == 1


def test_who_entered_what_counts_approves_the_others() -> None:
    own, other = drafted(2)
    by = member_of(own, "provider")
    by.groups.add(approver().groups.get())
    own.parties.get(role="provider").party.members.all().delete()
    job = asked([own, other], by)
    bulk_jobs.carry_on(job=job, now=NOW)
    assert found(job) == [(own.number, "failed", "entered_by_same"), (other.number, "done", "")]


def test_an_earlier_period_that_was_not_chosen_holds_up_the_later_ones() -> None:
    whole, part = drafted(2, until=NEXT_YEAR)
    first = part.settlements.order_by("period_start")[0]
    job = asked([whole, part], approver(), without=(first.pk,))
    bulk_jobs.carry_on(job=job, now=NEXT_YEAR)
    late = "earlier_period_not_approved"
    count = whole.settlements.count()
    assert found(job) == [
        *[(whole.number, "done", "")] * count,
        *[(part.number, "failed", late)] * (count - 1),
    ]


def test_a_part_that_is_done_stays_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk_jobs, "TOGETHER", 2)
    job = asked(drafted(5), approver())
    assert bulk_jobs.carry_on(job=job, now=NOW, most=3) == 3
    progress = progress_of(job)
    assert (progress.done, progress.waiting) == (3, 2)
    job.refresh_from_db()
    assert job.finished_at is None
    assert bulk_jobs.carry_on_jobs(now=NOW) == 2
    assert progress_of(job).done == 5


def test_what_nobody_foresaw_about_one_stops_none_of_the_others(
    caplog: pytest.LogCaptureFixture,
) -> None:
    sick, *others = drafted(3)
    key = sick.settlements.get().pk
    job = asked([sick, *others], approver())

    def lose(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith('UPDATE "contracts_settlement"') and key in params:
            raise OperationalError("the connection is lost")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(lose):
        assert bulk_jobs.carry_on(job=job, now=NOW) == 3
    assert found(job) == [
        (sick.number, "failed", "job_unexpected"),
        *((row.number, "done", "") for row in others),
    ]
    assert caplog.messages[0] == f"Could not approve 3 items of job {job.pk} together"
    assert [row.entries.count() for row in (sick, *others)] == [0, 1, 1]
    assert bulk_jobs.try_again(job=job) == 1
    assert bulk_jobs.carry_on(job=job, now=NOW) == 1
    assert sick.entries.count() == 1


def test_items_that_another_worker_did_are_left_alone() -> None:
    mine, theirs = drafted(2)
    job = asked([mine, theirs], approver())
    keys = list(job.items.order_by("pk").values_list("pk", flat=True))
    BulkItem.objects.filter(pk=keys[1]).update(status="done")
    assert bulk_jobs._approve_some(keys, job, approver(), NOW) == 1
    assert theirs.entries.count() == 0
    assert mine.entries.count() == 1
