"""Changing the words of a programme or a source, and ending it; and what there is of a source."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.budgets.forms.money import EndForm, RewordingForm
from contracts.budgets.models import MoneySource, Programme
from contracts.budgets.selectors.endings import Money, end_of, ends_of, rewordings_of, running
from contracts.budgets.services.changes import WORDS, Words, end_money, reword_money
from contracts.budgets.views.money import MoneyView
from contracts.budgets.views.setting_aside import BudgetHolderView


class SourceView(MoneyView):
    """One source: its earmark, what was set aside from it, and how its words changed."""

    template_name = "contracts/money/source.html"

    @cached_property
    def source(self) -> MoneySource:
        """The source of this address."""
        rows = MoneySource.objects.select_related("programme", "made_by")
        return get_object_or_404(rows, code=self.kwargs["code"])

    def get_page_title(self) -> str:
        """Its name."""
        return self.source.name

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what runs, the end and the changes."""
        return {
            **super().get_context_data(**kwargs),
            "source": self.source,
            "running": running(self.source),
            "end": end_of(self.source),
            "ends": ends_of(self.source),
            "rewordings": rewordings_of(self.source),
        }


class ChangingView(BudgetHolderView):
    """A form about one programme or source."""

    money_class: type[Programme] | type[MoneySource]

    @cached_property
    def money(self) -> Money:
        """The programme or source of this address."""
        code = self.kwargs["code"]
        if self.money_class is Programme:
            return get_object_or_404(Programme, code=code)
        return get_object_or_404(MoneySource, code=code)

    def back(self) -> str:
        """Return to what it is about."""
        name = "programme" if self.money_class is Programme else "source"
        return reverse(f"geld:{name}", args=[self.money.code])

    def get_trail(self) -> list[dict[str, Any]]:
        """Put what it is about in the breadcrumbs."""
        return [{"url": self.back(), "label": self.money.name}]


class RewordView(ChangingView):
    """Another name or description."""

    page_title = gettext_lazy("Naam en omschrijving wijzigen")
    form_class = RewordingForm

    def make_form(self, **kwargs: Any) -> RewordingForm:
        """Begin with the words that hold."""
        kwargs.pop("files", None)
        initial = {field: getattr(self.money, field) for field in WORDS}
        initial["seen"] = self.money.moneyrewordings.count()
        return RewordingForm(initial=initial, **kwargs)

    def carry_out(self, form: Any) -> str:
        """Write it down."""
        data = form.cleaned_data
        reword_money(
            money=self.money,
            words=Words(**{field: data[field] for field in WORDS}),
            seen=data["seen"],
            reason=data["reason"],
            by=self.user,
            now=self.now,
        )
        self.tell(_("De naam en de omschrijving zijn gewijzigd. Wat er stond, blijft te lezen."))
        return self.back()


class EndView(ChangingView):
    """An end, with what goes on after it in sight."""

    page_title = gettext_lazy("Beëindigen")
    template_name = "contracts/money/end.html"
    form_class = EndForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what runs, and which end was written down before."""
        return {
            **super().get_context_data(**kwargs),
            "money": self.money,
            "running": running(self.money),
            "end": end_of(self.money),
        }

    def carry_out(self, form: Any) -> str:
        """Write it down."""
        data = form.cleaned_data
        end_money(
            money=self.money,
            last_day=data["last_day"],
            reason=data["reason"],
            by=self.user,
            now=self.now,
        )
        self.tell(_("Het einde is vastgelegd. Wat al is toegewezen, gaat gewoon door."))
        return self.back()


class RewordProgrammeView(RewordView):
    """Other words for a programme."""

    money_class = Programme


class RewordSourceView(RewordView):
    """Other words for a source."""

    money_class = MoneySource


class EndProgrammeView(EndView):
    """The end of a programme."""

    money_class = Programme


class EndSourceView(EndView):
    """The end of a source."""

    money_class = MoneySource
