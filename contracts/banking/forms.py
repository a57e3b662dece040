"""What people fill in at the screens of banking."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib.auth import get_user_model
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from contracts.enums import Account, MandateScope
from contracts.forms.fields import DutchDateField, DutchDecimalField, IbanField, LastDayField
from contracts.models import Agreement
from contracts.selectors.mandates import GENERAL, ScopeKey, scope_names
from contracts.selectors.roles import APPROVER

BIC = RegexValidator(
    r"^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?\Z", _("Een BIC heeft 8 of 11 tekens, zoals ABNANL2A.")
)
REASON_ROWS = 2


def reason_field(label: Any, help_text: Any = "") -> forms.CharField:
    """Return a field for words that have to be there."""
    widget = forms.Textarea(attrs={"rows": REASON_ROWS})
    return forms.CharField(label=label, widget=widget, help_text=help_text)


class BatchForm(forms.Form):
    """Which released payments go along, and on which day they are paid."""

    orders = forms.MultipleChoiceField(
        label=_("Betalingen"), required=False, widget=forms.CheckboxSelectMultiple
    )
    execution_on = DutchDateField(label=_("Betaaldag"), help_text=_("Zoals 21-11-2026."))

    def __init__(self, *args: Any, choices: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.MultipleChoiceField, self.fields["orders"])
        field.choices = choices


class WithdrawForm(forms.Form):
    """Why a batch is taken back."""

    reason = reason_field(_("Reden"))


class AccountForm(forms.Form):
    """From which account a payer pays."""

    holder = forms.CharField(
        label=_("Naam van de rekening"), max_length=70, help_text=_("Zoals de bank haar kent.")
    )
    iban = IbanField(label=_("IBAN"))
    bic = forms.CharField(label=_("BIC"), max_length=11, required=False, validators=[BIC])
    reason = reason_field(_("Reden"), _("Bijvoorbeeld: nieuwe rekening sinds 1 mei."))


class AccountEndForm(forms.Form):
    """Why the account of a payer is taken out of use."""

    reason = reason_field(_("Reden"), _("Bijvoorbeeld: de rekening is opgeheven."))


class AccountDecisionForm(forms.Form):
    """Yes or no to the account from which a payer pays; a no needs a reason."""

    decision = forms.ChoiceField(
        label=_("Uw besluit"),
        choices=[
            ("yes", _("Goedkeuren: dit geldt vanaf nu")),
            ("no", _("Teruggeven: er verandert niets")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reden"),
        required=False,
        widget=forms.Textarea(attrs={"rows": REASON_ROWS}),
        help_text=_("Nodig als u het voorstel teruggeeft."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        vars(self.fields["reason"])["is_conditional"] = True


class AnswerForm(forms.Form):
    """A file of the bank."""

    file = forms.FileField(
        label=_("Bestand van de bank"),
        help_text=_("pain.002 of camt.053 (XML), of CSV met kenmerk, bedrag, status en reden."),
    )


class DiscardForm(forms.Form):
    """Why a file of the bank is put aside."""

    reason = reason_field(_("Reden"), _("Bijvoorbeeld: dit bestand is van een andere rekening."))


class NoteForm(forms.Form):
    """What came of a line that had to be found out."""

    note = reason_field(_("Wat is ermee gedaan?"))


class ReturnForm(NoteForm):
    """The same for money that came back; it can be booked at once."""

    is_booked = forms.BooleanField(
        label=_("Boek het geld als teruggekomen"),
        required=False,
        initial=True,
        help_text=_(
            "De betaling komt terug op de lijst met betalingen. Daar kunt u haar opnieuw vrijgeven."
        ),
    )


class LedgerForm(forms.Form):
    """Which period goes to the municipal ledger."""

    start = DutchDateField(label=_("Eerste dag"))
    end = LastDayField(label=_("Laatste dag"))


class CostCodeForm(forms.Form):
    """Under which codes an account stands."""

    agreement = forms.ModelChoiceField(
        label=_("Contract"),
        queryset=Agreement.objects.order_by("-number"),
        required=False,
        empty_label=_("Voor alle contracten"),
    )
    account = forms.ChoiceField(label=_("Rekening"), choices=Account.choices)
    centre = forms.CharField(label=_("Kostenplaats"), max_length=30)
    kind = forms.CharField(label=_("Kostensoort"), max_length=30, required=False)


class MandateForm(forms.Form):
    """Who may decide up to which amount; an empty amount ends the mandate."""

    person = forms.ModelChoiceField(
        label=_("Budgethouder"), queryset=get_user_model().objects.none(), empty_label=None
    )
    scope = forms.ChoiceField(
        label=_("Waarvoor"),
        required=False,
        help_text=_(
            "Het meest bepaalde mandaat telt: eerst dat voor het fonds, dan dat voor het "
            "programma, dan het algemene."
        ),
    )
    amount = DutchDecimalField(
        label=_("Tot en met (in euro)"),
        required=False,
        help_text=_(
            "Laat leeg om het mandaat te stoppen. Stopt dat voor een programma of fonds, dan telt "
            "daar weer het algemene mandaat."
        ),
    )
    reason = reason_field(_("Reden"), _("Noem het besluit waar dit op steunt."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = get_user_model().objects.filter(is_active=True, groups__name=APPROVER)
        field = cast("forms.ModelChoiceField[Any]", self.fields["person"])
        field.queryset = people.order_by("last_name", "pk")
        labels = dict(MandateScope.choices)
        self.fields["scope"].choices = [  # type: ignore[attr-defined]
            ("", _("Alles (algemeen mandaat)")),
            *(
                (f"{kind}:{code}", f"{labels[kind]}: {name}")
                for (kind, code), name in scope_names().items()
            ),
        ]

    def clean_scope(self) -> ScopeKey:
        """Return what the mandate is for."""
        kind, found, code = self.cleaned_data["scope"].partition(":")
        return (kind, code) if found else GENERAL

    def clean_amount(self) -> int | None:
        """Return whole cents, or None. Raises ValidationError on parts of a cent."""
        amount = self.cleaned_data["amount"]
        if amount is None:
            return None
        cents = amount * 100
        if cents != cents.to_integral_value():
            raise forms.ValidationError(_("Gebruik hoogstens twee cijfers achter de komma."))
        return int(cents)
