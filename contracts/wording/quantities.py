"""What is counted, in words. One entry a block in QUANTITY_WORDS, as in the arithmetic's
registry."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from contracts.wording.modes import MODE_WORDS
from contracts.wording.voice import Block, Unit, Voice, block_of, codes_of, items_of


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


def round_sentences(rule: object, voice: Voice) -> list[str]:
    """How a number inside a rule is rounded; nothing when it is not."""
    block = block_of(rule)
    if not block:
        return []
    mode, unit = voice.say(*MODE_WORDS[str(block["mode"])]), voice.number(block["to"])
    return [
        voice.say(f"Dit wordt afgerond op {unit}: {mode}.", f"This is rounded to {unit}: {mode}.")
    ]


def _percent(voice: Voice) -> Unit:
    return Unit(voice.say("procent", "percent"), voice.say("procent", "percent"))


def _count(block: Block, voice: Voice) -> Counted:
    unit = voice.metric_unit(block["count"])
    label = voice.metric(block["count"])
    noun = voice.say(f"het aantal {unit.many} bij {label}", f"the number of {unit.many} at {label}")
    if not voice.has_plural(block["count"]):  # "het aantal jongere" is no Dutch
        noun = voice.say(
            f"het aantal bij {label} (eenheid: {unit.one})",
            f"the number at {label} (unit: {unit.one})",
        )
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
    if "among" in block:
        others = voice.listed(voice.metric(code) for code in codes_of(block["among"]))
        details.append(
            voice.say(
                f"Alleen wie ook {others} heeft, telt mee, vanaf de dag dat alles er is.",
                f"Only who has {others} as well counts, from the day on which all are there.",
            )
        )
    return Counted(noun, unit, (*details, *_after(block.get("after"), voice)))


def _sum(block: Block, voice: Voice) -> Counted:
    unit = voice.metric_unit(block["sum"])
    label = voice.metric(block["sum"])
    details = []
    if "excluding" in block:
        out = voice.metric(block["excluding"])
        details.append(
            voice.say(f"Hier gaan af: de dagen van {out}.", f"Taken off: the days of {out}.")
        )
    noun = voice.say(f"het totaal van {label}", f"the total of {label}")
    return Counted(noun, unit, (*details, *_after(block.get("after"), voice)))


def _after(value: object, voice: Voice) -> list[str]:
    """From when until when somebody counts, seen from that person's first event."""
    sentences: list[str] = []
    for after in items_of(value) or ([block_of(value)] if value else []):
        event, days = voice.metric(after.get("event")), after.get("days", 0)
        count = voice.number(days)
        sentences.append(
            voice.say(
                f"Het tellen begint {count} dagen na {event}.",
                f"Counting starts {count} days after {event}.",
            )
            if days
            else voice.say(
                f"Het tellen begint op de dag van {event}.",
                f"Counting starts on the day of {event}.",
            )
        )
        if "within_days" in after:
            within = voice.number(after["within_days"])
            sentences.append(
                voice.say(
                    f"Het tellen stopt {within} dagen na {event}; die dag telt nog mee.",
                    f"Counting stops {within} days after {event}; that day still counts.",
                )
            )
    return sentences


def _sustained(block: Block, voice: Voice) -> Counted:
    label = voice.metric(block["sustained"])
    if "months" in block:
        number = voice.number(block["months"])
        one = str(block["months"]) == "1"
        span = (
            voice.say("1 maand", "1 month")
            if one
            else voice.say(f"{number} maanden", f"{number} months")
        )
    else:
        number = voice.number(block.get("days"))
        one = str(block.get("days")) == "1"
        span = (
            voice.say("1 dag", "1 day") if one else voice.say(f"{number} dagen", f"{number} days")
        )
    noun = voice.say(
        f"het aantal personen bij wie {label} minstens {span} duurt",
        f"the number of persons for whom {label} lasts at least {span}",
    )
    details = [
        voice.say(
            "Elke persoon telt één keer mee, op de laatste dag van die tijd.",
            "Each person counts once, on the last day of that time.",
        )
    ]
    if block.get("gap_days"):
        gap = voice.number(block["gap_days"])
        details.append(
            voice.say(
                f"Een onderbreking van hoogstens {gap} dagen telt niet als einde.",
                f"A break of at most {gap} days does not count as the end.",
            )
        )
    persons = Unit(voice.say("persoon", "person"), voice.say("personen", "persons"), is_whole=True)
    return Counted(noun, persons, tuple(details))


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


def _sampled(block: Block, voice: Voice) -> Counted:
    inner = block_of(block["sampled"])
    claimed, checked, correct = (
        voice.metric(inner.get(key)) for key in ("claimed", "checked", "correct")
    )
    noun = voice.say(
        f"{claimed}, min het deel dat in de steekproef fout was",
        f"{claimed}, less the part that was wrong in the sample",
    )
    details = [
        voice.say(
            f"De steekproef is {checked}; daarvan is goed: {correct}.",
            f"The sample is {checked}; correct of it: {correct}.",
        )
    ]
    if "tolerance" in inner:
        share = voice.share(inner["tolerance"])
        details.append(
            voice.say(
                f"Is hoogstens {share} fout, dan telt alles mee.",
                f"If at most {share} is wrong, all of it counts.",
            )
        )
    details += round_sentences(inner.get("round"), voice)
    return Counted(noun, voice.metric_unit(inner.get("claimed")), tuple(details))


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
    "sustained": _sustained,
    "latest": _latest,
    "change": _change,
    "achieved": _achieved,
    "ratio": _ratio,
    "sampled": _sampled,
    "notional": _notional,
    "one": _one,
}
