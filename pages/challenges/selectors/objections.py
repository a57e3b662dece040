"""What an objection waits for."""

from dataclasses import dataclass
from datetime import date

from pages.challenges.enums import Status
from pages.challenges.models import Objection, Response
from pages.challenges.objection_clock import asked_to_mend, last_day_to_mend


@dataclass(frozen=True)
class MendingAsked:
    """What is missing from an objection, and the last day on which it can come in time."""

    words: str
    mend_by: date


def mending_asked(response: Response) -> MendingAsked | None:
    """What the resident was asked to add to the objection and did not add yet; None if nothing."""
    if response.status != Status.OBJECTION:
        return None
    objection = Objection.objects.filter(response=response).first()
    asked = asked_to_mend(list(objection.steps.all())) if objection else None
    return MendingAsked(asked.reason, last_day_to_mend(asked)) if asked else None
