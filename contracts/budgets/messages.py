"""Why the budgets app refuses, and what to do about it."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "statement_not_approved": _(
        "Deze afrekening is {status}. Alleen een vastgestelde afrekening komt in het register."
    ),
    "money_reason_missing": _("Schrijf op waarom. Die reden blijft bij de regel staan."),
    "money_code_taken": _("De code “{code}” is al in gebruik. Kies een andere."),
    "money_negative": _("Een bedrag kan niet lager zijn dan nul. Haal het minteken weg."),
    "money_not_above_zero": _("Vul een bedrag in dat hoger is dan nul."),
    "money_until_before_from": _("De laatste dag ligt vóór de eerste dag. Kies een latere dag."),
    "money_year_unlikely": _("Kies een jaar van 2000 tot en met 2100."),
    "money_not_a_payer": _("{party} betaalt niet mee aan dit contract. Kies een betaler."),
    "money_other_currency": _(
        "Het contract is in {contract}, dit geld is in {found}. Kies geld in {contract}."
    ),
    "money_interested": _(
        "U hoort bij {party}, die geld krijgt uit dit contract. Laat iemand anders toewijzen."
    ),
    "money_over_ceiling": _(
        "Hiermee is van {programme} in {year} {over} meer toegewezen dan het plafond. Verlaag het "
        "bedrag, of zet een vinkje bij “Toch bewaren”."
    ),
    "money_no_ceiling": _(
        "{programme} heeft voor {year} nog geen plafond. Stel dat eerst vast, of zet een vinkje "
        "bij “Toch bewaren”."
    ),
    "money_over_source": _(
        "Hiermee is uit {source} {over} meer toegewezen dan erin zit. Verlaag het bedrag, of zet "
        "een vinkje bij “Toch bewaren”."
    ),
    "money_earmark_programme": _(
        "{source} is alleen bedoeld voor {programme}. Kies andere herkomst, of zet een vinkje bij "
        "“Toch bewaren”."
    ),
    "money_earmark_year": _(
        "{source} mag in {year} niet worden gebruikt. Kies andere herkomst, of zet een vinkje bij "
        "“Toch bewaren”."
    ),
    "money_earmark_most": _(
        "Uit {source} mag één contract hoogstens {most} krijgen; dit wordt {over} meer. Verlaag "
        "het bedrag, of zet een vinkje bij “Toch bewaren”."
    ),
    "money_ended": _(
        "{name} is beëindigd. De laatste dag is {day}, omdat: {reason} Wat al is toegewezen blijft "
        "en mag lager worden; voor iets nieuws kiest u ander geld."
    ),
    "money_end_in_the_past": _(
        "De laatste dag ligt in het verleden. Kies vandaag of een latere dag: wat al is toegewezen "
        "verandert niet."
    ),
    "money_end_not_sure": _("Zet een vinkje als u dit zeker weet."),
    "money_words_same": _("Er is niets anders dan wat er al stond. Pas iets aan."),
    "money_words_changed": _(
        "Iemand anders heeft dit net veranderd. Kijk wat er nu staat, en pas het dan opnieuw aan."
    ),
    "money_name_missing": _("Vul een naam in."),
    "part_unknown": _("Dit onderdeel hoort niet bij dit contract. Kies een ander."),
    "part_reason_missing": _(
        "Schrijf op waarom dit niet openbaar is. Iedereen kan die reden lezen."
    ),
    "part_consent_missing": _(
        "Schrijf op wanneer en hoe deze partij het goed vond dat de naam openbaar is."
    ),
}
