"""What a quantity is worth, in words. One entry a block in PRICE_WORDS, as in the arithmetic."""

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Final

from contracts.wording.formats import fraction_of, is_number
from contracts.wording.quantities import Counted, counted
from contracts.wording.voice import Block, Unit, Voice, block_of, items_of

DAY_COUNT_WORDS: Final[dict[str, tuple[str, str]]] = {
    "act/365f": ("elke dag telt als 1/365 jaar", "each day counts as 1/365 year"),
    "act/360": ("elke dag telt als 1/360 jaar", "each day counts as 1/360 year"),
    "30/360": ("elke maand telt als 30 dagen", "each month counts as 30 days"),
    "act/act": (
        "elke dag telt als 1/365 jaar, in een schrikkeljaar als 1/366",
        "each day counts as 1/365 year, in a leap year as 1/366",
    ),
}
BUCKET_WORDS: Final[dict[str, tuple[str, str]]] = {
    "contract": ("eenmalig", "once"),
    "period": ("elke periode", "every period"),
    "year": ("elk jaar", "every year"),
    "cohort": ("per cohort", "per cohort"),
    "person": ("per persoon", "per person"),
}


def price_sentences(price: object, quantity: object, over: str, voice: Voice) -> list[str]:
    """Any price in words, for the quantity it belongs to; the key of the block says which one."""
    block = block_of(price)
    words = next(words for key, words in PRICE_WORDS.items() if key in block)
    return words(block, counted(quantity, voice), over, voice)


def day_count_words(block: Block, voice: Voice) -> str:
    """How the days of a year are counted, in brackets; empty when nothing is counted per year."""
    words = DAY_COUNT_WORDS.get(str(block.get("day_count")))
    return f" ({voice.say(*words)})" if words else ""


def _each(unit: Unit, voice: Voice) -> str:
    return voice.say(f"per {unit.one}", f"per {unit.one}") if unit.one else ""


def _per_unit(block: Block, words: Counted, _over: str, voice: Voice) -> list[str]:
    each = _each(words.unit, voice)
    if not isinstance(block["per_unit"], Mapping) or "dated" not in block["per_unit"]:
        return [f"{voice.money(block['per_unit'])} {each}".rstrip() + "."]
    sentences = []
    for item in items_of(block["per_unit"]["dated"]):
        start, amount = voice.day(item.get("from")), voice.money(item.get("amount"))
        text = voice.say(f"Vanaf {start}: {amount} {each}", f"From {start}: {amount} {each}")
        sentences.append(text.rstrip() + ".")
    last = voice.say(
        "Voor elk resultaat geldt de prijs van de dag zelf.",
        "Each result has the price of its own day.",
    )
    return [*sentences, last]


def _brackets(block: Block, words: Counted, _over: str, voice: Voice) -> list[str]:
    sentences: list[str] = []
    before = ""
    for bracket in items_of(block["brackets"]):
        to = str(bracket["to"]) if "to" in bracket else ""
        span = _bracket_span(before, to, words.unit, voice)
        # The unit is said once, in the first sentence; after that it is understood.
        unit = "" if before else " " + _each(words.unit, voice)
        text = f"{span}: {voice.money(bracket['per_unit'])}{unit}".rstrip()
        if "max" in bracket:
            most = voice.money(bracket["max"])
            text += voice.say(f", samen hoogstens {most}", f", together at most {most}")
        sentences.append(text + ".")
        before = to
    return sentences


def _bracket_span(before: str, to: str, unit: Unit, voice: Voice) -> str:
    if not before and not to:
        return voice.say("Voor elk aantal", "For every number")
    if not before:
        up_to = voice.amount_of(to, unit)
        return voice.say(f"Tot en met {up_to}", f"Up to and including {up_to}")
    first = voice.number(before)
    is_whole = unit.is_whole and is_number(before) and fraction_of(before).denominator == 1
    if is_whole:
        # The first whole unit that falls in this bracket, as people count.
        first = voice.number(str(fraction_of(before) + 1))
    if not to:
        if is_whole:
            return voice.say(f"Vanaf {first}", f"From {first}")
        return voice.say(f"Boven {first}", f"Above {first}")
    last = voice.number(to)
    if is_whole:
        return voice.say(
            f"Van {first} tot en met {last}", f"From {first} up to and including {last}"
        )
    return voice.say(
        f"Boven {first}, tot en met {last}", f"Above {first}, up to and including {last}"
    )


def _steps(block: Block, words: Counted, _over: str, voice: Voice) -> list[str]:
    looked_up = counted(block["by"], voice) if "by" in block else words
    sentences: list[str] = []
    if "by" in block:
        sentences.append(
            voice.say(
                f"De trede hangt af van {looked_up.noun}.", f"The step depends on {looked_up.noun}."
            )
        )
    steps = items_of(block["steps"])
    sentences.append(_below_first(steps[0], looked_up.unit, voice))
    sentences += [_step(step, block, words, looked_up.unit, voice) for step in steps]
    if len(steps) > 1:
        sentences.append(
            voice.say(
                "De hoogste trede die is gehaald, geldt voor het geheel.",
                "The highest step that is reached holds for the whole.",
            )
        )
    return sentences


def _below_first(step: Block, unit: Unit, voice: Voice) -> str:
    if "at_least" in step:
        bound = voice.amount_of(step["at_least"], unit)
        return voice.say(f"Onder {bound}: niets.", f"Below {bound}: nothing.")
    bound = voice.amount_of(step["more_than"], unit)
    return voice.say(f"Tot en met {bound}: niets.", f"Up to and including {bound}: nothing.")


def _step(step: Block, block: Block, words: Counted, unit: Unit, voice: Voice) -> str:
    if "at_least" in step:
        bound = voice.amount_of(step["at_least"], unit)
        start = voice.say(f"Vanaf {bound}", f"From {bound}")
    else:
        bound = voice.amount_of(step["more_than"], unit)
        start = voice.say(f"Boven {bound}", f"Above {bound}")
    if "amount" in step:
        return f"{start}: {voice.money(step['amount'])}."
    if "per_unit" in step:
        return f"{start}: {voice.money(step['per_unit'])} {_each(words.unit, voice)}".rstrip() + "."
    return f"{start}: {_rate_of(step['rate'], block, words, voice)}."


def _rate_of(rate: object, block: Block, words: Counted, voice: Voice) -> str:
    share = voice.share(rate)
    yearly = voice.say(" per jaar", " a year") if "per" in block else ""
    days = day_count_words(block, voice)
    return voice.say(
        f"{share} van {words.noun}{yearly}{days}", f"{share} of {words.noun}{yearly}{days}"
    )


def _line(block: Block, words: Counted, _over: str, voice: Voice) -> list[str]:
    points = items_of(block["line"])
    first = voice.amount_of(points[0].get("from"), words.unit)
    below = voice.money(block["below"])
    nothing = is_number(block["below"]) and not fraction_of(str(block["below"]))
    sentences = [
        voice.say(
            f"Onder {first}: {'niets' if nothing else below}.",
            f"Below {first}: {'nothing' if nothing else below}.",
        )
    ]
    for start, end in pairwise(points):
        sentences += _stretch(start, end, words.unit, voice)
    last = points[-1]
    at, amount = voice.amount_of(last.get("from"), words.unit), voice.money(last.get("amount"))
    if block.get("beyond") == "continue":
        sentences.append(
            voice.say(f"Vanaf {at} gaat dezelfde lijn door.", f"From {at} the same line continues.")
        )
    else:
        sentences.append(voice.say(f"Vanaf {at}: {amount}.", f"From {at}: {amount}."))
    return sentences


def _stretch(start: Block, end: Block, unit: Unit, voice: Voice) -> list[str]:
    left, right = (voice.amount_of(point.get("from"), unit) for point in (start, end))
    low = voice.money(start.get("amount"))
    high = voice.money(end.get("just_below", end.get("amount")))
    sentences = [
        voice.say(
            f"Van {left} tot {right} loopt het bedrag gelijkmatig van {low} naar {high}.",
            f"From {left} to {right} the amount goes evenly from {low} to {high}.",
        )
    ]
    if "just_below" in end:
        jump = voice.money(end.get("amount"))
        sentences.append(
            voice.say(f"Bij {right} springt het naar {jump}.", f"At {right} it jumps to {jump}.")
        )
    return sentences


def _shares(block: Block, words: Counted, _over: str, voice: Voice) -> list[str]:
    sentences: list[str] = []
    for number, part in enumerate(items_of(block["shares"])):
        share = voice.share(part["share"])
        if number == 0:
            text = voice.say(f"{share} van {words.noun}", f"{share} of {words.noun}")
        else:
            text = voice.say(f"Daarna {share}", f"After that {share}")
        if "until" in part:
            text += voice.say(", tot ", ", until ") + _share_end(block_of(part["until"]), voice)
        sentences.append(text + ".")
    return sentences


def _share_end(end: Block, voice: Voice) -> str:
    paid = voice.money(end["paid"])
    if "interest" not in end:
        return voice.say(f"{paid} is betaald", f"{paid} has been paid")
    rate, days = voice.share(end["interest"]), day_count_words(end, voice)
    since = f"{voice.say(' vanaf ', ' from ')}{voice.day(end['from'])}" if "from" in end else ""
    if end.get("kind") == "on_balance":
        return voice.say(
            f"{paid} is betaald, met {rate} rente per jaar{since} over wat nog open staat{days}",
            f"{paid} has been paid, with {rate} interest a year{since} on what is still open{days}",
        )
    return voice.say(
        f"{paid} is betaald, met {rate} rente per jaar{since}{days}",
        f"{paid} has been paid, with {rate} interest a year{since}{days}",
    )


def _rate(block: Block, words: Counted, _over: str, voice: Voice) -> list[str]:
    return [_rate_of(block["rate"], block, words, voice) + "."]


def _schedule(block: Block, _words: Counted, _over: str, voice: Voice) -> list[str]:
    return [
        f"{voice.day(item.get('in'))}: {voice.money(item.get('amount'))}."
        for item in items_of(block["schedule"])
    ]


def _amount(block: Block, _words: Counted, over: str, voice: Voice) -> list[str]:
    if "per" in block:
        amount, days = voice.money(block["amount"]), day_count_words(block, voice)
        return [
            voice.say(
                f"{amount} per jaar, naar het aantal dagen{days}.",
                f"{amount} a year, by the number of days{days}.",
            )
        ]
    bucket = voice.say(*BUCKET_WORDS.get(over, BUCKET_WORDS["contract"]))
    return [f"{voice.money(block['amount'])}, {bucket}."]


PRICE_WORDS: Final[dict[str, Callable[[Block, Counted, str, Voice], list[str]]]] = {
    "per_unit": _per_unit,
    "brackets": _brackets,
    "steps": _steps,
    "line": _line,
    "shares": _shares,
    "rate": _rate,
    "schedule": _schedule,
    "amount": _amount,
}
