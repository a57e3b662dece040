"""That the evaluator is done with a period, and what the figures mean."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contracts.enums import Answer
from contracts.models import Agreement
from contracts.models.append_only import AppendOnlyModel


class SignOff(AppendOnlyModel):
    """The evaluator's word about a period; fixed, until it is reopened with a reason.

    The three questions of the interpretation checklist, each with an answer and why.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="sign_offs")
    period_start = models.DateField(_("van"))
    period_end = models.DateField(_("tot"))
    context = models.CharField(_("Is de context compleet?"), max_length=7, choices=Answer)
    context_words = models.TextField(_("Waarom?"))
    attribution = models.CharField(
        _("Was dit ook zonder de aanpak gebeurd?"), max_length=7, choices=Answer
    )
    attribution_words = models.TextField(_("Waarom?"))
    recognition = models.CharField(
        _("Herkennen mensen uit de praktijk dit?"), max_length=7, choices=Answer
    )
    recognition_words = models.TextField(_("Waarom?"))
    statement = models.TextField(_("verklaring"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("wanneer"))

    class Meta:
        verbose_name = _("afgeronde toetsing")
        ordering = ("-period_start", "-pk")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    context__in=Answer.values,
                    attribution__in=Answer.values,
                    recognition__in=Answer.values,
                ),
                name="reporting_sign_off_answers",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.period_start:%Y-%m-%d}"


class SignOffReopening(AppendOnlyModel):
    """That a sign-off no longer holds, and why."""

    sign_off = models.OneToOneField(SignOff, on_delete=models.PROTECT, related_name="reopening")
    reason = models.TextField(_("reden"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("wanneer"))

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.sign_off)
