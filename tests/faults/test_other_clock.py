"""A real worker and beat whose clock goes over a change of summer time and a year's end.

They draft, post and remind on the days, and to the amounts, of a run that one process does with
its clock put to the moments around.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
import time_machine
from django.db import transaction

from contracts.desks.models import BulkJob
from contracts.desks.services.bulk_jobs import ask_to_decide
from contracts.enums import PartyRole, RunStatus, SettlementStatus
from contracts.models import OPEN_STATUSES, Agreement
from contracts.services import import_observations, verify_observations
from pages.challenges.models import Response
from tasks.desks import carry_on_jobs
from tasks.reminders import sweep_reminders
from tasks.reports import sweep_reports
from tasks.settlements import settle_agreements
from tests.factories import challenges as make
from tests.factories.contracts import PersonFactory, member_of
from tests.faults.other_clock import OtherClock, machine_before
from tests.faults.outcome import differences, outcome_of
from tests.faults.place import place_of_the_test, wait_until
from tests.faults.test_clock import (
    DAYS,
    NEW_YEAR,
    SUMMER,
    WINTER,
    agreement_by_days,
    local_day,
    over,
)

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]

# The moment, and when a response came in of which something is due on that day.
NIGHTS = {
    "the hour that is skipped": (SUMMER, datetime(2026, 3, 20, 11, tzinfo=UTC)),
    "the end of the short day": (
        datetime(2026, 3, 29, 22, tzinfo=UTC),
        datetime(2026, 3, 23, 11, tzinfo=UTC),
    ),
    "the hour that comes twice": (WINTER, datetime(2026, 10, 16, 11, tzinfo=UTC)),
    "the end of the long day": (
        datetime(2026, 10, 25, 23, tzinfo=UTC),
        datetime(2026, 10, 19, 11, tzinfo=UTC),
    ),
    "the end of the year": (NEW_YEAR, datetime(2026, 11, 13, 11, tzinfo=UTC)),
}
ABOUT_REPORTS = "report_"
LONG_AFTER = datetime(2028, 1, 1, tzinfo=UTC)
A_LITTLE = timedelta(seconds=5)


class Case:
    """A contract and a response, on which something is done before and after a moment."""

    def __init__(self, received_at: datetime) -> None:
        self.agreement: Agreement = agreement_by_days()
        self.response: Response = make.make_sent(now=received_at)
        self.approver = PersonFactory(groups=["approver"])

    def deliver(self, now: datetime) -> None:
        """Results of the first day, which was drafted before, come in and are accepted."""
        agreement = self.agreement
        content = f"indicator;datum;aantal\nbaan;{DAYS[0]:%d-%m-%Y};2\n".encode()
        with transaction.atomic():
            import_observations(
                agreement=agreement,
                filename="later.csv",
                content=content,
                by=member_of(agreement, PartyRole.PROVIDER),
                now=now,
            )
            verify_observations(
                observations=list(agreement.observations.filter(verifications=None)),
                decision="accepted",
                by=member_of(agreement, PartyRole.EVALUATOR),
                now=now,
            )

    def ask_to_approve(self, now: datetime) -> BulkJob:
        """Ask for all drafts to be approved; a worker does it."""
        drafts = self.agreement.settlements.filter(status=SettlementStatus.DRAFT)
        return ask_to_decide(
            settlements=drafts, is_approval=True, reason="Gezien", by=self.approver, now=now
        )

    def settled(self) -> list[Any]:
        """The first days of the periods of which the draft is what it has to be now."""
        self.agreement.refresh_from_db()
        done = self.agreement.runs.filter(
            status=RunStatus.DONE, input_version=self.agreement.input_version
        )
        rows = self.agreement.settlements.filter(
            status__in=OPEN_STATUSES, period_start__in=done.values("period_start")
        )
        return list(rows.order_by("period_start").values_list("period_start", flat=True))

    def days(self) -> dict[str, Any]:
        """On which local day everything happened."""
        settlements = self.agreement.settlements.order_by("period_start", "revision")
        return {
            "drafted": [local_day(row.prepared_at) for row in settlements],
            "approved": [row.decided_at and local_day(row.decided_at) for row in settlements],
            "booked": [local_day(row.at) for row in self.agreement.entries.order_by("pk")],
            "told": self.told(),
        }

    def outcome(self) -> dict[str, Any]:
        """What came of the contract; what is asked for beside settling has no place in the row."""
        found = outcome_of(self.agreement.pk)
        found["history"] = [row for row in found["history"] if not row[0].startswith(ABOUT_REPORTS)]
        return found

    def told(self, before: datetime = LONG_AFTER) -> dict[str, Any]:
        """Who was reminded of what, and asked for reports, and on which local day it was."""
        reminders = self.response.reminders.filter(at__lt=before).order_by("pk")
        events = self.agreement.events.filter(verb__startswith=ABOUT_REPORTS, at__lt=before)
        return {
            "reminders": [(row.kind, row.due, local_day(row.at)) for row in reminders],
            "reports": sorted(f"{row.verb} {row.detail} {local_day(row.at)}" for row in events),
        }


def undisturbed(moment: datetime, received_at: datetime) -> Case:
    """The same in this process, just before and just after."""
    case = Case(received_at)
    for now in (moment - A_LITTLE, moment):
        with time_machine.travel(now, tick=False):
            settle_agreements([case.agreement.pk])
            sweep_reminders()
            sweep_reports()
    with time_machine.travel(moment + A_LITTLE, tick=False):
        case.deliver(moment + A_LITTLE)
        settle_agreements([case.agreement.pk])
        case.ask_to_approve(moment + A_LITTLE)
        carry_on_jobs()
    return case


@pytest.mark.parametrize("night", NIGHTS)
def test_a_worker_whose_clock_passes_it_does_everything_on_its_day(night, tmp_path):
    moment, received_at = NIGHTS[night]
    expected = undisturbed(moment, received_at)
    before, after = over(moment - A_LITTLE), over(moment)

    def begin(clock: OtherClock) -> Case:
        case = Case(received_at)
        is_done = partial(has_come_to, case, before, expected.told(before=moment))
        wait_until(lambda: is_done() or clock.now() >= moment, f"{before} are settled")
        return case

    with machine_before(place_of_the_test(tmp_path), moment, begin) as (clock, case):
        clock.wait_for(moment)
        is_done = partial(has_come_to, case, after, expected.told())
        wait_until(is_done, f"{after} are settled")
        case.deliver(clock.now())
        wait_until(is_done, f"{after} are settled anew")
        job = case.ask_to_approve(clock.now())
        wait_until(lambda: BulkJob.objects.get(pk=job.pk).finished_at is not None, "it is posted")
    assert differences([expected.outcome()], [case.outcome()]) == []
    assert case.days() == expected.days()
    first_after = case.agreement.settlements.filter(period_start__in=set(after) - set(before))
    assert all(row.prepared_at >= moment for row in first_after)


def has_come_to(case: Case, starts: list[Any], told: dict[str, Any]) -> bool:
    return case.settled() == starts and case.told() == told
