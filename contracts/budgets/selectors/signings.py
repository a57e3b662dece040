"""Signed agreements that the public may know of, and how each of them stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch
from django.utils import timezone

from contracts.enums import DocumentStanding, EventVerb
from contracts.models import Agreement, AgreementEvent, SignedDocument, TermsVersion
from contracts.selectors.public import public_agreements
from contracts.selectors.publication import agreements_without

# An agreement of which one of these is held back is not in the list: both tell when it was signed.
NEEDED_PARTS = ("documents", "timeline")


@dataclass(frozen=True, slots=True)
class Signing:
    """One signature under an agreement; `document` is None when nobody kept the file.

    `terms` is the version that was signed.
    """

    agreement: Agreement
    version: int
    on: date
    at: datetime
    terms: TermsVersion | None
    document: SignedDocument | None = None
    standing: DocumentStanding = DocumentStanding.CURRENT
    standing_on: date | None = None
    replaced_by: str = ""

    @property
    def number(self) -> str:
        """The number of the document."""
        return number_of(self.agreement, self.version)


def number_of(agreement: Agreement, version: int) -> str:
    """Return the number of one signed version of an agreement."""
    return f"OVK-{agreement.number}-{version}"


def public_signings() -> list[Signing]:
    """Return every signature that the public may know of, in a fixed number of queries."""
    rows = public_agreements()
    for part in NEEDED_PARTS:
        rows = rows.exclude(pk__in=agreements_without(part).values("pk"))
    signed = AgreementEvent.objects.filter(verb=EventVerb.SIGNED).order_by("pk")
    files = SignedDocument.objects.select_related("withdrawal").order_by("pk")
    terms = TermsVersion.objects.defer("document").order_by("number")
    found = rows.prefetch_related(
        Prefetch("events", signed, to_attr="signed_events"),
        Prefetch("signed_documents", files, to_attr="signed_files"),
        Prefetch("terms_versions", terms, to_attr="terms_in_order"),
    )
    return [signing for agreement in found for signing in signings_of(agreement)]


def signings_of(agreement: Agreement) -> list[Signing]:
    """Return the signatures under one agreement of `public_signings`, the oldest first.

    The last file that was not withdrawn holds; without one, the last time that it was signed.
    """
    files: list[SignedDocument] = agreement.signed_files  # type: ignore[attr-defined]
    events: list[AgreementEvent] = agreement.signed_events  # type: ignore[attr-defined]
    versions: list[TermsVersion] = agreement.terms_in_order  # type: ignore[attr-defined]
    by_key = {row.pk: row for row in versions}
    found = [
        Signing(agreement, place, row.signed_on, row.at, by_key[row.terms_version_id], row)
        for place, row in enumerate(files, 1)
    ]
    if events and all(hasattr(row, "withdrawal") for row in files):
        at = events[-1].at
        day = timezone.localdate(at)
        found.append(Signing(agreement, len(files) + 1, day, at, _signed_terms(versions, at)))
    return [_standing(row, found, versions) for row in found]


def _signed_terms(versions: Iterable[TermsVersion], at: datetime) -> TermsVersion | None:
    rows = list(versions)
    return next((row for row in reversed(rows) if row.created_at <= at), rows[0] if rows else None)


def _standing(row: Signing, rows: list[Signing], versions: list[TermsVersion]) -> Signing:
    later = rows[row.version] if row.version < len(rows) else None
    withdrawal = getattr(row.document, "withdrawal", None)
    if withdrawal is not None:
        return _as(row, DocumentStanding.WITHDRAWN, timezone.localdate(withdrawal.at), later)
    # One that was withdrawn replaces nothing.
    holding = [new for new in rows[row.version :] if not hasattr(new.document, "withdrawal")]
    if holding:
        return _as(row, DocumentStanding.REPLACED, holding[0].on, holding[0])
    if row.terms is not None and versions[-1].number > row.terms.number:
        changed_on = timezone.localdate(versions[-1].created_at)
        return _as(row, DocumentStanding.AMENDED, changed_on, None)
    return row


def _as(row: Signing, standing: DocumentStanding, on: date, later: Signing | None) -> Signing:
    by = "" if later is None else later.number
    return Signing(
        row.agreement, row.version, row.on, row.at, row.terms, row.document, standing, on, by
    )
