"""The decision as it is put to whoever decides."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from contracts.models.append_only import AppendOnlyModel
from pages.challenges.enums import Action, Remedies, Status
from pages.challenges.models.advice import ProposedChanges
from pages.challenges.models.responses import Response


class DecisionProposal(AppendOnlyModel):
    """A complete decision that waits for another person. Sent back, a next one follows.

    Amounts are in cents, without VAT unless the words say otherwise.
    """

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="proposals")
    action = models.CharField(_("uitkomst"), max_length=30, choices=Action)
    reason = models.TextField(_("motivering"))
    how_to_succeed = models.TextField(_("hoe het wel kan"), blank=True)
    conditions = models.TextField(_("aanpassingen"), blank=True)
    changes = models.ForeignKey(
        ProposedChanges, on_delete=models.PROTECT, null=True, related_name="+"
    )
    remedies = models.CharField(_("rechtsmiddelen"), max_length=10, choices=Remedies)
    amount_cents = models.BigIntegerField(_("bedrag"), null=True)
    came_from = models.CharField(max_length=30, choices=Status)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("wanneer"))

    class Meta:
        ordering = ("response", "pk")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.response}: {self.action}"


class FundFit(AppendOnlyModel):
    """How a grant from a fund fits what the fund is for, as its handler judged it.

    `goals` and `areas` are the names of that day, one on a line. Outside the fund the reason says
    why it pays nevertheless.
    """

    proposal = models.OneToOneField(
        DecisionProposal, on_delete=models.PROTECT, related_name="fund_fit"
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
                name="challenges_fund_fit_or_reason",
            )
        ]

    def __str__(self) -> str:
        return f"{self.proposal}: {self.fund}"


class ProposalReason(AppendOnlyModel):
    """A reason code under a proposal."""

    proposal = models.ForeignKey(DecisionProposal, on_delete=models.PROTECT, related_name="reasons")
    code = models.CharField(_("reden"), max_length=30)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=("proposal", "code"), name="challenges_proposal_reason_once"
            )
        ]

    def __str__(self) -> str:
        return self.code


class ProposalCriterion(AppendOnlyModel):
    """The words on one criterion, of the plan and of who does the task now."""

    proposal = models.ForeignKey(
        DecisionProposal, on_delete=models.PROTECT, related_name="criteria"
    )
    criterion_code = models.CharField(max_length=40)
    criterion_name = models.CharField(max_length=200)
    words = models.TextField()
    present_provider_words = models.TextField(blank=True)

    class Meta:
        ordering = ("proposal", "pk")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=("proposal", "criterion_code"), name="challenges_proposal_criterion_once"
            )
        ]

    def __str__(self) -> str:
        return self.criterion_name
