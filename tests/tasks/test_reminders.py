"""The sweep of reminders, over a change of the clock and the end of a year."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from pages.challenges.models import OutboxMessage, Reminder
from tasks.reminders import sweep_reminders
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    make.make_call()
    return make.make_staff("editor")


def sweep_each_hour(start: datetime, hours: int) -> list[tuple]:
    """Sweep at every hour; give each new reminder with the moment at which it was written."""
    for hour in range(hours):
        with time_machine.travel(start + timedelta(hours=hour), tick=False):
            sweep_reminders()
    rows = Reminder.objects.order_by("pk").values_list("kind", "due", "at")
    return [(kind, str(due), at.isoformat()) for kind, due, at in rows]


def test_late_begins_at_dutch_midnight_also_when_the_clock_goes_back(editor):
    """Received on Monday 31 August; on Sunday 25 October the clock goes back."""
    make.make_in_handling(editor, now=datetime(2026, 8, 30, 22, 30, tzinfo=UTC))
    # The last day is Monday 26 October: from the 19th at midnight, in summer time, it is near;
    # from the 27th at midnight, in winter time, it is late.
    found = sweep_each_hour(datetime(2026, 10, 18, 20, 0, tzinfo=UTC), 9 * 24)
    assert found == [
        ("decision_soon", "2026-10-26", "2026-10-18T22:00:00+00:00"),
        ("decision_late", "2026-10-26", "2026-10-26T23:00:00+00:00"),
    ]


def test_over_the_end_of_a_year(editor):
    """Eight weeks from 6 November end on New Year's Day, a Friday: so Monday 4 January."""
    make.make_in_handling(editor, now=datetime(2026, 11, 6, 12, 0, tzinfo=UTC))
    found = sweep_each_hour(datetime(2026, 12, 27, 20, 0, tzinfo=UTC), 9 * 24)
    assert found == [
        ("decision_soon", "2027-01-04", "2026-12-27T23:00:00+00:00"),
        ("decision_late", "2027-01-04", "2027-01-04T23:00:00+00:00"),
    ]


def test_running_twice_changes_nothing(editor, mailoutbox):
    make.make_sent()
    with time_machine.travel(make.later(days=60), tick=False):
        sweep_reminders()
        before = list(Reminder.objects.values()), list(OutboxMessage.objects.values("key", "to"))
        sweep_reminders()
        assert before == (
            list(Reminder.objects.values()),
            list(OutboxMessage.objects.values("key", "to")),
        )
    assert [kind for (kind,) in Reminder.objects.order_by("pk").values_list("kind")] == [
        "reaction_due",
        "decision_late",
    ]


def test_one_that_fails_is_logged_stops_no_other_and_is_tried_again(editor, caplog, settings):
    first, second = make.make_sent(), make.make_sent()
    address, settings.PUBLIC_URL = settings.PUBLIC_URL, None
    with time_machine.travel(make.later(days=4), tick=False):
        sweep_reminders()
        assert f"Response {first.pk} could not be reminded of" in caplog.text
        assert f"Response {second.pk} could not be reminded of" in caplog.text
        assert not OutboxMessage.objects.filter(letter="staff_reminder").exists()
        settings.PUBLIC_URL = address
        sweep_reminders()
    assert set(Reminder.objects.values_list("response", flat=True)) == {first.pk, second.pk}
