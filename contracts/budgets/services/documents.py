"""Keeping what was made: number, version, content and its check, and who took a copy."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.db import IntegrityError, transaction

from contracts.budgets.enums import DocumentKind
from contracts.budgets.models import DocumentDownload, MadeDocument
from contracts.enums import EventVerb, SettlementStatus
from contracts.errors import Refused
from contracts.models import Agreement, Settlement
from contracts.people import Person
from contracts.services.history import lock_agreement, write_event
from contracts.snapshots import digest

PREFIXES: Final = {
    DocumentKind.SUMMARY: "SC",
    DocumentKind.AGREEMENT_YEAR: "JR",
    DocumentKind.COUNCIL_YEAR: "JR-RAAD",
}

VERBS: Final = {
    DocumentKind.STATEMENT: EventVerb.STATEMENT_MADE,
    DocumentKind.SUMMARY: EventVerb.SUMMARY_MADE,
    DocumentKind.AGREEMENT_YEAR: EventVerb.ACCOUNT_MADE,
    DocumentKind.COUNCIL_YEAR: EventVerb.ACCOUNT_MADE,
}


def number_of(kind: DocumentKind, agreement: Agreement | None, year: int | None) -> str:
    """Return the number that all versions of a document share."""
    parts = [PREFIXES[kind], agreement.number if agreement else "", str(year or "")]
    return "-".join(part for part in parts if part)


def keep_document(
    *,
    kind: DocumentKind,
    content: Mapping[str, Any],
    by: Person,
    now: datetime,
    agreement: Agreement | None = None,
    year: int | None = None,
) -> MadeDocument:
    """Keep a document as its next version; the same content as the last version keeps that one.

    Public with its agreement; without an agreement always.
    """
    with transaction.atomic():
        if agreement is not None:
            agreement = lock_agreement(agreement.pk, even_closed=True)
        about = MadeDocument(
            number=number_of(kind, agreement, year),
            kind=kind,
            title=f"{content['name']}: {content['title']}"[:300],
            agreement=agreement,
            year=year,
            is_public=agreement is None or agreement.is_public,
        )
        return _keep(about, content, by, now)


def keep_statement(
    *, settlement: Settlement, content: Mapping[str, Any], by: Person, now: datetime
) -> MadeDocument:
    """Keep the statement of an approved settlement, under its own number; never public.

    Its public part is what the public page says of it. Raises Refused when it is not approved:
    a draft may still change, and what was reversed is no longer owed.
    """
    with transaction.atomic():
        agreement = lock_agreement(settlement.agreement_id, even_closed=True)
        settlement = agreement.settlements.get(pk=settlement.pk)
        if settlement.status != SettlementStatus.APPROVED:
            status = str(settlement.get_status_display()).lower()
            raise Refused("statement_not_approved", "settlement", {"status": status})
        about = MadeDocument(
            number=content["number"],
            kind=DocumentKind.STATEMENT,
            title=f"{DocumentKind.STATEMENT.label}: {content['title']}, {content['period']}"[:300],
            agreement=agreement,
            is_public=False,
        )
        return _keep(about, content, by, now)


def _keep(
    about: MadeDocument, content: Mapping[str, Any], by: Person, now: datetime
) -> MadeDocument:
    """Return the last version when it says the same, or else save this one as the next."""
    language, sha256 = content["language"], digest(content)
    rows = MadeDocument.objects.filter(number=about.number, language=language)
    last = rows.order_by("-version").first()
    if last is not None and (last.sha256, last.is_public) == (sha256, about.is_public):
        return last
    about.version = last.version + 1 if last else 1
    about.language, about.content, about.sha256 = language, content, sha256
    about.made_at, about.made_by_id = now, by.pk
    try:
        with transaction.atomic():
            about.save()
    except IntegrityError:
        if not rows.filter(version=about.version).exists():
            raise
        # Somebody made this version a moment ago: ours is the same, or the one after it.
        return _keep(about, content, by, now)
    if about.agreement is not None:
        detail = f"{about.number} v{about.version}"
        verb = VERBS[DocumentKind(about.kind)]
        write_event(agreement=about.agreement, verb=verb, by=by, now=now, detail=detail)
    return about


def note_download(*, document: MadeDocument, by: Person, now: datetime) -> DocumentDownload:
    """Note that somebody of the desk took a copy."""
    return DocumentDownload.objects.create(document=document, by_id=by.pk, at=now)
