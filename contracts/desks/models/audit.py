"""Who saw and saved what. What was changed and decided is in the core's own history."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contracts.desks.enums import AuditAction
from contracts.models import Agreement
from contracts.models.append_only import AppendOnlyModel


class AuditLine(AppendOnlyModel):
    """One look at one object by one person in one hour, or one file that was saved.

    `kind` and `object_id` name the object ("settlement", 12); a list has no object. `text` is how
    it was called, or the filter of a list. `sha256` is that of an exported file's rows. A trigger
    refuses every change, and refuses to delete the line up to and with `keep_until`.
    """

    at = models.DateTimeField(_("wanneer"), db_index=True)
    hour = models.DateTimeField(_("in het uur van"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("wie")
    )
    action = models.CharField(_("wat"), max_length=10, choices=AuditAction)
    kind = models.CharField(_("soort"), max_length=40)
    object_id = models.BigIntegerField(_("nummer in de database"), default=0)
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    text = models.CharField(_("waarover"), max_length=400, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    keep_until = models.DateField(_("bewaren tot en met"))

    class Meta:
        verbose_name = _("regel van de audit")
        verbose_name_plural = _("regels van de audit")
        ordering = ("-at", "-pk")
        indexes = [
            models.Index(fields=("kind", "object_id", "at"), name="desks_audit_object"),
            models.Index(fields=("keep_until",), name="desks_audit_keep_until"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=("by", "kind", "object_id", "hour"),
                condition=Q(action=AuditAction.SEEN),
                name="desks_audit_once_an_hour",
            ),
            models.CheckConstraint(
                condition=Q(action__in=AuditAction.values), name="desks_audit_action"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.kind} {self.object_id}"
