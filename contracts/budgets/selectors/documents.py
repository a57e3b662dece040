"""Documents that were made, and which of them everybody may read."""

from __future__ import annotations

import json
from typing import Final

from django.db.models import Max, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from contracts.budgets.enums import DocumentKind
from contracts.budgets.models import MadeDocument
from contracts.enums import EventVerb, SettlementStatus
from contracts.information_categories import COVENANTS, YEARLY_REPORTS, ValueOfList
from contracts.models import Agreement, AgreementEvent, Settlement
from contracts.selectors.public import public_agreements
from contracts.selectors.public_records import PublicDocument
from contracts.selectors.publication import PARTY, held_back_of

CATEGORIES: Final[dict[str, ValueOfList]] = {
    DocumentKind.SUMMARY: COVENANTS,
    DocumentKind.AGREEMENT_YEAR: YEARLY_REPORTS,
    DocumentKind.COUNCIL_YEAR: YEARLY_REPORTS,
}


def newest_documents() -> QuerySet[MadeDocument]:
    """Return the newest version of every document in each language, the last made first."""
    newest = (
        MadeDocument.objects.order_by()
        .values("number", "language")
        .annotate(newest=Max("pk"))
        .values("newest")
    )
    rows = MadeDocument.objects.filter(pk__in=newest).select_related("agreement", "made_by")
    return rows.order_by("-made_at", "-pk")


def approved_settlements(agreement: Agreement) -> QuerySet[Settlement]:
    """Return the settlements whose statement can be kept, the last period first."""
    rows = agreement.settlements.filter(status=SettlementStatus.APPROVED)
    rows = rows.select_related("agreement", "terms_version", "prepared_by", "decided_by")
    return rows.order_by("-period_start")


def public_rows(agreement: Agreement | None = None) -> list[MadeDocument]:
    """Return what everybody may read, of one agreement or of all.

    Of each document only the newest version: two versions side by side could tell what changed for
    few people. Nothing of an agreement of which a part is held back since the document was made,
    and no account of the council that tells of one.
    """
    rows = newest_documents().filter(is_public=True)
    if agreement is not None:
        rows = rows.filter(agreement=agreement)
    shown = set(public_agreements().values_list("pk", flat=True))
    return [
        row
        for row in rows
        if (
            _tells_of_nothing_hidden(row)
            if row.agreement is None
            else _may_show(row, row.agreement, shown)
        )
    ]


def _may_show(row: MadeDocument, agreement: Agreement, shown: set[int]) -> bool:
    held = held_back_of(agreement)
    if agreement.pk not in shown or "documents" in held:
        return False
    # What is public again may be read again: made anew it would say the same.
    since = agreement.events.filter(verb=EventVerb.PART_HELD_BACK, at__gte=row.made_at)
    return not since.filter(detail__in=held).exists()


def _tells_of_nothing_hidden(row: MadeDocument) -> bool:
    """Whether no contract in an account of all hid since what stands there: name or amounts."""
    since = AgreementEvent.objects.filter(
        Q(verb=EventVerb.HIDDEN)
        | Q(verb=EventVerb.PART_HELD_BACK, detail="amounts")
        | Q(verb=EventVerb.PART_HELD_BACK, detail__startswith=PARTY),
        at__gte=row.made_at,
    )
    text = json.dumps(row.content, ensure_ascii=False)
    return not any(
        not event.agreement.is_public
        if event.verb == EventVerb.HIDDEN
        else event.detail in held_back_of(event.agreement)
        for event in since.select_related("agreement").order_by("pk")
        # Its number and its title stand together.
        if f"{event.agreement.number} " in text
    )


def public_documents_of(agreement: Agreement | None = None) -> list[PublicDocument]:
    """Return the same as the public reads it, with the address of the page."""
    return [
        PublicDocument(
            identifier=f"{row.number}-{row.language}",
            category=str(CATEGORIES[row.kind].label),
            title=row.title,
            on=timezone.localdate(row.made_at),
            version=row.version,
            url=reverse("pages:made_document", args=[row.language, row.number]),
            sha256=row.sha256,
            category_url=CATEGORIES[row.kind].resource,
            pdf_url=reverse("pages:made_document_pdf", args=[row.language, row.number]),
        )
        for row in public_rows(agreement)
    ]


def public_document(number: str, language: str) -> MadeDocument | None:
    """Return one that everybody may read, or None."""
    return next(
        (row for row in public_rows() if (row.number, row.language) == (number, language)), None
    )
