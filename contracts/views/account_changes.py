"""Another account number of a party: a second person confirms or refuses it."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.enums import AccountChangeStatus
from contracts.forms.parties import AccountDecisionForm
from contracts.models import AccountChange
from contracts.permissions import can_confirm_accounts
from contracts.selectors.account_changes import account_history, objection_to_decide_account
from contracts.services.account_changes import confirm_account_change, refuse_account_change
from contracts.views.base import FormView


class AccountChangeView(FormView):
    """The old and the new number, who asked and why; and the decision."""

    section = "payments"
    page_title = gettext_lazy("Ander rekeningnummer")
    template_name = "contracts/desk/account_change.html"
    form_class = AccountDecisionForm

    def is_allowed(self) -> bool:
        """Only who approves what is paid: they answer for where the money goes."""
        return can_confirm_accounts(self.request.user)

    @cached_property
    def change(self) -> AccountChange:
        """The request of this address."""
        rows = AccountChange.objects.select_related("party", "asked_by", "decided_by")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the request, what ties this person to it, and the earlier ones."""
        context = super().get_context_data(**kwargs)
        change = self.change
        is_open = change.status == AccountChangeStatus.ASKED
        context.update(
            change=change,
            is_open=is_open,
            objection=objection_to_decide_account(change, self.user) if is_open else None,
            account_history=account_history(change.party).exclude(pk=change.pk),
            back=reverse("contracten:payments"),
        )
        return context

    def carry_out(self, form: Any) -> str:
        """Decide."""
        is_yes = form.cleaned_data["decision"] == "yes"
        decide = confirm_account_change if is_yes else refuse_account_change
        decide(change=self.change, by=self.user, now=self.now, reason=form.cleaned_data["reason"])
        words = {"party": self.change.party.name}
        if is_yes:
            self.tell(_("%(party)s wordt voortaan op het nieuwe nummer betaald.") % words)
        else:
            self.tell(_("Het nieuwe nummer is afgewezen. %(party)s houdt het oude.") % words)
        return reverse("contracten:payments")
