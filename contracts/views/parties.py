"""A party in the register, and the people who act for it."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.forms import BaseForm, Form
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.forms.parties import MemberForm, PartyDetailsForm
from contracts.models import Party, PartyMember
from contracts.permissions import GROUPS, can_change_party, can_confirm_accounts
from contracts.selectors.account_changes import account_history
from contracts.selectors.agreements import agreements_for
from contracts.selectors.roles import groups_of
from contracts.services.account_changes import ask_account_change
from contracts.services.parties import add_member, change_party, remove_member
from contracts.views.base import FormView


class PartyMixin:
    """Something of one party, for who may change it."""

    request: Any
    kwargs: dict[str, Any]
    section = "agreements"

    @cached_property
    def party(self) -> Party:
        """The party of this address."""
        return get_object_or_404(Party, pk=self.kwargs["pk"])

    def is_allowed(self) -> bool:
        """Only contract managers of an agreement of this party."""
        return can_change_party(self.request.user, self.party)

    def group_labels(self) -> list[str]:
        """Return what the groups of this party's roles are called."""
        return [str(GROUPS[code]) for code in groups_of(self.party)]

    def here(self) -> str:
        """Return the address of the party."""
        return reverse("contracten:party", args=[self.party.pk])


class PartyView(PartyMixin, FormView):
    """What the register says of a party, with the people who act for it."""

    template_name = "contracts/desk/party.html"

    def get_page_title(self) -> str:
        """Return the name of the party."""
        return self.party.name

    def make_form(self, **kwargs: Any) -> BaseForm:
        """Return the form with what the register says now."""
        return PartyDetailsForm(party=self.party, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the people, the agreements and the form that adds somebody."""
        context = super().get_context_data(**kwargs)
        context.setdefault("member_form", MemberForm(groups=self.group_labels()))
        agreements = agreements_for(self.user).filter(parties__party=self.party)
        context.update(
            party=self.party,
            members=self.party.members.select_related("user").order_by("user__email"),
            agreements=agreements.distinct().order_by("-number"),
            account_history=account_history(self.party),
            can_confirm=can_confirm_accounts(self.user),
        )
        return context

    def carry_out(self, form: Any) -> str:
        """Change it; the service sees what is different. Another account asks a second person."""
        fields = dict(form.cleaned_data)
        iban, reason = fields.pop("iban"), fields.pop("iban_reason")
        is_other = iban != self.party.iban
        with transaction.atomic():
            change_party(party=self.party, by=self.user, now=self.now, **fields)
            if is_other:
                ask_account_change(
                    party=self.party, iban=iban, reason=reason, by=self.user, now=self.now
                )
        self.tell(_("De gegevens van %(party)s zijn bewaard.") % {"party": self.party.name})
        if is_other:
            self.tell(
                _(
                    "Het andere rekeningnummer geldt nog niet. Een budgethouder moet het "
                    "bevestigen. Tot dan worden aan deze partij geen betalingen vrijgegeven."
                )
            )
        return self.here()


class AddMemberView(PartyView):
    """Somebody who will act for the party; what is wrong is shown on the party's screen."""

    def make_form(self, **kwargs: Any) -> BaseForm:
        """Return the form that asks for an e-mail address."""
        return MemberForm(groups=self.group_labels(), **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Put this form below the list, and the party's own above it."""
        kwargs["member_form"] = kwargs.pop("form")
        return super().get_context_data(form=PartyDetailsForm(party=self.party), **kwargs)

    def carry_out(self, form: Any) -> str:
        """Add the person."""
        email = form.cleaned_data["email"]
        with_groups = form.cleaned_data.get("with_groups", False)
        add_member(
            party=self.party, email=email, with_groups=with_groups, by=self.user, now=self.now
        )
        self.tell(_("%(email)s hoort nu bij %(party)s.") % self._named(email))
        return self.here()

    def _named(self, email: str) -> dict[str, str]:
        return {"email": email, "party": self.party.name}


class RemoveMemberView(PartyMixin, FormView):
    """Ask to confirm that somebody no longer acts for the party."""

    template_name = "contracts/desk/confirm.html"
    page_title = gettext_lazy("Persoon verwijderen")
    form_class = Form

    @cached_property
    def member(self) -> PartyMember:
        """The person of this address."""
        rows = self.party.members.select_related("user")
        return get_object_or_404(rows, user=self.kwargs["member"])

    def get_trail(self) -> list[dict[str, Any]]:
        """Put the party in the breadcrumbs."""
        return [{"url": self.here(), "label": self.party.name}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what removing means."""
        context = super().get_context_data(**kwargs)
        words = {"email": self.member.user.get_username(), "party": self.party.name}
        context.update(
            agreement=self.party.name,
            explanation=_(
                "%(email)s kan daarna niet meer werken voor %(party)s. Wat deze persoon al deed, "
                "blijft staan."
            )
            % words,
            action=_("Verwijderen"),
            back=self.here(),
        )
        return context

    def carry_out(self, form: Any) -> str:
        """Remove the person."""
        user = self.member.user
        remove_member(party=self.party, user=user, by=self.user, now=self.now)
        words = {"email": user.get_username(), "party": self.party.name}
        self.tell(_("%(email)s hoort niet meer bij %(party)s.") % words)
        return self.here()
