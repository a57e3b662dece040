"""Sending a plan together: ask somebody, take them off again, their own yes or no, and leaving.

Who is asked after sending is an event of the case; what was sent stays as it was.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from pages.challenges.cosubmitter_letters import (
    answer_of_cosubmitter,
    invitation_to_join,
    leaving_of_cosubmitter,
)
from pages.challenges.enums import Action, CoAnswer, Letter, Status, Who
from pages.challenges.errors import Refused
from pages.challenges.models import CoSubmitter, CoSubmitterAnswer, Response, ResponseEvent
from pages.challenges.models.responses import make_token
from pages.challenges.publishing import marks_of_name
from pages.challenges.selectors.cosubmitters import can_join, mark_of_plan
from pages.challenges.services.forgetting_letters import ERASED_ADDRESS, forget_letters
from pages.challenges.services.moves import lock_response, move, work_on_draft
from pages.challenges.services.outbox import queue_letter
from pages.challenges.terms import term
from pages.challenges.transitions import WRITABLE


@transaction.atomic
def invite_cosubmitter(
    *, response: Response, name: str, organisation: str, email: str, now: datetime
) -> CoSubmitter:
    """Ask somebody to send the plan together, with a private link of their own.

    In the draft, and after sending until the end of the case. Raises Refused
    `cosubmitter_too_late`, `cosubmitter_twice` or `cosubmitter_limit`.
    """
    locked = lock_response(response)
    if not can_join(locked):
        raise Refused("cosubmitter_too_late")
    asked = locked.cosubmitters.all()
    if asked.filter(email__iexact=email, removed_at=None).exists():
        raise Refused("cosubmitter_twice", email=email)
    limit = int(term("COSUBMITTERS_MAX"))
    # Also who was taken off: each of them had a letter.
    if asked.count() >= limit:
        raise Refused("cosubmitter_limit", limit=limit)
    cosubmitter = CoSubmitter.objects.create(
        response=locked,
        name=name,
        organisation=organisation,
        email=email,
        invited_at=now,
        # The name stands with the person alone, so that an event never has to forget it.
        added_by=_event_of(locked, Action.ADD_COSUBMITTER, now),
    )
    if locked.status in WRITABLE:
        work_on_draft(locked, now)
    _queue_invitation(locked, cosubmitter, "1", now)
    return cosubmitter


@transaction.atomic
def remind_cosubmitter(*, cosubmitter: CoSubmitter, now: datetime) -> None:
    """Mail the link once more, once a day at most. Raises Refused `cosubmitter_answered`."""
    locked = lock_response(cosubmitter.response)
    found = _unanswered(locked, cosubmitter)
    if found is not None and can_join(locked):
        _queue_invitation(locked, found, f"{now:%Y%m%d}", now)


@transaction.atomic
def remove_cosubmitter(*, cosubmitter: CoSubmitter, now: datetime) -> None:
    """Take somebody off who was asked by mistake; their link stops working.

    Raises Refused `cosubmitter_too_late`, or `cosubmitter_answered`: an answer is never taken away.
    """
    locked = lock_response(cosubmitter.response)
    if not can_join(locked):
        raise Refused("cosubmitter_too_late")
    found = _unanswered(locked, cosubmitter)
    if found is not None:
        _event_of(locked, Action.REMOVE_COSUBMITTER, now)
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
    if not can_join(locked):
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


@transaction.atomic
def leave_plan(*, cosubmitter: CoSubmitter, now: datetime) -> None:
    """Take oneself off and be forgotten (AVG art. 17); the case keeps a pseudonym and yes or no.

    At any time, also after the end, since it changes nothing in the case. Their link stops
    working and the main submitter is told, without a name. Asked again it does nothing.
    """
    locked = lock_response(cosubmitter.response)
    for pseudonym, person in _pseudonyms(locked):
        if person.pk != cosubmitter.pk or person.erased_at is not None:
            continue
        _forget_letters_about(locked, person, now)
        person.name_marks = marks_of_name(person.name, salt=str(person.pk))
        person.left_at = now
        _erase(person, pseudonym, now)
        if locked.email and locked.erased_at is None and person.removed_at is None:
            queue_letter(
                key=f"{Letter.COSUBMITTER_ANSWER}:left:{person.pk}",
                letter=Letter.COSUBMITTER_ANSWER,
                response=locked,
                to=locked.email,
                content=leaving_of_cosubmitter(locked, person),
                now=now,
            )


def erase_cosubmitters(locked: Response, *, now: datetime) -> None:
    """Take the co-submitters out of a case: who they are and what they wrote; yes or no stays."""
    for pseudonym, person in _pseudonyms(locked):
        if person.erased_at is None:
            _erase(person, pseudonym, now)


def _pseudonyms(locked: Response) -> list[tuple[str, CoSubmitter]]:
    """Everybody who was ever asked, in the order of asking: the same one at any time."""
    rows = CoSubmitter.objects.filter(response=locked).order_by("pk")
    return [(f"Mede-indiener {number}", person) for number, person in enumerate(rows, start=1)]


def _event_of(locked: Response, action: Action, now: datetime) -> ResponseEvent | None:
    """The move by the submitter; a draft has no events yet."""
    if locked.status == Status.DRAFT:
        return None
    return move(response=locked, action=action, who=Who.RESIDENT, by=None, now=now)


def _erase(person: CoSubmitter, pseudonym: str, now: datetime) -> None:
    for answer in person.answers.all():
        answer.erase_person(at=now)
    person.name, person.organisation = pseudonym, ""
    person.email, person.token, person.erased_at = ERASED_ADDRESS, make_token(), now
    person.save()


def _forget_letters_about(locked: Response, person: CoSubmitter, now: datetime) -> None:
    """What was mailed to this person, and what the main submitter was told of them."""
    about = Q(key__startswith=f"{Letter.COSUBMITTER_INVITATION}:{person.pk}:")
    for pk in person.answers.values_list("pk", flat=True):
        told = f"{Letter.COSUBMITTER_ANSWER}:{pk}"
        about |= Q(key=told) | Q(key__startswith=f"{told}:")
    forget_letters(
        letters=locked.letters.filter(about), messages=locked.messages.filter(about), now=now
    )


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
