"""Files that a resident sends along. Fixed with the version in which they were sent."""

from secrets import token_hex
from typing import Any

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.utils.translation import gettext_lazy as _

from pages.challenges.enums import ScanStatus
from pages.challenges.models.responses import Response, ResponseVersion

FOLDER = "bijlagen"


def private_storage() -> Storage:
    """Files that no address leads to."""
    return storages["private"]


def place_of(attachment: Any, _filename: str) -> str:
    """Where a file is kept: nothing of its own name, so that nobody can steer the place."""
    return f"{FOLDER}/{attachment.response_id}/{token_hex(16)}"


class Attachment(models.Model):
    """One file. Until it is sent it can be removed; from then on the trigger keeps it.

    What may still change of a sent file: what the scanner says, and, once, its name when the
    person is forgotten. `sha256` is over the bytes of the file.
    """

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="attachments")
    # The version with which it was sent; empty while it can still be removed.
    version = models.ForeignKey(
        ResponseVersion, on_delete=models.PROTECT, null=True, related_name="attachments"
    )
    file = models.FileField(storage=private_storage, upload_to=place_of, max_length=200)
    name = models.CharField(_("naam"), max_length=100)
    # A key of `uploads.KINDS`.
    kind = models.CharField(_("soort"), max_length=10)
    size_bytes = models.PositiveIntegerField(_("grootte"))
    sha256 = models.CharField(max_length=64)
    added_at = models.DateTimeField(_("toegevoegd op"))
    # Who added it for a resident; empty for the resident.
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    scan = models.CharField(
        _("viruscontrole"), max_length=12, choices=ScanStatus, default=ScanStatus.WAITING
    )
    scanned_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("response", "pk")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(scan__in=ScanStatus.values), name="challenges_attachment_scan"
            ),
            # The same file twice helps nobody, and a double click is no second file.
            models.UniqueConstraint(
                fields=("response", "sha256"), name="challenges_attachment_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.response}: {self.name}"

    @property
    def has_content(self) -> bool:
        """Whether the file itself is still kept."""
        return self.erased_at is None and self.scan != ScanStatus.INFECTED
