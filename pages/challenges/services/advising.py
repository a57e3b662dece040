"""From assessments to an advice, and changes that both sides agree on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from pages.challenges.admissibility import CONDITIONS
from pages.challenges.case_letters import advice_letter, changes_letter
from pages.challenges.enums import Action, Letter, Who, WorkKind
from pages.challenges.errors import Refused
from pages.challenges.models import (
    AdmissibilityAnswer,
    AdmissibilityCheck,
    Advice,
    ChangesAnswer,
    ProposedChanges,
    Response,
)
from pages.challenges.plain_words import is_placeholder, is_too_short
from pages.challenges.selectors.assessing import are_enough, counting_assessments
from pages.challenges.services.conflicts import require_free
from pages.challenges.services.moves import lock_response, move
from pages.challenges.services.outbox import queue_letter
from pages.challenges.services.work import drop_work
from pages.challenges.terms import answer_by_of, local_day
from pages.challenges.transitions import DECISION_ACTIONS


@dataclass(frozen=True)
class Answer:
    """Whether one condition is met; when not, in words why."""

    code: str
    is_met: bool
    words: str = ""


def check_answers(answers: Sequence[Answer]) -> list[tuple[str, str]]:
    """What is missing in the list of conditions, as (field, code)."""
    given = {answer.code: answer for answer in answers}
    problems = []
    for condition in CONDITIONS:
        answer = given.get(condition.code)
        if answer is None:
            problems.append((f"met_{condition.code}", "answer_needed"))
        elif not answer.is_met and is_placeholder(answer.words):
            problems.append((f"words_{condition.code}", "words_needed"))
    return problems


@transaction.atomic
def check_admissibility(
    *, response: Response, answers: Sequence[Answer], by: Any, now: datetime
) -> AdmissibilityCheck:
    """Keep the list of conditions as it was gone through. Raises Refused with its `field`."""
    for field, code in check_answers(answers):
        raise Refused(code, field=field)
    locked = lock_response(response)
    require_free(locked, by)
    move(response=locked, action=Action.CHECK_ADMISSIBILITY, who=Who.HANDLER, by=by, now=now)
    check = AdmissibilityCheck.objects.create(response=locked, by=by, at=now)
    for answer in answers:
        AdmissibilityAnswer.objects.create(
            check_row=check,
            code=answer.code,
            is_met=answer.is_met,
            words=answer.words.strip(),
        )
    return check


def why_no_advice(response: Response) -> str:
    """The code of what stands in the way of an advice; empty when nothing does."""
    if not response.admissibility_checks.exists():
        return "check_first"
    if not are_enough(counting_assessments(response)):
        return "assessments_needed"
    return ""


@transaction.atomic
def advise(*, response: Response, action: Action, words: str, by: Any, now: datetime) -> Advice:
    """Advise on the outcome, on the ground of the assessments; the resident may answer first.

    Raises Refused `no_decision`, `placeholder`, `too_short`, `declare_first`,
    `conflict_declared`, `check_first`, `assessments_needed` or `not_allowed`.
    """
    if action not in DECISION_ACTIONS:
        raise Refused("no_decision", field="action")
    _require_words(words)
    locked = lock_response(response)
    require_free(locked, by)
    if problem := why_no_advice(locked):
        raise Refused(problem)
    move(response=locked, action=Action.ADVISE, who=Who.HANDLER, by=by, now=now)
    advice = Advice.objects.create(
        response=locked, action=action, words=words.strip(), by=by, at=now
    )
    queue_letter(
        key=f"{Letter.ADVICE}:{advice.pk}",
        letter=Letter.ADVICE,
        response=locked,
        to=locked.email,
        content=advice_letter(locked, advice),
        now=now,
    )
    drop_work(response=locked, person=by, kind=WorkKind.ADVICE)
    return advice


@transaction.atomic
def reopen(*, response: Response, reason: str, by: Any, now: datetime) -> Response:
    """Go back to assessing, with the reason. Raises Refused `reopen_reason` or `not_allowed`."""
    if is_placeholder(reason):
        raise Refused("reopen_reason", field="reason")
    locked = lock_response(response)
    text = reason.strip()
    move(response=locked, action=Action.REOPEN, who=Who.HANDLER, by=by, now=now, text=text)
    return locked


@transaction.atomic
def propose_changes(
    *, response: Response, words: str, by: Any, now: datetime, answer_by: date | None = None
) -> ProposedChanges:
    """Propose a change of the plan to the resident, with a last day to answer.

    Without `answer_by` it is `answer_by_of`. Raises Refused `placeholder`, `too_short`,
    `answer_day_past`, `declare_first`, `conflict_declared`, `not_allowed`.
    """
    _require_words(words)
    last_day = answer_by or answer_by_of(now)
    if last_day <= local_day(now):
        raise Refused("answer_day_past", field="answer_by")
    locked = lock_response(response)
    require_free(locked, by)
    text = words.strip()
    move(response=locked, action=Action.PROPOSE_CHANGES, who=Who.HANDLER, by=by, now=now, text=text)
    changes = ProposedChanges.objects.create(
        response=locked, words=text, answer_by=last_day, by=by, at=now
    )
    queue_letter(
        key=f"{Letter.CHANGES}:{changes.pk}",
        letter=Letter.CHANGES,
        response=locked,
        to=locked.email,
        content=changes_letter(locked, changes),
        now=now,
    )
    drop_work(response=locked, person=by, kind=WorkKind.CHANGES)
    return changes


@transaction.atomic
def answer_changes(
    *, response: Response, agrees: bool, by: Any | None, now: datetime, words: str = ""
) -> ChangesAnswer:
    """Say yes or no to the proposed changes. `by` is empty for the resident.

    Staff write how the resident said it. Raises Refused `reason_needed` or `not_allowed`.
    """
    if by is not None and is_placeholder(words):
        raise Refused("reason_needed", field="words")
    locked = lock_response(response)
    move(
        response=locked,
        action=Action.AGREE_CHANGES if agrees else Action.DECLINE_CHANGES,
        who=Who.RESIDENT if by is None else Who.HANDLER,
        by=by,
        now=now,
        text=words.strip(),
    )
    return ChangesAnswer.objects.create(
        changes=locked.changes.latest("pk"), agrees=agrees, words=words.strip(), by=by, at=now
    )


def agreed_changes(response: Response) -> ProposedChanges | None:
    """The changes that were proposed last, when the resident agreed."""
    last = response.changes.order_by("-pk").first()
    answer = ChangesAnswer.objects.filter(changes=last).first() if last else None
    return last if answer is not None and answer.agrees else None


def _require_words(words: str) -> None:
    if is_placeholder(words):
        raise Refused("placeholder", field="words")
    if is_too_short(words):
        raise Refused("too_short", field="words")
