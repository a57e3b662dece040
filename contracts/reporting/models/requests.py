"""What a provider is asked to report, until when, and what came in."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from contracts.models import Agreement
from contracts.models.append_only import AppendOnlyModel
from contracts.reporting.enums import ExtensionState, ReportStep


class ReportPlan(models.Model):
    """How an agreement is reported and verified; without a row the defaults of the fields hold.

    All terms are in calendar days.
    """

    agreement = models.OneToOneField(
        Agreement, on_delete=models.CASCADE, related_name="report_plan"
    )
    due_days = models.PositiveSmallIntegerField(
        _("dagen na de periode om te rapporteren"), default=28
    )
    remind_before_days = models.PositiveSmallIntegerField(_("dagen vooraf herinneren"), default=7)
    remind_after_days = models.PositiveSmallIntegerField(_("dagen erna herinneren"), default=7)
    escalate_after_days = models.PositiveSmallIntegerField(
        _("dagen erna melden bij de contractmanager"), default=14
    )
    dispute_days = models.PositiveSmallIntegerField(
        _("dagen om te reageren bij een verschil van mening"), default=14
    )
    requires_sign_off = models.BooleanField(
        _("eerst toetsing afronden, dan pas vaststellen"), default=False
    )

    class Meta:
        verbose_name = _("afspraken over rapporteren")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.agreement_id)


class ReportRequest(models.Model):
    """That an agreement is to be reported about one period, and until when.

    `due_on` is what was asked at first; `moved_to` the later day after an extension. It is done
    when it has a report.
    """

    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, related_name="report_requests"
    )
    period_start = models.DateField(_("van"))
    # Half-open, like every period.
    period_end = models.DateField(_("tot"))
    due_on = models.DateField(_("uiterlijk"))
    moved_to = models.DateField(_("uitgesteld tot"), null=True, blank=True)
    asked_at = models.DateTimeField(_("gevraagd op"))

    class Meta:
        verbose_name = _("gevraagde rapportage")
        verbose_name_plural = _("gevraagde rapportages")
        ordering = ("-period_start", "agreement")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=("agreement", "period_start"), name="reporting_request_once"
            ),
            models.CheckConstraint(
                condition=Q(period_end__gt=F("period_start")), name="reporting_request_period"
            ),
            models.CheckConstraint(
                condition=Q(moved_to__isnull=True) | Q(moved_to__gt=F("due_on")),
                name="reporting_request_moved",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.period_start:%Y-%m-%d}"

    @property
    def until(self) -> date:
        """The day on which it is due, after an extension the later one."""
        return self.moved_to or self.due_on


class RequestStep(AppendOnlyModel):
    """That a reminder or escalation was sent; the constraint makes each happen once."""

    request = models.ForeignKey(ReportRequest, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(_("stap"), max_length=10, choices=ReportStep)
    # The due date that it was about; after an extension the steps begin anew.
    due_on = models.DateField()
    at = models.DateTimeField(_("wanneer"))

    class Meta:
        ordering = ("request", "pk")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=("request", "step", "due_on"), name="reporting_step_once"
            ),
            models.CheckConstraint(
                condition=Q(step__in=ReportStep.values), name="reporting_step_step"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request_id} {self.step}"


class Extension(models.Model):
    """More time that a provider asked for, and what was decided about it."""

    request = models.ForeignKey(ReportRequest, on_delete=models.PROTECT, related_name="extensions")
    until = models.DateField(_("tot en met"))
    reason = models.TextField(_("reden"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(_("gevraagd op"))
    state = models.CharField(
        _("besluit"), max_length=10, choices=ExtensionState, default=ExtensionState.ASKED
    )
    decision_reason = models.TextField(_("reden van het besluit"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("besloten op"), null=True)

    class Meta:
        verbose_name = _("uitstel")
        ordering = ("request", "pk")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=("request",),
                condition=Q(state=ExtensionState.ASKED),
                name="reporting_extension_one_open",
            ),
            models.CheckConstraint(
                condition=Q(state=ExtensionState.ASKED, decided_at__isnull=True)
                | (~Q(state=ExtensionState.ASKED) & Q(decided_at__isnull=False)),
                name="reporting_extension_decided",
            ),
            models.CheckConstraint(
                condition=Q(state__in=ExtensionState.values), name="reporting_extension_state"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request_id} {self.until:%Y-%m-%d}"


class ReportDraft(models.Model):
    """What was typed and not delivered yet; `number` counts the saves, so that two windows notice
    each other."""

    request = models.OneToOneField(ReportRequest, on_delete=models.CASCADE, related_name="draft")
    # Schema: the fields of forms.figures.FiguresForm by name, each as the text that was typed.
    content = models.JSONField()
    number = models.PositiveIntegerField(default=1)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    saved_at = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.request_id)


class Report(AppendOnlyModel):
    """What was delivered, as it was delivered; corrections are new observations.

    One row for all who pay or invest: `document` holds totals and stories, no pseudonyms.
    """

    request = models.OneToOneField(ReportRequest, on_delete=models.PROTECT, related_name="report")
    # Schema: selectors.report_document, version "report-1".
    document = models.JSONField()
    # Over the document as canonical JSON.
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("ingeleverd op"))

    class Meta:
        verbose_name = _("rapportage")
        verbose_name_plural = _("rapportages")
        ordering = ("request",)
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.request)
