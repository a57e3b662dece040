"""What the register says of a party, and who is added to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from contracts.enums import PartyKind
from contracts.forms.fields import IbanField
from contracts.models import Party

KVK = RegexValidator(r"^[0-9]{8}\Z", _("Een KvK-nummer heeft 8 cijfers, zoals 12345678."))
COUNTRY = RegexValidator(r"^[A-Z]{2}\Z", _("Typ twee hoofdletters, zoals NL."))


class KeptIbanField(IbanField):
    """An IBAN that is checked when it is a new one; what the register has may stay."""

    kept: str = ""

    def clean(self, value: Any) -> Any:
        """Return it in capitals without spaces, or "". Raises ValidationError."""
        text = "".join(str(value or "").split()).upper()
        return text if text and text == self.kept else super().clean(value)


class PartyDetailsForm(forms.Form):
    """Who the organisation is, where it is and on which account it is paid."""

    name = forms.CharField(label=_("Naam"), max_length=200)
    kind = forms.ChoiceField(label=_("Soort"), choices=PartyKind.choices)
    kvk = forms.CharField(label=_("KvK-nummer"), max_length=8, required=False, validators=[KVK])
    iban = KeptIbanField(
        label=_("IBAN"),
        required=False,
        help_text=_(
            "Op deze rekening wordt betaald. Een ander nummer geldt pas als een budgethouder het "
            "bevestigt."
        ),
    )
    iban_reason = forms.CharField(
        label=_("Waarom verandert het rekeningnummer?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_(
            "Alleen nodig bij een ander nummer. Schrijf ook op hoe u het bij de partij zelf hebt "
            "gecontroleerd. Bel daarvoor een telefoonnummer dat u al kende."
        ),
    )
    street = forms.CharField(label=_("Straat"), max_length=200, required=False)
    house_number = forms.CharField(label=_("Huisnummer"), max_length=20, required=False)
    postcode = forms.CharField(label=_("Postcode"), max_length=10, required=False)
    town = forms.CharField(label=_("Plaats"), max_length=100, required=False)
    country = forms.CharField(label=_("Land"), max_length=2, validators=[COUNTRY])
    email = forms.EmailField(label=_("E-mailadres van de partij"), max_length=254, required=False)

    def __init__(self, *args: Any, party: Party, **kwargs: Any) -> None:
        named = (name for name in self.base_fields if name != "iban_reason")
        kwargs.setdefault("initial", {name: getattr(party, name) for name in named})
        super().__init__(*args, **kwargs)
        vars(self.fields["iban_reason"])["is_conditional"] = True
        cast(KeptIbanField, self.fields["iban"]).kept = party.iban


class AccountDecisionForm(forms.Form):
    """Yes or no to another account number; a no needs a reason."""

    decision = forms.ChoiceField(
        label=_("Uw besluit"),
        choices=[
            ("yes", _("Bevestigen: betaal voortaan op het nieuwe nummer")),
            ("no", _("Afwijzen: het oude nummer blijft")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reden"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Nodig als u het nieuwe nummer afwijst."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        vars(self.fields["reason"])["is_conditional"] = True

    def clean(self) -> dict[str, Any]:
        """Ask why not."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("decision") == "no" and not data.get("reason"):
            self.add_error("reason", _("Schrijf op waarom u het nieuwe nummer afwijst."))
        return data


class MemberForm(forms.Form):
    """Somebody with an account, by e-mail address."""

    email = forms.EmailField(
        label=_("E-mailadres van de persoon"),
        max_length=254,
        help_text=_("De persoon heeft al een account in dit portaal."),
    )

    with_groups = forms.BooleanField(
        label=_("Laat deze persoon ook het werk doen dat bij de rol van de partij hoort"),
        required=False,
    )

    def __init__(self, *args: Any, groups: Sequence[str] = (), **kwargs: Any) -> None:
        kwargs.setdefault("prefix", "persoon")
        super().__init__(*args, **kwargs)
        if groups:
            self.fields["with_groups"].help_text = _("De persoon komt in de groep: %(groups)s.") % {
                "groups": ", ".join(groups)
            }
        else:
            del self.fields["with_groups"]
