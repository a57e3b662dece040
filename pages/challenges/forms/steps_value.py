"""What it is worth, what it costs, who gives and gets what, and how it goes on."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pages.challenges.documents import LONG, MEDIUM, SHORT
from pages.challenges.enums import CostKind
from pages.challenges.forms.fields import (
    TOO_LONG,
    AmountField,
    DutchDateField,
    RowForm,
    StepForm,
    long_text,
    short_text,
)


class ValueForm(StepForm):
    """The societal business case. Its question on costs is in the next step.

    Source: the four questions of "Initiatieven en instrumenten" (4.7), and the benefit holder.
    """

    services = long_text(
        LONG,
        _("Wat gaat u precies voor mensen doen?"),
        help_text=_("Bijvoorbeeld: elke week koken en eten met twintig buren."),
        rows=4,
    )
    added_value = long_text(
        LONG,
        _("Wat levert dat de samenleving op?"),
        help_text=_("Wat wordt er beter, ook als het niet in geld is uit te drukken?"),
        rows=4,
    )
    benefits = long_text(
        LONG, _("Wie heeft daar voordeel van?"), help_text=_("Ook wie niet meebetaalt."), rows=3
    )
    pays_now = long_text(
        LONG,
        _("Wie betaalt het nu?"),
        help_text=_("Bijvoorbeeld de gemeente, een fonds, leden of uzelf."),
        rows=3,
    )
    pays_later = long_text(LONG, _("Wie betaalt het later?"), rows=3)


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
    moment = short_text(
        MEDIUM, _("Wanneer meten we dat?"), help_text=_("Bijvoorbeeld: elk half jaar.")
    )


class ShortBudgetRow(RowForm):
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


class BudgetRow(ShortBudgetRow):
    """One cost, and whether it depends on how much is done."""

    kind = forms.ChoiceField(
        label=_("Soort kosten"),
        choices=CostKind,
        required=False,
        widget=forms.Select(attrs={"class": "utrecht-select"}),
        error_messages={"invalid_choice": _("Kies een soort kosten uit de lijst.")},
    )


class CostsForm(StepForm):
    """For a small request: only what it costs."""

    row_forms = {"budget": ShortBudgetRow}


class ResultsForm(StepForm):
    """By what the result can be seen, and what it costs."""

    row_forms = {"indicators": IndicatorRow, "budget": BudgetRow}


class ExchangeForm(StepForm):
    """What somebody offers, needs, and wants to get back for it."""

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
    wants_back = long_text(
        LONG,
        _("Wat krijgt u er graag voor terug?"),
        help_text=_("Bijvoorbeeld een cursus, een plek om te zijn, of korting op de zaal."),
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
    """When, with whom, and what keeps it good and going."""

    row_forms = {"milestones": MilestoneRow}

    starts_on = DutchDateField(
        label=_("Wanneer wilt u beginnen?"),
        required=False,
        help_text=_("Bijvoorbeeld 01-03-2027."),
    )
    ends_on = DutchDateField(label=_("Tot en met wanneer?"), required=False)
    involvement = long_text(
        LONG,
        _("Hoe doet de buurt mee?"),
        help_text=_("Wie denkt mee, wie helpt, en hoe blijft dat zo?"),
        rows=4,
    )
    support = long_text(
        LONG,
        _("Wie steunt uw plan, en waaruit blijkt dat?"),
        help_text=_(
            "Bijvoorbeeld: wie u hebt gesproken, een avond in de buurt, handtekeningen. U hoeft"
            " niets mee te sturen."
        ),
        rows=5,
    )
    quality = long_text(
        LONG,
        _("Hoe zorgt u dat het goed gebeurt?"),
        help_text=_("Wie heeft er verstand van, en hoe blijft het veilig?"),
        rows=4,
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
