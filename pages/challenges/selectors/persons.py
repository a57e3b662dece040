"""What one person has here: drafts, cases, and everything that we keep about them."""

from typing import Any

from allauth.account.models import EmailAddress
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.fields.json import KT
from django.db.models.functions import Lower, Trim
from wagtail import hooks

from pages.challenges.enums import Action, Letter, Status
from pages.challenges.letter_kinds import KINDS
from pages.challenges.letter_kinds.kinds import Audience
from pages.challenges.models import AddressCorrection, CoSubmitter, OutboxMessage, Response
from pages.challenges.subjects import subject_of

EXPORT_SCHEMA = "person_export/1"
# A letter to a co-submitter holds their private link, and one to a colleague is no data of the
# person: neither leaves with the export.
_TO_APPLICANT = [
    letter.value for letter, kind in KINDS.items() if kind.audience is Audience.APPLICANT
]
# Moves of which the words are for colleagues: the person reads that they were made, not why.
_AMONG_STAFF = frozenset({Action.HAND_OVER, Action.REOPEN, Action.SEND_BACK})


def proved_addresses(user: Any) -> list[str]:
    """The addresses that this person proved to read, in lower case."""
    rows = EmailAddress.objects.filter(user=user, verified=True)
    return sorted({row.email.lower() for row in rows})


def responses_of(user: Any) -> QuerySet[Response]:
    """What this person writes and sent: in this account, or with an address that they proved.

    The address of a draft is where its link was mailed last, else what stands in it: there we
    mail the link as well before the text goes. One of another account, or that staff type in, is
    not among them.
    """
    addresses = proved_addresses(user)
    links = OutboxMessage.objects.filter(response=OuterRef("pk"), letter=Letter.DRAFT_LINK)
    sent = ~Q(status=Status.DRAFT) & Q(lower_email__in=addresses)
    written = Q(status=Status.DRAFT, owner=None, counter_entry=None) & (
        Q(linked_to__in=addresses) | Q(linked_to=None, typed_email__in=addresses)
    )
    return (
        Response.objects.annotate(
            lower_email=Lower("email"),
            linked_to=Lower(Subquery(links.order_by("-pk").values("to")[:1])),
            typed_email=Lower(Trim(KT("draft__steps__wie__fields__email"))),
        )
        .filter(Q(owner=user) | sent | written, erased_at=None)
        .select_related("call")
        .order_by("-created_at", "-pk")
    )


def invitations_of(user: Any) -> QuerySet[CoSubmitter]:
    """Plans of others that this person was asked to send together, at an address they proved."""
    return (
        CoSubmitter.objects.annotate(lower_email=Lower("email"))
        .filter(lower_email__in=proved_addresses(user), erased_at=None)
        .select_related("response__call")
        .order_by("pk")
    )


def waiting_for_erasure() -> QuerySet[Response]:
    """Cases whose person asked to be forgotten while the case was not done yet."""
    return Response.objects.filter(erasure_asked_at__isnull=False, erased_at=None).order_by("pk")


def person_export(user: Any) -> dict[str, Any]:
    """All that we keep about a person, as data (AVG art. 15 and 20): schema `person_export/1`.

    Moments are ISO texts in UTC. What staff wrote among themselves is not in it.
    """
    export: dict[str, Any] = {
        "schema": EXPORT_SCHEMA,
        "account": {
            "email": user.email,
            "name": user.get_full_name(),
            "since": user.date_joined.isoformat(),
            "last_sign_in": user.last_login.isoformat() if user.last_login else None,
            "proved_addresses": proved_addresses(user),
        },
        "responses": [_response(row) for row in responses_of(user)],
        "invitations": [
            {"about": subject_of(row.response).title, **_cosubmitter(row)}
            for row in invitations_of(user).prefetch_related("answers")
        ],
    }
    # Apps that stand above us add what they keep, each under a key of its own.
    for part in hooks.get_hooks("person_export"):
        export |= part(user)
    return export


def _response(row: Response) -> dict[str, Any]:
    return {
        "case_number": row.case_number,
        "about": subject_of(row).title,
        "status": row.status,
        "started_at": row.created_at.isoformat(),
        "draft": row.draft,
        "sent": [
            {
                "version": version.number,
                "sent_at": version.sent_at.isoformat(),
                "sha256": version.sha256,
                "document": version.document,
            }
            for version in row.versions.all()
        ],
        "files": [
            {
                "name": file.name,
                "size_bytes": file.size_bytes,
                "sha256": file.sha256,
                "added_at": file.added_at.isoformat(),
                "version": file.version.number if file.version else None,
            }
            for file in row.attachments.select_related("version")
        ],
        "cosubmitters": [
            _cosubmitter(person) for person in row.cosubmitters.prefetch_related("answers")
        ],
        "events": [
            {
                "at": event.at.isoformat(),
                "what": event.action,
                "words": "" if event.action in _AMONG_STAFF else event.text,
            }
            for event in row.events.all()
        ],
        "address_corrections": [
            {"at": one.event.at.isoformat(), "old": one.old, "new": one.new}
            for one in AddressCorrection.objects.filter(event__response=row)
            .select_related("event")
            .order_by("pk")
        ],
        "letters": [
            {
                "letter": letter.letter,
                "to": letter.to,
                "subject": letter.subject,
                "text": letter.text,
                "sent_at": letter.sent_at.isoformat() if letter.sent_at else None,
            }
            for letter in row.messages.filter(letter__in=_TO_APPLICANT).order_by("created_at", "pk")
        ],
    }


def _cosubmitter(person: CoSubmitter) -> dict[str, Any]:
    return {
        "name": str(person),
        "email": person.email,
        "asked_at": person.invited_at.isoformat(),
        "answers": [
            {"at": answer.at.isoformat(), "answer": answer.answer, "words": answer.words}
            for answer in person.answers.all()
        ],
    }
