"""Making a key, and giving an address for messages."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, cast

from django import forms
from django.forms import ModelChoiceField
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contracts.api.enums import Scope
from contracts.forms.fields import DutchDateField
from contracts.models import Agreement, Party
from contracts.people import Person
from contracts.selectors.agreements import agreements_for


class KeyForm(forms.Form):
    """What a key is for, what it may do, and until when."""

    purpose = forms.CharField(
        label=_("Waarvoor gebruikt u de sleutel?"),
        max_length=200,
        help_text=_("Bijvoorbeeld: koppeling met ons cliëntsysteem."),
    )
    scopes = forms.MultipleChoiceField(
        label=_("Wat mag de sleutel?"),
        choices=Scope.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Kies zo weinig mogelijk. De sleutel mag nooit meer dan u zelf."),
    )
    expires_on = DutchDateField(
        label=_("Tot en met welke dag?"), help_text=_("Hooguit een jaar vanaf vandaag.")
    )
    agreement = ModelChoiceField(
        label=_("Alleen voor dit contract"),
        queryset=Agreement.objects.none(),
        required=False,
        empty_label=_("Alle contracten die u ziet"),
    )
    party = ModelChoiceField(
        label=_("Alleen voor contracten van deze partij"),
        queryset=Party.objects.none(),
        required=False,
        empty_label=_("Alle partijen waarvoor u werkt"),
    )

    def __init__(self, *args: Any, owner: Person, **kwargs: Any) -> None:
        half = timezone.localdate() + timedelta(days=182)
        kwargs.setdefault("initial", {"expires_on": half})
        super().__init__(*args, **kwargs)
        agreements = agreements_for(owner).order_by("number")
        cast("Any", self.fields["agreement"]).queryset = agreements
        parties = Party.objects.filter(members__user=owner.pk).distinct()
        cast("Any", self.fields["party"]).queryset = parties


class WebhookForm(forms.Form):
    """Where messages about changes go."""

    url = forms.CharField(
        label=_("Adres van uw programma"),
        max_length=500,
        help_text=_("Begint met https://. Wij sturen er elke openbare wijziging heen."),
    )
