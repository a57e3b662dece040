"""A clock that stands still, and a call to say something about."""

import pytest
import time_machine

from tests.factories import voices


@pytest.fixture(autouse=True)
def clock(settings):
    settings.CHALLENGES_MIN_SECONDS = 0
    with time_machine.travel(voices.NOW, tick=False):
        yield


@pytest.fixture
def topic():
    return voices.call_topic(contact_email="noor@demodam.example")
