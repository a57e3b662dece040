"""The reasoned answer of the municipality."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from contracts.models.append_only import AppendOnlyModel
from pages.challenges.enums import Action, Remedies
from pages.challenges.models.proposals import DecisionProposal
from pages.challenges.models.responses import Response


class Decision(AppendOnlyModel):
    """The outcome with its reason in words. One per response, so of two only one can win."""

    response = models.OneToOneField(Response, on_delete=models.PROTECT, related_name="decision")
    action = models.CharField(_("uitkomst"), max_length=30, choices=Action)
    reason = models.TextField(_("motivering"))
    how_to_succeed = models.TextField(_("hoe het wel kan"), blank=True)
    conditions = models.TextField(_("voorwaarden"), blank=True)
    remedies = models.CharField(_("rechtsmiddelen"), max_length=10, choices=Remedies)
    decided_at = models.DateTimeField(_("besloten op"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    # Empty for what was decided before decisions went through a proposal.
    proposal = models.ForeignKey(
        DecisionProposal, on_delete=models.PROTECT, null=True, related_name="decisions"
    )
    amount_cents = models.BigIntegerField(_("bedrag"), null=True)
    # The fund that was behind the call at this moment: an editor may take it from the call later.
    fund = models.ForeignKey(
        "pages.Fund",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("fonds"),
    )
    # The last day to object if the letter leaves on the day of the decision, fixed then; empty
    # without that clause. What holds is `selectors.objections.objection_term`.
    object_by = models.DateField(_("bezwaar uiterlijk"), null=True, blank=True)

    class Meta:
        verbose_name = _("besluit")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.response}: {self.action}"


class DecisionReason(AppendOnlyModel):
    """A reason code under a decision; its words stand in `reasons`."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="reasons")
    code = models.CharField(_("reden"), max_length=30)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=("decision", "code"), name="challenges_reason_once")
        ]

    def __str__(self) -> str:
        return self.code


class DecisionCriterion(AppendOnlyModel):
    """The words on one criterion in a decision, of the plan and of who does the task now."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="criteria")
    criterion_code = models.CharField(max_length=40)
    criterion_name = models.CharField(max_length=200)
    words = models.TextField()
    present_provider_words = models.TextField(blank=True)

    class Meta:
        ordering = ("decision", "pk")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=("decision", "criterion_code"), name="challenges_decision_criterion_once"
            )
        ]

    def __str__(self) -> str:
        return self.criterion_name
