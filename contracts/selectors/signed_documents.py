"""Which signed document holds, and which were there before."""

from __future__ import annotations

from typing import Final

from django.db.models import Exists, OuterRef, QuerySet

from contracts.enums import AgreementStatus
from contracts.models import Agreement, SignedDocument, TermsVersion

# An agreement that started, and of which the terms can be amended.
AMENDABLE: Final = (AgreementStatus.ACTIVE, AgreementStatus.SUSPENDED, AgreementStatus.ENDED)


def documents_of(agreement: Agreement) -> QuerySet[SignedDocument]:
    """Return every signed document, the newest first, also those that were withdrawn."""
    rows = agreement.signed_documents.select_related("terms_version", "by", "withdrawal__by")
    return rows.order_by("-pk")


def current_document(agreement: Agreement) -> SignedDocument | None:
    """Return the signed document of the newest terms, unless its signature was withdrawn."""
    newest = agreement.terms_versions.order_by("-number").values_list("pk", flat=True).first()
    return documents_of(agreement).filter(terms_version=newest, withdrawal=None).first()


def is_signed_file(place: str) -> bool:
    """Whether a signed document has its file in this place."""
    return SignedDocument.objects.filter(file=place).exists()


def signed_versions(agreement: Agreement) -> list[tuple[TermsVersion, SignedDocument | None]]:
    """Return every version of the terms, newest first, with the document that holds for it."""
    documents = documents_of(agreement).filter(withdrawal=None).order_by("pk")
    found = {document.terms_version_id: document for document in documents}
    versions = agreement.terms_versions.defer("document").order_by("-number")
    return [(version, found.get(version.pk)) for version in versions]


def unsigned_amendments() -> QuerySet[TermsVersion]:
    """Return the newest terms of agreements that started, when only earlier ones were signed.

    They are settled by, as the parties agreed to them: the signature is asked for, not waited for.
    An agreement that was signed outside of the portal is none of these.
    """
    later = TermsVersion.objects.filter(
        agreement=OuterRef("agreement"), number__gt=OuterRef("number")
    )
    own = SignedDocument.objects.filter(terms_version=OuterRef("pk"), withdrawal=None)
    earlier = SignedDocument.objects.filter(agreement=OuterRef("agreement"), withdrawal=None)
    rows = TermsVersion.objects.filter(agreement__status__in=AMENDABLE)
    return rows.filter(~Exists(later), ~Exists(own), Exists(earlier))


def unsigned_amendment(agreement: Agreement) -> TermsVersion | None:
    """Return the newest terms of this agreement when their document is missing."""
    return unsigned_amendments().filter(agreement=agreement.pk).defer("document").first()
