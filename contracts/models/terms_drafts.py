"""A new version of the payment rule while somebody is writing it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from contracts.models.agreements import Agreement


class TermsDraft(models.Model):
    """What one person is writing for one agreement; nothing depends on it until it is added.

    `revision` counts every change, so that two windows of one person cannot overwrite each other
    unseen. `base_number` is the newest version when the draft began (0: none yet).
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="terms_drafts")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    # Schema: contracts/schema/terms-1.schema.json, as far as it is finished; values as typed.
    document = models.JSONField(_("betaalafspraken"))
    # Schema: the same; what stood there before the last change that took something away.
    undo = models.JSONField(_("vorige stand"), null=True, blank=True)
    # Schema: contracts/schema/terms-trial-1.json, the results typed in to try the terms.
    trial = models.JSONField(_("proefmetingen"), default=dict, blank=True)
    base_number = models.PositiveIntegerField(_("begonnen bij versie"), default=0)
    revision = models.PositiveIntegerField(default=1)
    started_at = models.DateTimeField(_("begonnen op"))
    saved_at = models.DateTimeField(_("bewaard op"))

    class Meta:
        verbose_name = _("concept van betaalafspraken")
        verbose_name_plural = _("concepten van betaalafspraken")
        ordering = ("agreement", "pk")
        constraints = [
            models.UniqueConstraint(fields=("agreement", "by"), name="contracts_draft_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.agreement.number} · {self.by}"
