"""What the demo shows around its calls, and that loading it twice changes nothing."""

from datetime import UTC, datetime

import pytest
import time_machine

from pages.demo import voices
from pages.voices.models import Follow, Question, Report, Support
from pages.voices.selectors.questions import waiting_count
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


def test_there_is_something_of_everything_and_only_once():
    with time_machine.travel(NOW, tick=False):
        make.make_sent()
        people = {"redacteur": make.make_staff()}
        for _time in range(2):
            voices.load(people=people, now=NOW)
        assert (Question.objects.count(), waiting_count()) == (3, 1)
        assert Support.objects.exclude(confirmed_at=None).count() == 5
        assert (Follow.objects.count(), Report.objects.count()) == (1, 1)


def test_without_an_open_call_there_is_nothing_to_say():
    voices.load(people={}, now=NOW)
    assert not Question.objects.exists()
