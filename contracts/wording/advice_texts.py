"""The sentence for every code of advice, Dutch and English side by side.

Each says what will happen and what one may do about it. A test keeps this list equal to the codes
that exist; `{name}` is a parameter of the advice, already in words.
"""

from typing import Final

ADVICE_TEXTS: Final[dict[str, tuple[str, str]]] = {
    "metric_unused": (
        (
            "Niemand krijgt betaald voor {metric}: geen enkel onderdeel gebruikt deze indicator. "
            "Haal "
            "hem weg, of gebruik hem in een onderdeel."
        ),
        (
            "Nobody is paid for {metric}: no component uses this metric. Remove it, or use it in a "
            "component."
        ),
    ),
    "constant_unused": (
        "Het vaste bedrag {constant} wordt nergens gebruikt.",
        "The fixed amount {constant} is not used anywhere.",
    ),
    "bracket_price_falls": (
        (
            "Boven {from} daalt de prijs van {before} naar {now}. Klopt het dat meer resultaat per "
            "stuk minder oplevert?"
        ),
        (
            "Above {from} the price falls from {before} to {now}. Is it right that more results "
            "earn "
            "less each?"
        ),
    ),
    "bracket_max_idle": (
        "Het maximum van {max} knelt nooit: deze schijf komt hoogstens op {most}.",
        "The maximum of {max} never bites: this bracket comes to {most} at most.",
    ),
    "bracket_between_units": (
        (
            "Deze indicator telt hele eenheden, maar de schijf eindigt bij {to}. De volgende hele "
            "eenheid valt dan in twee schijven."
        ),
        (
            "This metric counts whole units, but the bracket ends at {to}. The next whole unit "
            "then "
            "falls in two brackets."
        ),
    ),
    "step_never_reached": (
        (
            "Deze trede wordt nooit gehaald: {threshold} is de grens en {most} is "
            "het hoogst mogelijke."
        ),
        (
            "This step is never reached: the threshold is {threshold} and the highest possible is "
            "{most}."
        ),
    ),
    "step_pays_same": (
        (
            "De trede vanaf {threshold} betaalt hetzelfde als de trede ervoor. Laat hem weg, of "
            "wijzig "
            "het bedrag."
        ),
        (
            "The step from {threshold} pays the same as the one before. Leave it out, or change "
            "the "
            "amount."
        ),
    ),
    "step_pays_less": (
        (
            "Vanaf {threshold} daalt de betaling van {before} naar {now}. Klopt het dat een beter "
            "resultaat minder oplevert?"
        ),
        (
            "From {threshold} the payment falls from {before} to {now}. Is it right that a better "
            "result earns less?"
        ),
    ),
    "line_falls": (
        (
            "Bij {from} daalt het bedrag van {before} naar {now}. Klopt het dat een beter "
            "resultaat "
            "minder oplevert?"
        ),
        (
            "At {from} the amount falls from {before} to {now}. Is it right that a better result "
            "earns "
            "less?"
        ),
    ),
    "gate_never_met": (
        (
            "Deze voorwaarde ({bound} {threshold}) kan nooit worden gehaald. Zo wordt dit "
            "onderdeel "
            "nooit betaald."
        ),
        "This condition ({bound} {threshold}) can never be met. So this component is never paid.",
    ),
    "gate_contradicts": (
        (
            "{bound} {threshold} en {other} {against} van hetzelfde kunnen niet allebei kloppen. "
            "Zo "
            "wordt dit onderdeel nooit betaald."
        ),
        (
            "{bound} {threshold} and {other} {against} of the same cannot both be true. So this "
            "component is never paid."
        ),
    ),
    "gate_always_met": (
        (
            "Deze voorwaarde ({bound} {threshold}) is altijd gehaald. Laat haar weg, of verhoog de "
            "grens."
        ),
        "This condition ({bound} {threshold}) is always met. Leave it out, or raise the threshold.",
    ),
    "weights_below_one": (
        (
            "De gewichten zijn samen {sum}. De rest van het bedrag wordt nooit betaald. Maak ze "
            "samen "
            "100%, of laat het zo als dat de bedoeling is."
        ),
        (
            "The weights add up to {sum}. The rest of the amount is never paid. Make them 100% "
            "together, or leave it when that is meant."
        ),
    ),
    "component_never_counts": (
        "Dit onderdeel telt nooit mee: het geldt alleen buiten de perioden van het contract.",
        "This component never counts: it holds outside the periods of the contract only.",
    ),
    "no_contract_cap": (
        (
            "Er is geen plafond voor het hele contract. Zo is niet te zeggen wat het hoogstens "
            "kost. "
            "Voeg een plafond toe."
        ),
        (
            "There is no cap for the whole contract. So it cannot be said what it costs at most. "
            "Add a "
            "cap."
        ),
    ),
    "cap_never_bites": (
        "Dit plafond van {max} knelt nooit: {scope} kan hoogstens {most} worden betaald.",
        "This cap of {max} never bites: {scope} at most {most} can be paid.",
    ),
    "cap_shadowed": (
        "Dit plafond van {max} knelt nooit: het plafond {other} houdt het al op {other_max}.",
        "This cap of {max} never bites: the cap {other} already keeps it to {other_max}.",
    ),
    "cap_is_zero": (
        "Dit plafond is 0, dus er wordt niets betaald. Vul een bedrag in.",
        "This cap is 0, so nothing is paid. Fill in an amount.",
    ),
    "floor_above_cap": (
        (
            "Dit minimum van {min} is hoger dan het plafond {cap} van {max}. Wat is het: minstens "
            "of "
            "hoogstens?"
        ),
        (
            "This minimum of {min} is higher than the cap {cap} of {max}. Which is it: at least "
            "or at "
            "most?"
        ),
    ),
    "limit_never_in_force": (
        "Deze grens geldt nooit: hij valt buiten de perioden van het contract.",
        "This limit never holds: it is outside the periods of the contract.",
    ),
    "floor_never_due": (
        (
            "Dit minimum vult nooit aan: het geldt tot {until} en wordt pas op {due} bekeken. Kies "
            "een eerdere dag, of laat het langer gelden."
        ),
        (
            "This minimum never adds anything: it holds until {until} and is looked at on {due}. "
            "Choose an earlier day, or let it hold longer."
        ),
    ),
    "payer_excess_unpaid": (
        (
            "{party} betaalt hoogstens {max}. Wat daarboven komt, betaalt niemand. Kies wie dat "
            "betaalt, of laat het zo als dat is afgesproken."
        ),
        (
            "{party} pays {max} at most. Nobody pays what is above it. Choose who pays that, or "
            "leave "
            "it when that was agreed."
        ),
    ),
    "payers_cannot_pay_cap": (
        (
            "De betalers betalen samen hoogstens {sum}, maar het plafond {cap} is {max}. Het "
            "verschil "
            "wordt nooit betaald."
        ),
        (
            "The payers together pay {sum} at most, but the cap {cap} is {max}. The difference is "
            "never paid."
        ),
    ),
    "payer_pays_nothing": (
        "{party} betaalt 0% en neemt niets over. Haal deze betaler weg, of geef hem een deel.",
        "{party} pays 0% and takes nothing over. Remove this payer, or give them a share.",
    ),
    "periods_without_end": (
        "De perioden hebben geen einddatum. Het contract rekent door totdat u het beëindigt.",
        "The periods have no end date. The contract goes on settling until you end it.",
    ),
    "starts_mid_period": (
        (
            "Deze afspraken gelden vanaf {valid_from}, midden in een periode. Een periode rekent "
            "met "
            "de afspraken van haar eerste dag, dus zij tellen pas vanaf {counts_from}."
        ),
        (
            "These terms hold from {valid_from}, halfway a period. A period uses the terms of its "
            "first day, so they count from {counts_from} only."
        ),
    ),
    "rounding_drops": (
        (
            "Afronden gaat altijd omlaag, op {unit}. De uitvoerder verliest zo telkens een deel "
            "van "
            "{unit}."
        ),
        "Rounding always goes down, to {unit}. The provider loses part of {unit} each time.",
    ),
    "rounding_unit_large": (
        "Er wordt afgerond op {unit}. Bij kleine bedragen maakt dat veel verschil.",
        "Amounts are rounded to {unit}. For small amounts that matters much.",
    ),
}
