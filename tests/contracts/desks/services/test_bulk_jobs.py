"""Work in bulk goes on, whatever one item does and whoever asks something meanwhile."""

from __future__ import annotations

from threading import Thread

import pytest
from django.db import OperationalError, connection

from contracts.desks.models import BulkJob
from contracts.desks.selectors.bulk import periods_to_draft
from contracts.desks.services import bulk_jobs
from contracts.services.runs import lease
from tests.factories.contracts import (
    NOW,
    AgreementFactory,
    ObservationFactory,
    PersonFactory,
    jobs,
)
from tests.factories.terms import blocking_terms


def asked() -> BulkJob:
    """Everything that is due, asked for by a contract manager."""
    by = PersonFactory(groups=["contract_manager"])
    return bulk_jobs.ask_to_draft(periods=periods_to_draft(by, NOW, lease()), by=by, now=NOW)


@pytest.mark.django_db
def test_an_error_that_nobody_thought_of_holds_up_no_other_item() -> None:
    sick, good = (AgreementFactory(active=True) for _number in range(2))
    for agreement in (sick, good):
        jobs(agreement, 3)
    job = asked()
    lost = []

    def lose(execute, sql, params, many, context):
        if 'FROM "contracts_observation"' in sql and not lost:
            lost.append(sql)
            raise OperationalError("the connection is lost")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(lose):
        assert bulk_jobs.carry_on_jobs(now=NOW) == 2
    failed, done = job.items.order_by("pk")
    assert (failed.agreement, failed.status) == (sick, "failed")
    assert (failed.problem_code, failed.problem_params) == (
        "job_unexpected",
        {"number": sick.number, "error": "OperationalError"},
    )
    assert (done.agreement, done.status) == (good, "done")
    assert not sick.settlements.exists()
    assert bulk_jobs.try_again(job=job) == 1
    assert bulk_jobs.carry_on_jobs(now=NOW) == 1
    assert sick.settlements.get().total_cents == 30_000


@pytest.mark.services
@pytest.mark.django_db(transaction=True)
def test_who_tries_again_while_a_worker_ends_the_job_is_not_forgotten() -> None:
    sick = AgreementFactory(active=True, document=blocking_terms())
    ObservationFactory(agreement=sick, status="not_measured", quantity=None, accepted=True)
    job = asked()
    colleague = Thread(target=try_again_elsewhere, args=[job])

    def meanwhile(execute, sql, params, many, context):
        if sql.startswith('UPDATE "desks_bulkjob"') and colleague.ident is None:
            colleague.start()
            # Long enough to be first, unless it has to wait for us.
            colleague.join(timeout=2)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(meanwhile):
        assert bulk_jobs.carry_on(job=job, now=NOW) == 1
    colleague.join()
    job.refresh_from_db()
    assert (job.items.get().status, job.finished_at) == ("waiting", None)


def try_again_elsewhere(job: BulkJob) -> None:
    """Press the button in a session of its own."""
    try:
        assert bulk_jobs.try_again(job=job) == 1
    finally:
        connection.close()
