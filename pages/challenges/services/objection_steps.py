"""The term of a decision on an objection, more time for it, and taking the objection back."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from pages.challenges.case_letters import (
    objection_adjournment_letter,
    objection_withdrawal_letter,
)
from pages.challenges.enums import Action, Letter, ObjectionStepKind, Status, Who
from pages.challenges.errors import Refused
from pages.challenges.models import Objection, ObjectionStep, Response
from pages.challenges.objection_clock import begins_after, objection_due
from pages.challenges.plain_words import is_placeholder, is_too_short
from pages.challenges.selectors.objections import objection_term
from pages.challenges.services.moves import lock_response, move
from pages.challenges.services.outbox import queue_letter
from pages.challenges.terms import equated_days, local_day, object_by, term

# By how much further delay can be agreed on at once, in weeks.
LONGEST_CONSENT = 26


def begin_term(response: Response, objection: Objection, *, by: Any, now: datetime) -> None:
    """Write the start of the term, and `objection_due` of the locked response; saves both.

    An objection may come before the letter with the decision left (Awb 6:10): then the term is
    taken as if it left today, which can only be too early for ourselves.
    """
    last_day = objection_term(response).last_day or object_by(now)
    on = begins_after(last_day, objection.received_on)
    weeks = int(term("OBJECTION_DECISION_WEEKS"))
    write_objection_step(
        response, objection, ObjectionStepKind.START, on=on, weeks=weeks, by=by, now=now
    )
    response.save()


@transaction.atomic
def adjourn_objection(
    *, response: Response, reason: str, by: Any, now: datetime, consent_weeks: int = 0
) -> ObjectionStep:
    """Take more time: once by the weeks of the municipality, or `consent_weeks` that the resident
    agreed to. Tells the resident why and until when.

    Raises Refused `extension_reason`, `consent_weeks`, `not_allowed`, `extension_off`,
    `extended_before` or `term_over`; agreed delay is possible more than once, and afterwards.
    """
    reason = reason.strip()
    if is_placeholder(reason) or is_too_short(reason):
        raise Refused("extension_reason", field="reason")
    if not 0 <= consent_weeks <= LONGEST_CONSENT:
        raise Refused("consent_weeks", field="consent_weeks", limit=LONGEST_CONSENT)
    locked = lock_response(response)
    today = local_day(now)
    kind, weeks = ObjectionStepKind.CONSENT, consent_weeks
    if not consent_weeks:
        kind, weeks = ObjectionStepKind.ADJOURN, int(term("OBJECTION_ADJOURNMENT_WEEKS"))
    if locked.status == Status.OBJECTION:
        if kind == ObjectionStepKind.ADJOURN:
            _check_adjournment(locked, weeks, today)
        step = write_objection_step(
            locked, locked.objection, kind, on=today, weeks=weeks, by=by, now=now, reason=reason
        )
    # Refuses what is no longer open, before the letter is written.
    move(
        response=locked,
        action=Action.ADJOURN_OBJECTION,
        who=Who.HANDLER,
        by=by,
        now=now,
        text=reason,
    )
    queue_letter(
        key=f"{Letter.OBJECTION_ADJOURNMENT}:{step.pk}",
        letter=Letter.OBJECTION_ADJOURNMENT,
        response=locked,
        to=locked.email,
        content=objection_adjournment_letter(locked, step),
        now=now,
    )
    return step


def _check_adjournment(response: Response, weeks: int, today: date) -> None:
    if not weeks:
        raise Refused("extension_off")
    if response.objection.steps.filter(kind=ObjectionStepKind.ADJOURN).exists():
        raise Refused("adjourned_before")
    if response.objection_due is not None and today > response.objection_due:
        raise Refused("objection_term_over")


@transaction.atomic
def withdraw_objection(
    *, response: Response, by: Any | None, now: datetime, reason: str = ""
) -> ObjectionStep:
    """Take the objection back (Awb 6:21): the first decision holds again.

    `by` is empty for the resident, else who recorded it: then it says how the resident asked.
    Raises Refused `reason_needed` or `not_allowed`.
    """
    reason = reason.strip()
    if by is not None and is_placeholder(reason):
        raise Refused("reason_needed", field="reason")
    locked = lock_response(response)
    back_to = status_before_objection(locked)
    move(
        response=locked,
        action=Action.WITHDRAW_OBJECTION,
        who=Who.RESIDENT if by is None else Who.HANDLER,
        by=by,
        now=now,
        text=reason,
        to=back_to,
    )
    step = write_objection_step(
        locked,
        locked.objection,
        ObjectionStepKind.WITHDRAW,
        on=local_day(now),
        weeks=0,
        by=by,
        now=now,
        reason=reason,
    )
    queue_letter(
        key=f"{Letter.OBJECTION_WITHDRAWAL}:{locked.pk}",
        letter=Letter.OBJECTION_WITHDRAWAL,
        response=locked,
        to=locked.email,
        content=objection_withdrawal_letter(locked),
        now=now,
    )
    return step


def status_before_objection(response: Response) -> Status | None:
    """Where the case was when the objection came; None without one."""
    event = response.events.filter(action=Action.OBJECT).order_by("pk").last()
    return Status(event.status_before) if event else None


def write_objection_step(
    response: Response,
    objection: Objection,
    kind: ObjectionStepKind,
    *,
    on: date,
    by: Any,
    now: datetime,
    weeks: int = 0,
    days: int = 0,
    reason: str = "",
) -> ObjectionStep:
    """Write one step and set `objection_due`; the response is saved by the caller."""
    earlier = list(objection.steps.all())
    step = ObjectionStep(
        objection=objection,
        kind=kind,
        on=on,
        weeks=weeks,
        days=days,
        reason=reason,
        by=by,
        at=now,
    )
    step.due = objection_due([*earlier, step], equated_days())
    step.save()
    response.objection_due = step.due
    return step
