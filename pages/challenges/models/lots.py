"""What became of each part of the work (lot) that a response is about, in one decision."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from contracts.models.append_only import AppendOnlyModel
from pages.challenges.models.decisions import Decision
from pages.challenges.models.objections import ObjectionDecision
from pages.challenges.models.proposals import DecisionProposal
from pages.challenges.transitions import GRANTING_ACTIONS


class LotOutcome(AppendOnlyModel):
    """One lot with its name of the day of sending. A refused lot of a grant says why by itself.

    `action` is that of the whole decision, or a rejection of this lot within a grant. Without
    words of its own the words of the whole decision hold.
    """

    lot_code = models.CharField(max_length=40)
    lot_name = models.CharField(_("deel van het werk"), max_length=200)
    action = models.CharField(_("uitkomst"), max_length=30)
    reason_code = models.CharField(_("reden"), max_length=30, blank=True)
    reason = models.TextField(_("motivering"), blank=True)
    how_to_succeed = models.TextField(_("hoe het wel kan"), blank=True)
    # Of a granted lot of several; empty of one that was decided before amounts were kept per lot.
    amount_cents = models.BigIntegerField(_("bedrag"), null=True)

    class Meta:
        abstract = True
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.lot_name}: {self.action}"

    @property
    def is_granted(self) -> bool:
        """Whether the answer on this lot is yes."""
        return self.action in GRANTING_ACTIONS


def _once(name: str, parent: str) -> Any:
    return models.UniqueConstraint(fields=(parent, "lot_code"), name=name)


class ProposalLot(LotOutcome):
    """A lot in a decision that waits for another person."""

    proposal = models.ForeignKey(DecisionProposal, on_delete=models.PROTECT, related_name="lots")

    class Meta(LotOutcome.Meta):
        ordering = ("proposal", "pk")
        constraints = [_once("challenges_proposal_lot_once", "proposal")]


class DecisionLot(LotOutcome):
    """A lot in a decision."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="lots")

    class Meta(LotOutcome.Meta):
        ordering = ("decision", "pk")
        constraints = [_once("challenges_decision_lot_once", "decision")]


class ObjectionDecisionLot(LotOutcome):
    """A lot after an objection."""

    decision = models.ForeignKey(ObjectionDecision, on_delete=models.PROTECT, related_name="lots")

    class Meta(LotOutcome.Meta):
        ordering = ("decision", "pk")
        constraints = [_once("challenges_objection_lot_once", "decision")]
