"""Drafting an agreement, changing what describes it, its parties and its indicators."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts import services
from contracts.enums import AgreementStatus
from contracts.errors import Refused, RefusedTogether
from contracts.forms.agreements import (
    AgreementForm,
    IndicatorForm,
    NeededReasonForm,
    PartyForm,
    PartyFormSet,
    rows_as_typed,
)
from contracts.forms.refusals import add_refusal
from contracts.models import Agreement, Indicator, Party
from contracts.permissions import can_manage
from contracts.services.indicators import change_indicator
from contracts.services.parties import CHANGED_WHILE, add_party, register_party
from contracts.views.base import AgreementMixin, DeskView, FormView


class DraftView(DeskView):
    """A new agreement with its parties, on one screen."""

    section = "agreements"
    page_title = gettext_lazy("Nieuw contract")
    template_name = "contracts/desk/draft.html"

    def is_allowed(self) -> bool:
        """Only contract managers draft."""
        return can_manage(self.request.user)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the empty form."""
        return self.show(form=AgreementForm(), parties=PartyFormSet(prefix="partij"))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Draft it, or show what was typed: with what is wrong, or with more rows for parties."""
        form = AgreementForm(request.POST)
        parties = PartyFormSet(request.POST, prefix="partij")
        if "meer" in request.POST:
            # Not looked at yet: who asks for more rows is still typing.
            typed = AgreementForm(initial=request.POST.dict())
            more = PartyFormSet(prefix="partij", initial=rows_as_typed(parties))
            return self.show(form=typed, parties=more)
        if form.is_valid() and parties.is_valid():
            try:
                return redirect(self._draft(form, parties))
            except (Refused, RefusedTogether) as refusal:
                add_refusal(form, refusal)
        return self.show(status=422, form=form, parties=parties)

    def _draft(self, form: AgreementForm, parties: Any) -> str:
        rows = [row.cleaned_data for row in parties if row.has_changed()]
        agreement = services.draft_agreement(
            by=self.user,
            now=self.now,
            parties=[(_party(row), row["role"], row["code"]) for row in rows],
            contract_manager=self.user,
            is_guided=True,
            **form.cleaned_data,
        )
        self.tell(_("%(number)s is opgesteld.") % {"number": agreement.number})
        return reverse("contracten:start", args=[agreement.pk])


def _party(row: dict[str, Any]) -> Party:
    known: Party | None = row["party"]
    return known or register_party(name=row["name"], kind=row["kind"], iban=row["iban"])


class ManagedMixin(AgreementMixin):
    """For who manages the agreement."""

    def is_allowed(self) -> bool:
        """Only who manages this agreement."""
        return can_manage(self.request.user, self.agreement)

    def back(self) -> str:
        """Return the address of the agreement."""
        return reverse("contracten:agreement", args=[self.agreement.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the way back."""
        return {**super().get_context_data(**kwargs), "back": self.back()}


class ChangeView(ManagedMixin, FormView):
    """Change what describes an agreement; after the start only with a reason."""

    section = "agreements"
    page_title = gettext_lazy("Wijzigen")
    template_name = "contracts/desk/form.html"

    @property
    def needs_reason(self) -> bool:
        """Whether others already rely on what it says."""
        return self.agreement.status != AgreementStatus.CONCEPT

    def make_form(self, **kwargs: Any) -> AgreementForm:
        """Return the form with what the agreement says now."""
        form = AgreementForm(initial=AgreementForm.initial_of(self.agreement), **kwargs)
        if self.needs_reason:
            form.fields["reason"] = NeededReasonForm.base_fields["reason"]
        return form

    def carry_out(self, form: Any) -> str:
        """Change only what is different, so that the history names just that."""
        reason = form.cleaned_data.pop("reason", "")
        changes = changes_of(self.agreement, form.cleaned_data)
        if changes:
            services.change_agreement(
                agreement=self.agreement, by=self.user, now=self.now, reason=reason, **changes
            )
            self.tell(_("De wijzigingen zijn bewaard."))
        return self.back()


def changes_of(row: Agreement | Indicator, typed: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was typed and is not what a row says already.

    The form cannot tell: a day or a number that it shows in Dutch is another text than the value.
    """
    return {name: value for name, value in typed.items() if getattr(row, name) != value}


class AddPartyView(ManagedMixin, FormView):
    """One more party."""

    section = "agreements"
    page_title = gettext_lazy("Partij toevoegen")
    template_name = "contracts/desk/form.html"
    form_class = PartyForm

    def is_allowed(self) -> bool:
        """Only before the start."""
        return super().is_allowed() and self.agreement.status in CHANGED_WHILE

    def carry_out(self, form: Any) -> str:
        """Add the party."""
        added = add_party(agreement=self.agreement, by=self.user, now=self.now, **form.cleaned_data)
        self.tell(_("%(party)s is toegevoegd.") % {"party": added.party.name})
        return self.back()


class IndicatorView(ManagedMixin, FormView):
    """What an indicator means."""

    section = "agreements"
    template_name = "contracts/desk/form.html"

    @cached_property
    def indicator(self) -> Indicator:
        """The indicator of this address."""
        return get_object_or_404(self.agreement.indicators, pk=self.kwargs["indicator"])

    def is_allowed(self) -> bool:
        """Only before the start."""
        return super().is_allowed() and self.agreement.status in CHANGED_WHILE

    def get_page_title(self) -> str:
        """Return the name of the indicator."""
        return self.indicator.name

    def make_form(self, **kwargs: Any) -> IndicatorForm:
        """Return the form with what the indicator says now."""
        return IndicatorForm(indicator=self.indicator, **kwargs)

    def carry_out(self, form: Any) -> str:
        """Change it."""
        changes = changes_of(self.indicator, form.cleaned_data)
        if changes:
            change_indicator(indicator=self.indicator, by=self.user, now=self.now, **changes)
            self.tell(_("De indicator is bewaard."))
        return self.back()
