"""What differs per municipality: terms and names, from the settings, with our defaults."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone

_DEFAULTS = {
    # A reasonable term, in any case eight weeks, unless the local ordinance says otherwise.
    "CHALLENGES_DECISION_WEEKS": 8,
    "CHALLENGES_COMPLETION_WEEKS": 2,
    "CHALLENGES_OBJECTION_WEEKS": 6,
    "CHALLENGES_CASE_PREFIX": "UD",
    "CHALLENGES_MUNICIPALITY": "de gemeente",
    "CHALLENGES_STARTS_PER_HOUR": 60,
    "CHALLENGES_LINKS_PER_HOUR": 5,
    "CHALLENGES_SENDS_PER_HOUR": 60,
    "CHALLENGES_MIN_SECONDS": 2,
}


def term(name: str) -> int | str:
    """The value of one setting `CHALLENGES_<name>`, or our default."""
    key = f"CHALLENGES_{name}"
    return getattr(settings, key, _DEFAULTS[key])


def local_day(moment: datetime) -> date:
    """The Dutch calendar day of a moment: terms run in days, not in hours."""
    return timezone.localtime(moment).date()


def decide_by(received_at: datetime) -> date:
    """The last day on which the municipality answers in time."""
    return local_day(received_at) + timedelta(weeks=int(term("DECISION_WEEKS")))


def complete_by(asked_at: datetime) -> date:
    """The last day to send what was asked for."""
    return local_day(asked_at) + timedelta(weeks=int(term("COMPLETION_WEEKS")))


def object_by(sent_at: datetime) -> date:
    """The last day to object: the weeks count from the day after sending."""
    return local_day(sent_at) + timedelta(weeks=int(term("OBJECTION_WEEKS")))
