"""Questions about the files that were sent along."""

from django.db.models import F, QuerySet

from contracts.scanning import has_scanner
from pages.challenges.enums import ScanStatus
from pages.challenges.models import Attachment, Response, ResponseVersion


def attachments_of(response: Response) -> QuerySet[Attachment]:
    """All files of a response, also those that were not sent yet: for the resident."""
    return (
        Attachment.objects.filter(response=response)
        .select_related("version", "added_by")
        .order_by("pk")
    )


def sent_attachments(response: Response) -> QuerySet[Attachment]:
    """The files that were sent: for staff."""
    return attachments_of(response).filter(version__isnull=False)


def attachments_with(version: ResponseVersion) -> QuerySet[Attachment]:
    """The files that belong to what was sent as this version, with those of earlier ones."""
    return sent_attachments(version.response).filter(version__number__lte=version.number)


def can_download(attachment: Attachment) -> bool:
    """Whether the file may leave: found clean, or nobody looks at files here."""
    if not attachment.has_content:
        return False
    return attachment.scan == ScanStatus.CLEAN or not has_scanner()


def scan_words(attachment: Attachment) -> str:
    """What the pages say of the virus check of this file; empty when nobody looks."""
    if attachment.scan == ScanStatus.WAITING and not has_scanner():
        return ""
    return str(ScanStatus(attachment.scan).label)


def ids_to_scan(*, limit: int = 50) -> list[int]:
    """The files that nobody has judged yet: first those that nobody looked at at all."""
    return list(
        Attachment.objects.filter(
            scan__in=(ScanStatus.WAITING, ScanStatus.UNAVAILABLE), erased_at=None
        )
        # Never looked at comes first; PostgreSQL would put that last.
        .order_by(F("scanned_at").asc(nulls_first=True), "pk")
        .values_list("pk", flat=True)[:limit]
    )
