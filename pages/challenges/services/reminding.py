"""Reminders: the person who handles a case, then who leads the work, each once per last day."""

from datetime import date, datetime, timedelta
from hashlib import sha256

from django.db import transaction

from pages.challenges.case_letters import changes_reminder_letter
from pages.challenges.enums import Letter, ReminderKind, Status
from pages.challenges.letter_kinds.content import LetterContent
from pages.challenges.models import ChallengeSettings, Reminder, Response
from pages.challenges.selectors.outbox import unposted_decisions
from pages.challenges.selectors.terms import lead_addresses, waiting_changes
from pages.challenges.services.moves import lock_response
from pages.challenges.services.outbox import queue_letter
from pages.challenges.term_letters import completion_reminder_letter, staff_reminder_letter
from pages.challenges.terms import local_day
from pages.challenges.transitions import OPEN

_LETTERS = {
    ReminderKind.COMPLETION_SOON: Letter.COMPLETION_REMINDER,
    ReminderKind.CHANGES_SOON: Letter.CHANGES_REMINDER,
}
_FOR_RESIDENT = frozenset(_LETTERS)
# What comes too late is for who leads the work.
_LATE = frozenset(
    {ReminderKind.DECISION_LATE, ReminderKind.OBJECTION_LATE, ReminderKind.STILL_UNPOSTED}
)


@transaction.atomic
def remind(*, response_id: int, now: datetime) -> list[Reminder]:
    """Write the reminders that are due for one response, with their e-mails; return the new ones.

    Asked again, it writes nothing: one reminder per kind, last day and address. A term that moves
    has another last day, and so a reminder of its own.
    """
    response = lock_response(Response(pk=response_id))
    written = []
    for kind, due in _what_is_due(response, local_day(now)):
        if kind in _FOR_RESIDENT:
            if response.erased_at is None:
                written += _write(response, kind, due, response.email, now)
        else:
            for address in _addresses(response, kind):
                written += _write(response, kind, due, address, now)
    return written


def _what_is_due(response: Response, today: date) -> list[tuple[ReminderKind, date]]:
    ours = ChallengeSettings.current()
    found = _unposted(response, today, ours.posting_days)
    if response.status == Status.OBJECTION:
        return [
            *found,
            *_unmended(response.mend_by, today),
            *_due_objection(response.objection_due, today, ours.reminder_days),
        ]
    if response.status not in OPEN:
        return found
    if response.reacted_at is None and response.react_by and response.react_by <= today:
        found.append((ReminderKind.REACTION_DUE, response.react_by))
    complete_by = response.complete_by
    if response.status == Status.COMPLETION_REQUESTED and complete_by is not None:
        if complete_by < today:
            found.append((ReminderKind.COMPLETION_PASSED, complete_by))
        elif complete_by - timedelta(days=ours.completion_reminder_days) <= today:
            found.append((ReminderKind.COMPLETION_SOON, complete_by))
    found += _unanswered(response, today, ours.completion_reminder_days)
    decide_by = response.decide_by
    if decide_by < today:
        found.append((ReminderKind.DECISION_LATE, decide_by))
    elif decide_by - timedelta(days=ours.reminder_days) <= today:
        found.append((ReminderKind.DECISION_SOON, decide_by))
    return found


def _unposted(response: Response, today: date, days: int) -> list[tuple[ReminderKind, date]]:
    """A decision on paper that waits: first for who handles the case, as long again for the lead.

    The day is counted from the letter that waits longest, so a next letter has its own reminder.
    """
    waiting = unposted_decisions().filter(response=response).first()
    if waiting is None:
        return []
    written_on = local_day(waiting.created_at)
    steps = (
        (ReminderKind.DECISION_UNPOSTED, written_on + timedelta(days=days)),
        (ReminderKind.STILL_UNPOSTED, written_on + timedelta(days=2 * days)),
    )
    return [(kind, due) for kind, due in steps if due <= today]


def _unanswered(
    response: Response, today: date, days_before: int
) -> list[tuple[ReminderKind, date]]:
    changes = waiting_changes(response)
    if changes is None or changes.answer_by is None:
        return []
    if changes.answer_by < today:
        return [(ReminderKind.CHANGES_PASSED, changes.answer_by)]
    # Who gets a day or two needs no reminder with the letter itself.
    is_soon = changes.answer_by - timedelta(days=days_before) <= today > local_day(changes.at)
    return [(ReminderKind.CHANGES_SOON, changes.answer_by)] if is_soon else []


def _unmended(mend_by: date | None, today: date) -> list[tuple[ReminderKind, date]]:
    if mend_by is None or mend_by >= today:
        return []
    return [(ReminderKind.OBJECTION_UNMENDED, mend_by)]


def _due_objection(
    due: date | None, today: date, days_before: int
) -> list[tuple[ReminderKind, date]]:
    if due is None or due - timedelta(days=days_before) > today:
        return []
    return [(ReminderKind.OBJECTION_LATE if due < today else ReminderKind.OBJECTION_SOON, due)]


def _addresses(response: Response, kind: ReminderKind) -> list[str]:
    """Whom of staff this is for. An empty address: there is nobody, and that is kept as well."""
    handler = response.handler
    is_reachable = handler is not None and handler.is_active and bool(handler.email)
    if kind not in _LATE and is_reachable:
        return [handler.email]
    return lead_addresses() or [""]


def _write(
    response: Response, kind: ReminderKind, due: date, address: str, now: datetime
) -> list[Reminder]:
    is_for_resident = kind in _FOR_RESIDENT
    to = "" if is_for_resident else address
    if Reminder.objects.filter(response=response, kind=kind, due=due, to=to).exists():
        return []
    message = None
    # A resident without an e-mail address gets it on paper; of staff nobody is there.
    if address or is_for_resident:
        digest = sha256(address.encode()).hexdigest()[:32]
        message = queue_letter(
            key=f"reminder:{kind}:{response.pk}:{due}:{digest}",
            letter=_LETTERS.get(kind, Letter.STAFF_REMINDER),
            response=response,
            to=address,
            content=_content(response, kind),
            now=now,
        )
    return [
        Reminder.objects.create(
            response=response, kind=kind, due=due, to=to, message=message, at=now
        )
    ]


def _content(response: Response, kind: ReminderKind) -> LetterContent:
    if kind == ReminderKind.COMPLETION_SOON:
        return completion_reminder_letter(response)
    if kind == ReminderKind.CHANGES_SOON:
        return changes_reminder_letter(response, waiting_changes(response))
    return staff_reminder_letter(response, kind)
