"""Who responds and with what plan. Few fields are required; the rest helps but may wait."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pages.challenges.documents import LONG, MEDIUM, SHORT
from pages.challenges.enums import Channel
from pages.challenges.forms.fields import (
    TOO_LONG,
    CountField,
    PlainTextField,
    RowForm,
    StepForm,
    long_text,
    short_text,
)
from pages.challenges.selectors.municipality import applicant_kinds
from pages.localized import localized


class PartnerRow(RowForm):
    """Someone who takes part."""

    class Words:
        title = _("Met wie werkt u samen?")
        hint = _("Andere groepen of organisaties die meedoen. Dit mag leeg blijven.")
        one = _("Partner")
        add = _("Voeg een partner toe")
        shown, limit = 0, 10

    name = short_text(SHORT, _("Naam"), required=_("Vul de naam van de partner in."))
    contribution = short_text(MEDIUM, _("Wat doet deze partner?"))


def kinds_to_choose() -> list[tuple[str, str]]:
    """Who can apply in this municipality, in the reader's language."""
    return [(kind.code, localized(kind, "label").value) for kind in applicant_kinds()]


class ApplicantForm(StepForm):
    """Nobody is asked for age, diplomas or a legal form."""

    row_forms = {"partners": PartnerRow}

    kind = forms.ChoiceField(
        label=_("Voor wie reageert u?"),
        choices=kinds_to_choose,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies voor wie u reageert."),
            "invalid_choice": _("Kies voor wie u reageert."),
        },
    )
    name = short_text(
        SHORT,
        _("Naam van uzelf, uw groep of uw organisatie"),
        required=_("Vul een naam in."),
        attrs={"autocomplete": "name"},
    )
    contact_name = short_text(
        SHORT,
        _("Met wie kunnen wij contact hebben?"),
        help_text=_("Alleen nodig als dat iemand anders is."),
    )
    email = forms.EmailField(
        label=_("E-mailadres"),
        max_length=200,
        required=False,
        help_text=_(
            "Hier sturen wij uw zaaknummer en ons besluit naartoe. Hebt u er geen? Kies dan"
            " brieven op papier."
        ),
        error_messages={
            "invalid": _("Vul een e-mailadres in zoals naam@voorbeeld.nl."),
            "max_length": TOO_LONG,
        },
        widget=forms.EmailInput(attrs={"class": "utrecht-textbox", "autocomplete": "email"}),
    )
    # Depends on how somebody wants our letters: the page does not say that it may be empty.
    email.is_needed_sometimes = True
    phone = short_text(
        30,
        _("Telefoonnummer"),
        help_text=_("Met een nummer kunnen wij snel overleggen."),
        attrs={"autocomplete": "tel", "inputmode": "tel"},
    )
    place = short_text(SHORT, _("Buurt of woonplaats"))
    kvk = short_text(
        20,
        _("KVK-nummer"),
        help_text=_("Alleen als u er een hebt. U hebt het niet nodig om te reageren."),
        attrs={"inputmode": "numeric", "class": "utrecht-textbox ul-short-box"},
    )
    channel = forms.ChoiceField(
        label=_("Hoe wilt u onze brieven krijgen?"),
        choices=Channel,
        initial=Channel.EMAIL,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies hoe u onze brieven wilt krijgen."),
            "invalid_choice": _("Kies hoe u onze brieven wilt krijgen."),
        },
    )
    address = PlainTextField(
        label=_("Adres"),
        max_length=MEDIUM,
        required=False,
        help_text=_("Alleen nodig als u brieven op papier wilt."),
        error_messages={"max_length": TOO_LONG},
        widget=forms.Textarea(
            attrs={"class": "utrecht-textarea", "rows": 3, "autocomplete": "street-address"}
        ),
    )
    address.is_needed_sometimes = True

    def clean_kvk(self):
        """Eight digits, with or without spaces."""
        digits = "".join(self.cleaned_data["kvk"].split())
        if digits and not (len(digits) == 8 and digits.isascii() and digits.isdigit()):
            raise ValidationError(_("Een KVK-nummer heeft 8 cijfers. Of laat dit leeg."))
        return digits

    def clean(self):
        """Letters by e-mail need an address; who has none can choose paper."""
        cleaned = super().clean()
        has_email = cleaned.get("email") or "email" in self.errors
        if cleaned.get("channel") != Channel.POST and not has_email:
            self.add_error("email", _("Vul uw e-mailadres in."))
        return cleaned

    def clean_address(self):
        """Letters on paper need somewhere to go."""
        address = self.cleaned_data["address"]
        if self.cleaned_data.get("channel") == Channel.POST and not address:
            raise ValidationError(_("Vul uw adres in, want u wilt brieven op papier."))
        return address


class ShortApplicantForm(ApplicantForm):
    """For a small request: a name, and how to reach somebody."""

    contact_name = place = kvk = None  # type: ignore[assignment]
    row_forms = {}


class ShortPlanForm(StepForm):
    """For a small request: what, and why."""

    title = short_text(
        SHORT,
        _("Hoe heet uw plan?"),
        required=_("Geef uw plan een naam."),
        help_text=_("Een paar woorden is genoeg."),
    )
    different = long_text(
        LONG,
        _("Wat gaat u anders en beter doen?"),
        required=_("Vertel wat u anders en beter gaat doen."),
        help_text=_("Vertel het zoals u het aan een buur zou vertellen."),
        rows=8,
    )
    why = long_text(
        LONG,
        _("Waarom wordt het daar beter van, of goedkoper?"),
        help_text=_("Een paar zinnen is genoeg."),
        rows=4,
    )


class IdeaForm(StepForm):
    """For a call for ideas: the idea, and why. A plan may come later."""

    title = short_text(
        SHORT,
        _("Hoe heet uw idee?"),
        required=_("Geef uw idee een naam."),
        help_text=_("Een paar woorden is genoeg."),
    )
    different = long_text(
        LONG,
        _("Wat is uw idee?"),
        required=_("Vertel wat uw idee is."),
        help_text=_("Het hoeft nog geen plan te zijn. Vertel het zoals aan een buur."),
        rows=8,
    )
    why = long_text(
        LONG,
        _("Waarom is dit een goed idee?"),
        help_text=_("Een paar zinnen is genoeg."),
        rows=4,
    )


class PlanForm(ShortPlanForm):
    """The plan with whom it is for."""

    for_whom = long_text(LONG, _("Voor wie doet u dit?"), rows=4)
    reach_count = CountField(
        label=_("Hoeveel mensen merken er iets van?"),
        required=False,
        help_text=_("Een schatting is goed."),
    )
    reach = long_text(LONG, _("Hoe bereikt u deze mensen?"), rows=4)
