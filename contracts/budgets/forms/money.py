"""Programmes, sources, ceilings and allocations as people type them: euros with a comma."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from contracts.budgets.funds import known_funds
from contracts.budgets.messages import MESSAGES
from contracts.budgets.models import MoneySource, Programme
from contracts.enums import PartyRole
from contracts.forms.fields import DutchDateField, DutchDecimalField, LastDayField
from contracts.models import Agreement, AgreementParty

REASON: Final[dict[str, Any]] = {
    "label": _("Waarom"),
    "max_length": 2000,
    "widget": forms.Textarea(attrs={"rows": 3}),
    "help_text": _("Die reden blijft bij de regel staan, ook als er later een nieuwe komt."),
}


class CentsField(DutchDecimalField):
    """An amount in euros, kept as whole cents."""

    def clean(self, value: Any) -> Any:
        """Return cents, or None for an empty field. Raises ValidationError."""
        amount = super().clean(value)
        if amount is None:
            return None
        cents = amount * 100
        if cents != int(cents):
            raise ValidationError(
                _("“%(text)s” heeft meer dan twee cijfers achter de komma."),
                code="cents_invalid",
                params={"text": value},
            )
        return int(cents)

    def prepare_value(self, value: Any) -> Any:
        """Show cents as euros."""
        if isinstance(value, int):
            return f"{Decimal(value) / 100:.2f}".replace(".", ",")
        return super().prepare_value(value)


class AllocationForm(forms.Form):
    """What one payer sets aside for a contract in a year."""

    payer = forms.ModelChoiceField(label=_("Wie betaalt"), queryset=AgreementParty.objects.none())
    year = forms.IntegerField(label=_("Begrotingsjaar"), min_value=2000, max_value=2100)
    programme = forms.ModelChoiceField(
        label=_("Programma"), queryset=Programme.objects.order_by("name", "pk")
    )
    source = forms.ModelChoiceField(
        label=_("Uit welk geld"), queryset=MoneySource.objects.order_by("name", "pk")
    )
    amount = CentsField(
        label=_("Bedrag in dit jaar"),
        help_text=_("Het hele bedrag. Wat er eerder stond, vervalt."),
    )
    reason = forms.CharField(**REASON)
    despite_warnings = forms.BooleanField(
        label=_("Toch bewaren"),
        required=False,
        help_text=_("Alleen nodig als hierboven staat dat iets niet past."),
    )

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        payers = agreement.parties.filter(role=PartyRole.PAYER).select_related("party")
        self.fields["payer"].queryset = payers  # type: ignore[attr-defined]


class CeilingForm(forms.Form):
    """What a programme may spend in a year."""

    year = forms.IntegerField(label=_("Begrotingsjaar"), min_value=2000, max_value=2100)
    ceiling = CentsField(label=_("Plafond"), help_text=_("Wat er in dit jaar hoogstens is."))
    reason = forms.CharField(**REASON)


class WordsForm(forms.Form):
    """What a programme or source is called, and what it is for."""

    name = forms.CharField(label=_("Naam"), max_length=160)
    name_en = forms.CharField(label=_("Naam in het Engels"), max_length=160, required=False)
    purpose = forms.CharField(
        label=_("Waarvoor"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    purpose_en = forms.CharField(
        label=_("Waarvoor, in het Engels"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class RewordingForm(WordsForm):
    """Other words for what is there, and why; `seen` is how often they had changed before."""

    reason = forms.CharField(**REASON)
    seen = forms.IntegerField(widget=forms.HiddenInput)


class EndForm(forms.Form):
    """Until when something new may be set aside, and why it ends."""

    last_day = DutchDateField(
        label=_("Laatste dag"),
        help_text=_("Op deze dag kan er nog geld worden toegewezen, daarna niet meer."),
    )
    reason = forms.CharField(**REASON)
    is_sure = forms.BooleanField(
        label=_("Ja, na deze dag wordt hier niets nieuws meer uit toegewezen"),
        error_messages={"required": MESSAGES["money_end_not_sure"]},
    )


class FundedForm(WordsForm):
    """What programmes and sources have in common."""

    code = forms.SlugField(
        label=_("Code"),
        max_length=40,
        help_text=_("Kort, met kleine letters en streepjes. De code verandert niet meer."),
    )
    fund_code = forms.ChoiceField(label=_("Fonds"), required=False)

    field_order = ("name", "name_en", "code")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        funds = [(fund.code, fund.name) for fund in known_funds()]
        self.fields["fund_code"].choices = [("", _("geen fonds")), *funds]  # type: ignore[attr-defined]


class ProgrammeForm(FundedForm):
    """A new programme."""


class SourceForm(FundedForm):
    """New money, with its earmark."""

    amount = CentsField(label=_("Bedrag"))
    programme = forms.ModelChoiceField(
        label=_("Alleen voor programma"),
        required=False,
        queryset=Programme.objects.order_by("name", "pk"),
        help_text=_("Leeg: voor alle programma’s."),
    )
    usable_from = DutchDateField(label=_("Te gebruiken vanaf"))
    usable_until = LastDayField(
        label=_("Te gebruiken tot en met"), required=False, help_text=_("Leeg: geen einddatum.")
    )
    max_per_agreement = CentsField(label=_("Hoogstens per contract"), required=False)
