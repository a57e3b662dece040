"""What is told beside a figure: its story, the talk about it, participants, and looking back."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from contracts.dossier_codes import RecordKind
from contracts.models.append_only import AppendOnlyModel
from contracts.models.indicators import Indicator


class FigureRecord(AppendOnlyModel):
    """One thing that is told beside the figure of an indicator; it is never changed.

    Of a story `on` is a day in the period that it is about; of a conversation the day of the
    talk, `who` took part, `text` was said and `actions` agreed; of a voice and of looking back
    `count` of `of_count` people. No names of participants: `who` holds roles and organisations.
    """

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="records")
    kind = models.CharField(_("soort"), max_length=12, choices=RecordKind)
    on = models.DateField(_("dag"))
    who = models.CharField(_("wie"), max_length=300, blank=True)
    text = models.TextField(_("wat"))
    actions = models.TextField(_("afgesproken"), blank=True)
    count = models.PositiveIntegerField(_("aantal"), null=True, blank=True)
    of_count = models.PositiveIntegerField(_("van hoeveel"), null=True, blank=True)
    has_consent = models.BooleanField(_("met toestemming"), default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("wanneer"))

    class Meta:
        verbose_name = _("verhaal bij een cijfer")
        verbose_name_plural = _("verhalen bij cijfers")
        ordering = ("indicator", "pk")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=RecordKind.values), name="contracts_record_kind"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="contracts_record_words"),
            models.CheckConstraint(
                condition=~Q(kind=RecordKind.CONVERSATION) | ~Q(who=""),
                name="contracts_record_talk_who",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=(RecordKind.STORY, RecordKind.VOICE)) | Q(has_consent=True),
                name="contracts_record_consent",
            ),
            models.CheckConstraint(
                condition=Q(count__isnull=True, of_count__isnull=True)
                | Q(count__isnull=False, of_count__isnull=False, of_count__gte=F("count")),
                name="contracts_record_counts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.kind} {self.on}"
