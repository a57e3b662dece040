"""One part of the dossier as a form, made from what its rule asks."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from contracts.dossier import COLUMNS, PartRule
from contracts.forms.fields import DutchDateField, DutchDecimalField
from contracts.models import DossierEntry

MOST_CENTS: Final = 10**15


class EuroField(DutchDecimalField):
    """An amount in euros, typed with a comma; whole cents come out."""

    def clean(self, value: Any) -> Any:
        """Return whole cents, or None for an empty field. Raises ValidationError."""
        euros = super().clean(value)
        if euros is None:
            return None
        cents = euros * 100
        if cents != int(cents) or abs(cents) > MOST_CENTS:
            raise ValidationError(
                _("Typ een bedrag met hoogstens twee cijfers achter de komma, zoals 1.234,56."),
                code="cents_invalid",
            )
        return int(cents)

    def prepare_value(self, value: Any) -> Any:
        """Show whole cents as an amount in euros."""
        return super().prepare_value(Decimal(value) / 100 if isinstance(value, int) else value)


class DossierForm(forms.Form):
    """What a part asks; a line that takes the place of another also asks why."""

    def __init__(
        self, *args: Any, rule: PartRule, entry: DossierEntry | None, **kwargs: Any
    ) -> None:
        if entry is not None:
            kwargs.setdefault("initial", {name: getattr(entry, name) for name in COLUMNS})
        super().__init__(*args, **kwargs)
        for name, label in rule.labels.items():
            self.fields[name] = _field(rule, name, label)
        if entry is not None:
            self.fields["reason"] = forms.CharField(
                label=_("Waarom verandert dit?"), widget=forms.Textarea(attrs={"rows": 2})
            )


def _field(rule: PartRule, name: str, label: Any) -> forms.Field:
    needed = name in rule.needs
    if name == "choice" and rule.choices is not None:
        return forms.ChoiceField(
            label=label, choices=rule.choices.choices, widget=forms.RadioSelect, required=needed
        )
    if name == "on":
        return DutchDateField(label=label, required=needed)
    if name == "amount_cents":
        return EuroField(label=label, required=needed)
    if name == "name":
        return forms.CharField(label=label, max_length=200, required=needed)
    return forms.CharField(label=label, required=needed, widget=forms.Textarea(attrs={"rows": 4}))
