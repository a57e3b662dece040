"""Files that show that what was reported is so. Private; who opened one is written down."""

from __future__ import annotations

from secrets import token_hex
from typing import Any

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contracts.enums import ScanStatus
from contracts.models import Agreement, Observation
from contracts.models.append_only import AppendOnlyModel

FOLDER = "bewijs"


def private_storage() -> Storage:
    """Return the place that no address leads to."""
    return storages["private"]


def place_of(evidence: Any, _filename: str) -> str:
    """Return where a file is kept: nothing of its own name, so that nobody can steer the place."""
    return f"{FOLDER}/{evidence.agreement_id}/{token_hex(16)}"


class Evidence(models.Model):
    """One file about an agreement, often about one observation. Only the scanner's word changes.

    `sha256` is over the bytes of the file.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="evidence")
    observation = models.ForeignKey(
        Observation, on_delete=models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    description = models.CharField(_("wat laat dit zien"), max_length=200)
    file = models.FileField(storage=private_storage, upload_to=place_of, max_length=200)
    name = models.CharField(_("naam"), max_length=100)
    # A key of `contracts.uploads.KINDS`.
    kind = models.CharField(_("soort"), max_length=10)
    size_bytes = models.PositiveIntegerField(_("grootte"))
    sha256 = models.CharField(max_length=64)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField(_("toegevoegd op"))
    scan = models.CharField(
        _("viruscontrole"), max_length=12, choices=ScanStatus, default=ScanStatus.WAITING
    )
    scanned_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("bewijsstuk")
        verbose_name_plural = _("bewijsstukken")
        ordering = ("-added_at", "-pk")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(scan__in=ScanStatus.values), name="reporting_evidence_scan"
            ),
            models.UniqueConstraint(fields=("agreement", "sha256"), name="reporting_evidence_once"),
        ]

    def __str__(self) -> str:
        return self.name


class EvidenceDownload(AppendOnlyModel):
    """That somebody opened a file."""

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="downloads")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("wanneer"))

    class Meta:
        ordering = ("-pk",)
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.evidence_id} {self.at:%Y-%m-%d}"
