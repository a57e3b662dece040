"""From which account each payer pays."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.banking.forms import AccountForm
from contracts.banking.models import DebtorAccount
from contracts.banking.selectors.batches import debtor_of
from contracts.banking.services.accounts import record_account
from contracts.banking.views.batches import BankView
from contracts.enums import PartyRole
from contracts.ibans import masked_iban
from contracts.models import Party
from contracts.permissions import can_change_party
from contracts.views.base import FormView


class AccountListView(BankView):
    """All payers, with their account in part."""

    part = "accounts"
    page_title = gettext_lazy("Rekeningen")
    template_name = "contracts/banking/accounts.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the payers."""
        context = super().get_context_data(**kwargs)
        page = self.page_of(Party.objects.filter(roles__role=PartyRole.PAYER).distinct())
        context["page"] = page
        context["rows"] = [
            (party, debtor, masked_iban(debtor.iban), can_change_party(self.user, party))
            for party in page
            for debtor in [debtor_of(party)]
        ]
        return context


class AccountView(BankView, FormView):
    """Record the account of a payer; what was recorded before stays below."""

    part = "accounts"
    template_name = "contracts/banking/account.html"

    @cached_property
    def party(self) -> Party:
        """The payer of this address."""
        return get_object_or_404(Party, pk=self.kwargs["pk"])

    def is_allowed(self) -> bool:
        """Only who may change the party."""
        return super().is_allowed() and can_change_party(self.request.user, self.party)

    def get_page_title(self) -> str:
        """Name the payer."""
        return _("Rekening van %(party)s") % {"party": self.party.name}

    def make_form(self, **kwargs: Any) -> AccountForm:
        """Begin with what holds now."""
        debtor = debtor_of(self.party)
        initial = {"holder": debtor.name, "iban": debtor.iban, "bic": debtor.bic}
        return AccountForm(initial=initial, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the history."""
        context = super().get_context_data(**kwargs)
        rows = DebtorAccount.objects.filter(party=self.party).select_related("by").order_by("-pk")
        context["history"] = [(row, masked_iban(row.iban)) for row in rows]
        context["back"] = reverse("bank:accounts")
        return context

    def carry_out(self, form: Any) -> str:
        """Record it."""
        record_account(party=self.party, by=self.user, now=self.now, **form.cleaned_data)
        self.tell(_("De rekening is vastgelegd."))
        return reverse("bank:accounts")
