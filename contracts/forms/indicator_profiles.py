"""What an indicator is for, and who wants to read it."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from contracts.dossier_codes import (
    Counting,
    Direction,
    Every,
    IndicatorLevel,
    MeasureReason,
    Reader,
    Timing,
)
from contracts.forms.fields import DutchDateField
from contracts.models import Indicator, IndicatorProfile

RADIO = forms.RadioSelect


class ProfileForm(forms.Form):
    """Level, counting, direction, moment, and the larger target that this one is a part of."""

    level = forms.ChoiceField(
        label=_("Wat zegt dit cijfer?"),
        choices=IndicatorLevel.choices,
        widget=RADIO,
        help_text=_("Een activiteit of prestatie heet nooit een maatschappelijk resultaat."),
    )
    counting = forms.ChoiceField(
        label=_("Hoe wordt geteld?"), choices=Counting.choices, widget=RADIO
    )
    timing = forms.ChoiceField(label=_("Stand of stroom?"), choices=Timing.choices, widget=RADIO)
    direction = forms.ChoiceField(
        label=_("Wat is goed?"), choices=Direction.choices, widget=RADIO, initial=Direction.UP
    )
    moment = forms.CharField(
        label=_("Wanneer wordt gemeten?"),
        max_length=200,
        help_text=_("Bijvoorbeeld: op de laatste dag van elk kwartaal."),
    )
    assess_from = DutchDateField(
        label=_("Te beoordelen vanaf"),
        required=False,
        help_text=_("Voor deze dag staat overal bij het cijfer dat het te vroeg is."),
    )
    part_of = forms.ModelChoiceField(
        label=_("Hoort bij een groter doel"),
        queryset=Indicator.objects.none(),
        required=False,
        empty_label=_("Nee, dit is een doel op zichzelf"),
    )
    relapse_on = DutchDateField(
        label=_("Terugkijken op"),
        required=False,
        help_text=_("Een dag na afloop: hoe gaat het dan met de mensen die meededen?"),
    )

    def __init__(
        self,
        *args: Any,
        indicator: Indicator,
        profile: IndicatorProfile | None,
        needs_reason: bool,
        **kwargs: Any,
    ) -> None:
        if profile is not None:
            initial = {name: getattr(profile, name) for name in self.base_fields}
            kwargs.setdefault("initial", initial)
        super().__init__(*args, **kwargs)
        field = cast("forms.ModelChoiceField[Indicator]", self.fields["part_of"])
        field.queryset = indicator.agreement.indicators.exclude(pk=indicator.pk).order_by("pk")
        if needs_reason:
            self.fields["reason"] = forms.CharField(
                label=_("Waarom verandert dit?"), widget=forms.Textarea(attrs={"rows": 2})
            )


class NeedForm(forms.Form):
    """Who reads it, why, from when and how often."""

    reader = forms.ChoiceField(label=_("Wie leest dit?"), choices=Reader.choices)
    name = forms.CharField(
        label=_("Wie precies?"),
        max_length=200,
        help_text=_("Een organisatie of functie, geen naam."),
    )
    why = forms.ChoiceField(label=_("Waarvoor?"), choices=MeasureReason.choices, widget=RADIO)
    text = forms.CharField(
        label=_("Toelichting"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    first_on = DutchDateField(label=_("De eerste keer op"))
    every = forms.ChoiceField(label=_("Hoe vaak?"), choices=Every.choices, initial=Every.YEAR)
