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
        help_text=_("Op deze rekening wordt betaald. Controleer het nummer bij de partij zelf."),
    )
    street = forms.CharField(label=_("Straat"), max_length=200, required=False)
    house_number = forms.CharField(label=_("Huisnummer"), max_length=20, required=False)
    postcode = forms.CharField(label=_("Postcode"), max_length=10, required=False)
    town = forms.CharField(label=_("Plaats"), max_length=100, required=False)
    country = forms.CharField(label=_("Land"), max_length=2, validators=[COUNTRY])
    email = forms.EmailField(label=_("E-mailadres van de partij"), max_length=254, required=False)

    def __init__(self, *args: Any, party: Party, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {name: getattr(party, name) for name in self.base_fields})
        super().__init__(*args, **kwargs)
        cast(KeptIbanField, self.fields["iban"]).kept = party.iban


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
