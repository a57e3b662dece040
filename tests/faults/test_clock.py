"""The clock over both changes of summer time and a year's end, and a clock that jumps."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
import time_machine
from celery.beat import ScheduleEntry
from django.db import transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import settings as effort
from hypothesis import strategies as st

from contracts.enums import RunStatus
from contracts.models import Settlement, SettlementRun
from contracts.selectors.due_periods import LONGEST_WAIT, find_due_periods
from contracts.services import settle_all_due, settle_due_period
from contracts.services.runs import lease, wait_after
from portal import celery_app
from tasks.timetable import TIMETABLE
from tests.factories.contracts import AgreementFactory, ObservationFactory, jobs
from tests.factories.terms import blocking_terms, terms_document

EXAMPLES = int(os.environ.get("PROPERTY_EXAMPLES", "20"))
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
# The last Sunday of March and of October, at one o'clock UTC.
SUMMER = datetime(2026, 3, 29, 1, tzinfo=UTC)
WINTER = datetime(2026, 10, 25, 1, tzinfo=UTC)
NEW_YEAR = datetime(2026, 12, 31, 23, tzinfo=UTC)
CHANGES = (SUMMER, WINTER, NEW_YEAR)
# Boundaries on the days of the changes, the days around them, and the ends of their months.
DAYS = [date(2026, 3, 28), date(2026, 3, 29), date(2026, 3, 30), date(2026, 4, 1)]
DAYS += [date(2026, 10, 24), date(2026, 10, 25), date(2026, 10, 26), date(2026, 11, 1)]
DAYS += [date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 2)]
moments = st.builds(
    lambda change, seconds: change + timedelta(seconds=seconds),
    st.sampled_from(CHANGES),
    st.integers(-3 * 86400, 3 * 86400) | st.integers(-7300, 7300),
)
property_test = effort(max_examples=EXAMPLES, deadline=None)


def agreement_by_days():
    document = terms_document(
        valid_from="2026-03-28", periods={"dates": [day.isoformat() for day in DAYS]}
    )
    agreement = AgreementFactory(
        active=True, starts_on=DAYS[0], ends_on=DAYS[-1], document=document
    )
    for number, day in enumerate(DAYS[:-1], start=1):
        jobs(agreement, number % 3, on=day)
    return agreement


def local_day(moment: datetime) -> date:
    """The rule of summer time once more, without a table of time zones."""
    return (moment + timedelta(hours=2 if SUMMER <= moment < WINTER else 1)).date()


def over(moment: datetime) -> list[date]:
    """The first days of the periods that are over."""
    return [start for start, end in pairwise(DAYS) if end <= local_day(moment)]


def due(moment: datetime, agreement) -> list[date]:
    found = find_due_periods(moment, lease=lease(), agreement_ids=[agreement.pk])
    return [item.period.start for item in found]


@pytest.mark.django_db
def test_at_every_moment_exactly_the_periods_that_are_over_are_due():
    agreement = agreement_by_days()

    @property_test
    @given(moments)
    def is_exact(moment: datetime) -> None:
        assert due(moment, agreement) == over(moment)
        assert due(moment.astimezone(AMSTERDAM), agreement) == over(moment)

    is_exact()


@pytest.mark.django_db
def test_no_period_is_skipped_or_settled_twice_however_the_clock_jumps():
    agreement = agreement_by_days()
    settle_all_due(agreement_id=agreement.pk, now=datetime(2027, 2, 1, tzinfo=UTC))
    rows = Settlement.objects.order_by("period_start")
    expected = list(rows.values_list("period_start", "total_cents"))
    other = agreement_by_days()

    @property_test
    @given(st.lists(moments, min_size=1, max_size=8))
    def is_in_step(course: list[datetime]) -> None:
        with transaction.atomic():
            made = [row for now in course for row in settle_all_due(agreement_id=other.pk, now=now)]
            assert [(row.period_start, row.total_cents) for row in made] == expected[
                : len(over(max(course)))
            ]
            assert {row.revision for row in made} <= {1}
            assert other.settlements.count() == len(made)
            assert due(max(course), other) == []
            transaction.set_rollback(True)

    is_in_step()


@pytest.mark.django_db
@pytest.mark.parametrize("change", CHANGES, ids=["March", "October", "New Year"])
def test_a_lease_lasts_as_long_in_the_nights_that_the_clock_changes(change):
    agreement = agreement_by_days()
    start = over(change)[0] if over(change) else DAYS[0]
    began = change - lease() / 2
    run = SettlementRun.objects.create(
        agreement=agreement,
        period_start=start,
        period_end=DAYS[1],
        status=RunStatus.RUNNING,
        claim=1,
        started_at=began,
    )
    just_before = began + lease() - timedelta(seconds=1)
    for zone in (UTC, AMSTERDAM):
        moment = just_before.astimezone(zone)
        assert settle_due_period(agreement_id=agreement.pk, period_start=start, now=moment) is None
    taken_over = settle_due_period(
        agreement_id=agreement.pk, period_start=start, now=(began + lease()).astimezone(AMSTERDAM)
    )
    assert taken_over is not None
    run.refresh_from_db()
    assert (run.status, run.claim) == (RunStatus.DONE, 2)


@pytest.mark.django_db
@pytest.mark.parametrize("change", CHANGES, ids=["March", "October", "New Year"])
def test_a_failed_period_waits_as_long_in_those_nights(change):
    periods = {"dates": [day.isoformat() for day in DAYS]}
    document = blocking_terms(valid_from="2026-03-28", periods=periods)
    agreement = AgreementFactory(active=True, starts_on=DAYS[0], document=document)
    ObservationFactory(
        agreement=agreement, on=DAYS[0], status="not_measured", quantity=None, accepted=True
    )
    now = (change - wait_after(1) / 2).astimezone(AMSTERDAM)
    assert settle_due_period(agreement_id=agreement.pk, period_start=DAYS[0], now=now) is None
    run = SettlementRun.objects.get()
    assert run.next_attempt_at == now.astimezone(UTC) + wait_after(1)
    assert due(run.next_attempt_at - timedelta(seconds=1), agreement) == []
    assert due(run.next_attempt_at, agreement)[0] == DAYS[0]


@pytest.mark.django_db
def test_a_clock_that_ran_ahead_holds_nothing_up_once_it_is_set_right():
    """A worker of another machine claims and dies, or fails, in what is the future for us."""
    agreement = agreement_by_days()
    run = SettlementRun.objects.create(
        agreement=agreement,
        period_start=DAYS[0],
        period_end=DAYS[1],
        status=RunStatus.RUNNING,
        claim=1,
        started_at=NEW_YEAR + timedelta(days=400),
    )
    assert due(NEW_YEAR, agreement)[0] == DAYS[0]
    # A clock that differs a little is no reason to doubt a worker.
    SettlementRun.objects.update(started_at=NEW_YEAR + lease() - timedelta(seconds=1))
    assert due(NEW_YEAR, agreement) == []
    SettlementRun.objects.update(started_at=NEW_YEAR + lease())
    made = settle_due_period(agreement_id=agreement.pk, period_start=DAYS[0], now=NEW_YEAR)
    assert made is not None
    run.refresh_from_db()
    assert (run.status, run.claim, run.started_at) == (RunStatus.DONE, 2, NEW_YEAR)
    waits = SettlementRun.objects.create(
        agreement=agreement,
        period_start=DAYS[1],
        period_end=DAYS[2],
        status=RunStatus.FAILED,
        attempts=3,
        problem_code="unexpected",
        next_attempt_at=NEW_YEAR + LONGEST_WAIT,
    )
    assert due(NEW_YEAR, agreement) == []
    waits.next_attempt_at += timedelta(seconds=1)
    waits.save()
    assert due(NEW_YEAR, agreement)[0] == DAYS[1]


SWEEPS = [name for name, entry in TIMETABLE.items() if isinstance(entry["schedule"], float)]
AT_FIXED_HOURS = [name for name in TIMETABLE if name not in SWEEPS]


@pytest.mark.parametrize("change", CHANGES, ids=["March", "October", "New Year"])
@pytest.mark.parametrize("name", AT_FIXED_HOURS)
def test_work_at_fixed_hours_is_done_once_at_each_of_them(name, change):
    # That of the portal; the demo asks for reports every half minute.
    schedule = TIMETABLE[name]["schedule"]
    now = change - timedelta(days=2)
    entry = ScheduleEntry(
        name=name,
        task=TIMETABLE[name]["task"],
        schedule=schedule,
        app=celery_app,
        last_run_at=now,
    )
    done = []
    while now < change + timedelta(days=2):
        with time_machine.travel(now, tick=False):
            is_due, _wait_s = entry.is_due()
            if is_due:
                done.append(timezone.localtime(now))
                entry = next(entry)
        now += timedelta(minutes=5)
    hours = [(hour, minute) for hour in sorted(schedule.hour) for minute in schedule.minute]
    assert [(moment.hour, moment.minute) for moment in done] == hours * 4
    days = [moment.date() for moment in done[:: len(hours)]]
    assert {later - earlier for earlier, later in pairwise(days)} == {timedelta(days=1)}


@pytest.mark.parametrize("change", CHANGES, ids=["March", "October", "New Year"])
@pytest.mark.parametrize("name", SWEEPS)
def test_the_timetable_keeps_its_pace_and_its_messages_arrive_in_time(name, change):
    """Beat reckons in Dutch time, in which an hour comes twice or not at all."""
    schedule = celery_app.conf.beat_schedule[name]["schedule"]
    entry = ScheduleEntry(
        name=name, task=TIMETABLE[name]["task"], schedule=schedule, app=celery_app
    )
    every = timedelta(seconds=schedule)
    now = change - timedelta(minutes=70)
    sent = []
    with time_machine.travel(now, tick=False) as traveller:
        entry = next(entry)
        while now < change + timedelta(minutes=70):
            is_due, wait_s = entry.is_due()
            if is_due:
                sent.append(now)
                entry = next(entry)
                assert_arrives(entry, now)
            now += timedelta(seconds=max(1, wait_s))
            traveller.move_to(now, tick=False)
    gaps = {later - earlier for earlier, later in pairwise(sent)}
    assert gaps == {every}


def assert_arrives(entry, now: datetime) -> None:
    """Make the message as beat does, and look whether a worker would still take it."""
    expires_s = TIMETABLE[entry.name]["options"]["expires"]
    message = celery_app.amqp.as_task_v2("id", entry.task, expires=expires_s)
    expires = datetime.fromisoformat(message.headers["expires"])
    assert expires == now + timedelta(seconds=expires_s)
