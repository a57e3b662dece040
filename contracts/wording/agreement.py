"""What holds for the contract as a whole, in words: periods, metrics, payers, rounding, figures."""

from typing import Final

from contracts.arithmetic import UNPAID, Amount, Figure, Metric, Payer
from contracts.wording.flows import XIRR_DAYS, investment_name
from contracts.wording.modes import MODE_WORDS
from contracts.wording.voice import Voice

EVERY_WORDS: Final[dict[str, tuple[str, str]]] = {
    "month": ("elke maand", "every month"),
    "quarter": ("elk kwartaal", "every quarter"),
    "half_year": ("elk half jaar", "every half year"),
    "year": ("elk jaar", "every year"),
    "once": ("één keer, aan het einde", "once, at the end"),
}
PLACE_WORDS: Final[dict[str, tuple[str, str]]] = {
    "line": ("Elk bedrag per onderdeel en periode", "Each amount per component and period"),
    "running_total": ("Het totaal tot nu toe per onderdeel", "The total so far per component"),
    "entry": ("Elk los bedrag, nog voor de plafonds,", "Each single amount, before the caps,"),
}


def period_sentences(voice: Voice) -> list[str]:
    """When is settled, and from when these terms hold."""
    rule, valid_from = voice.terms.periods, voice.day(voice.terms.valid_from)
    if rule.every is None:
        days = voice.listed(voice.day(day) for day in rule.dates)
        text = voice.say(f"De perioden lopen tussen {days}.", f"The periods run between {days}.")
    else:
        every, start = voice.say(*EVERY_WORDS[rule.every]), voice.day(rule.start)
        until = voice.day(rule.until) if rule.until else ""
        text = voice.say(
            f"Er wordt afgerekend: {every}, vanaf {start}{' tot ' + until if until else ''}.",
            f"Settlement is {every}, from {start}{' until ' + until if until else ''}.",
        )
    since = voice.say(
        f"Deze afspraken gelden vanaf {valid_from}.", f"These terms hold from {valid_from}."
    )
    if rule.year == "calendar":
        return [text, since]
    year = voice.say(
        "Een jaar is een contractjaar: het begint op de eerste dag van de eerste periode.",
        "A year is a contract year: it starts on the first day of the first period.",
    )
    return [text, year, since]


def metric_sentences(metric: Metric, voice: Voice) -> list[str]:
    """What a metric measures, who verifies it, and what a missing measurement does."""
    label, unit = (
        voice.quoted(voice.label(metric.label, metric.code)),
        voice.metric_unit(metric.code),
    )
    evaluator, unit_name = voice.party(metric.verified_by), voice.unit_name(unit)
    sentences = [
        voice.say(
            f"{label}, in {unit_name}, getoetst door {evaluator}.",
            f"{label}, in {unit_name}, verified by {evaluator}.",
        )
    ]
    if metric.baseline is not None:
        size = voice.amount_of(metric.baseline, unit)
        source = f" ({voice.label(metric.baseline_source)})" if metric.baseline_source else ""
        sentences.append(voice.say(f"Nulmeting: {size}{source}.", f"Baseline: {size}{source}."))
    if metric.target is not None:
        size = voice.amount_of(metric.target, unit)
        sentences.append(voice.say(f"Streefwaarde: {size}.", f"Target: {size}."))
    missing = {
        "zero": ("Niet gemeten telt als nul.", "Not measured counts as zero."),
        "block": (
            "Zonder deze meting wordt er niet afgerekend.",
            "Without this measurement there is no settlement.",
        ),
    }
    if metric.not_measured in missing:
        sentences.append(voice.say(*missing[metric.not_measured]))
    if metric.not_applicable == "zero":
        text = ("Niet van toepassing telt als nul.", "Not applicable counts as zero.")
        sentences.append(voice.say(*text))
    return sentences


def payer_sentences(voice: Voice) -> list[str]:
    """Who pays which part."""
    payers = voice.terms.payers
    if len(payers) == 1 and payers[0].max is None and payers[0].first is None:
        name = voice.party(payers[0].party)
        return [voice.say(f"{name} betaalt alles.", f"{name} pays everything.")]
    return [_payer(payer, voice) for payer in payers]


def _payer(payer: Payer, voice: Voice) -> str:
    name, share = voice.party(payer.party), voice.share(payer.share)
    if payer.first is None:
        text = voice.say(f"{name} betaalt {share}", f"{name} pays {share}")
        if any(other.first is not None for other in voice.terms.payers):
            text += voice.say(" van de rest", " of the rest")
    else:
        text = _first(payer.first, payer, voice)
        if payer.share:
            text += voice.say(f", en van de rest {share}", f", and {share} of the rest")
    if payer.max is None:
        return text + "."
    most = voice.money(amount_source(payer.max.constant, payer.max.times, payer.max.value))
    text += voice.say(f", samen hoogstens {most}", f", together at most {most}")
    if payer.excess_to == UNPAID:
        rest = voice.say("wat daarboven komt, wordt niet betaald", "what is above it is not paid")
    else:
        other = voice.party(payer.excess_to)
        rest = voice.say(f"wat daarboven komt, betaalt {other}", f"{other} pays what is above it")
    return f"{text}; {rest}."


FIRST_WORDS: Final[dict[str, tuple[str, str]]] = {
    "contract": ("", ""),
    "year": (" van elk jaar", " of every year"),
    "period": (" van elke periode", " of every period"),
}


def _first(first: Amount, payer: Payer, voice: Voice) -> str:
    name, per = voice.party(payer.party), voice.say(*FIRST_WORDS[payer.first_per])
    money = voice.money(amount_source(first.constant, first.times, first.value))
    return voice.say(
        f"{name} betaalt de eerste {money}{per}", f"{name} pays the first {money}{per}"
    )


SHARE_WORDS: Final[dict[str, tuple[str, str]]] = {
    "half_up": (
        "Elk deel wordt afgerond op centen: precies de helft gaat omhoog.",
        "Every share is rounded to cents: exactly half goes up.",
    ),
    "half_even": (
        "Elk deel wordt afgerond op centen: precies de helft gaat naar het even cijfer.",
        "Every share is rounded to cents: exactly half goes to the even digit.",
    ),
}


def amount_source(constant: str | None, times: object, value: object) -> object:
    """An amount that was read, as it was written."""
    if constant is None:
        return value
    return {"constant": constant} if times is None else {"constant": constant, "times": times}


def rounding_sentences(voice: Voice) -> list[str]:
    """How amounts become payable, and who pays what cannot be divided."""
    rounding = voice.terms.rounding
    mode = voice.say(*MODE_WORDS[rounding.mode])
    is_cent = rounding.unit * 100 == 1
    cents = voice.say("hele centen", "whole cents")
    unit = cents if is_cent else voice.plain_money(rounding.unit)
    place = voice.say(*PLACE_WORDS[rounding.at])
    sentences = [
        voice.say(
            f"{place} wordt afgerond op {unit}: {mode}.", f"{place} is rounded to {unit}: {mode}."
        )
    ]
    if len(voice.terms.payers) > 1:
        if rounding.shares in SHARE_WORDS:
            sentences.append(voice.say(*SHARE_WORDS[rounding.shares]))
        party = voice.party(voice.terms.remainder_to)
        sentences.append(
            voice.say(
                f"Centen die bij het verdelen overblijven, betaalt {party}.",
                f"Cents that are left over when dividing are paid by {party}.",
            )
        )
    return sentences


def figure_sentence(figure: Figure, voice: Voice) -> str:
    """What a reported number says; it is never paid."""
    label = voice.label(figure.label, figure.code)
    over = figure.over and amount_source(figure.over.constant, figure.over.times, figure.over.value)
    base = voice.money(over) if over else ""
    years, target = voice.number(figure.years), voice.share(figure.target)
    attrition, note = voice.share(figure.attrition), investment_name(figure.on, voice)
    texts = {
        "gain": (f"alles wat is betaald min {base}", f"all that was paid minus {base}"),
        "multiple": (
            f"alles wat is betaald gedeeld door {base}",
            f"all that was paid divided by {base}",
        ),
        "annualised_return": (
            f"het rendement per jaar op {base} over {years} jaar",
            f"the return a year on {base} over {years} years",
        ),
        "adjusted_target": (
            f"het deel dat de blijvers moeten halen: {target} van iedereen, als {attrition} stopt",
            f"the part those who stay must reach: {target} of all, when {attrition} drop out",
        ),
        "irr": (
            f"het intern rendement per jaar op {note} ({XIRR_DAYS[0]})",
            f"the internal rate of return a year on {note} ({XIRR_DAYS[1]})",
        ),
    }
    return f"{label}: {voice.say(*texts[figure.kind])}."
