"""Which signed document holds, and which were there before."""

from __future__ import annotations

from django.db.models import QuerySet

from contracts.models import Agreement, SignedDocument


def documents_of(agreement: Agreement) -> QuerySet[SignedDocument]:
    """Return every signed document, the newest first, also those that were withdrawn."""
    rows = agreement.signed_documents.select_related("terms_version", "by", "withdrawal__by")
    return rows.order_by("-pk")


def current_document(agreement: Agreement) -> SignedDocument | None:
    """Return the signed document of the newest terms, unless its signature was withdrawn."""
    newest = agreement.terms_versions.order_by("-number").values_list("pk", flat=True).first()
    return documents_of(agreement).filter(terms_version=newest, withdrawal=None).first()
