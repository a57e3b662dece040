"""The steps of a trace in words, so that a layperson can redo the sum of every line.

Everything said here stands in the trace.
"""

from collections.abc import Callable, Mapping
from typing import Final

from contracts.arithmetic import Terms
from contracts.wording.flow_steps import netting_step, tax_step
from contracts.wording.formats import Language, fraction_of, is_number
from contracts.wording.limit_steps import limit_step
from contracts.wording.modifiers import (
    claimed_words,
    dated_sum,
    due_step,
    index_step,
    premium_step,
    volume_step,
)
from contracts.wording.prices import price_sentences
from contracts.wording.quantities import counted
from contracts.wording.step_shape import STATUS_WORDS, StepLike, is_same_number
from contracts.wording.verdicts import gate_step
from contracts.wording.voice import Block, Voice, block_of


def step_sentence(
    step: StepLike, terms: Terms, language: Language, quantity: Block | None = None
) -> str:
    """One step in words; a stage without words of its own shows its result.

    `quantity` is the rule of the quantity that a price is for; without it, it is looked up in the
    terms by the price.
    """
    voice = Voice(terms, language)
    if step.stage == "price":
        text = _price(step, voice, quantity or _quantity_of(step.rule, terms))
    else:
        words = STEP_WORDS.get(step.stage)
        text = words(step, voice) if words else f"{step.stage}: {voice.number(step.result)}."
    return whose(step.inputs, voice) + text


def _quantity_of(price: Mapping[str, object], terms: Terms) -> Block:
    for component in terms.components:
        if component.source.get("price") == price:
            return block_of(component.source.get("quantity"))
    return {}


def whose(inputs: Mapping[str, object], voice: Voice) -> str:
    """The cohort or participant that a step is about, to stand in front of its sentence."""
    names = []
    if "cohort" in inputs:
        cohort = inputs["cohort"]
        without = voice.say("Zonder cohort", "Without a cohort")
        names.append(f"Cohort {cohort}" if cohort else without)
    if "subject" in inputs:
        subject = inputs["subject"]
        names.append(voice.say(f"Deelnemer {subject}", f"Participant {subject}"))
    return ", ".join(names) + ": " if names else ""


def _quantity(step: StepLike, voice: Voice) -> str:
    words = counted(step.rule, voice)
    if words.is_plain:
        return voice.say("Dit bedrag is vast.", "This amount is fixed.")
    value, inputs = voice.amount_of(step.result, words.unit), step.inputs
    is_total = any(key in step.rule for key in ("count", "sum", "sustained"))
    noun = voice.say("geteld", "counted") if is_total else words.noun or step.stage
    noun = noun[:1].upper() + noun[1:]
    status = STATUS_WORDS.get(step.result) or STATUS_WORDS.get(str(inputs.get("status")))
    if status:
        return f"{noun}: {voice.say(*status)}."
    if "parts" in inputs:
        parts = voice.number(inputs["parts"])
        if "observations" in inputs:
            rows = voice.number(inputs["observations"])
            return voice.say(
                f"{noun}: {value}, uit {rows} metingen van {parts} personen samen.",
                f"{noun}: {value}, from {rows} observations of {parts} persons together.",
            )
        return voice.say(
            f"{noun}: {value}, van {parts} personen of groepen samen.",
            f"{noun}: {value}, of {parts} persons or groups together.",
        )
    if "notional" in step.rule:
        return voice.say(f"Er wordt gerekend over {words.noun}.", f"Computed over {words.noun}.")
    return f"{noun}: {value}{_made_of(step, voice)}{claimed_words(inputs, voice)}."


def _made_of(step: StepLike, voice: Voice) -> str:
    """What a quantity was made of, as the tail of its sentence."""
    inputs = step.inputs
    if "before" in inputs and str(inputs["before"]) != "0":
        before = voice.number(inputs["before"])
        return voice.say(
            f" tot en met deze periode, waarvan {before} al eerder",
            f" up to and including this period, of which {before} before",
        )
    pairs = {
        ("value", "reference"): ("gemeten {}, vergeleken met {}", "measured {}, compared with {}"),
        ("value", "target"): ("{} van {}", "{} of {}"),
        ("part", "whole"): ("{} van {}", "{} of {}"),
    }
    for (left, right), texts in pairs.items():
        if left in inputs and right in inputs:
            text = voice.say(*texts)
            return f" ({text.format(voice.number(inputs[left]), voice.number(inputs[right]))})"
    if "reported" in inputs:
        # What was accepted of it: the sample's error rate is taken off that, not off the claim.
        reported, checked, correct = (
            voice.number(inputs[key]) for key in ("reported", "checked", "correct")
        )
        return voice.say(
            f" (geteld {reported}; van {checked} in de steekproef zijn er {correct} goed)",
            f" (counted {reported}; of {checked} in the sample {correct} are correct)",
        )
    if "on" in inputs:
        day = voice.day(inputs["on"])
        return voice.say(f" (gemeten op {day})", f" (measured on {day})")
    return ""


def _price(step: StepLike, voice: Voice, about: Block) -> str:
    rule, quantity = step.rule, step.inputs.get("quantity")
    result, words = voice.plain_money(step.result), counted(about, voice)
    if not is_number(quantity):
        return voice.say(f"Het bedrag blijft {result}.", f"The amount stays {result}.")
    shown = voice.amount_of(quantity, words.unit)
    if "pieces" in step.inputs:
        text = dated_sum(rule, step.inputs["pieces"], voice)
        return f"{shown}: {text} = {result}." if text else f"{shown}: {result}."
    if "per_unit" in rule:
        return f"{shown} × {voice.money(rule['per_unit'])} = {result}."
    if "amount" in rule and "per" in rule:
        years = _years(step, voice)
        return voice.say(
            f"Naar het aantal dagen{years} is het {result}.",
            f"By the number of days{years} it is {result}.",
        )
    if "amount" in rule:
        return voice.say(f"Het vaste bedrag is {result}.", f"The fixed amount is {result}.")
    rules = " ".join(price_sentences(rule, about, "contract", voice))
    if "looked_up" in step.inputs:
        unit = counted(rule["by"], voice).unit if "by" in rule else words.unit
        shown = voice.amount_of(step.inputs["looked_up"], unit)
    if "schedule" in rule:
        return voice.say(
            f"{rules} Tot nu toe is dat {result}.", f"{rules} So far that is {result}."
        )
    if "notional" in about:
        return voice.say(f"{rules} Dat is {result}.", f"{rules} That is {result}.")
    years = _years(step, voice)
    return voice.say(
        f"De afspraak: {rules} Voor {shown}{years} is dat {result}.",
        f"The agreement: {rules} For {shown}{years} that is {result}.",
    )


def _years(step: StepLike, voice: Voice) -> str:
    """For how many years an amount per year is, where it is one."""
    years = step.inputs.get("years")
    if not is_number(years):
        return ""
    # A fraction says which days: 31/365.
    shown = str(years) if "/" in str(years) else voice.number(years)
    return voice.say(f" ({shown} jaar)", f" ({shown} years)")


def _weight(step: StepLike, voice: Voice) -> str:
    share, amount = voice.share(step.rule["weight"]), voice.plain_money(step.inputs["amount"])
    return f"{share} × {amount} = {voice.plain_money(step.result)}."


def _interim(step: StepLike, voice: Voice) -> str:
    """What is payable in total with payments ahead; what was counted before is taken off later."""
    worth, total = (voice.plain_money(value) for value in (step.inputs.get("worth"), step.result))
    if step.inputs.get("stage") == "ahead":
        share = voice.share(block_of(step.rule).get("share", "1"))
        return voice.say(
            f"Voorschot: {share} van {worth} is {total}.",
            f"Payment ahead: {share} of {worth} is {total}.",
        )
    if not is_same_number(step.inputs.get("worth"), step.result):
        return voice.say(
            f"Eindafrekening: dit is {worth} waard. Vooruit betaald is {total}; dat hoeft niet"
            " terug.",
            f"Final settlement: this is worth {worth}. Paid ahead is {total}; that need not be"
            " paid back.",
        )
    return voice.say(
        f"Eindafrekening: in totaal hoort {total} te zijn betaald.",
        f"Final settlement: {total} should be paid in total.",
    )


def _rounding(step: StepLike, voice: Voice) -> str:
    amount, result = step.inputs.get("amount"), voice.plain_money(step.result)
    if is_same_number(amount, step.result):
        return voice.say(
            f"Afronden verandert niets: {result}.", f"Rounding changes nothing: {result}."
        )
    exact, unit = voice.plain_money(amount), str(step.rule.get("to", ""))
    if is_number(unit) and is_number(amount):
        change = abs(fraction_of(str(amount)) - fraction_of(step.result))
        if change >= fraction_of(unit):
            return voice.say(
                f"Van {exact} naar {result}, zodat elk plafond en minimum ook na het afronden"
                " klopt.",
                f"From {exact} to {result}, so that every cap and minimum still holds after"
                " rounding.",
            )
    return voice.say(f"Afgerond van {exact} naar {result}.", f"Rounded from {exact} to {result}.")


def _split(step: StepLike, voice: Voice) -> str:
    parts = [
        voice.say(f"{voice.party(party)} betaalt {money}", f"{voice.party(party)} pays {money}")
        for party, amount in block_of(step.inputs.get("parts")).items()
        for money in (voice.plain_money(amount),)
    ]
    text = voice.listed(parts) + "."
    for key, nl, en in (
        ("paid_before", "had daarvoor in totaal {0} betaald", "had paid {0} in all before"),
        (
            "first_before",
            "had van het eerste deel al {0} betaald",
            "had paid {0} of the first part before",
        ),
    ):
        for party, amount in block_of(step.inputs.get(key)).items():
            words = voice.say(nl, en).format(voice.plain_money(amount))
            text += f" {voice.party(party)} {words}."
    if "unpaid" in step.inputs:
        unpaid = voice.plain_money(step.inputs["unpaid"])
        text += voice.say(
            f" Door het plafond van een betaler blijft {unpaid} onbetaald.",
            f" Because of a payer's cap {unpaid} stays unpaid.",
        )
    return text


def _posted(step: StepLike, voice: Voice) -> str:
    posted = voice.listed(
        f"{voice.party(party)} {voice.plain_money(amount)}"
        for party, amount in block_of(step.inputs.get("posted")).items()
    )
    if is_same_number(step.result, "0"):
        return voice.say(
            f"Eerder al geboekt: {posted}. Er komt niets bij.",
            f"Posted before: {posted}. Nothing is added.",
        )
    back = voice.plain_money(step.result)
    return voice.say(
        f"Eerder geboekt: {posted}. Dat wordt teruggedraaid: {back}.",
        f"Posted before: {posted}. That is reversed: {back}.",
    )


STEP_WORDS: Final[dict[str, Callable[[StepLike, Voice], str]]] = {
    "quantity": _quantity,
    "gate": gate_step,
    "volume": volume_step,
    "weight": _weight,
    "premium": premium_step,
    "index": index_step,
    "due": due_step,
    "interim": _interim,
    "limit": limit_step,
    "netting": netting_step,
    "tax": tax_step,
    "rounding": _rounding,
    "split": _split,
    "posted": _posted,
}
