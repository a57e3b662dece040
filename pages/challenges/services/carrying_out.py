"""After the agreement: the plan is carried out, and ends. The agreement leads, the case follows."""

from datetime import datetime
from typing import Any

from django.db import transaction

from contracts.enums import AgreementStatus
from pages.challenges.case_letters import finished_letter, running_letter
from pages.challenges.enums import Action, Letter, Who
from pages.challenges.errors import Refused
from pages.challenges.models import Response
from pages.challenges.plain_words import is_placeholder
from pages.challenges.services.moves import lock_response, move
from pages.challenges.services.outbox import queue_letter

_RUNS = frozenset({AgreementStatus.ACTIVE, AgreementStatus.SUSPENDED})
_OVER = frozenset({AgreementStatus.ENDED, AgreementStatus.SETTLED})


def why_not_running(response: Response) -> str:
    """The code of why the work cannot be called begun; empty when it can."""
    if response.agreement is None:
        return "agreement_first"
    return "" if response.agreement.status in _RUNS | _OVER else "agreement_not_active"


@transaction.atomic
def start_running(*, response: Response, by: Any, now: datetime) -> Response:
    """The agreement runs, so the plan is being carried out. Raises Refused."""
    locked = lock_response(response)
    if problem := why_not_running(locked):
        raise Refused(problem)
    move(response=locked, action=Action.START_RUNNING, who=Who.CONTRACT_MANAGER, by=by, now=now)
    queue_letter(
        key=f"{Letter.RUNNING}:{locked.pk}",
        letter=Letter.RUNNING,
        response=locked,
        to=locked.email,
        content=running_letter(locked),
        now=now,
    )
    return locked


@transaction.atomic
def finish(*, response: Response, is_early: bool, words: str, by: Any, now: datetime) -> Response:
    """The agreement is over: as agreed, or earlier. The resident reads the words.

    Raises Refused `closing_words_needed`, `agreement_not_over` or `not_allowed`.
    """
    if is_placeholder(words):
        raise Refused("closing_words_needed", field="words")
    locked = lock_response(response)
    move(
        response=locked,
        action=Action.END_EARLY if is_early else Action.FINISH,
        who=Who.CONTRACT_MANAGER,
        by=by,
        now=now,
        text=words.strip(),
    )
    if locked.agreement is None or locked.agreement.status not in _OVER:
        raise Refused("agreement_not_over")
    queue_letter(
        key=f"{Letter.FINISHED}:{locked.pk}",
        letter=Letter.FINISHED,
        response=locked,
        to=locked.email,
        content=finished_letter(locked, is_early=is_early, words=words.strip()),
        now=now,
    )
    return locked
