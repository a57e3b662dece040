"""Files: added and removed before sending, fixed with it, looked at for viruses, erased."""

from datetime import datetime, timedelta
from functools import partial
from hashlib import sha256
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction

from contracts.private_files import drop_old_files, gone_when_refused
from contracts.scanning import has_scanner, scan
from pages.challenges.enums import ScanStatus
from pages.challenges.errors import Refused
from pages.challenges.models import Attachment, Response, ResponseVersion
from pages.challenges.models.attachments import FOLDER, private_storage
from pages.challenges.services.moves import lock_response, work_on_draft
from pages.challenges.terms import term
from pages.challenges.transitions import WRITABLE
from pages.challenges.uploads import judge_upload, safe_name

# An upload that is being saved has its file before its row.
ORPHAN_AGE = timedelta(days=1)


def add_attachment(
    *, response: Response, name: str, content: bytes, now: datetime, by: Any = None
) -> Attachment:
    """Keep a file with a draft or a completion. `by` is who does it for a resident.

    Raises Refused: `upload_empty`, `upload_too_large`, `upload_kind`, `upload_content` for the
    file itself; `upload_too_many`, `upload_twice` and `not_writable` for where it would go.
    """
    name = safe_name(name)
    kind = judge_upload(name, content, limit_mb=int(term("UPLOAD_MAX_MB")))
    digest = sha256(content).hexdigest()
    with transaction.atomic():
        locked = lock_response(response)
        if locked.status not in WRITABLE:
            raise Refused("not_writable")
        limit = int(term("UPLOAD_MAX_FILES"))
        if locked.attachments.filter(sha256=digest).exists():
            raise Refused("upload_twice", name=name)
        if locked.attachments.count() >= limit:
            raise Refused("upload_too_many", name=name, limit=limit)
        attachment = Attachment(
            response=locked,
            name=name,
            kind=kind.extension,
            size_bytes=len(content),
            sha256=digest,
            added_at=now,
            added_by=by,
        )
        with gone_when_refused(attachment.file):
            attachment.file.save(name, ContentFile(content), save=False)
            attachment.save()
            work_on_draft(locked, now)
        if has_scanner():
            # Only to be quick: when this try is lost, the timetable finds the row.
            transaction.on_commit(
                partial(scan_attachment, attachment_id=attachment.pk, now=now), robust=True
            )
    return attachment


@transaction.atomic
def remove_attachment(*, attachment: Attachment) -> None:
    """Take a file away that was not sent yet. Raises Refused `not_writable`."""
    locked = lock_response(attachment.response)
    found = Attachment.objects.filter(pk=attachment.pk, response=locked).first()
    if found is None:
        return
    if locked.status not in WRITABLE or found.version_id is not None:
        raise Refused("not_writable")
    _drop_file(found)
    found.delete()


def scan_attachment(*, attachment_id: int, now: datetime) -> None:
    """Have one file looked at, outside any transaction; scanning twice does no harm.

    Of an infected file only name, size and sha256 stay.
    """
    found = Attachment.objects.filter(pk=attachment_id, erased_at=None).first()
    if found is None or not has_scanner() or not found.has_content:
        return
    try:
        with found.file.open("rb") as file:
            content = file.read()
    except FileNotFoundError:
        # Removed while we came for it.
        return
    verdict = scan(content)
    with transaction.atomic():
        Attachment.objects.filter(pk=found.pk).update(scan=verdict, scanned_at=now)
        if verdict == ScanStatus.INFECTED:
            _drop_file(found)


def fix_attachments(locked: Response, version: ResponseVersion) -> None:
    """Tie the files that were not sent yet to the version that is being sent.

    Raises Refused `upload_infected`: the resident takes that file away, we never do so silently.
    """
    unsent = Attachment.objects.filter(response=locked, version=None)
    infected = unsent.filter(scan=ScanStatus.INFECTED).first()
    if infected is not None:
        raise Refused("upload_infected", name=infected.name)
    unsent.update(version=version)


def erase_attachments(locked: Response, *, now: datetime) -> None:
    """Delete the files of a case; kind, size and sha256 stay, the name goes."""
    rows = Attachment.objects.filter(response=locked, erased_at=None).order_by("pk")
    for number, attachment in enumerate(rows, start=1):
        _drop_file(attachment)
        Attachment.objects.filter(pk=attachment.pk).update(
            name=f"bijlage-{number}.{attachment.kind}", erased_at=now
        )


def drop_draft_files(locked: Response) -> None:
    """Delete the files of a draft that is about to go; its rows go along with it."""
    for attachment in Attachment.objects.filter(response=locked):
        _drop_file(attachment)


def sweep_orphans(*, now: datetime) -> int:
    """Delete files that no row knows: of an upload that was rolled back, or a lost deletion.

    Returns how many there were.
    """
    return drop_old_files(FOLDER, now=now, age=ORPHAN_AGE, is_kept=_is_known)


def _is_known(place: str) -> bool:
    kept = Attachment.objects.filter(file=place, erased_at=None)
    return kept.exclude(scan=ScanStatus.INFECTED).exists()


def _drop_file(attachment: Attachment) -> None:
    # After the commit: a change that is rolled back keeps its file.
    transaction.on_commit(
        partial(private_storage().delete, attachment.file.name),
        robust=True,
    )
