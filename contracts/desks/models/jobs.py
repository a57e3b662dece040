"""Work in bulk: what was asked, how far each item is; and when each task of the timetable ran."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from contracts.desks.enums import ItemStatus, JobKind
from contracts.models import Agreement, Settlement


class BulkJob(models.Model):
    """What one person asked to be done with many periods or settlements at once."""

    kind = models.CharField(_("soort"), max_length=10, choices=JobKind)
    reason = models.TextField(_("reden"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("gevraagd op"))
    finished_at = models.DateTimeField(_("klaar op"), null=True, blank=True)

    class Meta:
        verbose_name = _("werk in bulk")
        verbose_name_plural = _("werk in bulk")
        ordering = ("-pk",)
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=JobKind.values), name="desks_job_kind"),
            models.CheckConstraint(
                condition=~Q(kind=JobKind.RETURN) | ~Q(reason=""), name="desks_job_return_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class BulkItem(models.Model):
    """One period or settlement of a job. `problem_*` says why it failed, as of a SettlementRun.

    `settlement` is the one to decide about, or the one that was drafted.
    """

    job = models.ForeignKey(BulkJob, on_delete=models.CASCADE, related_name="items")
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    period_start = models.DateField(_("van"))
    period_end = models.DateField(_("tot"))
    settlement = models.ForeignKey(
        Settlement, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    status = models.CharField(
        _("status"), max_length=10, choices=ItemStatus, default=ItemStatus.WAITING
    )
    problem_code = models.CharField(max_length=100, blank=True)
    problem_path = models.CharField(max_length=200, blank=True)
    # Schema: per code in arithmetic.PROBLEM_PARAMS or in errors.MESSAGES; text and numbers only.
    problem_params = models.JSONField(default=dict, blank=True)
    done_at = models.DateTimeField(_("klaar op"), null=True, blank=True)

    class Meta:
        verbose_name = _("onderdeel van werk in bulk")
        verbose_name_plural = _("onderdelen van werk in bulk")
        ordering = ("job", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("job", "agreement", "period_start"), name="desks_item_once"
            ),
            models.CheckConstraint(
                condition=Q(status__in=ItemStatus.values), name="desks_item_status"
            ),
            models.CheckConstraint(
                condition=~Q(status=ItemStatus.FAILED) | ~Q(problem_code=""),
                name="desks_item_says_why",
            ),
            models.CheckConstraint(
                condition=Q(period_end__gt=F("period_start")), name="desks_item_period"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.job_id} {self.agreement_id} {self.period_start:%Y-%m-%d}"


class TaskRun(models.Model):
    """When one task of the timetable last began, ended and failed; a row per task.

    `problem` is the last error as its class and text; empty when the last time went well.
    """

    name = models.CharField(_("taak"), max_length=100, unique=True)
    started_at = models.DateTimeField(_("laatst begonnen"))
    finished_at = models.DateTimeField(_("laatst gelukt"), null=True, blank=True)
    failed_at = models.DateTimeField(_("laatst mislukt"), null=True, blank=True)
    problem = models.CharField(_("wat er mis ging"), max_length=400, blank=True)

    class Meta:
        verbose_name = _("taak van het rooster")
        verbose_name_plural = _("taken van het rooster")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name
