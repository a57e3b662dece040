"""Keeping the signed document with the terms that it holds, and taking a signature back."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Final

from django.core.files.base import ContentFile
from django.db import transaction

from contracts.enums import AgreementStatus, EventVerb, ScanStatus
from contracts.errors import Refused
from contracts.models import Agreement, SignatureWithdrawal, SignedDocument
from contracts.models.signed_documents import FOLDER
from contracts.people import Person
from contracts.private_files import drop_old_files, gone_when_refused
from contracts.scanning import has_scanner, scan
from contracts.sealing import seal_sha256, terms_sha256
from contracts.selectors.signed_documents import AMENDABLE, current_document, is_signed_file
from contracts.services.history import local_day, lock_agreement, require_status, write_event
from contracts.uploads import judge_upload, safe_name

LIMIT_MB: Final = 20
# A contract is text to read: what starts a program or a script when it is opened is refused.
ACTIVE: Final = (b"/JavaScript", b"/JS ", b"/JS(", b"/Launch", b"/EmbeddedFile")
TAIL_BYTES: Final = 2048
# A file that is being added is there before its row.
ORPHAN_AGE: Final = timedelta(days=1)


def add_signed_document(
    *,
    agreement: Agreement,
    name: str,
    content: bytes,
    signed_on: date,
    note: str,
    by: Person,
    now: datetime,
) -> SignedDocument:
    """Keep a signed contract beside the newest version of the terms: the first, or an amendment.

    Raises Refused when it is no whole PDF, holds something active, a virus was found or nobody
    could look, the day is still to come, there are no terms, or it is there already.
    """
    shown = safe_name(name)
    _require_pdf(shown, content)
    if signed_on > local_day(now):
        raise Refused("signed_in_future", "signed_on")
    with transaction.atomic():
        locked = lock_agreement(agreement.pk)
        version = locked.terms_versions.order_by("-number").first()
        is_amended = version is not None and version.number > 1
        require_status(locked, AgreementStatus.CONCEPT, *(AMENDABLE if is_amended else ()))
        if version is None:
            raise Refused("terms_missing", "file")
        if current_document(locked) is not None:
            raise Refused("document_there", "file")
        document_hash = sha256(content).hexdigest()
        terms_hash = terms_sha256(version.document)
        document = SignedDocument(
            agreement=locked,
            terms_version=version,
            sha256=document_hash,
            name=shown,
            size=len(content),
            terms_sha256=terms_hash,
            seal_sha256=seal_sha256(document_hash, terms_hash),
            signed_on=signed_on,
            note=note.strip(),
            by_id=by.pk,
            at=now,
        )
        with gone_when_refused(document.file):
            document.file.save(shown, ContentFile(content), save=False)
            document.save()
            write_event(
                agreement=locked, verb=EventVerb.DOCUMENT_ADDED, by=by, now=now, detail=shown
            )
    return document


def sweep_signed_files(*, now: datetime) -> int:
    """Delete files of signed documents whose row was never written. Returns how many."""
    return drop_old_files(FOLDER, now=now, age=ORPHAN_AGE, is_kept=is_signed_file)


def _require_pdf(name: str, content: bytes) -> None:
    kind = judge_upload(name, content, limit_mb=LIMIT_MB)
    if kind.extension != "pdf":
        raise Refused("document_not_pdf", "file", {"name": name})
    if b"%%EOF" not in content[-TAIL_BYTES:]:
        raise Refused("document_cut_off", "file", {"name": name})
    if any(sign in content for sign in ACTIVE):
        raise Refused("document_active", "file", {"name": name})
    if has_scanner():
        verdict = scan(content)
        if verdict == ScanStatus.INFECTED:
            raise Refused("document_infected", "file", {"name": name})
        if verdict != ScanStatus.CLEAN:
            raise Refused("document_unscanned", "file", {"name": name})


def withdraw_signature(
    *, agreement: Agreement, reason: str, by: Person, now: datetime
) -> Agreement:
    """Take the signature back before the start, with why; the document is kept.

    Its terms can then change again. After the start only that of an amendment: the agreement runs
    on, and the amendment asks for another document. Raises Refused without a reason, when it
    started with this document, or when nothing was signed.
    """
    if not reason.strip():
        raise Refused("withdrawal_reason_missing", "reason")
    with transaction.atomic():
        locked = lock_agreement(agreement.pk)
        document = current_document(locked)
        is_running = document is not None and is_of_amendment(document)
        before_start = (AgreementStatus.CONCEPT, AgreementStatus.SIGNED)
        require_status(locked, *before_start, *(AMENDABLE if is_running else ()))
        if document is None and locked.status == AgreementStatus.CONCEPT:
            raise Refused("nothing_signed")
        if document is not None:
            SignatureWithdrawal.objects.create(
                document=document, reason=reason.strip(), by_id=by.pk, at=now
            )
        detail = f"signature {document.terms_version.number}" if document else "status"
        if locked.status in before_start:
            locked.status, detail = AgreementStatus.CONCEPT, "status"
            locked.save(update_fields=["status"])
        write_event(
            agreement=locked,
            verb=EventVerb.CHANGED,
            by=by,
            now=now,
            reason=reason.strip(),
            detail=detail,
        )
    return locked


def is_of_amendment(document: SignedDocument) -> bool:
    """Whether the document came after the start, for an amendment."""
    started = document.agreement.events.filter(verb=EventVerb.ACTIVATED).order_by("-pk").first()
    return started is not None and document.at > started.at
