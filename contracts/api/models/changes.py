"""The feed of changes: public facts in the order in which they became readable."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contracts.enums import EventVerb
from contracts.models import Agreement, AgreementEvent
from contracts.models.append_only import AppendOnlyModel


class FeedPosition(models.Model):
    """The one row that whoever adds to the feed locks, so that its numbers only go up."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    changed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="open_api_feed_one_row")]

    def __str__(self) -> str:
        return "feed"


class Change(AppendOnlyModel):
    """One public fact about an agreement; its key is the cursor of the feed.

    `event` is the line of history that it tells; what may not be told of it (the reason, who did
    it) is not copied.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    event = models.OneToOneField(AgreementEvent, on_delete=models.PROTECT, related_name="+")
    verb = models.CharField(_("wat"), max_length=24, choices=EventVerb)
    at = models.DateTimeField(_("wanneer"))
    detail = models.CharField(_("waarover"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("wijziging")
        verbose_name_plural = _("wijzigingen")
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(verb__in=EventVerb.values), name="open_api_change_verb"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.verb}"
