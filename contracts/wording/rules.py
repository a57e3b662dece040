"""What holds a payment back or up, in words: gates, weights, interim payments and limits."""

from collections.abc import Mapping
from typing import Final

from contracts.wording.flows import return_words
from contracts.wording.prices import price_sentences
from contracts.wording.quantities import counted
from contracts.wording.voice import Block, Voice, block_of, codes_of, items_of

BOUND_WORDS: Final[dict[str, tuple[str, str]]] = {
    "at_least": ("minstens", "at least"),
    "more_than": ("meer dan", "more than"),
    "at_most": ("hoogstens", "at most"),
    "less_than": ("minder dan", "less than"),
}
OVER_WORDS: Final[dict[str, tuple[str, str]]] = {
    "contract": ("over het hele contract", "over the whole contract"),
    "period": ("in de periode", "in the period"),
    "year": ("in het jaar", "in the year"),
    "cohort": ("in een cohort", "in a cohort"),
    "person": ("bij een persoon", "for a person"),
}
# What a condition looks at when it does not say so: where its component is computed.
OWN_WORDS: Final[dict[str, tuple[str, str]]] = {
    "period": ("in de periode", "in the period"),
    "year": ("in het jaar", "in the year"),
    "cohort": ("in hetzelfde cohort", "in the same cohort"),
    "person": ("bij dezelfde persoon", "for the same person"),
}
SCOPE_WORDS: Final[dict[str, tuple[str, str]]] = {
    "unit": ("per eenheid", "per unit"),
    "person": ("per persoon", "per person"),
    "cohort": ("per cohort", "per cohort"),
    "period": ("per periode", "per period"),
    "year": ("per jaar", "per year"),
    "contract": ("voor het hele contract", "for the whole contract"),
}


def gate_sentences(gate: object, voice: Voice, own: str = "") -> list[str]:
    """When a component is paid at all; nothing without a gate.

    `own` is what the component is computed over: a condition that names nothing looks at that.
    """
    block = block_of(gate)
    if not block:
        return []
    if "quantity" in block:
        noun, bound = _condition(block, voice, own)
        return [
            voice.say(
                f"Er wordt alleen betaald als {noun} {bound} is.",
                f"Payment is made only if {noun} is {bound}.",
            )
        ]
    words = gate_words(block, voice, own)
    return [voice.say(f"Er wordt alleen betaald als {words}.", f"Payment is made only if {words}.")]


def gate_words(block: Block, voice: Voice, own: str = "") -> str:
    """A gate or one condition, as part of a sentence."""
    if "quantity" in block:
        noun, bound = _condition(block, voice, own)
        return voice.say(f"{noun} is {bound}", f"{noun} is {bound}")
    key = next((key for key in ("all", "any", "of") if key in block), "")
    inner = [gate_words(item, voice, own) for item in items_of(block.get(key))]
    joined = "; ".join(f"({number}) {text}" for number, text in enumerate(inner, 1))
    if key == "all":
        return voice.say(f"dit allemaal klopt: {joined}", f"all of this is true: {joined}")
    needed = voice.number(block["at_least"]) if key == "of" else "1"
    return voice.say(
        f"minstens {needed} van deze {len(inner)} klopt: {joined}",
        f"at least {needed} of these {len(inner)} is true: {joined}",
    )


def _condition(block: Block, voice: Voice, own: str) -> tuple[str, str]:
    words = counted(block["quantity"], voice)
    bound = next((bound for bound in BOUND_WORDS if bound in block), "at_least")
    size = voice.amount_of(block.get(bound), words.unit)
    noun = words.noun + _window_words(block, voice, own)
    return noun, f"{voice.say(*BOUND_WORDS[bound])} {size}"


def _window_words(block: Block, voice: Voice, own: str) -> str:
    """Where a condition looks, as the tail of what it looks at; "" is everything so far."""
    over = str(block.get("over", own))
    # Within its own cohort or person a component sees only what belongs to that one.
    words = OWN_WORDS.get(over) if over == own else OVER_WORDS.get(over)
    return f" {voice.say(*words)}" if words else ""


def weight_sentence(weight: object, voice: Voice) -> str:
    """What part of its worth a component is paid."""
    share = voice.share(weight)
    return voice.say(
        f"Dit onderdeel weegt voor {share}: van het bedrag telt {share}.",
        f"This component weighs {share}: of the amount {share} counts.",
    )


def interim_sentences(interim: object, quantity: object, voice: Voice) -> list[str]:
    """What is paid ahead, when the final settlement comes, and what happens to too much."""
    block = block_of(interim)
    if not block:
        return []
    day = voice.day(block["true_up_on"])
    share = voice.share(block.get("share", "1"))
    ahead = voice.say(
        f"Vooruit wordt {share} betaald; de eindafrekening is op {day}.",
        f"{share} is paid ahead; the final settlement is on {day}.",
    )
    back = voice.say(
        "Wat dan te veel is betaald, wordt teruggevorderd.",
        "What has been paid too much by then is claimed back.",
    )
    keep = voice.say(
        "Wat dan te veel is betaald, hoeft niet terug.",
        "What has been paid too much by then need not be paid back.",
    )
    sentences = [ahead, back if block["clawback"] is True else keep]
    if "quantity" in block:
        noun = counted(block["quantity"], voice).noun
        sentences.append(
            voice.say(f"Het voorschot rekent met {noun}.", f"The payment ahead uses {noun}.")
        )
    if "price" in block:
        price = " ".join(
            price_sentences(block["price"], block.get("quantity", quantity), "", voice)
        )
        sentences.append(
            voice.say(f"De prijs voor het voorschot: {price}", f"The price of it: {price}")
        )
    return sentences


def limit_sentences(limit: object, voice: Voice) -> list[str]:
    """A cap or a floor, with what it covers and what happens to what it cuts."""
    block = block_of(limit)
    scope = scope_words(block, voice)
    over, size = _covered(block.get("over"), voice), limit_size(block, voice)
    most = (
        voice.say("minstens", "at least") if "min" in block else voice.say("hoogstens", "at most")
    )
    sentences = [f"{limit_name(block, voice)}: {most} {size} {scope}, {over}."]
    sentences += _carried_sentences(block, voice)
    if "due" in block:
        due = voice.day(block["due"])
        sentences.append(
            voice.say(f"Een tekort wordt aangevuld op {due}.", f"A shortfall is made up on {due}.")
        )
    return [*sentences, *span_sentences(block, voice)]


def _carried_sentences(block: Block, voice: Voice) -> list[str]:
    """What moves on to the next period or year; only caps over those carry anything."""
    is_year = block.get("scope") == "year"
    nl, en = ("het volgende jaar", "year") if is_year else ("de volgende periode", "period")
    texts = {
        "excess": (
            f"Wat daarboven komt, schuift door naar {nl}.",
            f"What is above it moves on to the next {en}.",
        ),
        "unused": (
            f"Ruimte die over is, blijft staan voor {nl}.",
            f"Room that is left stays for the next {en}.",
        ),
    }
    return [voice.say(*text) for key, text in texts.items() if block.get(key) == "carried"]


def limit_name(block: Block, voice: Voice) -> str:
    """What a limit is called: its label, or otherwise what it is."""
    label = block.get("label")
    if isinstance(label, Mapping):
        return voice.label({str(key): str(text) for key, text in label.items()})
    return voice.say("Minimum", "Minimum") if "min" in block else voice.say("Plafond", "Cap")


def scope_words(block: Block, voice: Voice) -> str:
    """Over what a limit counts: "per persoon"."""
    return voice.say(*SCOPE_WORDS.get(str(block.get("scope")), SCOPE_WORDS["contract"]))


def limit_size(block: Block, voice: Voice) -> str:
    """How high a limit is."""
    if "max_return" in block:
        return return_words(block_of(block["max_return"]), "on", voice)
    if "max_share" not in block:
        return voice.money(block.get("max", block.get("min")))
    part = block_of(block["max_share"])
    share = voice.share(part.get("share"))
    names = voice.listed(voice.quoted(voice.component(code)) for code in codes_of(part.get("of")))
    if not names:
        return voice.say(f"{share} van wat in totaal wordt betaald", f"{share} of all that is paid")
    return voice.say(f"{share} van wat voor {names} wordt betaald", f"{share} of what {names} pays")


def _covered(codes: object, voice: Voice) -> str:
    names = [voice.quoted(voice.component(code)) for code in codes_of(codes)]
    if not names:
        return voice.say("over alle onderdelen samen", "over all components together")
    together = voice.say(" samen", " together") if len(names) > 1 else ""
    return voice.say(f"over {voice.listed(names)}", f"over {voice.listed(names)}") + together


def span_sentences(block: Block, voice: Voice) -> list[str]:
    """Between which days something holds; the last day named is not part of it."""
    start = voice.day(block["from"]) if "from" in block else ""
    until = voice.day(block["until"]) if "until" in block else ""
    if start and until:
        return [
            voice.say(
                f"Dit geldt van {start} tot {until}.", f"This holds from {start} until {until}."
            )
        ]
    if start:
        return [voice.say(f"Dit geldt vanaf {start}.", f"This holds from {start}.")]
    return [voice.say(f"Dit geldt tot {until}.", f"This holds until {until}.")] if until else []
