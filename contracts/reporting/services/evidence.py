"""Evidence: kept in private, looked at by the scanner, and every opening written down."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from hashlib import sha256
from typing import Final

from django.core.files.base import ContentFile
from django.db import transaction

from contracts.enums import EventVerb, ScanStatus
from contracts.errors import Refused
from contracts.models import Agreement, Observation
from contracts.people import Person
from contracts.private_files import drop_old_files, gone_when_refused
from contracts.reporting.models import Evidence, EvidenceDownload
from contracts.reporting.models.evidence import FOLDER, private_storage
from contracts.reporting.selectors.evidence import is_evidence
from contracts.reporting.selectors.people import takes_part
from contracts.scanning import has_scanner, scan
from contracts.services.history import lock_agreement, write_event
from contracts.services.observations import check_private
from contracts.uploads import judge_upload, safe_name

LIMIT_MB: Final = 10
# A file that is being added is there before its row.
ORPHAN_AGE: Final = timedelta(days=1)


def add_evidence(
    *,
    agreement: Agreement,
    observation: Observation | None,
    name: str,
    content: bytes,
    description: str,
    by: Person,
    now: datetime,
) -> Evidence:
    """Keep a file. Raises Refused, also for what `contracts.uploads` does not take."""
    if not takes_part(by, agreement):
        raise Refused("not_in_dispute", "by")
    if not description.strip():
        raise Refused("evidence_words_missing", "description")
    check_private("description", description)
    name = safe_name(name)
    kind = judge_upload(name, content, limit_mb=LIMIT_MB)
    digest = sha256(content).hexdigest()
    with transaction.atomic():
        agreement = lock_agreement(agreement.pk)
        if Evidence.objects.filter(agreement=agreement, sha256=digest).exists():
            raise Refused("evidence_twice", "file", {"name": name})
        evidence = Evidence(
            agreement=agreement,
            observation=observation,
            description=description.strip(),
            name=name,
            kind=kind.extension,
            size_bytes=len(content),
            sha256=digest,
            added_by_id=by.pk,
            added_at=now,
        )
        with gone_when_refused(evidence.file):
            evidence.file.save(name, ContentFile(content), save=False)
            evidence.save()
            write_event(
                agreement=agreement, verb=EventVerb.EVIDENCE_ADDED, by=by, now=now, detail=name
            )
        # Only to be quick: when this try is lost, the timetable finds the row.
        scan_soon = partial(scan_evidence, evidence_id=evidence.pk, now=now)
        transaction.on_commit(scan_soon, robust=True)
    return evidence


def scan_evidence(*, evidence_id: int, now: datetime) -> None:
    """Have one file looked at, outside any transaction. Of an infected one the file goes."""
    found = Evidence.objects.filter(pk=evidence_id).exclude(scan=ScanStatus.INFECTED).first()
    if found is None or not has_scanner():
        return
    with found.file.open("rb") as file:
        verdict = scan(file.read())
    with transaction.atomic():
        Evidence.objects.filter(pk=found.pk).update(scan=verdict, scanned_at=now)
        if verdict == ScanStatus.INFECTED:
            drop = partial(private_storage().delete, str(found.file.name))
            transaction.on_commit(drop, robust=True)


def sweep_evidence_files(*, now: datetime) -> int:
    """Delete files without a row, and of infected ones what was to go when a worker died.

    Returns how many there were.
    """
    return drop_old_files(FOLDER, now=now, age=ORPHAN_AGE, is_kept=is_evidence)


def note_download(*, evidence: Evidence, by: Person, now: datetime) -> EvidenceDownload:
    """Write down that somebody opened a file. Raises Refused for one that was infected."""
    if evidence.scan == ScanStatus.INFECTED:
        raise Refused("evidence_infected", "file", {"name": evidence.name})
    return EvidenceDownload.objects.create(evidence=evidence, by_id=by.pk, at=now)
