"""What has to come back: a list to collect from, never a payment file."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy

from contracts.banking.selectors.accounts import debtor_of
from contracts.banking.selectors.reclaims import reclaims_for
from contracts.banking.views.batches import BankView
from contracts.ibans import masked_iban


class ReclaimListView(BankView):
    """Who has to pay back what, to which account and with which reference."""

    part = "reclaims"
    page_title = gettext_lazy("Terug te vorderen")
    template_name = "contracts/banking/reclaims.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what is open."""
        context = super().get_context_data(**kwargs)
        context["rows"] = [
            (order, reference, masked_iban(debtor_of(order.payer.party).iban))
            for order, reference in reclaims_for(self.user)
        ]
        return context
