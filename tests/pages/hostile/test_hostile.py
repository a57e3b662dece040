"""5,000 hostile inputs: no server error, and nothing that was typed is lost."""

import pytest
import time_machine

from tests.factories import challenges as make
from tests.pages.hostile import resident_doors, staff_doors
from tests.pages.hostile.asking import attack, shares

pytestmark = pytest.mark.django_db

# How many inputs each group of addresses gets.
GROUPS = {
    resident_doors.starting: 300,
    resident_doors.drafting: 1300,
    resident_doors.challenging: 1300,
    resident_doors.together: 200,
    resident_doors.answering: 250,
    resident_doors.around: 600,
    resident_doors.reading: 400,
    staff_doors.lists: 300,
    staff_doors.handling: 240,
    staff_doors.deciding: 220,
    staff_doors.moderating: 70,
    staff_doors.counter: 40,
}
AT_LEAST = 5_000
LIMITS = ("STARTS", "LINKS", "SENDS", "VOICES", "VOICE_MAILS", "UPLOADS", "INVITATIONS")
LIMITS += ("CALLBACKS", "ANSWERS")


@pytest.fixture(autouse=True)
def _calm(settings):
    """No waiting and no limits: those have tests of their own."""
    settings.CHALLENGES_MIN_SECONDS = 0
    settings.CHALLENGES_ANSWERS_PER_COSUBMITTER = 10**9
    for name in LIMITS:
        setattr(settings, f"CHALLENGES_{name}_PER_HOUR", 10**9)
    with time_machine.travel(make.NOW, tick=False):
        yield


def test_there_are_enough():
    assert sum(GROUPS.values()) >= AT_LEAST


@pytest.mark.parametrize(
    ("group", "total"), GROUPS.items(), ids=[group.__name__ for group in GROUPS]
)
def test_hostile_input_gives_no_server_error_and_loses_nothing(client, group, total):
    doors = group()
    numbers = shares(doors, total)
    assert sum(numbers) == total
    assert min(numbers) > 0
    problems = [
        problem
        for door, times in zip(doors, numbers, strict=True)
        for problem in attack(client, door, times)
    ]
    assert not problems, "\n".join(problems)
