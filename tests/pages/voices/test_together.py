"""Several clicks at the same moment, on a real database with real transactions."""

from datetime import date

import pytest

from pages.challenges.errors import Refused
from pages.models import CallPage
from pages.voices.enums import MailKind
from pages.voices.models import VoiceMail
from pages.voices.selectors.meetings import count_of
from pages.voices.selectors.support import support_state
from pages.voices.selectors.topics import CALL, Topic
from pages.voices.services.following import notify_follower
from pages.voices.services.meetings import confirm_attendance
from pages.voices.services.support import confirm_support
from tests.factories import voices
from tests.pages.challenges.test_together import _file_database, at_once  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_clicks_at_once_count_once():
    plan = voices.make_plan()
    support = voices.make_given(plan)
    confirm = lambda: confirm_support(support=support, now=voices.NOW)  # noqa: E731
    assert all(one.counts for one in at_once([confirm] * 4))
    assert support_state(plan).count == 1


def test_one_address_confirmed_twice_at_once_counts_once():
    plan = voices.make_plan()
    rows = [voices.make_given(plan) for _number in range(4)]
    done = at_once([lambda row=row: confirm_support(support=row, now=voices.NOW) for row in rows])
    refused = [one.code for one in done if isinstance(one, Refused)]
    assert refused == ["already_supports"] * 3
    assert support_state(plan).count == 1


def test_the_last_place_is_taken_once_by_four_at_once():
    meeting = voices.make_meeting(capacity=1)
    people = [voices.sender(f"buur{number}@voorbeeld.example") for number in range(4)]
    rows = [voices.make_signed_up(meeting, who=who) for who in people]
    tasks = [lambda row=row: confirm_attendance(row=row, now=voices.NOW) for row in rows]
    refused = [one.code for one in at_once(tasks) if isinstance(one, Refused)]
    assert refused == ["meeting_full"] * 3
    assert count_of(meeting) == 1


def test_a_follower_is_told_once_by_three_sweeps_at_once():
    topic = voices.call_topic()
    row = voices.make_following(topic)
    CallPage.objects.filter(pk=topic.pk).update(decided_on=date(2026, 3, 1))
    fresh = Topic(CALL, CallPage.objects.get(pk=topic.pk))
    tell = lambda: notify_follower(follow_id=row.pk, topic=fresh, now=voices.NOW)  # noqa: E731
    at_once([tell] * 3)
    assert VoiceMail.objects.filter(kind=MailKind.NOTICE).count() == 1
