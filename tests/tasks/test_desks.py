"""What the timetable does for the desks; running it twice changes nothing else."""

from __future__ import annotations

import pytest

from contracts.desks.models import SignalCheck
from contracts.desks.services.bulk_jobs import ask_to_decide
from tasks.desks import carry_on_jobs, look_at_contracts
from tests.contracts.services.test_checks import settled
from tests.factories.contracts import NOW, AgreementFactory, PersonFactory

pytestmark = pytest.mark.django_db


def test_contracts_are_looked_at_once() -> None:
    AgreementFactory(active=True)
    look_at_contracts()
    look_at_contracts()
    assert SignalCheck.objects.count() == 1


def test_work_in_bulk_is_carried_on_until_it_is_finished() -> None:
    settlement = settled()
    job = ask_to_decide(
        settlements=[settlement],
        is_approval=True,
        reason="",
        by=PersonFactory(groups=["approver"]),
        now=NOW,
    )
    carry_on_jobs()
    carry_on_jobs()
    job.refresh_from_db()
    assert job.finished_at is not None
    assert job.items.get().problem_code == "not_a_draft"
