"""From which account each payer pays: proposed by one person, decided by a second."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.banking.enums import DebtorChangeStatus
from contracts.banking.forms import AccountDecisionForm, AccountEndForm, AccountForm
from contracts.banking.models import DebtorAccountChange
from contracts.banking.selectors.accounts import (
    account_of,
    account_proposals,
    accounts_of,
    accounts_of_before,
    changes_of,
    objection_to_decide,
    proposal_of,
)
from contracts.banking.services.accounts import (
    approve_account_change,
    propose_account,
    propose_account_end,
    return_account_change,
)
from contracts.banking.views.batches import BankView
from contracts.enums import PartyRole
from contracts.ibans import masked_iban
from contracts.models import Party
from contracts.permissions import can_change_party, can_confirm_accounts
from contracts.views.base import FormView


class AccountListView(BankView):
    """All payers, with their account in part, and what is proposed."""

    part = "accounts"
    page_title = gettext_lazy("Rekeningen")
    template_name = "contracts/banking/accounts.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the payers."""
        context = super().get_context_data(**kwargs)
        page = self.page_of(Party.objects.filter(roles__role=PartyRole.PAYER).distinct())
        accounts = accounts_of(party.pk for party in page)
        waiting = {row.party_id for row in account_proposals()}
        context["page"] = page
        context["rows"] = [
            (party, account, masked_iban(account.iban if account else ""), party.pk in waiting)
            for party in page
            for account in [accounts.get(party.pk)]
        ]
        context["debtor_changes"] = account_proposals()
        context["can_confirm"] = can_confirm_accounts(self.user)
        return context


class PayerMixin:
    """One payer."""

    kwargs: dict[str, Any]
    part = "accounts"

    @cached_property
    def party(self) -> Party:
        """The payer of this address."""
        return get_object_or_404(Party, pk=self.kwargs["pk"])

    def here(self) -> str:
        """Return the address of its account."""
        return reverse("bank:account", args=[self.party.pk])


class AccountView(PayerMixin, BankView, FormView):
    """What holds for a payer and everything before it; a form to propose another account."""

    template_name = "contracts/banking/account.html"

    def may_send(self) -> bool:
        """Only who may change the party."""
        return can_change_party(self.request.user, self.party)

    def get_page_title(self) -> str:
        """Name the payer."""
        return _("Rekening van %(party)s") % {"party": self.party.name}

    def make_form(self, **kwargs: Any) -> AccountForm:
        """Begin with what was given back, else what holds, else what the register says."""
        last, account = changes_of(self.party).first(), account_of(self.party)
        if last is not None and last.status == DebtorChangeStatus.RETURNED and last.iban:
            initial = {"holder": last.holder, "iban": last.iban, "bic": last.bic}
        elif account is not None:
            initial = {"holder": account.holder, "iban": account.iban, "bic": account.bic}
        else:
            initial = {"holder": self.party.name[:70], "iban": self.party.iban}
        return AccountForm(initial=initial, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what holds, what waits and the history."""
        context = super().get_context_data(**kwargs)
        account = account_of(self.party)
        context.update(
            party=self.party,
            account=account,
            iban=masked_iban(account.iban if account else ""),
            proposal=proposal_of(self.party),
            changes=[_with_numbers(row) for row in changes_of(self.party)],
            before=[(row, masked_iban(row.iban)) for row in accounts_of_before(self.party)],
            can_change=self.may_send(),
            can_confirm=can_confirm_accounts(self.user),
            back=reverse("bank:accounts"),
        )
        return context

    def carry_out(self, form: Any) -> str:
        """Propose it."""
        propose_account(party=self.party, by=self.user, now=self.now, **form.cleaned_data)
        self.tell(_("Uw voorstel wacht op een budgethouder. Tot dan verandert er niets."))
        return self.here()


class AccountEndView(PayerMixin, BankView, FormView):
    """Propose to take the account of a payer out of use."""

    template_name = "contracts/desk/confirm.html"
    page_title = gettext_lazy("Rekening uit gebruik nemen")
    form_class = AccountEndForm

    def is_allowed(self) -> bool:
        """Only who may change the party."""
        return super().is_allowed() and can_change_party(self.request.user, self.party)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what it means."""
        context = super().get_context_data(**kwargs)
        account = account_of(self.party)
        iban = masked_iban(account.iban) if account else _("geen rekening in gebruik")
        context.update(
            agreement=f"{self.party.name}, {iban}",
            explanation=_(
                "Keurt een budgethouder dit goed, dan kan van deze rekening niet meer worden "
                "betaald. Tot er een andere rekening is goedgekeurd, kan voor deze betaler geen "
                "betaalbestand worden gemaakt."
            ),
            action=_("Voorstellen"),
            back=self.here(),
        )
        return context

    def carry_out(self, form: Any) -> str:
        """Propose it."""
        reason = form.cleaned_data["reason"]
        propose_account_end(party=self.party, by=self.user, now=self.now, reason=reason)
        self.tell(_("Uw voorstel wacht op een budgethouder. Tot dan verandert er niets."))
        return self.here()


class AccountChangeView(BankView, FormView):
    """What holds and what is proposed, by whom and why; and the decision."""

    part = "accounts"
    page_title = gettext_lazy("Voorstel voor een rekening")
    template_name = "contracts/banking/account_change.html"
    form_class = AccountDecisionForm

    def is_allowed(self) -> bool:
        """Only who approves what is paid: they answer for where the money comes from."""
        return can_confirm_accounts(self.request.user)

    @cached_property
    def change(self) -> DebtorAccountChange:
        """The proposal of this address."""
        rows = DebtorAccountChange.objects.select_related(
            "party", "proposed_by", "decided_by", "old"
        )
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the proposal and what ties this person to it."""
        context = super().get_context_data(**kwargs)
        change = self.change
        is_open = change.status == DebtorChangeStatus.PROPOSED
        context.update(
            change=change,
            is_open=is_open,
            objection=objection_to_decide(change, self.user) if is_open else None,
            back=reverse("bank:account", args=[change.party_id]),
        )
        return context

    def carry_out(self, form: Any) -> str:
        """Decide."""
        is_yes = form.cleaned_data["decision"] == "yes"
        decide = approve_account_change if is_yes else return_account_change
        decide(change=self.change, by=self.user, now=self.now, reason=form.cleaned_data["reason"])
        words = {"party": self.change.party.name}
        if not is_yes:
            self.tell(_("Het voorstel is teruggegeven. Voor %(party)s verandert er niets.") % words)
        elif self.change.iban:
            self.tell(_("%(party)s betaalt voortaan van deze rekening.") % words)
        else:
            self.tell(_("De rekening van %(party)s is uit gebruik.") % words)
        return reverse("bank:account", args=[self.change.party_id])


def _with_numbers(row: DebtorAccountChange) -> tuple[DebtorAccountChange, str, str]:
    return row, masked_iban(row.old.iban if row.old else ""), masked_iban(row.iban)
