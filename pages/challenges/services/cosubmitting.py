"""Sending a plan together: ask somebody, take them off again, and their own yes or no."""

from datetime import datetime

from django.db import transaction

from pages.challenges.cosubmitter_letters import answer_of_cosubmitter, invitation_to_join
from pages.challenges.enums import CoAnswer, Letter, Status
from pages.challenges.errors import Refused
from pages.challenges.models import CoSubmitter, CoSubmitterAnswer, Response
from pages.challenges.models.responses import make_token
from pages.challenges.selectors.cosubmitters import mark_of_plan
from pages.challenges.services.moves import lock_response, work_on_draft
from pages.challenges.services.outbox import queue_letter
from pages.challenges.terms import term
from pages.challenges.transitions import OPEN, WRITABLE

ERASED_EMAIL = "gewist@gewist.invalid"


@transaction.atomic
def invite_cosubmitter(
    *, response: Response, name: str, organisation: str, email: str, now: datetime
) -> CoSubmitter:
    """Ask somebody to send the plan together, with a private link of their own.

    Raises Refused `not_writable`, `cosubmitter_twice` or `cosubmitter_limit`.
    """
    locked = lock_response(response)
    if locked.status not in WRITABLE:
        raise Refused("not_writable")
    asked = locked.cosubmitters.all()
    if asked.filter(email__iexact=email, removed_at=None).exists():
        raise Refused("cosubmitter_twice", email=email)
    limit = int(term("COSUBMITTERS_MAX"))
    # Also who was taken off: each of them had a letter.
    if asked.count() >= limit:
        raise Refused("cosubmitter_limit", limit=limit)
    cosubmitter = CoSubmitter.objects.create(
        response=locked, name=name, organisation=organisation, email=email, invited_at=now
    )
    work_on_draft(locked, now)
    _queue_invitation(locked, cosubmitter, "1", now)
    return cosubmitter


@transaction.atomic
def remind_cosubmitter(*, cosubmitter: CoSubmitter, now: datetime) -> None:
    """Mail the link once more, once a day at most. Raises Refused `cosubmitter_answered`."""
    locked = lock_response(cosubmitter.response)
    found = _unanswered(locked, cosubmitter)
    if found is not None and _can_answer(locked):
        _queue_invitation(locked, found, f"{now:%Y%m%d}", now)


@transaction.atomic
def remove_cosubmitter(*, cosubmitter: CoSubmitter, now: datetime) -> None:
    """Take somebody off who was asked by mistake; their link stops working.

    Raises Refused `not_writable`, or `cosubmitter_answered`: an answer is never taken away.
    """
    locked = lock_response(cosubmitter.response)
    if locked.status not in WRITABLE:
        raise Refused("not_writable")
    found = _unanswered(locked, cosubmitter)
    if found is not None:
        CoSubmitter.objects.filter(pk=found.pk).update(removed_at=now)


@transaction.atomic
def answer_invitation(
    *, cosubmitter: CoSubmitter, answer: CoAnswer, words: str, seen: str, now: datetime
) -> CoSubmitterAnswer:
    """Keep a yes or a no, and tell the main submitter.

    `seen` is the `mark_of_plan` of the text that was read. Raises Refused `answer_too_late`, or
    `plan_changed` when there is another text now: nobody says yes to what they did not see. The
    same answer in the same words twice is one answer.
    """
    locked = lock_response(cosubmitter.response)
    if not _can_answer(locked):
        raise Refused("answer_too_late")
    if seen != mark_of_plan(locked):
        raise Refused("plan_changed")
    words = words.strip()
    last = CoSubmitterAnswer.objects.filter(cosubmitter=cosubmitter).order_by("-pk").first()
    version = locked.versions.order_by("-number").first()
    if last is not None and (last.answer, last.words, last.draft_revision, last.version) == (
        answer,
        words,
        locked.draft_revision,
        version,
    ):
        return last
    made = CoSubmitterAnswer.objects.create(
        cosubmitter=cosubmitter,
        answer=answer,
        words=words,
        version=version,
        draft_revision=locked.draft_revision,
        at=now,
    )
    if locked.email:
        queue_letter(
            key=f"{Letter.COSUBMITTER_ANSWER}:{made.pk}",
            letter=Letter.COSUBMITTER_ANSWER,
            response=locked,
            to=locked.email,
            content=answer_of_cosubmitter(locked, made),
            now=now,
        )
    return made


def erase_cosubmitters(locked: Response, *, now: datetime) -> None:
    """Take the co-submitters out of a case: who they are and what they wrote; yes or no stays."""
    rows = CoSubmitter.objects.filter(response=locked, erased_at=None).order_by("pk")
    for number, person in enumerate(rows, start=1):
        for answer in person.answers.all():
            answer.erase_person(at=now)
        person.name, person.organisation = f"Mede-indiener {number}", ""
        person.email, person.token, person.erased_at = ERASED_EMAIL, make_token(), now
        person.save()


def _can_answer(response: Response) -> bool:
    return response.status == Status.DRAFT or response.status in OPEN


def _unanswered(locked: Response, cosubmitter: CoSubmitter) -> CoSubmitter | None:
    found = locked.cosubmitters.filter(pk=cosubmitter.pk, removed_at=None).first()
    if found is not None and found.answers.exists():
        raise Refused("cosubmitter_answered", name=found.name)
    return found


def _queue_invitation(
    locked: Response, cosubmitter: CoSubmitter, which: str, now: datetime
) -> None:
    queue_letter(
        key=f"{Letter.COSUBMITTER_INVITATION}:{cosubmitter.pk}:{which}",
        letter=Letter.COSUBMITTER_INVITATION,
        response=locked,
        to=cosubmitter.email,
        content=invitation_to_join(locked, cosubmitter),
        now=now,
    )
