"""The small forms of a resident outside the steps."""

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from pages.challenges.drafts import clean_typed
from pages.challenges.enums import CoAnswer
from pages.challenges.forms.fields import describe_errors


class LinkForm(forms.Form):
    """Where to mail the private link."""

    use_required_attribute = False

    email = forms.EmailField(
        label=_("E-mailadres"),
        max_length=200,
        error_messages={
            "required": _("Vul uw e-mailadres in."),
            "invalid": _("Vul een e-mailadres in zoals naam@voorbeeld.nl."),
        },
        widget=forms.EmailInput(attrs={"class": "utrecht-textbox", "autocomplete": "email"}),
    )
    renews = forms.BooleanField(
        label=_(
            "De link ging eerder naar een verkeerd adres. Maak een nieuwe; de oude werkt dan niet"
            " meer."
        ),
        required=False,
    )

    def __init__(self, data=None, **kwargs):
        if data is not None:
            renews = {"renews": "on"} if data.get("renews") else {}
            data = {"email": clean_typed(data.get("email", "")), **renews}
        super().__init__(data, **kwargs)
        if self.is_bound and self.errors:
            self.fields["email"].widget.attrs |= {
                "aria-invalid": "true",
                "aria-describedby": "id_email_fout",
            }


def _resident_words(label, *, required: str = "", rows: int = 8, **kwargs) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=10_000,
        required=bool(required),
        error_messages={"required": required},
        widget=forms.Textarea(attrs={"class": "utrecht-textarea", "rows": rows}),
        **kwargs,
    )


class ChangesReplyForm(forms.Form):
    """Yes or no to what the municipality proposes."""

    use_required_attribute = False

    answer = forms.ChoiceField(
        label=_("Bent u het eens met het voorstel?"),
        choices=(
            ("ja", _("Ja, verander mijn plan zo")),
            ("nee", _("Nee, besluit over mijn plan zoals het is")),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies ja of nee."), "invalid_choice": _("Kies ja of nee.")},
    )
    words = _resident_words(
        _("Wilt u er iets bij zeggen?"), rows=4, help_text=_("De gemeente leest dit.")
    )

    def __init__(self, data=None):
        super().__init__(data)
        describe_errors(self)


class ObjectionForm(forms.Form):
    """Why somebody does not agree with the decision."""

    use_required_attribute = False

    words = _resident_words(
        _("Waarom bent u het niet eens met het besluit?"),
        required=_("Schrijf op waarom u het niet eens bent met het besluit."),
        help_text=_("Gewone woorden zijn genoeg. U hoeft geen wet te noemen."),
        rows=10,
    )

    def __init__(self, data=None):
        super().__init__(data)
        describe_errors(self)


class MendingForm(forms.Form):
    """What was missing from an objection."""

    use_required_attribute = False

    words = _resident_words(
        _("Uw aanvulling"),
        required=_("Schrijf op wat u wilt toevoegen aan het bezwaar."),
        help_text=_("Gewone woorden zijn genoeg. U hoeft geen wet te noemen."),
    )

    def __init__(self, data=None):
        super().__init__(data)
        describe_errors(self)


_NO_ADDRESSES = RegexValidator(
    r"://|www\.|@",
    _("Vul hier alleen een naam in, zonder webadres of e-mailadres."),
    inverse_match=True,
)


def _resident_line(label, *, required: str = "", **kwargs) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=120,
        required=bool(required),
        # The name stands in a letter to somebody else: no place for an advertisement.
        validators=[_NO_ADDRESSES],
        error_messages={"required": required},
        widget=forms.TextInput(attrs={"class": "utrecht-textbox", "autocomplete": "off"}),
        **kwargs,
    )


class CoSubmitterForm(forms.Form):
    """Whom to ask to send the plan together."""

    use_required_attribute = False

    name = _resident_line(_("Naam"), required=_("Vul een naam in."))
    organisation = _resident_line(_("Groep of organisatie"))
    email = forms.EmailField(
        label=_("E-mailadres"),
        max_length=200,
        error_messages={
            "required": _("Vul een e-mailadres in. Daar sturen wij de vraag naartoe."),
            "invalid": _("Vul een e-mailadres in zoals naam@voorbeeld.nl."),
        },
        widget=forms.EmailInput(attrs={"class": "utrecht-textbox", "autocomplete": "off"}),
    )

    def __init__(self, data=None):
        if data is not None:
            data = {name: clean_typed(data.get(name, "")) for name in self.base_fields}
        super().__init__(data)
        describe_errors(self)


class JoinForm(forms.Form):
    """Yes or no to sending a plan together."""

    use_required_attribute = False

    answer = forms.ChoiceField(
        label=_("Doet u mee met dit plan?"),
        choices=(
            (CoAnswer.CONFIRM.value, _("Ja, ik doe mee")),
            (CoAnswer.DECLINE.value, _("Nee, ik doe niet mee")),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies ja of nee."), "invalid_choice": _("Kies ja of nee.")},
    )
    words = _resident_words(
        _("Wilt u er iets bij zeggen?"),
        rows=4,
        help_text=_("De hoofdindiener en de gemeente lezen dit. Het komt niet op de site."),
    )

    def __init__(self, data=None):
        if data is not None:
            data = {name: clean_typed(data.get(name, "")) for name in self.base_fields}
        super().__init__(data)
        describe_errors(self)
