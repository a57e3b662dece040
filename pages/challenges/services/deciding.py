"""The decision: one, reasoned, and told at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from pages.challenges.enums import Action, Letter, Remedies, Who
from pages.challenges.errors import Refused
from pages.challenges.letters import decision_letter
from pages.challenges.models import Decision, DecisionReason, Response
from pages.challenges.plain_words import is_placeholder, is_too_short
from pages.challenges.reasons import reasons_for
from pages.challenges.services.moves import lock_response, move
from pages.challenges.services.outbox import queue_letter
from pages.challenges.terms import object_by
from pages.challenges.transitions import DECISION_ACTIONS, NEGATIVE_ACTIONS


@dataclass(frozen=True)
class DecisionText:
    """What a decider wrote."""

    action: Action
    reason: str
    reason_codes: Sequence[str] = ()
    how_to_succeed: str = ""
    conditions: str = ""
    remedies: Remedies = Remedies.NONE


def check_decision(text: DecisionText) -> list[tuple[str, str]]:
    """What is wrong, as (field, code), all at once; nothing when it can be decided."""
    problems = []
    if text.action not in DECISION_ACTIONS:
        problems.append(("action", "no_decision"))
    if is_placeholder(text.reason):
        problems.append(("reason", "placeholder"))
    elif is_too_short(text.reason):
        problems.append(("reason", "too_short"))
    negative = text.action in NEGATIVE_ACTIONS
    fitting = {reason.code for reason in reasons_for(text.action)}
    if negative and not text.reason_codes:
        problems.append(("reason_codes", "code_needed"))
    elif not set(text.reason_codes) <= fitting:
        problems.append(("reason_codes", "code_does_not_fit"))
    if negative and (is_placeholder(text.how_to_succeed) or is_too_short(text.how_to_succeed)):
        problems.append(("how_to_succeed", "how_needed"))
    if text.action == Action.ACCEPT_WITH_CONDITIONS and is_placeholder(text.conditions):
        problems.append(("conditions", "conditions_needed"))
    if negative and text.remedies == Remedies.NONE:
        problems.append(("remedies", "remedies_needed"))
    return problems


@transaction.atomic
def decide(*, response: Response, text: DecisionText, by: Any, now: datetime) -> Decision:
    """Decide for good, write the event, and queue the letter, in one transaction.

    Raises Refused `already_decided` when someone was first, `not_allowed` in another status,
    or the code of the first problem of `check_decision` with its `field`.
    """
    for field, code in check_decision(text):
        raise Refused(code, field=field)
    locked = lock_response(response)
    locked.completion_question = ""
    locked.complete_by = None
    move(
        response=locked,
        action=text.action,
        who=Who.DECIDER,
        by=by,
        now=now,
        text=text.reason.strip(),
    )
    decision = Decision.objects.create(
        response=locked,
        action=text.action,
        reason=text.reason.strip(),
        how_to_succeed=text.how_to_succeed.strip(),
        conditions=text.conditions.strip(),
        remedies=text.remedies,
        decided_at=now,
        decided_by=by,
        object_by=object_by(now) if text.remedies == Remedies.OBJECTION else None,
    )
    for code in dict.fromkeys(text.reason_codes):
        DecisionReason.objects.create(decision=decision, code=code)
    queue_letter(
        key=f"{Letter.DECISION}:{locked.pk}",
        letter=Letter.DECISION,
        response=locked,
        to=locked.email,
        content=decision_letter(locked, decision),
        now=now,
    )
    return decision
