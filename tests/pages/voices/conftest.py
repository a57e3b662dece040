"""A clock that stands still, and a call to say something about."""

from contextlib import contextmanager

import pytest
import time_machine

from tasks.voices import sweep_voice_mail
from tests.factories import voices


@pytest.fixture(autouse=True)
def clock(settings):
    settings.CHALLENGES_MIN_SECONDS = 0
    with time_machine.travel(voices.NOW, tick=False):
        yield


@pytest.fixture
def topic():
    return voices.call_topic(contact_email="noor@demodam.example")


@pytest.fixture
def letters_leave():
    """A block after which the worker has swept the outbox."""

    @contextmanager
    def sweep():
        yield
        sweep_voice_mail()

    return sweep
