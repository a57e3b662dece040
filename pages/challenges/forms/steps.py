"""The five steps of a response. Few fields are required; the rest helps but may wait."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pages.challenges.documents import LONG, MEDIUM, SHORT
from pages.challenges.enums import Channel
from pages.challenges.forms.fields import (
    TOO_LONG,
    AmountField,
    CountField,
    DutchDateField,
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
    """Step 1. Nobody is asked for age, diplomas or a legal form."""

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
    address = forms.CharField(
        label=_("Adres"),
        max_length=MEDIUM,
        required=False,
        help_text=_("Alleen nodig als u brieven op papier wilt."),
        error_messages={"max_length": TOO_LONG},
        widget=forms.Textarea(
            attrs={"class": "utrecht-textarea", "rows": 3, "autocomplete": "street-address"}
        ),
    )

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


class PlanForm(StepForm):
    """Step 2."""

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
    for_whom = long_text(LONG, _("Voor wie doet u dit?"), rows=4)
    reach_count = CountField(
        label=_("Hoeveel mensen merken er iets van?"),
        required=False,
        help_text=_("Een schatting is goed."),
    )
    reach = long_text(LONG, _("Hoe bereikt u deze mensen?"), rows=4)


class IndicatorRow(RowForm):
    """A result that can be seen."""

    class Words:
        title = _("Waaraan zien we of het lukt?")
        hint = _(
            "Noem een of meer resultaten. Weet u het nog niet? Laat het leeg, dan maken wij"
            " dit samen."
        )
        one = _("Resultaat")
        add = _("Voeg een resultaat toe")
        shown, limit = 1, 12

    what = short_text(
        MEDIUM,
        _("Wat verandert er?"),
        required=_("Vul in wat er verandert, of haal dit resultaat weg."),
        help_text=_("Bijvoorbeeld: aantal bewoners dat meehelpt in het park."),
    )
    baseline = short_text(MEDIUM, _("Hoe is het nu?"))
    target = short_text(MEDIUM, _("Wat wilt u bereiken?"))
    source = short_text(
        MEDIUM, _("Hoe meten we dat?"), help_text=_("Bijvoorbeeld: een telling, elke maand.")
    )


class BudgetRow(RowForm):
    """One cost."""

    class Words:
        title = _("Wat kost het?")
        hint = _("Noem de grootste kosten. Een schatting is goed.")
        one = _("Kosten")
        add = _("Voeg kosten toe")
        shown, limit = 1, 20

    description = short_text(
        MEDIUM,
        _("Waarvoor?"),
        required=_("Vul in waarvoor u dit bedrag nodig hebt, of haal het weg."),
    )
    amount = AmountField(
        label=_("Bedrag in euro’s"),
        help_text=_("Bijvoorbeeld 1.234,56"),
        error_messages={
            "required": _("Vul een bedrag in, of haal deze kosten weg."),
            "max_length": TOO_LONG,
        },
    )


class ResultsForm(StepForm):
    """Step 3."""

    row_forms = {"indicators": IndicatorRow, "budget": BudgetRow}

    own_contribution = long_text(
        LONG,
        _("Wat brengt u zelf in?"),
        help_text=_("Tijd, spullen, kennis of geld."),
        rows=4,
    )
    own_amount = AmountField(label=_("Eigen geld in euro’s"), required=False)
    needs = long_text(
        LONG,
        _("Wat hebt u van de gemeente nodig?"),
        help_text=_("Bijvoorbeeld geld, een ruimte, gereedschap of iemand die meedenkt."),
        rows=4,
    )


class MilestoneRow(RowForm):
    """A moment in the plan."""

    class Words:
        title = _("Belangrijke momenten")
        hint = _("Wat is wanneer klaar? Dit mag leeg blijven.")
        one = _("Moment")
        add = _("Voeg een moment toe")
        shown, limit = 0, 12

    when = short_text(SHORT, _("Wanneer?"), help_text=_("Bijvoorbeeld: na de zomer."))
    what = short_text(
        MEDIUM,
        _("Wat is er dan?"),
        required=_("Vul in wat er dan is, of haal dit moment weg."),
    )


class PlanningForm(StepForm):
    """Step 4."""

    row_forms = {"milestones": MilestoneRow}

    starts_on = DutchDateField(
        label=_("Wanneer wilt u beginnen?"),
        required=False,
        help_text=_("Bijvoorbeeld 01-03-2027."),
    )
    ends_on = DutchDateField(label=_("Tot en met wanneer?"), required=False)
    support = long_text(
        LONG,
        _("Wie steunt uw plan, en waaruit blijkt dat?"),
        help_text=_(
            "Bijvoorbeeld: wie u hebt gesproken, een avond in de buurt, handtekeningen. U hoeft"
            " niets mee te sturen."
        ),
        rows=5,
    )
    continuity = long_text(
        LONG,
        _("Wat gebeurt er als u moet stoppen?"),
        help_text=_("Wie neemt het dan over, of hoe ronden wij het samen af?"),
        rows=4,
    )

    def clean_ends_on(self):
        """A plan ends after it starts."""
        starts_on, ends_on = self.cleaned_data.get("starts_on"), self.cleaned_data["ends_on"]
        if starts_on and ends_on and ends_on < starts_on:
            raise ValidationError(_("De einddatum ligt voor de begindatum. Pas een van beide aan."))
        return ends_on


class PublicationForm(StepForm):
    """Step 5."""

    publish_name = forms.BooleanField(
        label=_("Mijn naam, of de naam van mijn groep of organisatie"), required=False
    )
    publish_plan = forms.BooleanField(label=_("Mijn plan"), required=False)
    publish_results = forms.BooleanField(label=_("De resultaten en de planning"), required=False)
    publish_costs = forms.BooleanField(label=_("De kosten"), required=False)
    declaration = forms.BooleanField(
        label=_("Ik heb dit naar waarheid ingevuld, en ik mag namens de anderen reageren."),
        error_messages={
            "required": _("Zet een vinkje om te verklaren dat u dit naar waarheid hebt ingevuld.")
        },
    )
