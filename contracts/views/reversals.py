"""Reversing an approved settlement: a contract manager proposes, a second person decides."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts import services
from contracts.exports.statements import document_number, period_words
from contracts.forms.agreements import NeededReasonForm
from contracts.forms.reversals import ReversalDecisionForm
from contracts.models import SettlementReversal
from contracts.permissions import can_manage, is_in_group
from contracts.presentation import reader_language
from contracts.selectors.reversals import (
    objection_to_propose,
    objection_to_reverse,
    reversal_plan,
    waiting_reversal,
)
from contracts.selectors.roles import APPROVER
from contracts.views.base import FormView
from contracts.views.settlements import SettlementMixin


class _ReversalView(SettlementMixin, FormView):
    """What both screens show: the settlement, and what would follow to the cent."""

    section = "settlements"
    template_name = "contracts/desk/reversal.html"

    def get_trail(self) -> list[dict[str, Any]]:
        """Put the settlement in the breadcrumbs."""
        return [{"url": self.address(), "label": document_number(self.settlement)}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what reversing it does."""
        context = super().get_context_data(**kwargs)
        row = self.settlement
        context.update(
            settlement=row,
            agreement=row.agreement,
            period=period_words(row.period_start, row.period_end, reader_language()),
            plan=reversal_plan(row),
            back=self.address(),
        )
        return context


class ProposeReversalView(_ReversalView):
    """Propose it, with a reason; the screen says what would happen."""

    page_title = gettext_lazy("Terugdraaien voorstellen")
    form_class = NeededReasonForm

    def is_allowed(self) -> bool:
        """Only who manages the agreement."""
        return can_manage(self.request.user, self.settlement.agreement)

    def get_page_title(self) -> str:
        """Return what this screen does."""
        return str(self.page_title)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what stands in the way."""
        context = super().get_context_data(**kwargs)
        context["objection"] = objection_to_propose(self.settlement, self.user)
        return context

    def carry_out(self, form: Any) -> str:
        """Propose."""
        services.propose_reversal(
            settlement=self.settlement,
            by=self.user,
            now=self.now,
            reason=form.cleaned_data["reason"],
        )
        self.tell(_("Uw voorstel staat klaar. Een budgethouder besluit."))
        return self.address()


class DecideReversalView(_ReversalView):
    """Carry it out or refuse it, as a second person."""

    page_title = gettext_lazy("Besluiten over terugdraaien")
    form_class = ReversalDecisionForm

    def is_allowed(self) -> bool:
        """Approvers only; what ties one of them to it, the screen says."""
        return super().is_allowed() and is_in_group(self.request.user, APPROVER)

    def get_page_title(self) -> str:
        """Return what this screen does."""
        return str(self.page_title)

    @cached_property
    def reversal(self) -> SettlementReversal:
        """The newest proposal, which may be decided already."""
        return self.settlement.reversals.select_related("proposed_by").latest("pk")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask to decide; without a proposal that waits the settlement says what there is."""
        if waiting_reversal(self.settlement) is None:
            return redirect(self.address())
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Decide; without a proposal there is nothing to decide about."""
        if not self.settlement.reversals.exists():
            return redirect(self.address())
        return super().post(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the proposal, and what ties this person to it."""
        context = super().get_context_data(**kwargs)
        context["reversal"] = self.reversal
        context["objection"] = objection_to_reverse(self.reversal, self.user)
        return context

    def carry_out(self, form: Any) -> str:
        """Decide."""
        is_yes = form.cleaned_data["decision"] == "yes"
        decide = services.carry_out_reversal if is_yes else services.refuse_reversal
        decide(
            reversal=self.reversal,
            by=self.user,
            now=self.now,
            reason=form.cleaned_data["reason"],
        )
        if is_yes:
            self.tell(
                _("De afrekening is teruggedraaid. De periode kan opnieuw worden afgerekend.")
            )
        else:
            self.tell(_("Het voorstel is afgewezen. De afrekening blijft zoals zij is."))
        return self.address()
