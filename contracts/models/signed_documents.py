"""The document that the parties signed, and the end of a signature before the start."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.utils.translation import gettext_lazy as _

from contracts.models.agreements import Agreement, TermsVersion
from contracts.models.append_only import AppendOnlyModel

# Where signed documents lie in the private storage, a folder for each agreement.
FOLDER: Final = "signed"


def private_storage() -> Storage:
    """Where nobody fetches a file by an address of its own; by name, so settings decide."""
    return storages["private"]


def place_of(document: SignedDocument, name: str) -> str:
    """Return where the file is kept: by its hash, so that no name of a person is in the path."""
    return f"{FOLDER}/{document.agreement.number}/{document.sha256}.pdf"


class SignedDocument(AppendOnlyModel):
    """A signed contract as a file, beside the version of the terms that it holds.

    `sha256` is of the file, `terms_sha256` of the canonical JSON text of the terms, and
    `seal_sha256` of those two together: who has both can compute it again.
    """

    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, related_name="signed_documents"
    )
    terms_version = models.ForeignKey(TermsVersion, on_delete=models.PROTECT, related_name="+")
    file = models.FileField(storage=private_storage, upload_to=place_of, max_length=200)
    name = models.CharField(_("bestandsnaam"), max_length=120)
    size = models.PositiveIntegerField(_("aantal bytes"))
    sha256 = models.CharField(max_length=64)
    terms_sha256 = models.CharField(max_length=64)
    seal_sha256 = models.CharField(max_length=64)
    signed_on = models.DateField(_("ondertekend op"))
    note = models.TextField(_("wie tekenden"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("wanneer"))

    class Meta:
        verbose_name = _("ondertekend document")
        verbose_name_plural = _("ondertekende documenten")
        ordering = ("agreement", "pk")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.agreement.number}: {self.name}"


class SignatureWithdrawal(AppendOnlyModel):
    """Why a signed document no longer counts; it is kept all the same."""

    document = models.OneToOneField(
        SignedDocument, on_delete=models.PROTECT, related_name="withdrawal"
    )
    reason = models.TextField(_("reden"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("wanneer"))

    class Meta:
        verbose_name = _("ingetrokken ondertekening")
        verbose_name_plural = _("ingetrokken ondertekeningen")
        ordering = ("pk",)
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="contracts_withdrawal_why"),
        ]

    def __str__(self) -> str:
        return f"{self.document}"
