"""Keeping what was made: number, version, content and its check, and who took a copy."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from contracts.budgets.enums import DocumentKind
from contracts.budgets.models import DocumentDownload, MadeDocument
from contracts.enums import EventVerb
from contracts.models import Agreement
from contracts.people import Person
from contracts.services.history import lock_agreement, write_event
from contracts.snapshots import digest

PREFIXES: Final = {
    DocumentKind.SUMMARY: "SC",
    DocumentKind.AGREEMENT_YEAR: "JR",
    DocumentKind.COUNCIL_YEAR: "JR-RAAD",
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
    number, language = number_of(kind, agreement, year), content["language"]
    sha256 = digest(content)
    with transaction.atomic():
        if agreement is not None:
            agreement = lock_agreement(agreement.pk, even_closed=True)
        is_public = agreement is None or agreement.is_public
        rows = MadeDocument.objects.filter(number=number, language=language)
        last = rows.order_by("-version").first()
        if last is not None and (last.sha256, last.is_public) == (sha256, is_public):
            return last
        made = MadeDocument.objects.create(
            number=number,
            version=last.version + 1 if last else 1,
            kind=kind,
            language=language,
            title=f"{content['name']}: {content['title']}"[:300],
            agreement=agreement,
            year=year,
            is_public=is_public,
            content=content,
            sha256=sha256,
            made_at=now,
            made_by_id=by.pk,
        )
        if agreement is not None:
            detail = f"{number} v{made.version}"
            verb = EventVerb.ACCOUNT_MADE
            write_event(agreement=agreement, verb=verb, by=by, now=now, detail=detail)
    return made


def note_download(*, document: MadeDocument, by: Person, now: datetime) -> DocumentDownload:
    """Note that somebody of the desk took a copy."""
    return DocumentDownload.objects.create(document=document, by_id=by.pk, at=now)
