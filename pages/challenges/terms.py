"""What differs per municipality: terms and names, from its settings (`ChallengeSettings`)."""

from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone

from pages.challenges.clock import TermStart, due_on
from pages.challenges.enums import FormSize
from pages.challenges.holidays import after_working_days, run_on
from pages.challenges.models import ChallengeSettings
from pages.challenges.selectors.municipality import local_holidays

# To answer a change of the plan that we propose, unless the handler chooses another day.
DAYS_TO_ANSWER = 14
# For whoever runs the portal, not for an editor: the environment may set these.
_TECHNICAL = {
    "CHALLENGES_MUNICIPALITY": "de gemeente",
    "CHALLENGES_STARTS_PER_HOUR": 60,
    "CHALLENGES_LINKS_PER_HOUR": 5,
    "CHALLENGES_SENDS_PER_HOUR": 60,
    "CHALLENGES_MIN_SECONDS": 2,
    "CHALLENGES_VOICES_PER_HOUR": 30,
    "CHALLENGES_VOICE_MAILS_PER_HOUR": 5,
    "CHALLENGES_UPLOAD_MAX_MB": 10,
    "CHALLENGES_UPLOAD_MAX_FILES": 10,
    "CHALLENGES_UPLOADS_PER_HOUR": 60,
    "CHALLENGES_COSUBMITTERS_MAX": 20,
    "CHALLENGES_INVITATIONS_PER_HOUR": 20,
    "CHALLENGES_CALLBACKS_PER_HOUR": 10,
    "CHALLENGES_ANSWERS_PER_HOUR": 30,
    "CHALLENGES_ANSWERS_PER_COSUBMITTER": 5,
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


def equated_days() -> frozenset[date]:
    """The days of this municipality on which no term ends, besides those of the law."""
    return frozenset(row.day for row in local_holidays() if row.is_equated)


def closed_days() -> frozenset[date]:
    """The days of this municipality that are no working days, besides those of the law."""
    return frozenset(row.day for row in local_holidays())


def react_by(received_at: datetime) -> date:
    """The last day for a first reaction, in working days from the day after receipt."""
    count = int(term("FIRST_REACTION_WORKING_DAYS"))
    return after_working_days(local_day(received_at), count, closed_days())


def decide_by(received_at: datetime) -> date:
    """The last day on which the municipality answers in time."""
    weeks = int(term("DECISION_WEEKS"))
    start = TermStart(on=local_day(received_at), weeks=weeks)
    return due_on([start], equated_days())


def complete_by(asked_at: datetime) -> date:
    """The last day to send what was asked for."""
    return _weeks_after(local_day(asked_at), "COMPLETION_WEEKS")


def answer_by_of(proposed_at: datetime) -> date:
    """The last day to answer a proposed change, unless somebody chose another one."""
    return run_on(local_day(proposed_at) + timedelta(days=DAYS_TO_ANSWER), equated_days())


def draft_worked_on(response: Any) -> datetime:
    """When somebody last did something with a draft."""
    worked_on: datetime = response.draft_saved_at or response.created_at
    return worked_on


def draft_kept_until(response: Any) -> date:
    """The last day on which the text of a draft is surely kept."""
    return local_day(draft_worked_on(response)) + timedelta(weeks=int(term("DRAFT_WEEKS")))


def object_by(sent_at: datetime) -> date:
    """The last day to object: the weeks count from the day after sending (Awb 6:7 and 6:8)."""
    return _weeks_after(local_day(sent_at), "OBJECTION_WEEKS")


def _weeks_after(day: date, name: str) -> date:
    return run_on(day + timedelta(weeks=int(term(name))), equated_days())


def form_size_for(euro: int | None) -> FormSize:
    """How much the form asks of who wants this many whole euros; None: not known, so all."""
    if euro is None or euro >= int(term("SMALL_REQUEST_EURO")):
        return FormSize.FULL
    return FormSize.SHORT
