"""Setting money aside: an allocation, a ceiling, a programme, a source."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.budgets.forms.money import AllocationForm, CeilingForm, ProgrammeForm, SourceForm
from contracts.budgets.models import Programme
from contracts.budgets.permissions import can_set_money_aside
from contracts.budgets.services.money import (
    add_programme,
    add_source,
    allocate_money,
    set_ceiling,
)
from contracts.permissions import can_see
from contracts.views.base import AgreementMixin, FormView


class BudgetHolderView(FormView):
    """A form of the money, for who answers for the budget."""

    section = "money"
    template_name = "contracts/desk/form.html"

    def is_allowed(self) -> bool:
        """Who answers for the budget."""
        return can_set_money_aside(self.request.user)

    def back(self) -> str:
        """Return where to go afterwards."""
        return reverse("geld:overview")

    def make_form(self, **kwargs: Any) -> Any:
        """Return the form; there are no files."""
        kwargs.pop("files", None)
        return self.form_class(**kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the way back."""
        return {**super().get_context_data(**kwargs), "back": self.back()}


class AllocateView(AgreementMixin, BudgetHolderView):
    """Set money aside for a contract."""

    page_title = gettext_lazy("Geld toewijzen")

    def is_allowed(self) -> bool:
        """Who answers for the budget and sees the contract."""
        user = self.request.user
        return can_set_money_aside(user) and can_see(user, self.agreement)

    def back(self) -> str:
        """Return to the money of the contract."""
        return reverse("geld:agreement", args=[self.agreement.pk])

    def make_form(self, **kwargs: Any) -> AllocationForm:
        """Begin with this year."""
        kwargs.pop("files", None)
        initial = {"year": timezone.localdate(self.now).year}
        return AllocationForm(agreement=self.agreement, initial=initial, **kwargs)

    def carry_out(self, form: Any) -> str:
        """Write it down."""
        data = form.cleaned_data
        allocate_money(
            agreement=self.agreement,
            payer=data["payer"],
            year=data["year"],
            programme=data["programme"],
            source=data["source"],
            amount_cents=data["amount"],
            reason=data["reason"],
            despite_warnings=data["despite_warnings"],
            by=self.user,
            now=self.now,
        )
        self.tell(_("Het geld is toegewezen."))
        return self.back()


class CeilingView(BudgetHolderView):
    """Set the ceiling of a year."""

    page_title = gettext_lazy("Plafond vaststellen")
    form_class = CeilingForm

    @cached_property
    def programme(self) -> Programme:
        """The programme of this address."""
        return get_object_or_404(Programme, code=self.kwargs["code"])

    def back(self) -> str:
        """Return to the programme."""
        return reverse("geld:programme", args=[self.programme.code])

    def get_trail(self) -> list[dict[str, Any]]:
        """Put the programme in the breadcrumbs."""
        return [{"url": self.back(), "label": self.programme.name}]

    def carry_out(self, form: Any) -> str:
        """Write it down."""
        data = form.cleaned_data
        set_ceiling(
            programme=self.programme,
            year=data["year"],
            ceiling_cents=data["ceiling"],
            reason=data["reason"],
            by=self.user,
            now=self.now,
        )
        self.tell(_("Het plafond is vastgesteld."))
        return self.back()


class AddProgrammeView(BudgetHolderView):
    """A new programme."""

    page_title = gettext_lazy("Nieuw programma")
    form_class = ProgrammeForm

    def carry_out(self, form: Any) -> str:
        """Write it down."""
        programme = add_programme(**form.cleaned_data, by=self.user, now=self.now)
        self.tell(_("Het programma is gemaakt. Stel nu per jaar een plafond vast."))
        return reverse("geld:programme", args=[programme.code])


class AddSourceView(BudgetHolderView):
    """New money with its earmark."""

    page_title = gettext_lazy("Nieuwe bron van geld")
    form_class = SourceForm

    def carry_out(self, form: Any) -> str:
        """Write it down."""
        data = dict(form.cleaned_data)
        add_source(
            amount_cents=data.pop("amount"),
            max_per_agreement_cents=data.pop("max_per_agreement"),
            **data,
            by=self.user,
            now=self.now,
        )
        self.tell(_("De bron van geld is bewaard."))
        return self.back()
