"""Saying whether somebody has an interest of their own, and holding them to it."""

from datetime import datetime
from typing import Any

from django.db import transaction

from pages.challenges.errors import Refused
from pages.challenges.models import ConflictDeclaration, Response
from pages.challenges.plain_words import is_placeholder
from pages.challenges.selectors.assessing import declaration_of, is_own_plan
from pages.challenges.services.handing_over import tell_leads
from pages.challenges.services.moves import lock_response
from pages.challenges.staff_letters import interest_letter


@transaction.atomic
def declare_interest(
    *, response: Response, person: Any, has_conflict: bool, now: datetime, words: str = ""
) -> ConflictDeclaration:
    """Keep what somebody says of their own interest. Saying the same twice is one row.

    Of a handler who leads the work hears it: the case has to go to a colleague.
    Raises Refused `conflict_words_needed` for an interest without a word of explanation,
    `own_plan` when who sent the plan says to have none, and `conflict_declared` when somebody
    wants to take an interest back: a colleague takes over then.
    """
    words = words.strip()
    if has_conflict and is_placeholder(words):
        raise Refused("conflict_words_needed")
    locked = lock_response(response)
    last = declaration_of(response, person)
    if last is not None and last.has_conflict == has_conflict:
        return last
    if last is not None and last.has_conflict:
        raise Refused("conflict_declared")
    if not has_conflict and is_own_plan(locked, person):
        raise Refused("own_plan")
    declared = ConflictDeclaration.objects.create(
        response=response, person=person, has_conflict=has_conflict, words=words, at=now
    )
    if has_conflict and locked.handler_id == person.pk:
        tell_leads(
            about=f"interest:{declared.pk}",
            response=locked,
            content=interest_letter(locked),
            now=now,
        )
    return declared


def require_free(response: Response, person: Any) -> None:
    """Raise Refused unless this person declared to have no interest in the case.

    Who sent the plan has one, whatever was declared before that was known.
    """
    if is_own_plan(response, person):
        raise Refused("own_plan")
    declared = declaration_of(response, person)
    if declared is None:
        raise Refused("declare_first")
    if declared.has_conflict:
        raise Refused("conflict_declared")
