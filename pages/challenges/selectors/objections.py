"""Until when one can object, and what an objection waits for."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from pages.challenges.enums import Channel, Letter, Status
from pages.challenges.holidays import run_on
from pages.challenges.models import (
    Decision,
    Objection,
    ObjectionDecision,
    OutboxMessage,
    Response,
)
from pages.challenges.objection_clock import (
    asked_to_mend,
    last_day_to_mend,
    last_day_to_object,
    weeks_to_object,
)
from pages.challenges.terms import equated_days, local_day

# Set by law, so no setting.
TIME_TO_APPEAL = timedelta(weeks=6)


@dataclass(frozen=True)
class ObjectionTerm:
    """The time to object to a decision; without a last day it has not begun yet."""

    weeks: int
    last_day: date | None

    def is_over(self, on: date) -> bool:
        """Whether what comes in on this day is too late. Before the term begins it never is."""
        return self.last_day is not None and on > self.last_day


def objection_term(response: Response) -> ObjectionTerm | None:
    """Until when the resident can object; None without a decision that is open to it.

    The term begins on the day after the decision was sent, not on that after it was taken
    (Awb 3:41 and 6:8).
    """
    decision = getattr(response, "decision", None)
    if decision is None or decision.object_by is None:
        return None
    decided_on = local_day(decision.decided_at)
    weeks = weeks_to_object(decision.object_by, decided_on)
    sent_on = decision_sent_on(decision)
    if sent_on is None:
        return ObjectionTerm(weeks, None)
    last_day = last_day_to_object(
        decision.object_by, decided_on=decided_on, sent_on=sent_on, own_days=equated_days()
    )
    return ObjectionTerm(weeks, last_day)


def decision_sent_on(decision: Decision) -> date | None:
    """The day on which the letter with the decision left; None as long as it did not."""
    return _sent_on(decision.response_id, Letter.DECISION, decision.decided_at)


def last_day_to_appeal(decision: ObjectionDecision) -> date | None:
    """The last day to go to court after a decision on an objection (Awb 6:7 and 6:8).

    None as long as the letter with it did not leave.
    """
    response_id = decision.objection.response_id
    sent_on = _sent_on(response_id, Letter.OBJECTION_DECISION, decision.decided_at)
    return run_on(sent_on + TIME_TO_APPEAL, equated_days()) if sent_on else None


def _sent_on(response_id: int, letter: Letter, decided_at: datetime) -> date | None:
    """The day on which this letter left; None as long as it did not.

    For who chose paper the post counts, not the copy by e-mail. Of a letter that had to be sent
    again the last one counts, because the first did not reach anybody.
    """
    rows = list(
        OutboxMessage.objects.filter(response=response_id, letter=letter).values_list(
            "channel", "sent_at"
        )
    )
    if not rows:
        # Of before there was an outbox: sent at once.
        return local_day(decided_at)
    on_paper = [sent_at for channel, sent_at in rows if channel == Channel.POST]
    moments = on_paper or [sent_at for _channel, sent_at in rows]
    if None in moments:
        return None
    return local_day(max(decided_at, *moments))


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
