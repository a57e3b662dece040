"""Documents that were made: what stands in them, from which data, and who took a copy."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contracts.budgets.enums import DocumentKind
from contracts.models import Agreement
from contracts.models.append_only import AppendOnlyModel


class MadeDocument(AppendOnlyModel):
    """One version of one document. From `content` come the page and the PDF, byte for byte.

    `number` stays the same over its versions; `sha256` is that of the content. Making it again from
    the same data gives no new version. `is_public` ones are listed for everybody.
    """

    number = models.CharField(_("nummer"), max_length=40)
    version = models.PositiveIntegerField(_("versie"))
    kind = models.CharField(_("soort"), max_length=20, choices=DocumentKind)
    language = models.CharField(_("taal"), max_length=2)
    title = models.CharField(_("titel"), max_length=300)
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    year = models.PositiveIntegerField(_("jaar"), null=True, blank=True)
    is_public = models.BooleanField(_("openbaar"), default=False)
    # Schema: contracts/schema/document-1.json; contracts.exports.report_document reads and writes.
    # Of a statement: contracts/schema/statement-1.json and contracts.exports.statement_data.
    content = models.JSONField(_("inhoud"))
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField(_("gemaakt op"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("gemaakt door"),
    )

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documenten")
        ordering = ("-made_at", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=("number", "language", "version"), name="budgets_document_version"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=DocumentKind.values), name="budgets_document_kind"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} v{self.version}"


class DocumentDownload(AppendOnlyModel):
    """Somebody of the desk took a copy."""

    document = models.ForeignKey(MadeDocument, on_delete=models.PROTECT, related_name="downloads")
    at = models.DateTimeField(_("wanneer"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("wie"),
    )

    class Meta:
        verbose_name = _("gedownload document")
        verbose_name_plural = _("gedownloade documenten")
        ordering = ("document", "pk")

    def __str__(self) -> str:
        return f"{self.document}: {self.at:%Y-%m-%d}"
