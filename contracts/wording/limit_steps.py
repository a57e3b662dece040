"""What a limit did in words: what it may be, what was used of it, and whose amount it changed.

What a limit cut off, and what was open of an investment, are made out of two numbers of the trace,
because people look for those amounts.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from contracts.wording.formats import fraction_of, is_number
from contracts.wording.rules import limit_name, limit_size, scope_words
from contracts.wording.step_shape import StepLike, is_same_number
from contracts.wording.voice import Voice, block_of, items_of

NAMED: Final = 10
"""Of more cohorts or participants the rest is counted."""


def limit_step(step: StepLike, voice: Voice) -> str:
    """What a cap or floor made of an amount, and why."""
    rule = step.rule
    if "scope" not in rule:
        money = voice.plain_money(step.inputs.get("carried_in", "0"))
        return voice.say(
            f"Een eerder plafond schoof {money} door; dat komt er nu bij.",
            f"An earlier cap carried {money} over; that is added now.",
        )
    name, size = limit_name(rule, voice), limit_size(rule, voice)
    scope = "" if isinstance(rule.get("label"), Mapping) else f" {scope_words(rule, voice)}"
    amount, result = str(step.inputs.get("amount", "0")), step.result
    text = f"{name}{scope} {size}{limit_reasons(step, voice)}: "
    if step.inputs.get("on") == "rounded":
        text += voice.say("na het afronden ", "after rounding ")
    if "carried_in" in step.inputs:
        carried = voice.plain_money(step.inputs["carried_in"])
        text += voice.say(
            f"{carried} komt mee van eerder; ", f"{carried} comes along from before; "
        )
    if is_same_number(amount, result):
        return text + voice.say("verandert niets.", "changes nothing.")
    left = voice.plain_money(result)
    return text + voice.say(
        f"{_room(step, voice)}{_change(amount, result, voice)}, zo wordt het {left}.",
        f"{_room(step, voice)}{_change(amount, result, voice)}, which makes it {left}.",
    )


def _room(step: StepLike, voice: Voice) -> str:
    """What was left under a cap that is now full, where that is not the cap itself."""
    most, result = str(step.rule.get("max", "")), fraction_of(step.result)
    is_full = str(step.inputs.get("room_left", "")) == "0" and result >= 0
    is_whole = is_number(most) and fraction_of(most) == result
    if not is_full or is_whole or fraction_of(str(step.inputs.get("amount", "0"))) <= result:
        return ""
    left = voice.plain_money(step.result)
    return voice.say(f"er was nog {left} ruimte, dus ", f"there was room for {left}, so ")


def _change(before: str, after: str, voice: Voice) -> str:
    change = fraction_of(after) - fraction_of(before)
    text = voice.plain_money(change)
    return f"+ {text}" if change > 0 else text


def limit_reasons(step: StepLike, voice: Voice) -> str:
    """Why a limit came to what it did, as the tail of its name; nothing when it changed nothing."""
    if is_same_number(step.inputs.get("amount", "0"), step.result):
        return ""
    return "".join(f"; {reason}" for reason in (*_totals(step, voice), *_cuts(step, voice)))


def _totals(step: StepLike, voice: Voice) -> Iterator[str]:
    """What the one running total of a limit may be, and what it was before."""
    inputs = step.inputs
    cap, used = inputs.get("cap"), str(inputs.get("used", "0"))
    if "max_return" in step.rule and is_number(cap):
        money = voice.plain_money(fraction_of(str(cap)) - fraction_of(used))
        yield voice.say(f"er stond nog {money} open", f"{money} was still open")
        return
    if "rest" in inputs:
        rest, most = voice.plain_money(inputs["rest"]), voice.plain_money(cap)
        yield voice.say(
            f"de rest van het totaal is {rest}, dus hoogstens {most}",
            f"the rest of the total is {rest}, so at most {most}",
        )
    elif cap is not None:
        most = voice.plain_money(cap)
        yield voice.say(f"nu hoogstens {most}", f"at most {most} now")
    if not is_same_number(used, "0"):
        money = voice.plain_money(used)
        yield voice.say(f"daarvan was {money} al gebruikt", f"{money} of it was used before")


def _cuts(step: StepLike, voice: Voice) -> Iterator[str]:
    """Whose amount it changed."""
    cuts = [block_of(item) for item in items_of(step.inputs.get("cut"))]
    if "cut_persons" in step.inputs:
        yield _number_cut(voice.number(step.inputs["cut_persons"]), voice)
    for cut in cuts[:NAMED]:
        cohort = "subject" not in cut
        kind = voice.say(*(("cohort", "cohort") if cohort else ("deelnemer", "participant")))
        name = cut.get("cohort") if cohort else cut.get("subject")
        before, after = (voice.plain_money(cut.get(key)) for key in ("amount", "result"))
        yield voice.say(
            f"{kind} {name} van {before} naar {after}", f"{kind} {name} from {before} to {after}"
        )
    if len(cuts) > NAMED:
        more = voice.number(len(cuts) - NAMED)
        yield voice.say(f"en nog {more}", f"and {more} more")


def _number_cut(number: str, voice: Voice) -> str:
    """How many persons' amounts it changed, for who may not see of whom."""
    if number == "1":
        return voice.say(
            "het bedrag van 1 deelnemer veranderde", "the amount of 1 participant changed"
        )
    return voice.say(
        f"het bedrag van {number} deelnemers veranderde",
        f"the amounts of {number} participants changed",
    )
