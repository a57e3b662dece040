"""What a contract owes for a period: the settlement, its lines and the run that made it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from contracts.enums import LineKind, RunStatus, SettlementStatus
from contracts.models.agreements import Agreement, AgreementParty, TermsVersion
from contracts.models.append_only import AppendOnlyModel

# Drafts and approved settlements count as posted; at most one of these per period.
OPEN_STATUSES = (SettlementStatus.DRAFT, SettlementStatus.APPROVED)


class Settlement(models.Model):
    """One revision of what is owed for one period, with everything it was computed from.

    `inputs` holds what it was computed from: which terms, which observations, and the earlier
    postings or the settlement that it goes on from. `closing` is what the next one can go on from
    (empty when that needs all observations), `inputs_seen` the last InputChange that was seen.
    `contracts.snapshots` is their only reader and writer. `prepared_by` is empty when the timetable
    prepared it. Everything but the decision is fixed from the first save; a trigger guards that.
    What was approved can only be reversed as a whole; who approved it stays.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="settlements")
    period_start = models.DateField(_("van"))
    # Half-open: the first day that no longer belongs to the period.
    period_end = models.DateField(_("tot"))
    revision = models.PositiveIntegerField(_("versie"), default=1)
    status = models.CharField(
        _("status"), max_length=10, choices=SettlementStatus, default=SettlementStatus.DRAFT
    )
    terms_version = models.ForeignKey(
        TermsVersion, on_delete=models.PROTECT, related_name="settlements"
    )
    engine_version = models.CharField(max_length=20)
    # Schema: contracts/schema/settlement-inputs-2.json; before that settlement-inputs-1.json.
    inputs = models.JSONField()
    inputs_sha256 = models.CharField(max_length=64)
    # Schema: contracts/schema/settlement-closing-1.json.
    closing = models.JSONField(null=True, blank=True)
    inputs_seen = models.BigIntegerField(null=True, blank=True)
    currency = models.CharField(_("munt"), max_length=3)
    total_cents = models.BigIntegerField(_("totaal in centen"))
    cumulative_cents = models.BigIntegerField(_("totaal tot nu toe in centen"))
    prepared_at = models.DateTimeField(_("opgesteld op"))
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("opgesteld door"),
    )
    decided_at = models.DateTimeField(_("besloten op"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("besloten door"),
    )
    decision_reason = models.TextField(_("reden van het besluit"), blank=True)

    class Meta:
        verbose_name = _("afrekening")
        verbose_name_plural = _("afrekeningen")
        ordering = ("agreement", "period_start", "revision")
        constraints = [
            models.UniqueConstraint(
                fields=("agreement", "period_start", "revision"),
                name="contracts_settlement_revision",
            ),
            models.UniqueConstraint(
                fields=("agreement", "period_start"),
                condition=Q(status__in=OPEN_STATUSES),
                name="contracts_settlement_one_open",
            ),
            models.CheckConstraint(
                condition=Q(status__in=SettlementStatus.values), name="contracts_settlement_status"
            ),
            models.CheckConstraint(
                condition=Q(period_end__gt=F("period_start")), name="contracts_settlement_period"
            ),
            models.CheckConstraint(
                condition=~Q(decided_by=F("prepared_by")), name="contracts_settlement_four_eyes"
            ),
            models.CheckConstraint(
                condition=Q(
                    status__in=[
                        SettlementStatus.APPROVED,
                        SettlementStatus.RETURNED,
                        SettlementStatus.REVERSED,
                    ],
                    decided_at__isnull=False,
                    decided_by__isnull=False,
                )
                | Q(
                    status__in=[SettlementStatus.DRAFT, SettlementStatus.SUPERSEDED],
                    decided_at__isnull=True,
                    decided_by__isnull=True,
                ),
                name="contracts_settlement_decided",
            ),
            models.CheckConstraint(
                condition=~Q(status=SettlementStatus.RETURNED) | ~Q(decision_reason=""),
                name="contracts_settlement_return_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement.number} {self.period_start:%Y-%m-%d} r{self.revision}"


class SettlementLine(AppendOnlyModel):
    """One amount of a settlement, with its explanation.

    `origin_start` and `origin_end` are the period that the amount is about: the settlement's own
    for a regular line, an earlier one for a reversal or correction. `quantity_text` is exact: a
    decimal ("12.5") or a fraction ("1/3"), empty when there is none. `trace` is the list of steps
    of the arithmetic, as data.
    """

    settlement = models.ForeignKey(Settlement, on_delete=models.PROTECT, related_name="lines")
    position = models.PositiveIntegerField()
    component = models.CharField(_("onderdeel"), max_length=100)
    kind = models.CharField(_("soort"), max_length=10, choices=LineKind)
    origin_start = models.DateField(_("over periode van"))
    origin_end = models.DateField(_("over periode tot"))
    quantity_text = models.CharField(_("aantal"), max_length=200, blank=True)
    amount_cents = models.BigIntegerField(_("bedrag in centen"))
    recipient = models.ForeignKey(
        AgreementParty, on_delete=models.PROTECT, related_name="+", verbose_name=_("ontvanger")
    )
    # Schema: the steps of the arithmetic, as contracts/schema/settlement-trace-1.json says.
    trace = models.JSONField(default=list)

    class Meta:
        verbose_name = _("regel van de afrekening")
        verbose_name_plural = _("regels van de afrekening")
        ordering = ("settlement", "position")
        constraints = [
            models.UniqueConstraint(
                fields=("settlement", "position"), name="contracts_line_position"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=LineKind.values), name="contracts_line_kind"
            ),
            models.CheckConstraint(
                condition=Q(origin_end__gt=F("origin_start")), name="contracts_line_period"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.settlement} #{self.position} {self.component}"


class SettlementShare(AppendOnlyModel):
    """The part of a line that one payer pays; the shares of a line add up to its amount."""

    line = models.ForeignKey(SettlementLine, on_delete=models.PROTECT, related_name="shares")
    payer = models.ForeignKey(
        AgreementParty, on_delete=models.PROTECT, related_name="+", verbose_name=_("betaler")
    )
    amount_cents = models.BigIntegerField(_("bedrag in centen"))

    class Meta:
        verbose_name = _("deel van een betaler")
        verbose_name_plural = _("delen van betalers")
        ordering = ("line", "pk")
        constraints = [
            models.UniqueConstraint(fields=("line", "payer"), name="contracts_share_payer"),
        ]

    def __str__(self) -> str:
        return f"{self.payer}: {self.amount_cents}"


class SettlementRun(models.Model):
    """The visible job: whether the timetable settled a period, and if not, why not.

    `attempts` counts failures in a row. `claim` goes up each time that a worker takes the run, so
    that a worker that was taken for dead can no longer report on it. `input_version` is that of
    the agreement when the run looked. `problem_*` is the arithmetic's problem, put in words by
    `contracts.wording`.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="runs")
    period_start = models.DateField(_("van"))
    period_end = models.DateField(_("tot"))
    status = models.CharField(
        _("status"), max_length=7, choices=RunStatus, default=RunStatus.WAITING
    )
    attempts = models.PositiveIntegerField(_("mislukte pogingen"), default=0)
    claim = models.PositiveIntegerField(default=0)
    input_version = models.PositiveIntegerField(default=0)
    problem_code = models.CharField(_("wat er mis is"), max_length=100, blank=True)
    problem_path = models.CharField(max_length=200, blank=True)
    # Schema: per code in arithmetic.PROBLEM_PARAMS or in errors.MESSAGES; text and numbers only.
    problem_params = models.JSONField(default=dict, blank=True)
    started_at = models.DateTimeField(_("begonnen op"), null=True, blank=True)
    finished_at = models.DateTimeField(_("klaar op"), null=True, blank=True)
    next_attempt_at = models.DateTimeField(_("volgende poging op"), null=True, blank=True)

    class Meta:
        verbose_name = _("verwerking van een periode")
        verbose_name_plural = _("verwerking van periodes")
        ordering = ("agreement", "period_start")
        constraints = [
            models.UniqueConstraint(
                fields=("agreement", "period_start"), name="contracts_run_period"
            ),
            models.CheckConstraint(
                condition=Q(status__in=RunStatus.values), name="contracts_run_status"
            ),
            models.CheckConstraint(
                condition=~Q(status=RunStatus.RUNNING) | Q(started_at__isnull=False),
                name="contracts_run_started",
            ),
            models.CheckConstraint(
                condition=~Q(status=RunStatus.FAILED)
                | (~Q(problem_code="") & Q(next_attempt_at__isnull=False)),
                name="contracts_run_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement.number} {self.period_start:%Y-%m-%d} {self.status}"

    @property
    def problem(self) -> dict[str, Any] | None:
        """The problem as plain data (path, code, params), or nothing."""
        if not self.problem_code:
            return None
        return {
            "path": self.problem_path,
            "code": self.problem_code,
            "params": self.problem_params,
        }
