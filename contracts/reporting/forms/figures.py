"""The provider's form: every indicator of the period on one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _

from contracts.enums import ObservationStatus
from contracts.forms.fields import DutchDecimalField
from contracts.reporting.selectors.figures import ROWS, Figure, TypedFigure, typed_figures


@dataclass(frozen=True, slots=True)
class FigureFields:
    """One indicator on the screen, with its three fields."""

    figure: Figure
    state: BoundField
    value: BoundField
    story: BoundField


class FiguresForm(forms.Form):
    """Three fields for each indicator: what is the case, how much, and the story beside it."""

    def __init__(self, *args: Any, figures: Sequence[Figure], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.figures = figures
        for figure in figures:
            code = figure.indicator.code
            self.fields[f"state_{code}"] = forms.ChoiceField(
                label=_("Is er gemeten?"),
                choices=_choices(figure),
                required=False,
                widget=forms.RadioSelect,
                initial=ROWS if figure.now.row_count else "",
            )
            self.fields[f"value_{code}"] = DutchDecimalField(
                label=_("Waarde"), required=False, help_text=_("Nul is ook een waarde.")
            )
            self.fields[f"story_{code}"] = forms.CharField(
                label=_("Het verhaal erbij"),
                required=False,
                max_length=4000,
                widget=forms.Textarea(attrs={"rows": 3}),
                help_text=_("Hoe is het gegaan? Zonder namen. Niet gemeten? Schrijf op waarom."),
            )
            for name in (f"state_{code}", f"value_{code}", f"story_{code}"):
                # Whether they may stay empty depends on each other.
                vars(self.fields[name])["is_conditional"] = True

    def rows(self) -> list[FigureFields]:
        """Return the fields by indicator, for the screen."""
        return [
            FigureFields(figure, *(self[f"{name}_{code}"] for name in ("state", "value", "story")))
            for figure in self.figures
            if (code := figure.indicator.code)
        ]

    def typed(self) -> list[TypedFigure]:
        """Return what a valid form says."""
        data = self.cleaned_data
        found = {
            name: {
                figure.indicator.code: data[f"{name}_{figure.indicator.code}"]
                for figure in self.figures
            }
            for name in ("state", "value", "story")
        }
        return typed_figures(self.figures, found["state"], found["value"], found["story"])

    def texts(self) -> dict[str, str]:
        """Return what was typed, as it was typed."""
        return {name: str(self.data.get(name, "")) for name in self.fields}


def _choices(figure: Figure) -> list[tuple[str, str]]:
    choices = []
    if figure.now.row_count:
        words = _("Staat al bij de metingen (%(count)s)") % {"count": figure.now.row_count}
        choices.append((ROWS, words))
    if not figure.is_per_person:
        choices.append((ObservationStatus.MEASURED.value, _("Gemeten")))
    choices.append((ObservationStatus.NOT_MEASURED.value, _("Niet gemeten")))
    choices.append((ObservationStatus.NOT_APPLICABLE.value, _("Niet van toepassing")))
    return choices
