"""An objection against a decision, and what became of it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from contracts.models.append_only import AppendOnlyModel
from pages.challenges.enums import Action, AgreementFate, ObjectionChannel, ObjectionStepKind
from pages.challenges.models.responses import Response
from pages.challenges.objection_clock import asked_to_mend


class Objection(AppendOnlyModel):
    """Why the resident does not agree. One per case: after that there is the court."""

    response = models.OneToOneField(Response, on_delete=models.PROTECT, related_name="objection")
    words = models.TextField(_("bezwaar"))
    channel = models.CharField(_("hoe"), max_length=10, choices=ObjectionChannel)
    received_on = models.DateField(_("ontvangen op"))
    is_late = models.BooleanField(_("te laat"))
    late_reason = models.TextField(_("waarom toch in behandeling"), blank=True)
    # Who recorded it; empty for the resident.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField(_("wanneer"))

    class Meta:
        verbose_name = _("bezwaar")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.response}: {self.words[:40]}"

    @property
    def is_withdrawn(self) -> bool:
        """Whether the resident took it back; the first decision holds then."""
        return any(step.kind == ObjectionStepKind.WITHDRAW for step in self.steps.all())

    @property
    def is_waiting_for_mending(self) -> bool:
        """Whether the resident was asked to complete it and sent nothing yet, in time or not."""
        return asked_to_mend(list(self.steps.all())) is not None


class ObjectionStep(AppendOnlyModel):
    """What happened to the term of the decision on an objection, with the last day it led to.

    Of a suspension `days` is the time that the resident got to complete the objection and `reason`
    what was missing; of a resumption `on` is the day on which it came in and `reason` what it said.
    """

    objection = models.ForeignKey(Objection, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(_("wat"), max_length=10, choices=ObjectionStepKind)
    on = models.DateField(_("op"))
    weeks = models.PositiveSmallIntegerField(_("weken"), default=0)
    days = models.PositiveSmallIntegerField(_("dagen"), default=0, db_default=0)
    due = models.DateField(_("uiterlijk"))
    # Shown to the resident.
    reason = models.TextField(_("reden"), blank=True)
    # Who recorded it; empty for the resident.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField(_("wanneer"))

    class Meta:
        verbose_name = _("stap in een bezwaar")
        ordering = ("objection", "pk")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=ObjectionStepKind.values),
                name="challenges_objection_step_kind",
            ),
            # A term begins once, can be adjourned once without asking, and ends once. It can
            # stand still more than once.
            models.UniqueConstraint(
                fields=("objection", "kind"),
                condition=models.Q(
                    kind__in=[
                        ObjectionStepKind.START,
                        ObjectionStepKind.ADJOURN,
                        ObjectionStepKind.WITHDRAW,
                    ]
                ),
                name="challenges_objection_step_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.objection}: {self.kind} {self.due}"


class ObjectionDecision(AppendOnlyModel):
    """The second look by another person. `action` is the outcome that holds from now on.

    Kept (`is_kept`) is a decision of which the outcome, the amount and the changes of the plan
    stayed.
    """

    objection = models.OneToOneField(Objection, on_delete=models.PROTECT, related_name="decision")
    is_kept = models.BooleanField(_("besluit blijft"))
    action = models.CharField(_("uitkomst"), max_length=30, choices=Action)
    reason = models.TextField(_("motivering"))
    how_to_succeed = models.TextField(_("hoe het wel kan"), blank=True)
    # What the resident agreed to change, when that is the outcome.
    conditions = models.TextField(_("aanpassingen"), blank=True, default="", db_default="")
    amount_cents = models.BigIntegerField(_("bedrag"), null=True)
    decided_at = models.DateTimeField(_("besloten op"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("besluit op bezwaar")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.objection}: {self.action}"

    @property
    def changes_amount_only(self) -> bool:
        """Whether the outcome is that of the first decision, with another amount."""
        same = self._has_same_outcome and not self.changes_lots
        return same and not self.changes_conditions

    @property
    def changes_lots(self) -> bool:
        """Whether the outcome stayed, with another answer or share for one of the lots."""
        first = self.objection.response.decision
        before = granted_by_lot(first)
        is_other = granted_by_lot(self) != before or self._divides_otherwise(first)
        return self._has_same_outcome and bool(before) and is_other

    @property
    def changes_conditions(self) -> bool:
        """Whether the outcome stayed, with other changes of the plan than in the first decision."""
        first = self.objection.response.decision
        return self._has_same_outcome and self.conditions != first.conditions

    def _divides_otherwise(self, first: Any) -> bool:
        """Whether the same amount goes to the lots in another way."""
        before = amounts_by_lot(first)
        return (
            self.amount_cents == first.amount_cents
            and bool(before)
            and amounts_by_lot(self) != before
        )

    @property
    def _has_same_outcome(self) -> bool:
        return not self.is_kept and self.action == self.objection.response.decision.action


class ObjectionFundFit(AppendOnlyModel):
    """How a grant after an objection fits the fund that pays, as who decided judged it.

    The same as `FundFit` of a first decision: names of that day, and a reason outside of it.
    """

    decision = models.OneToOneField(
        ObjectionDecision, on_delete=models.PROTECT, related_name="fund_fit"
    )
    fund = models.ForeignKey("pages.Fund", on_delete=models.PROTECT, related_name="+")
    has_goal = models.BooleanField()
    has_area = models.BooleanField()
    goals = models.TextField(_("doelen"), blank=True)
    areas = models.TextField(_("wijken"), blank=True)
    reason = models.TextField(_("waarom toch uit dit fonds"), blank=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(has_goal=True, has_area=True) | ~models.Q(reason=""),
                name="challenges_objection_fit_or_reason",
            )
        ]

    def __str__(self) -> str:
        return f"{self.decision}: {self.fund}"


class ObjectionAgreement(AppendOnlyModel):
    """What happens to the agreement that was signed when an objection ended in a no.

    `until` is the last day on which it goes on; empty when it stands still or ended at once.
    """

    decision = models.OneToOneField(
        ObjectionDecision, on_delete=models.PROTECT, related_name="agreement_fate"
    )
    agreement = models.ForeignKey("contracts.Agreement", on_delete=models.PROTECT, related_name="+")
    fate = models.CharField(_("overeenkomst"), max_length=10, choices=AgreementFate)
    until = models.DateField(_("tot en met"), null=True)
    # Everybody may read it, as the motivation of the decision.
    reason = models.TextField(_("waarom"))

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(fate__in=(AgreementFate.END, AgreementFate.SUSPEND), until=None)
                | models.Q(fate=AgreementFate.GO_ON, until__isnull=False),
                name="challenges_objection_agreement_until",
            )
        ]

    def __str__(self) -> str:
        return f"{self.decision}: {self.fate}"


def granted_by_lot(decision: Any) -> dict[str, bool]:
    """Yes or no per lot code, of a first decision or one on an objection."""
    return {row.lot_code: row.is_granted for row in decision.lots.all()}


def amounts_by_lot(decision: Any) -> dict[str, int]:
    """The amount in cents per lot code, as far as amounts were kept per lot."""
    rows = decision.lots.all()
    return {row.lot_code: row.amount_cents for row in rows if row.amount_cents is not None}


class ObjectionDecisionReason(AppendOnlyModel):
    """A reason code under a decision on an objection; its words stand in `reasons`."""

    decision = models.ForeignKey(
        ObjectionDecision, on_delete=models.PROTECT, related_name="reasons"
    )
    code = models.CharField(_("reden"), max_length=30)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=("decision", "code"), name="challenges_objection_reason_once"
            )
        ]

    def __str__(self) -> str:
        return self.code


class ObjectionDecisionCriterion(AppendOnlyModel):
    """The words on one criterion after an objection, of the plan and of who does the task now."""

    decision = models.ForeignKey(
        ObjectionDecision, on_delete=models.PROTECT, related_name="criteria"
    )
    criterion_code = models.CharField(max_length=40)
    criterion_name = models.CharField(max_length=200)
    words = models.TextField()
    present_provider_words = models.TextField(blank=True)

    class Meta:
        ordering = ("decision", "pk")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=("decision", "criterion_code"), name="challenges_objection_criterion_once"
            )
        ]

    def __str__(self) -> str:
        return self.criterion_name
