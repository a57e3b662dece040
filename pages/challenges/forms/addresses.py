"""What staff fill in to put a wrong e-mail address right."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pages.challenges.forms.handling import PlainForm
from pages.challenges.forms.staff import staff_words
from pages.challenges.refusals import MESSAGES


class AddressForm(PlainForm):
    """The right address, why, and whether letters leave once more."""

    email = forms.EmailField(
        label=_("Wat is het goede e-mailadres?"),
        max_length=200,
        error_messages={
            "required": _("Vul het goede e-mailadres in."),
            "invalid": _("Vul een e-mailadres in, zoals naam@voorbeeld.nl."),
        },
    )
    reason = staff_words(
        _("Waarom verbetert u het?"),
        required=MESSAGES["correction_reason"],
        help_text=_("De indiener leest dit op de zaakpagina. Zet er geen e-mailadres in."),
        rows=3,
    )
    sends_again = forms.BooleanField(
        label=_("Stuur ook opnieuw wat al naar het oude adres ging"),
        required=False,
        help_text=_(
            "Kies dit als de indiener de brieven niet kreeg. Gaat het besluit opnieuw weg, dan"
            " begint de termijn voor bezwaar ook opnieuw."
        ),
    )

    def __init__(self, *args, old: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.old = old

    def clean_email(self) -> str:
        """Another address than the one we have."""
        email: str = self.cleaned_data["email"]
        if email == self.old:
            raise forms.ValidationError(MESSAGES["same_address"])
        return email

    def clean_reason(self) -> str:
        """No address in what is never forgotten."""
        reason: str = self.cleaned_data["reason"]
        if "@" in reason:
            raise forms.ValidationError(MESSAGES["address_in_reason"])
        return reason
