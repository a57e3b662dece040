"""Entering, correcting and judging observations."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID, uuid4

from django import forms
from django.core.signing import BadSignature, Signer
from django.utils.translation import gettext_lazy as _

from contracts.enums import Answer, ObservationStatus, VerificationDecision
from contracts.forms.fields import DutchDateField, DutchDecimalField, LastDayField
from contracts.models import Agreement, Indicator, Observation

ENTERED_STATUSES = [
    (status.value, status.label)
    for status in ObservationStatus
    if status != ObservationStatus.WITHDRAWN
]


class ObservationForm(forms.Form):
    """One measured value."""

    indicator = forms.ModelChoiceField(
        label=_("Indicator"), queryset=Indicator.objects.none(), empty_label=None
    )
    on = DutchDateField(label=_("Datum"), help_text=_("Zoals 21-11-2026."))
    status = forms.ChoiceField(
        label=_("Is er gemeten?"), choices=ENTERED_STATUSES, initial=ObservationStatus.MEASURED
    )
    quantity = DutchDecimalField(
        label=_("Waarde"), required=False, help_text=_("Zoals 1.234,56. Nul is ook een waarde.")
    )
    start = DutchDateField(
        label=_("Eerste dag van het tijdvak"),
        required=False,
        help_text=_("Alleen als u dagen meet."),
    )
    end = LastDayField(label=_("Laatste dag van het tijdvak"), required=False)
    subject = forms.CharField(
        label=_("Pseudoniem"),
        max_length=64,
        required=False,
        help_text=_("Een eigen code voor de persoon. Nooit een naam of BSN."),
    )
    cohort = forms.CharField(label=_("Groep"), max_length=64, required=False)
    note = forms.CharField(
        label=_("Toelichting"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    # Of each page that is shown, so that a double click is no second value. Signed, because the
    # order in which a sample is drawn depends on it.
    key = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._signer = Signer(salt=f"contracts.observation.{agreement.pk}")
        self.initial.setdefault("key", self._signer.sign(str(uuid4())))
        field = cast("forms.ModelChoiceField[Indicator]", self.fields["indicator"])
        field.queryset = agreement.indicators.all()

    def clean_key(self) -> UUID | None:
        """Return the key that we gave this page; None for anything else."""
        try:
            return UUID(self._signer.unsign(self.cleaned_data["key"]))
        except BadSignature:
            return None


class CorrectionForm(forms.Form):
    """What an observation should have said, and why."""

    on = DutchDateField(label=_("Datum"))
    status = forms.ChoiceField(label=_("Is er gemeten?"), choices=ENTERED_STATUSES)
    quantity = DutchDecimalField(label=_("Waarde"), required=False)
    reason = forms.CharField(
        label=_("Waarom verandert de meting?"), widget=forms.Textarea(attrs={"rows": 3})
    )

    @staticmethod
    def initial_of(observation: Observation) -> dict[str, object]:
        """Return what the observation says now."""
        return {
            "on": observation.on,
            "status": observation.status,
            "quantity": observation.quantity,
        }


class VerificationForm(forms.Form):
    """The evaluator's verdict, with the three questions about what the number means."""

    decision = forms.ChoiceField(
        label=_("Oordeel"), choices=VerificationDecision.choices, widget=forms.RadioSelect
    )
    accepted_quantity = DutchDecimalField(
        label=_("Geaccepteerde waarde"),
        required=False,
        help_text=_("Alleen als u een deel accepteert."),
    )
    reason = forms.CharField(
        label=_("Reden"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Nodig als u niet alles accepteert."),
    )
    is_context_complete = forms.ChoiceField(
        label=_("Is de context compleet?"),
        choices=Answer.choices,
        initial=Answer.UNKNOWN,
        widget=forms.RadioSelect,
    )
    would_have_happened_anyway = forms.ChoiceField(
        label=_("Was dit ook zonder de aanpak gebeurd?"),
        choices=Answer.choices,
        initial=Answer.UNKNOWN,
        widget=forms.RadioSelect,
    )
    do_practitioners_recognise = forms.ChoiceField(
        label=_("Herkennen mensen uit de praktijk dit?"),
        choices=Answer.choices,
        initial=Answer.UNKNOWN,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("accepted_quantity", "reason"):
            # Whether they may stay empty depends on the verdict; their help says when.
            vars(self.fields[name])["is_conditional"] = True


class ImportForm(forms.Form):
    """A file of observations."""

    file = forms.FileField(
        label=_("Bestand (CSV of XLSX)"),
        help_text=_("Ten hoogste 10 MB. Kolommen: indicator, datum, aantal, deelnemer, groep."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx,text/csv,text/plain"}),
    )


class PeriodForm(forms.Form):
    """Which period to settle."""

    period = forms.ChoiceField(label=_("Periode"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["period"]).choices = choices
