"""The settlement tasks: thin, by id, and safe with real workers that are killed."""

from __future__ import annotations

import signal
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection, transaction

from contracts.enums import RunStatus
from contracts.models import Agreement, Settlement, SettlementRun
from contracts.services import settle_all_due, verify_observation
from contracts.services.history import lock_agreement
from contracts.snapshots import stored_lines
from portal import celery_app
from tasks.settlements import MANY, settle_period, sweep_due_settlements
from tasks.timetable import TIMETABLE
from tests.factories.contracts import (
    NOW,
    AgreementFactory,
    ObservationFactory,
    jobs,
    member_of,
)
from tests.factories.terms import blocking_terms, terms_document
from tests.tasks.workers import LEASE_S, forget_messages, send, wait_until, worker

QUARTERS = [date(2024, 1, 1), date(2024, 4, 1), date(2024, 7, 1), date(2024, 10, 1)]
# Long over, whenever the tests run.
OVER = {
    "valid_from": "2024-01-01",
    "periods": {"every": "quarter", "from": "2024-01-01", "until": "2025-01-01"},
}


def agreement_with_jobs(*, document=None) -> Agreement:
    agreement = AgreementFactory(
        active=True,
        starts_on=date(2024, 1, 1),
        ends_on=date(2025, 1, 1),
        document=document or terms_document(**OVER),
    )
    for number, start in enumerate(QUARTERS, start=1):
        jobs(agreement, number, on=start)
    return agreement


def rows_of(agreement: Agreement) -> list[tuple[object, ...]]:
    """Everything that was settled, without the names and moments that differ between twins."""
    return [
        (
            row.period_start,
            row.period_end,
            row.revision,
            row.status,
            row.total_cents,
            row.cumulative_cents,
            stored_lines(row),
        )
        for row in Settlement.objects.filter(agreement=agreement).order_by("pk")
    ]


def undisturbed() -> list[tuple[object, ...]]:
    """What one process makes of the same agreement."""
    twin = agreement_with_jobs()
    settle_all_due(agreement_id=twin.pk, now=NOW)
    return rows_of(twin)


def is_all_settled(agreements: list[Agreement]) -> bool:
    return Settlement.objects.filter(agreement__in=agreements).count() == 4 * len(agreements)


def is_somebody_waiting() -> bool:
    """Whether a worker waits for a lock that somebody else holds."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return bool(cursor.fetchone()[0])


def test_the_timetable_sweeps_every_minute():
    entry = TIMETABLE["settlements"]
    assert (entry["task"], entry["schedule"]) == ("tasks.settlements.sweep_due_settlements", 60.0)


@pytest.mark.django_db
def test_the_task_settles_one_period_and_twice_is_once():
    agreement = agreement_with_jobs()
    settle_period(agreement.pk, "2024-01-01")
    settle_period(agreement.pk, "2024-01-01")
    assert [row.total_cents for row in agreement.settlements.all()] == [10000]


@pytest.fixture
def done_when_sent():
    """Each message is done in this process when it is sent."""
    celery_app.conf.task_always_eager = True
    yield
    celery_app.conf.task_always_eager = False


@pytest.mark.django_db
def test_a_sweep_sends_every_due_period_once_its_own_rows_are_certain(
    done_when_sent, django_capture_on_commit_callbacks
):
    agreement = agreement_with_jobs()
    with django_capture_on_commit_callbacks(execute=True) as messages:
        sweep_due_settlements()
        assert not agreement.settlements.exists()
    assert len(messages) == 4
    assert [row.total_cents for row in agreement.settlements.order_by("period_start")] == [
        10000,
        20000,
        30000,
        40000,
    ]
    with django_capture_on_commit_callbacks(execute=True) as messages:
        sweep_due_settlements()
    assert messages == []


@pytest.mark.django_db
def test_many_contracts_are_settled_with_one_message(
    done_when_sent, django_capture_on_commit_callbacks
):
    expected = undisturbed()
    agreements = [agreement_with_jobs() for _number in range(MANY)]
    with django_capture_on_commit_callbacks(execute=True) as messages:
        sweep_due_settlements()
    assert len(messages) == 1
    for agreement in agreements:
        assert rows_of(agreement) == expected
    with django_capture_on_commit_callbacks(execute=True) as messages:
        sweep_due_settlements()
    assert messages == []


@pytest.mark.services
@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_killed_amid_many_contracts_changes_nothing(tmp_path):
    forget_messages()
    expected = undisturbed()
    agreements = [agreement_with_jobs() for _number in range(MANY)]
    log = tmp_path / "killed.log"
    with worker(tmp_path, "killed") as victim:
        with transaction.atomic():
            # Whoever holds the lock of the last one makes the worker wait with all the others.
            lock_agreement(agreements[-1].pk)
            send(sweep_due_settlements)
            wait_until(is_somebody_waiting, log_path=log)
            victim.send_signal(signal.SIGKILL)
            victim.wait(timeout=10)
        assert not Settlement.objects.filter(agreement__in=agreements).exists()
    with worker(tmp_path, "one"), worker(tmp_path, "two"):

        def is_done() -> bool:
            send(sweep_due_settlements)
            return is_all_settled(agreements)

        wait_until(is_done, LEASE_S + 60, tmp_path / "one.log")
        send(sweep_due_settlements)
    for agreement in agreements:
        assert rows_of(agreement) == expected
    runs = SettlementRun.objects.filter(agreement__in=agreements)
    assert {run.status for run in runs} == {RunStatus.DONE}


@pytest.mark.services
@pytest.mark.django_db(transaction=True)
def test_two_workers_settle_everything_once(tmp_path):
    forget_messages()
    expected = undisturbed()
    agreements = [agreement_with_jobs() for _number in range(6)]
    with worker(tmp_path, "one"), worker(tmp_path, "two"):
        for _sweep in range(3):
            send(sweep_due_settlements)

        def is_done() -> bool:
            if is_all_settled(agreements):
                return True
            send(sweep_due_settlements)
            return False

        wait_until(is_done, log_path=tmp_path / "one.log")
        send(sweep_due_settlements)
    for agreement in agreements:
        assert rows_of(agreement) == expected
    runs = SettlementRun.objects.filter(agreement__in=agreements)
    assert {(run.status, run.attempts) for run in runs} == {(RunStatus.DONE, 0)}
    assert [row[4] for row in expected] == [10000, 20000, 30000, 40000]


@pytest.mark.services
@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_killed_halfway_changes_nothing(tmp_path):
    forget_messages()
    expected = undisturbed()
    agreements = [agreement_with_jobs() for _number in range(3)]
    halfway = agreements[1]
    with worker(tmp_path, "killed") as victim:
        with transaction.atomic():
            # Whoever holds the lock makes the worker wait after its claim: halfway for certain.
            lock_agreement(halfway.pk)
            send(sweep_due_settlements)
            busy = SettlementRun.objects.filter(agreement=halfway, status=RunStatus.RUNNING)
            wait_until(busy.exists, log_path=tmp_path / "killed.log")
            victim.send_signal(signal.SIGKILL)
            victim.wait(timeout=10)
        assert busy.count() == 1
        assert rows_of(agreements[0]) == expected
        assert not Settlement.objects.filter(agreement=halfway).exists()
    with worker(tmp_path, "heir"):

        def is_done() -> bool:
            send(sweep_due_settlements)
            return is_all_settled(agreements)

        wait_until(is_done, LEASE_S + 60, tmp_path / "heir.log")
    for agreement in agreements:
        assert rows_of(agreement) == expected
    runs = SettlementRun.objects.filter(agreement__in=agreements)
    assert {run.status for run in runs} == {RunStatus.DONE}
    # The claim of the killed worker and that of the one that took over.
    assert runs.get(agreement=halfway, period_start=QUARTERS[0]).claim == 2


@pytest.mark.services
@pytest.mark.django_db(transaction=True)
def test_what_cannot_be_settled_fails_alone_and_succeeds_after_repair(tmp_path):
    forget_messages()
    expected = undisturbed()
    healthy = agreement_with_jobs()
    sick = AgreementFactory(active=True, document=blocking_terms(**OVER))
    missing = ObservationFactory(
        agreement=sick, on=QUARTERS[0], status="not_measured", quantity=None, accepted=True
    )

    def run() -> SettlementRun | None:
        return SettlementRun.objects.filter(agreement=sick, period_start=QUARTERS[0]).first()

    with worker(tmp_path, "only"):

        def has_failed_twice() -> bool:
            send(sweep_due_settlements)
            found = run()
            return found is not None and found.attempts >= 2 and is_all_settled([healthy])

        wait_until(has_failed_twice, log_path=tmp_path / "only.log")
        failed = run()
        assert failed is not None
        assert (failed.problem_code, failed.problem_params["metric"]) == ("not_measured", "baan")
        assert rows_of(healthy) == expected
        assert rows_of(sick) == []
        repaired = ObservationFactory(
            agreement=sick, on=QUARTERS[0], replaces=missing, quantity=Decimal(2)
        )
        evaluator = member_of(sick, "evaluator")
        verify_observation(observation=repaired, decision="accepted", by=evaluator, now=NOW)

        def is_repaired() -> bool:
            send(sweep_due_settlements)
            return is_all_settled([sick])

        wait_until(is_repaired, log_path=tmp_path / "only.log")
    assert [row[4] for row in rows_of(sick)] == [20000, 0, 0, 0]
    done = run()
    assert done is not None
    assert (done.status, done.attempts, done.problem) == (RunStatus.DONE, 0, None)
