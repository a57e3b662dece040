"""Writing a new version of the payment rule: every change is kept, nothing is overwritten unseen.

A draft is somebody's own paper: it leaves no line in the history of the agreement until it is
added as a version, and nobody else sees what is in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from contracts.errors import Refused
from contracts.models import Agreement, TermsDraft, TermsVersion
from contracts.people import Person
from contracts.selectors.terms_drafts import newest_number
from contracts.services.history import lock_agreement
from contracts.services.terms import add_terms_version


def start_draft(
    *, agreement: Agreement, document: Mapping[str, Any], by: Person, now: datetime
) -> TermsDraft:
    """Begin a draft with this document; what the person had before can be brought back."""
    with transaction.atomic():
        lock_agreement(agreement.pk)
        draft = TermsDraft.objects.filter(agreement=agreement, by_id=by.pk).first()
        if draft is None:
            draft = TermsDraft(agreement=agreement, by_id=by.pk, started_at=now, revision=0)
        else:
            draft.undo = draft.document
        draft.document = dict(document)
        draft.base_number = newest_number(agreement)
        draft.revision += 1
        draft.saved_at = now
        draft.save()
    return draft


def save_draft(
    *,
    draft: TermsDraft,
    document: Mapping[str, Any],
    trial: Mapping[str, Any],
    revision: int,
    now: datetime,
    keeps_undo: bool = False,
) -> TermsDraft:
    """Keep what was typed. Raises Refused (draft_overtaken) when another window saved since.

    `keeps_undo`: something was taken away; what stood there before can be brought back.
    """
    with transaction.atomic():
        row = _locked(draft, revision)
        if keeps_undo and row.document != document:
            row.undo = row.document
        if row.document != document or row.trial != trial:
            row.revision += 1
        row.document, row.trial, row.saved_at = dict(document), dict(trial), now
        row.save()
    return row


def undo_draft(*, draft: TermsDraft, revision: int, now: datetime) -> TermsDraft:
    """Bring back what stood there before; doing it twice changes nothing."""
    with transaction.atomic():
        row = _locked(draft, revision)
        if row.undo is not None:
            row.document, row.undo = row.undo, row.document
            row.revision += 1
            row.saved_at = now
            row.save()
    return row


def discard_draft(*, draft: TermsDraft, revision: int) -> None:
    """Throw a draft away. Raises Refused when another window saved since."""
    with transaction.atomic():
        _locked(draft, revision).delete()


def add_drafted_version(
    *, draft: TermsDraft, revision: int, base_number: int, reason: str, by: Person, now: datetime
) -> TermsVersion:
    """Add what was drafted as the next version, and end the draft.

    `base_number` is the version that the person compared with. Raises Refused when somebody else
    added a version since (terms_overtaken), when another window changed the draft, or when the
    terms themselves are refused.
    """
    with transaction.atomic():
        row = _locked(draft, revision)
        agreement = lock_agreement(row.agreement_id)
        newest = agreement.terms_versions.order_by("-number").first()
        if newest is not None and newest.number != base_number:
            params = {"number": newest.number, "person": str(newest.created_by)}
            raise Refused("terms_overtaken", "document", params)
        version = add_terms_version(
            agreement=agreement, document=row.document, reason=reason, by=by, now=now
        )
        row.delete()
    return version


def _locked(draft: TermsDraft, revision: int) -> TermsDraft:
    row = TermsDraft.objects.select_for_update().filter(pk=draft.pk).first()
    if row is None:
        raise Refused("draft_gone", "document")
    if row.revision != revision:
        raise Refused("draft_overtaken", "document")
    return row
