"""Sentences for problems between blocks: quantities, prices, limits, payers and settlements.

The first half of the list, and what the list is, stand in problem_texts.
"""

from typing import Final

from contracts.wording.problem_texts_flows import FLOW_BECAUSE_TEXTS

RULE_PROBLEM_TEXTS: Final[dict[str, tuple[str, str]]] = {
    # quantities
    "metric_kind": (
        "De indicator {metric} is van de soort {kind}. Hier is nodig: {needed}.",
        "The metric {metric} is of the kind {kind}. Needed here: {needed}.",
    ),
    "metric_without_subject": (
        "De indicator {metric} telt geen personen. Zet er subject: person bij of kies een andere.",
        "The metric {metric} does not count persons. Add subject: person or choose another one.",
    ),
    "metric_without_baseline": (
        "De indicator {metric} heeft geen nulmeting. Vul baseline in.",
        "The metric {metric} has no baseline. Fill in baseline.",
    ),
    "metric_without_target": (
        "De indicator {metric} heeft geen streefwaarde. Vul target in.",
        "The metric {metric} has no target. Fill in target.",
    ),
    "baseline_zero": (
        "De nulmeting van {metric} is 0. Dan bestaat er geen percentage verschil.",
        "The baseline of {metric} is 0. Then there is no difference in percents.",
    ),
    "compared_with_itself": (
        "De indicator {metric} wordt met zichzelf vergeleken. Kies een andere indicator.",
        "The metric {metric} is compared with itself. Choose another metric.",
    ),
    # prices
    "thresholds_not_ascending": (
        "De grens {found} komt niet na {before}. Zet de grenzen op volgorde, van laag naar hoog.",
        "The threshold {found} does not come after {before}. Put them in order, from low to high.",
    ),
    "open_bracket_not_last": (
        "Alleen de laatste schijf mag zonder bovengrens zijn. Vul hier to in.",
        "Only the last bracket may be without an upper bound. Fill in to here.",
    ),
    "last_bracket_closed": (
        (
            "De laatste schijf heeft een bovengrens. Laat to daar weg, zodat elk aantal een prijs"
            " heeft."
        ),
        (
            "The last bracket has an upper bound. Leave out to there, so that every number has a"
            " price."
        ),
    ),
    "share_end_missing": (
        "Elk deel behalve het laatste moet zeggen tot wanneer het geldt. Vul until in.",
        "Every share but the last must say until when it holds. Fill in until.",
    ),
    "dated_needs_sum": (
        "Een prijs per dag past alleen bij een aantal of een som. Kies count, sum of sustained.",
        "A price by day fits a count or a sum only. Choose count, sum or sustained.",
    ),
    "no_amount_before": (
        "De eerste prijs geldt pas vanaf {found}. Begin op {first}, dan heeft elke dag een prijs.",
        "The first price holds from {found} only. Begin on {first}, so that each day has a price.",
    ),
    "price_needs_one": (
        (
            "De prijs {price} past niet bij de hoeveelheid {quantity}. Gebruik als hoeveelheid:"
            ' {{"one": true}}.'
        ),
        'The price {price} does not fit the quantity {quantity}. Use as quantity: {{"one": true}}.',
    ),
    "day_count_missing": (
        "Zeg hoe dagen van een jaar worden geteld. Vul day_count in, bijvoorbeeld act/365f.",
        "Say how the days of a year are counted. Fill in day_count, for example act/365f.",
    ),
    "continue_needs_two_points": (
        "Doorlopen na het laatste punt kan alleen met minstens twee punten.",
        "To continue beyond the last point, at least two points are needed.",
    ),
    # components
    "over_needs_metric": (
        "Rekenen per {over} kan alleen als het onderdeel een indicator meet.",
        "Computing per {over} needs a component that measures a metric.",
    ),
    "due_not_over": (
        "Eén betaling achteraf kan niet bij een onderdeel dat per {over} wordt berekend.",
        "One payment afterwards is not possible for a component computed per {over}.",
    ),
    "premium_not_separable": (
        "Een toeslag per groep kan alleen bij een prijs per stuk, of als elk cohort apart telt.",
        "A premium per group needs a price per unit, or a component that is computed per cohort.",
    ),
    "interim_not_over": (
        "Een voorschot kan niet bij een onderdeel dat per {over} wordt berekend.",
        "An interim payment is not possible for a component computed per {over}.",
    ),
    "weights_over_one": (
        "De gewichten zijn samen {sum}. Samen mogen ze hoogstens 1 zijn.",
        "The weights add up to {sum}. Together they may be at most 1.",
    ),
    "recipient_unclear": (
        "Er zijn meer ontvangers mogelijk: {candidates}. Zeg met pays wie dit geld krijgt.",
        "More than one recipient is possible: {candidates}. Say with pays who gets this money.",
    ),
    "gate_count_too_high": (
        "Er worden {found} voorwaarden gevraagd, maar er zijn er maar {most}.",
        "{found} conditions are asked, but there are only {most}.",
    ),
    # limits
    "limit_not_separable": (
        (
            "Een grens per {scope} kan niet bij onderdeel {component} met de prijs {price}:"
            " het bedrag"
            " is niet per {scope} te verdelen."
        ),
        (
            "A limit per {scope} is not possible for component {component} with the price"
            " {price}: the"
            " amount cannot be split per {scope}."
        ),
    ),
    "limit_needs_count": (
        "Een grens per eenheid kan niet bij onderdeel {component}: het telt geen eenheden.",
        "A limit per unit is not possible for component {component}: it counts no units.",
    ),
    "share_overlaps": (
        "{found} staat aan beide kanten van dit aandeel. Haal het op één plek weg.",
        "{found} is on both sides of this share. Remove it on one side.",
    ),
    "share_needs_cohorts": (
        (
            "Dit aandeel geldt per cohort, maar {component} wordt niet per cohort geteld. Zet bij"
            " {component}"
            " dat per cohort wordt geteld (over: cohort), of noem dit onderdeel niet bij dit"
            " aandeel."
        ),
        (
            "This share is per cohort, but {component} is not counted per cohort. Let {component}"
            " be counted per cohort (over: cohort), or do not name it in this share."
        ),
    ),
    "due_missing": (
        "Zeg op welke datum dit minimum wordt betaald. Vul due in.",
        "Say on which date this minimum is paid. Fill in due.",
    ),
    "limit_code_is_component": (
        "De code {found} is al de code van een onderdeel. Geef de grens een eigen code.",
        "The code {found} is the code of a component already. Give the limit its own code.",
    ),
    # rounding and payers
    "rounding_below_cent": (
        "Afronden op {found} kan niet: het moet een heel aantal centen zijn, bijvoorbeeld 0.01.",
        "Rounding to {found} is not possible: it must be a whole number of cents, such as 0.01.",
    ),
    "shares_not_one": (
        "De delen van de betalers zijn samen {sum}. Samen moeten ze 1 zijn.",
        "The shares of the payers add up to {sum}. Together they must be 1.",
    ),
    "excess_goes_round": (
        (
            "Wat {found} niet betaalt, komt via de anderen weer bij {found} terecht. Kies"
            " een andere"
            " partij of unpaid."
        ),
        (
            "What {found} does not pay comes back to {found} through the others. Choose"
            " another party"
            " or unpaid."
        ),
    ),
    "not_a_payer": (
        "{found} is geen betaler. Betalers zijn: {known}.",
        "{found} is not a payer. The payers are: {known}.",
    ),
    # settlement
    "not_measured": (
        (
            "De indicator {metric} is niet gemeten in de periode van {start} tot {end}. Zonder die"
            " meting kan onderdeel {component} niet worden afgerekend."
        ),
        (
            "The metric {metric} was not measured in the period from {start} until {end}."
            " Without it"
            " component {component} cannot be settled."
        ),
    ),
    "unknown_metric_observed": (
        "Er is een meting van {metric}, maar die indicator staat niet in de afspraken.",
        "There is an observation of {metric}, but that metric is not in the terms.",
    ),
    "not_a_period": (
        "Van {start} tot {end} is geen periode van dit contract.",
        "From {start} until {end} is not a period of this contract.",
    ),
    "no_terms": (
        "Er zijn geen afspraken om mee te rekenen.",
        "There are no terms to compute with.",
    ),
    "currencies_differ": (
        "De munt {found} is een andere dan eerder: {known}. Een contract heeft één munt.",
        "The currency {found} differs from before: {known}. A contract has one currency.",
    ),
    "code_changes_meaning": (
        (
            "De code {found} is in de ene versie van de afspraken btw en in een andere een"
            " onderdeel of minimum. Geef de btw een eigen code."
        ),
        (
            "The code {found} is VAT in one version of the terms and a component or floor in"
            " another. Give the VAT a code of its own."
        ),
    ),
    "terms_valid_from_twice": (
        "Er zijn twee versies die ingaan op {found}. Elke versie heeft een eigen datum.",
        "Two versions take effect on {found}. Every version has its own date.",
    ),
    "subject_missing": (
        "Een meting van {metric} zegt niet van wie hij is. Deze indicator telt per persoon.",
        "An observation of {metric} does not say whose it is. This metric counts per person.",
    ),
    "spell_wrong": (
        "Een periode van {metric} loopt van {start} tot {end}. Het einde moet na het begin komen.",
        "A spell of {metric} runs from {start} until {end}. The end must come after the start.",
    ),
    "spell_needed": (
        "De waarneming van {metric} op {on} heeft geen begin en einde. Vul start en end in.",
        "The observation of {metric} on {on} has no start and end. Fill in start and end.",
    ),
    "spell_quantity": (
        "Bij {metric} staat {found}, maar de periode telt {days} dagen.",
        "{metric} says {found}, but the spell has {days} days.",
    ),
}

# Why a key is not possible at its place; a problem names one of these codes.
BECAUSE_TEXTS: Final[dict[str, tuple[str, str]]] = {
    **FLOW_BECAUSE_TEXTS,
    "only_max": ("dit kan alleen bij een plafond (max)", "this is for a cap (max) only"),
    "only_period_or_year": (
        "dit kan alleen per periode of per jaar",
        "this is for a period or a year only",
    ),
    "only_guarantee": (
        "dit kan alleen bij een minimum voor het contract of een cohort",
        "this is for a minimum over the contract or a cohort only",
    ),
    "no_minimum": ("er is geen minimum (min)", "there is no minimum (min)"),
    "no_metric": ("hier wordt niets gemeten", "nothing is measured here"),
    "only_tariff": (
        "dit kan alleen bij één prijs per stuk (per_unit)",
        "this is for one price per unit (per_unit) only",
    ),
    "only_long_bucket": (
        "per periode en per jaar geldt het minimum vanzelf",
        "over a period or a year the minimum holds by itself",
    ),
    "no_max": ("er is geen maximum (max)", "there is no maximum (max)"),
    "kind_of_figure": ("dit soort cijfer gebruikt dit niet", "this kind of figure does not use it"),
    "no_rate": ("geen enkele trede heeft een percentage (rate)", "no step has a rate"),
    "not_per_year": ("er wordt niet per jaar gerekend (per)", "nothing is computed per year (per)"),
    "no_interest": ("er is geen rente (interest)", "there is no interest"),
    "first_point": (
        "voor het eerste punt is er geen lijn",
        "there is no line before the first point",
    ),
}
