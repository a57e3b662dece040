"""What a proposal says about the fund that would pay."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pages.challenges.forms.staff import staff_words
from pages.challenges.refusals import refusal_text
from pages.challenges.services.fund_fits import FundChoice, why_outside
from pages.localized import localized


def fund_fields(fund: Any, call: Any) -> dict[str, forms.Field]:
    """The goals and areas of the fund, those of the call chosen already, and room for a reason."""
    return {
        "fund_goals": _several(
            _("Voor welk doel van het fonds is dit plan?"), fund.goals, call.fund_goals
        ),
        "fund_areas": _several(
            _("In welke wijk van het fonds is dit plan?"), fund.areas, call.fund_areas
        ),
        "fund_reason": staff_words(
            _("Waarom betaalt het fonds toch?"),
            help_text=_("Alleen als u geen doel of geen wijk kiest en toch geld toekent."),
            rows=3,
        ),
    }


def fund_initial(choice: FundChoice | None) -> dict[str, Any]:
    """What was chosen before, to begin with; nothing without it."""
    if choice is None:
        return {}
    return {
        "fund_goals": [str(key) for key in choice.goals],
        "fund_areas": [str(key) for key in choice.areas],
        "fund_reason": choice.reason,
    }


def add_fund_problem(form: Any, fund: Any, call: Any, amount_cents: int | None) -> None:
    """Ask at its field why the fund pays for what it is not for."""
    if fund is None or "fund_reason" in form.errors:
        return
    if problem := why_outside(fund, fund_choice(form.cleaned_data), call, amount_cents):
        form.add_error("fund_reason", refusal_text(problem))


def fund_choice(cleaned: Mapping[str, Any]) -> FundChoice:
    """What was chosen, for the service."""
    return FundChoice(
        goals=tuple(int(key) for key in cleaned.get("fund_goals", ())),
        areas=tuple(int(key) for key in cleaned.get("fund_areas", ())),
        reason=cleaned.get("fund_reason", ""),
    )


def _several(label: Any, possible: Any, chosen: Any) -> forms.MultipleChoiceField:
    rows = [(str(row.pk), localized(row, "name").value) for row in possible.all()]
    return forms.MultipleChoiceField(
        label=label,
        choices=rows,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        initial=[str(row.pk) for row in chosen.all()],
        help_text=_("Past het plan bij geen ervan? Kies dan niets en leg het hieronder uit."),
    )
