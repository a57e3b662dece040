"""Sending: the draft becomes a fixed version with a case number."""

from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pages.challenges.documents import ResponseDocument, fingerprint, write_document
from pages.challenges.enums import Action, Letter, Status, Who
from pages.challenges.errors import Refused
from pages.challenges.letters import completion_receipt_letter, receipt_letter
from pages.challenges.models import CaseSequence, CompletionEntry, Response, ResponseVersion
from pages.challenges.selectors.counter import counter_entry_of
from pages.challenges.services.attaching import fix_attachments
from pages.challenges.services.counter import received_moment
from pages.challenges.services.moves import lock_response, move
from pages.challenges.services.outbox import queue_letter
from pages.challenges.subjects import subject_of
from pages.challenges.terms import local_day, term


@transaction.atomic
def send_response(
    *, response: Response, document: ResponseDocument, draft_revision: int, now: datetime
) -> Response:
    """Send a draft: fix the version, give a case number, start the clock, queue the receipt.

    What staff typed in at the counter counts as received on the day that it came in.

    Sending what was already sent gives the same response back: a double click is no second
    case. Raises Refused `call_closed`, `draft_changed` (what was reviewed is no longer what
    is kept) or `upload_infected`, and InvalidDocument when the document does not fit its schema.
    """
    locked = lock_response(response)
    if locked.status != Status.DRAFT:
        return locked
    entry = counter_entry_of(locked)
    received_at = received_moment(entry.received_on, now) if entry else now
    subject = subject_of(locked)
    if not subject.is_open(received_at):
        raise Refused("call_closed")
    if locked.draft_revision != draft_revision:
        raise Refused("draft_changed")
    data = write_document(document)
    locked.case_number = _next_case_number(now)
    locked.received_at = received_at
    locked.late_reason = subject.late_reason(received_at)
    _copy_for_lists(locked, document)
    move(
        response=locked,
        action=Action.SEND,
        who=Who.HANDLER if entry else Who.RESIDENT,
        by=entry.entered_by if entry else None,
        now=now,
    )
    version = _fix_version(locked, data, now)
    queue_letter(
        key=f"{Letter.RECEIPT}:{locked.pk}",
        letter=Letter.RECEIPT,
        response=locked,
        to=locked.email,
        content=receipt_letter(locked, document, version.sha256),
        now=now,
    )
    return locked


@transaction.atomic
def complete_response(
    *,
    response: Response,
    document: ResponseDocument,
    draft_revision: int,
    now: datetime,
    entry: CompletionEntry | None = None,
) -> Response:
    """Send the completion that was asked for, as a next fixed version.

    With `entry` staff typed it in: the event says so, and the term goes on from the day on which
    it came in. Sending it twice changes nothing. Raises Refused `draft_changed`,
    `upload_infected`, or `not_allowed` when no completion is asked.
    """
    locked = lock_response(response)
    if locked.status == Status.IN_HANDLING and locked.draft_revision == draft_revision:
        return locked
    if locked.status == Status.COMPLETION_REQUESTED and locked.draft_revision != draft_revision:
        raise Refused("draft_changed")
    data = write_document(document)
    _copy_for_lists(locked, document)
    locked.completion_question = ""
    locked.complete_by = None
    event = move(
        response=locked,
        action=Action.COMPLETE,
        who=Who.HANDLER if entry else Who.RESIDENT,
        by=entry.entered_by if entry else None,
        now=now,
        text=_how_it_came_in(entry) if entry else "",
        on=entry.received_on if entry else None,
    )
    _fix_version(locked, data, now)
    queue_letter(
        key=f"{Letter.COMPLETION_RECEIPT}:{event.pk}",
        letter=Letter.COMPLETION_RECEIPT,
        response=locked,
        to=locked.email,
        content=completion_receipt_letter(locked),
        now=now,
    )
    return locked


def _how_it_came_in(entry: CompletionEntry) -> str:
    """For the history, in Dutch whoever typed it in; the resident reads it too."""
    with translation.override("nl"):
        return _("Ingevoerd door de gemeente: %(channel)s, ontvangen op %(day)s.") % {
            "channel": str(entry.get_channel_display()).lower(),
            "day": date_format(entry.received_on, "j F Y"),
        }


def _next_case_number(now: datetime) -> str:
    year = local_day(now).year
    # get_or_create survives two first responses of a year; the lock then orders them.
    CaseSequence.objects.get_or_create(year=year)
    sequence = CaseSequence.objects.select_for_update().get(year=year)
    sequence.last_number += 1
    sequence.save()
    return f"{term('CASE_PREFIX')}-{year}-{sequence.last_number:04d}"


def _copy_for_lists(response: Response, document: ResponseDocument) -> None:
    response.plan_title = document.plan.title
    response.applicant_name = document.applicant.name
    response.email = document.applicant.email
    response.phone = document.applicant.phone
    response.channel = document.applicant.channel


def _fix_version(response: Response, data: dict, now: datetime) -> ResponseVersion:
    version = ResponseVersion.objects.create(
        response=response,
        number=response.versions.count() + 1,
        document=data,
        sha256=fingerprint(data),
        sent_at=now,
    )
    fix_attachments(response, version)
    return version
