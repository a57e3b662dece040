"""The phases of a call, read from its dates. Pure: the day is passed in, nothing is stored.

So no task has to change a status at midnight, and a page can never say "open" after the window.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Phase(TextChoices):
    """Where a call stands."""

    PLANNED = "planned", _("Gepland")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Gesloten")
    IN_ASSESSMENT = "in_assessment", _("In beoordeling")
    DECIDED = "decided", _("Besloten")
    RUNNING = "running", _("In uitvoering")
    FINISHED = "finished", _("Afgerond")
    WITHDRAWN = "withdrawn", _("Ingetrokken")


# How a phase looks: the NL Design System badge that goes with it.
BADGES = {
    Phase.PLANNED: "neutral",
    Phase.OPEN: "safe",
    Phase.CLOSED: "neutral",
    Phase.IN_ASSESSMENT: "warning",
    Phase.DECIDED: "active",
    Phase.RUNNING: "active",
    Phase.FINISHED: "neutral",
    Phase.WITHDRAWN: "danger",
}


@dataclass(frozen=True)
class CallDates:
    """The days on which a call changes phase. `closes_on` is the last day to respond.

    A draft may lack a window; it counts as planned.
    """

    opens_on: date | None
    closes_on: date | None
    assessment_on: date | None = None
    decided_on: date | None = None
    running_on: date | None = None
    finished_on: date | None = None
    withdrawn_on: date | None = None


@dataclass(frozen=True)
class Step:
    """One line of the timeline on a call page."""

    phase: Phase
    on: date | None
    is_past: bool
    is_now: bool
    until: date | None = None
    is_expected: bool = False


def phase_on(dates: CallDates, day: date) -> Phase:
    """The phase of a call on a day."""
    for phase, since in (
        (Phase.WITHDRAWN, dates.withdrawn_on),
        (Phase.FINISHED, dates.finished_on),
        (Phase.RUNNING, dates.running_on),
        (Phase.DECIDED, dates.decided_on),
    ):
        if since is not None and since <= day:
            return phase
    if dates.opens_on is None or dates.closes_on is None or day < dates.opens_on:
        return Phase.PLANNED
    if day <= dates.closes_on:
        return Phase.OPEN
    if dates.assessment_on is not None and dates.assessment_on <= day:
        return Phase.IN_ASSESSMENT
    return Phase.CLOSED


def timeline(dates: CallDates, decide_by: date | None, day: date) -> list[Step]:
    """The phases of a call in order, with their dates, for a reader on `day`."""
    now = phase_on(dates, day)
    planned = [
        (Phase.OPEN, dates.opens_on, dates.closes_on, False),
        (Phase.IN_ASSESSMENT, dates.assessment_on, None, False),
        (Phase.DECIDED, dates.decided_on or decide_by, None, dates.decided_on is None),
        (Phase.RUNNING, dates.running_on, None, False),
        (Phase.FINISHED, dates.finished_on, None, False),
    ]
    if now is Phase.WITHDRAWN:
        kept = [row for row in planned if row[1] and not row[3] and row[1] <= dates.withdrawn_on]
        planned = [*kept, (Phase.WITHDRAWN, dates.withdrawn_on, None, False)]
    elif now in {Phase.PLANNED, Phase.CLOSED}:
        at = 0 if now is Phase.PLANNED else 1
        since = None if now is Phase.PLANNED else dates.closes_on
        planned.insert(at, (now, since, None, False))
    position = [row[0] for row in planned].index(now)
    return [
        Step(phase, on, at < position, at == position, until, expected)
        for at, (phase, on, until, expected) in enumerate(planned)
    ]
