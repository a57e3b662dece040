"""What differs per municipality: terms and names, from its settings (`ChallengeSettings`)."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone

from pages.challenges.enums import FormSize
from pages.challenges.models import ChallengeSettings

# For whoever runs the portal, not for an editor: the environment may set these.
_TECHNICAL = {
    "CHALLENGES_MUNICIPALITY": "de gemeente",
    "CHALLENGES_STARTS_PER_HOUR": 60,
    "CHALLENGES_LINKS_PER_HOUR": 5,
    "CHALLENGES_SENDS_PER_HOUR": 60,
    "CHALLENGES_MIN_SECONDS": 2,
}


def term(name: str) -> int | str:
    """What the municipality set for `name` (DECISION_WEEKS is its field `decision_weeks`).

    Limits against abuse come from the environment: `CHALLENGES_<name>`, with our default.
    """
    key = f"CHALLENGES_{name}"
    if key in _TECHNICAL:
        return getattr(settings, key, _TECHNICAL[key])
    return getattr(ChallengeSettings.current(), name.lower())


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


def form_size_for(euro: int | None) -> FormSize:
    """How much the form asks of who wants this many whole euros; None: not known, so all."""
    if euro is None or euro >= int(term("SMALL_REQUEST_EURO")):
        return FormSize.FULL
    return FormSize.SHORT
