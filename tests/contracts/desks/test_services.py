"""Signals, views, work in bulk, the audit and destruction."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from contracts.desks.models import AuditLine, BulkItem, BulkJob, Signal, SignalCheck, TaskRun
from contracts.desks.record_kinds import KINDS
from contracts.desks.selectors.bulk import periods_to_draft, progress_of
from contracts.desks.selectors.retention import KindDue
from contracts.desks.selectors.saved_views import first_view, views_for
from contracts.desks.services import bulk_jobs, retention, saved_views
from contracts.desks.services.audit import About, note_look
from contracts.desks.services.signals import look_at_contracts
from contracts.desks.services.task_runs import note_end, note_start
from contracts.errors import Refused
from contracts.models import AppendOnlyError, Settlement
from contracts.presentation import problem_words
from contracts.services import approve_settlement, settle_all_due, suspend_agreement
from contracts.services.runs import lease
from tests.factories.contracts import (
    NEXT_YEAR,
    NOW,
    Q1,
    Q2,
    AgreementFactory,
    ObservationFactory,
    PersonFactory,
    jobs,
    member_of,
)
from tests.factories.terms import blocking_terms
from tests.tampering import tamper

pytestmark = pytest.mark.django_db
LOOKS = next(kind for kind in KINDS if kind.code == "looks")


def manager() -> object:
    return PersonFactory(groups=["contract_manager"])


def test_a_contract_is_looked_at_once_a_day_and_after_something_happened() -> None:
    agreement = AgreementFactory(active=True, ends_on=date(2026, 7, 1))
    assert look_at_contracts(now=NOW) == 1
    assert look_at_contracts(now=NOW) == 0
    kinds = set(Signal.objects.values_list("kind", flat=True))
    assert {"agreement_end", "overdue"} <= kinds
    overdue = Signal.objects.get(kind="overdue")
    assert (overdue.on, overdue.agreement) == (date(2026, 3, 31), agreement)
    assert look_at_contracts(now=NOW + timedelta(days=1)) == 1
    suspend_agreement(agreement=agreement, by=manager(), now=NOW, reason="Even niet")
    assert look_at_contracts(now=NOW + timedelta(days=1)) == 1
    assert not Signal.objects.exists()
    assert SignalCheck.objects.get().event_id == agreement.events.get().pk
    assert look_at_contracts(now=NOW + timedelta(days=2)) == 0


def test_many_contracts_are_looked_at_in_chunks() -> None:
    for _number in range(3):
        AgreementFactory(active=True)
    assert look_at_contracts(now=NOW, chunk=2) == 3


def test_a_view_is_kept_renamed_shared_and_deleted() -> None:
    owner, colleague = manager(), manager()
    save = {"list_name": "agreements", "query": "status=active", "by": owner, "now": NOW}
    view = saved_views.save_view(name="Loopt", shared_with="", **save)
    assert list(views_for(colleague)) == []
    for name, group, code in (
        ("Loopt", "", "view_name_taken"),
        ("Anders", "approver", "view_group_not_yours"),
    ):
        with pytest.raises(Refused) as refused:
            saved_views.save_view(name=name, shared_with=group, **save)
        assert refused.value.code == code
    saved_views.rename_view(view=view, name="Loopt", shared_with="contract_manager", by=owner)
    view.refresh_from_db()
    assert list(views_for(colleague, "agreements")) == [view]
    with pytest.raises(Refused, match="van iemand anders"):
        saved_views.delete_view(view=view, by=colleague)
    saved_views.choose_view(list_name="agreements", view=view, by=colleague)
    assert first_view(colleague, "agreements") == view
    saved_views.choose_view(list_name="agreements", view=None, by=colleague)
    assert first_view(colleague, "agreements") is None
    saved_views.delete_view(view=view, by=owner)
    assert list(views_for(owner)) == []


def test_drafting_in_bulk_says_of_each_what_became_of_it_and_can_be_tried_again() -> None:
    by = manager()
    good = AgreementFactory(active=True)
    jobs(good, 3)
    sick = AgreementFactory(active=True, document=blocking_terms())
    ObservationFactory(agreement=sick, status="not_measured", quantity=None, accepted=True)
    periods = periods_to_draft(by, NOW, lease())
    assert [(row.agreement_id, row.period) for row in periods] == [(good.pk, Q1), (sick.pk, Q1)]
    job = bulk_jobs.ask_to_draft(periods=periods, by=by, now=NOW)
    assert bulk_jobs.carry_on_jobs(now=NOW, most=1) == 1
    assert progress_of(job).finished == 1
    assert bulk_jobs.carry_on_jobs(now=NOW) == 1
    assert bulk_jobs.carry_on_jobs(now=NOW) == 0
    progress = progress_of(job)
    assert (progress.done, progress.failed, progress.total) == (1, 1, 2)
    done, failed = job.items.order_by("pk")
    assert (done.settlement.total_cents, done.settlement.prepared_by) == (30_000, by)
    assert (failed.status, failed.problem_code) == ("failed", "not_measured")
    job.refresh_from_db()
    assert job.finished_at == NOW
    assert bulk_jobs.try_again(job=job) == 1
    assert bulk_jobs.try_again(job=job) == 0
    assert bulk_jobs.carry_on(job=job, now=NOW) == 1
    assert progress_of(job).failed == 1


def test_a_manager_with_an_interest_drafts_nothing_in_bulk() -> None:
    agreement = AgreementFactory(active=True)
    by = member_of(agreement, "provider")
    by.groups.add(manager().groups.get())
    assert periods_to_draft(by, NOW, lease()) == []
    with pytest.raises(Refused, match="Kies eerst een of meer regels"):
        bulk_jobs.ask_to_draft(periods=[], by=by, now=NOW)


def draft(by: object = None) -> Settlement:
    agreement = AgreementFactory(active=True)
    jobs(agreement, 3)
    maker = by or manager()
    job = bulk_jobs.ask_to_draft(
        periods=[row for row in periods_to_draft(maker, NOW, lease())
                 if row.agreement_id == agreement.pk],
        by=maker,
        now=NOW,
    )  # fmt: skip
    bulk_jobs.carry_on(job=job, now=NOW)
    return agreement.settlements.get()


@pytest.mark.parametrize("is_superuser", [False, True])
def test_four_eyes_hold_in_bulk_also_for_a_superuser(is_superuser: bool) -> None:
    by = PersonFactory(groups=["contract_manager", "approver"], is_superuser=is_superuser)
    own, other = draft(by), draft()
    job = bulk_jobs.ask_to_decide(
        settlements=[own, other], is_approval=True, reason="", by=by, now=NOW
    )
    bulk_jobs.carry_on(job=job, now=NOW)
    found = {item.settlement_id: (item.status, item.problem_code) for item in job.items.all()}
    assert found == {own.pk: ("failed", "prepared_by_same"), other.pk: ("done", "")}
    own.refresh_from_db()
    other.refresh_from_db()
    assert (own.status, other.status, other.decided_by) == ("draft", "approved", by)


@pytest.mark.parametrize("change", [{"groups": []}, {"is_active": False}])
def test_who_lost_the_role_decides_nothing_any_more(change: dict) -> None:
    settlement, by = draft(), PersonFactory(groups=["approver"])
    job = bulk_jobs.ask_to_decide(
        settlements=[settlement], is_approval=True, reason="", by=by, now=NOW
    )
    if "groups" in change:
        by.groups.clear()
    else:
        by.is_active = False
        by.save()
    bulk_jobs.carry_on(job=job, now=NOW)
    item = job.items.get()
    assert (item.status, item.problem_code, item.problem_params) == (
        "failed",
        "job_role_lost",
        {"role": "budgethouder"},
    )
    settlement.refresh_from_db()
    assert settlement.status == "draft"


def test_two_approvers_at_once_approve_nothing_twice() -> None:
    settlement = draft()
    first, second = (PersonFactory(groups=["approver"]) for _number in range(2))
    both = [
        bulk_jobs.ask_to_decide(
            settlements=[settlement], is_approval=True, reason="", by=by, now=NOW
        )
        for by in (first, second)
    ]
    for job in both:
        bulk_jobs.carry_on(job=job, now=NOW)
    assert [item.problem_code for item in BulkItem.objects.filter(job__in=both)] == [
        "not_a_draft",
        "",
    ] or [job.items.get().problem_code for job in both] == ["", "not_a_draft"]
    assert settlement.entries.count() == 1
    assert settlement.payment_orders.count() == 1


def test_returning_in_bulk_needs_a_reason() -> None:
    settlement, by = draft(), PersonFactory(groups=["approver"])
    ask = {"settlements": [settlement], "is_approval": False, "by": by, "now": NOW}
    with pytest.raises(Refused, match="Schrijf op waarom"):
        bulk_jobs.ask_to_decide(reason=" ", **ask)
    job = bulk_jobs.ask_to_decide(reason="Nulmeting klopt niet", **ask)
    bulk_jobs.carry_on(job=job, now=NOW)
    settlement.refresh_from_db()
    assert (settlement.status, settlement.decision_reason) == ("returned", "Nulmeting klopt niet")


def test_an_error_that_nobody_foresaw_stops_no_other_item_and_is_said_with_the_number(
    caplog: pytest.LogCaptureFixture,
) -> None:
    by = manager()
    sick, sound = AgreementFactory(active=True), AgreementFactory(active=True)
    for agreement in (sick, sound):
        jobs(agreement, 3)
        settle_all_due(agreement_id=agreement.pk, now=NOW)
    row = sick.settlements.get()
    tamper(f"UPDATE contracts_settlement SET closing = '{{}}' WHERE id = {row.pk}")
    periods = periods_to_draft(by, NEXT_YEAR, lease())
    job = bulk_jobs.ask_to_draft(periods=periods, by=by, now=NEXT_YEAR)
    bulk_jobs.carry_on(job=job, now=NEXT_YEAR)

    found = {item.agreement_id: item for item in job.items.filter(period_start=Q2.start)}
    assert (found[sound.pk].status, found[sick.pk].status) == ("done", "failed")
    item = found[sick.pk]
    assert (item.problem_code, item.problem_params) == (
        "job_unexpected",
        {"number": sick.number, "error": "KeyError"},
    )
    assert f"Could not do item {item.pk} of job {job.pk}: {sick.number}" in caplog.messages
    assert problem_words(item.problem_path, item.problem_code, item.problem_params) == (
        f"Bij contract {sick.number} ging iets mis dat niemand had voorzien (KeyError). Probeer"
        " het nog eens. Gaat het weer mis? Geef de beheerder dan het nummer van het contract."
    )


def test_an_item_that_another_worker_did_is_left_alone() -> None:
    settlement, by = draft(), PersonFactory(groups=["approver"])
    job = bulk_jobs.ask_to_decide(
        settlements=[settlement], is_approval=True, reason="", by=by, now=NOW
    )
    item = job.items.get()
    BulkItem.objects.filter(pk=item.pk).update(status="done")
    assert bulk_jobs._do_one(item.pk, job, by, NOW) is False
    settlement.refresh_from_db()
    assert settlement.status == "draft"


def test_a_look_is_written_once_an_hour_and_never_changed() -> None:
    by, about = PersonFactory(), About("agreement", 1, None, "PC-1")
    for now in (NOW, NOW + timedelta(minutes=59), NOW + timedelta(hours=1)):
        note_look(about=about, action="seen", by=by, now=now)
    note_look(about=about, action="downloaded", by=by, now=NOW)
    note_look(about=about, action="downloaded", by=by, now=NOW)
    assert AuditLine.objects.filter(action="seen").count() == 2
    assert AuditLine.objects.filter(action="downloaded").count() == 2
    line = AuditLine.objects.first()
    assert line.keep_until == date(2031, 5, 15)
    line.text = "anders"
    with pytest.raises(AppendOnlyError):
        line.save()
    for sql in ("UPDATE desks_auditline SET text = 'x'", "DELETE FROM desks_auditline"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)


def old_look(by: object) -> None:
    note_look(
        about=About("agreement", 1), action="seen", by=by, now=datetime(2019, 1, 1, tzinfo=UTC)
    )


def test_what_is_past_its_term_is_destroyed_by_two_persons() -> None:
    first, second = manager(), PersonFactory(groups=["approver"])
    with pytest.raises(Refused, match="Er is nu niets"):
        retention.propose_destruction(kind=LOOKS, reason="x", by=first, now=NOW)
    old_look(first)
    note_look(about=About("agreement", 2), action="seen", by=first, now=NOW)
    with pytest.raises(Refused, match="Schrijf op waarom"):
        retention.propose_destruction(kind=LOOKS, reason=" ", by=first, now=NOW)
    row = retention.propose_destruction(kind=LOOKS, reason="Termijn voorbij", by=first, now=NOW)
    decide = {"destruction": row, "is_agreed": True, "reason": "Akkoord", "now": NOW}
    with pytest.raises(Refused, match="zelf voorgesteld"):
        retention.decide_destruction(by=first, **decide)
    done = retention.decide_destruction(by=second, **decide)
    assert (done.status, done.decided_by, done.count) == ("done", second, 1)
    assert [line.object_id for line in AuditLine.objects.all()] == [2]
    with pytest.raises(Refused, match="al besloten"):
        retention.decide_destruction(by=second, **decide)


def test_more_than_was_proposed_is_not_destroyed() -> None:
    first, second = manager(), PersonFactory(groups=["approver"])
    old_look(first)
    row = retention.propose_destruction(kind=LOOKS, reason="x", by=first, now=NOW)
    old_look(second)
    with pytest.raises(Refused, match="Er zijn nu 2 regels, en voorgesteld waren er 1"):
        retention.decide_destruction(destruction=row, is_agreed=True, reason="", by=second, now=NOW)
    assert AuditLine.objects.count() == 2
    refused = retention.decide_destruction(
        destruction=row, is_agreed=False, reason="Nog niet", by=second, now=NOW
    )
    assert (refused.status, AuditLine.objects.count()) == ("refused", 2)


def test_old_work_in_bulk_goes_and_the_decision_stays() -> None:
    settlement = draft()
    approve_settlement(settlement=settlement, by=PersonFactory(), now=NOW)
    jobs_kind = next(kind for kind in KINDS if kind.code == "jobs")
    later = NEXT_YEAR.replace(year=2040)
    row = retention.propose_destruction(kind=jobs_kind, reason="x", by=manager(), now=later)
    retention.decide_destruction(
        destruction=row, is_agreed=True, reason="", by=PersonFactory(), now=later
    )
    assert not BulkJob.objects.exists()
    assert settlement.agreement.events.filter(verb="settlement_approved").exists()


def test_the_ledger_is_listed_and_stays() -> None:
    ledger = next(kind for kind in KINDS if kind.code == "ledger")
    old = AgreementFactory(ends_on=date(2026, 12, 1))
    assert list(ledger.due(date(2033, 12, 1))) == []
    assert list(ledger.due(date(2033, 12, 2))) == [old]
    with pytest.raises(Refused, match="Er is nu niets"):
        retention.propose_destruction(
            kind=ledger, reason="x", by=manager(), now=NOW.replace(year=2040)
        )


def test_a_task_keeps_its_last_problem_until_it_goes_well() -> None:
    note_start(name="tasks.x", now=NOW)
    note_end(name="tasks.x", now=NOW, problem="ValueError: " + "x" * 500)
    run = TaskRun.objects.get()
    assert (run.failed_at, run.finished_at, len(run.problem)) == (NOW, None, 400)
    note_start(name="tasks.x", now=NEXT_YEAR)
    note_end(name="tasks.x", now=NEXT_YEAR)
    run.refresh_from_db()
    assert (run.started_at, run.finished_at, run.problem) == (NEXT_YEAR, NEXT_YEAR, "")


def test_terms_that_cannot_be_read_are_said_at_the_item() -> None:
    agreement, by = AgreementFactory(active=True), manager()
    (row,) = periods_to_draft(by, NOW, lease())
    job = bulk_jobs.ask_to_draft(periods=[row], by=by, now=NOW)
    agreement.terms_versions.create(
        number=2,
        valid_from=date(2026, 1, 2),
        document={"format": "oud"},
        created_at=NOW,
        created_by=by,
    )
    assert bulk_jobs.carry_on(job=job, now=NOW) == 1
    item = job.items.get()
    assert (item.status, item.problem_code, item.problem_path, item.settlement) == (
        "failed",
        "missing_key",
        "",
        None,
    )


def test_only_what_is_due_and_can_be_destroyed_is_destroyable() -> None:
    ledger = next(kind for kind in KINDS if kind.code == "ledger")
    assert [
        KindDue(kind, count).is_destroyable for kind in (LOOKS, ledger) for count in (1, 0)
    ] == [True, False, False, False]
