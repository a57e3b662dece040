"""What is counted, in words. One entry a block in QUANTITY_WORDS, as in the arithmetic's
registry."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from contracts.wording.voice import Block, Unit, Voice, block_of


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity in words: a noun phrase, its unit, and sentences that narrow it down.

    `measure` says in what it is expressed, where the noun does not. `is_plain` marks the payments
    that do not depend on anything counted.
    """

    noun: str
    unit: Unit
    details: tuple[str, ...] = ()
    measure: str = ""
    is_plain: bool = False


def counted(quantity: object, voice: Voice) -> Counted:
    """Any quantity in words; the key of the block says which one it is."""
    block = block_of(quantity)
    for key, words in QUANTITY_WORDS.items():
        if key in block:
            return words(block, voice)
    return Counted(", ".join(block), Unit("", ""))


def quantity_sentences(quantity: object, voice: Voice) -> list[str]:
    """What counts for a component, as whole sentences."""
    words = counted(quantity, voice)
    if words.is_plain:
        text = voice.say(
            "Dit bedrag hangt niet af van een meting.",
            "This amount does not depend on a measurement.",
        )
        return [text]
    what = words.noun + words.measure
    return [voice.say(f"Wat telt: {what}.", f"What counts: {what}."), *words.details]


def _percent(voice: Voice) -> Unit:
    return Unit(voice.say("procent", "percent"), voice.say("procent", "percent"))


def _count(block: Block, voice: Voice) -> Counted:
    unit = voice.metric_unit(block["count"])
    label = voice.metric(block["count"])
    noun = voice.say(f"het aantal {unit.many} bij {label}", f"the number of {unit.many} at {label}")
    details = []
    if "first_per" in block:
        details.append(voice.say("Elke persoon telt één keer mee.", "Each person counts once."))
    if "max_per_person" in block:
        most = voice.number(block["max_per_person"])
        details.append(
            voice.say(
                f"Elke persoon telt hoogstens {most} keer mee.",
                f"Each person counts at most {most} times.",
            )
        )
    return Counted(noun, unit, tuple(details))


def _sum(block: Block, voice: Voice) -> Counted:
    unit = voice.metric_unit(block["sum"])
    label = voice.metric(block["sum"])
    details = []
    if "excluding" in block:
        out = voice.metric(block["excluding"])
        details.append(
            voice.say(f"Hier gaan af: de dagen van {out}.", f"Taken off: the days of {out}.")
        )
    if "after" in block:
        after = block_of(block["after"])
        event, days = voice.metric(after.get("event")), voice.number(after.get("days"))
        details.append(
            voice.say(
                f"Het tellen begint {days} dagen na {event}.",
                f"Counting starts {days} days after {event}.",
            )
        )
    noun = voice.say(f"het totaal van {label}", f"the total of {label}")
    return Counted(noun, unit, tuple(details))


def _latest(block: Block, voice: Voice) -> Counted:
    label = voice.metric(block["latest"])
    noun = voice.say(f"de laatste meting van {label}", f"the last measurement of {label}")
    return Counted(noun, voice.metric_unit(block["latest"]))


def _change(block: Block, voice: Voice) -> Counted:
    kind = str(block["as"])
    label = voice.metric(block["change"])
    other = _other_side(block, voice)
    if kind.startswith("percent"):
        unit = _percent(voice)
        measure = voice.say(", in procenten", ", in percent")
    elif kind.startswith("point"):
        points = voice.say("procentpunt", "percentage points")
        unit = Unit(voice.say("procentpunt", "percentage point"), points)
        measure = voice.say(", in procentpunten", ", in percentage points")
    else:
        unit = voice.metric_unit(block["change"])
        measure = ""
    is_down = kind.endswith("reduction")
    word = (
        voice.say("de daling", "the reduction") if is_down else voice.say("de stijging", "the rise")
    )
    noun = voice.say(
        f"{word} van {label} ten opzichte van {other}", f"{word} of {label} compared with {other}"
    )
    return Counted(noun, unit, measure=measure)


def _other_side(block: Block, voice: Voice) -> str:
    against = block["against"]
    if against != "baseline":
        return voice.metric(block_of(against).get("metric"))
    metric = next((m for m in voice.terms.metrics if m.code == block["change"]), None)
    size = f" ({voice.number(metric.baseline)})" if metric and metric.baseline is not None else ""
    return voice.say(f"de nulmeting{size}", f"the baseline{size}")


def _achieved(block: Block, voice: Voice) -> Counted:
    metric = next((m for m in voice.terms.metrics if m.code == block["achieved"]), None)
    label = voice.metric(block["achieved"])
    size = f" ({voice.number(metric.target)})" if metric and metric.target is not None else ""
    noun = voice.say(
        f"het behaalde deel van de streefwaarde{size} bij {label}",
        f"the part of the target{size} that was reached at {label}",
    )
    return Counted(noun, _percent(voice), measure=voice.say(", in procenten", ", in percent"))


def _ratio(block: Block, voice: Voice) -> Counted:
    pair = block_of(block["ratio"])
    of, to = voice.metric(pair.get("of")), voice.metric(pair.get("to"))
    noun = voice.say(f"{of} als percentage van {to}", f"{of} as a percentage of {to}")
    return Counted(noun, _percent(voice))


def _notional(block: Block, voice: Voice) -> Counted:
    amount = voice.money(block["notional"])
    text = voice.say(
        "Er wordt over dit bedrag gerekend; het wordt zelf niet uitbetaald.",
        "This amount is computed with; it is not paid out itself.",
    )
    return Counted(amount, Unit("", ""), (text,))


def _one(_block: Block, _voice: Voice) -> Counted:
    return Counted("", Unit("", ""), is_plain=True)


QUANTITY_WORDS: Final[dict[str, Callable[[Block, Voice], Counted]]] = {
    "count": _count,
    "sum": _sum,
    "latest": _latest,
    "change": _change,
    "achieved": _achieved,
    "ratio": _ratio,
    "notional": _notional,
    "one": _one,
}
