"""What changes a component's quantity or amount on the way, in words: in terms and in a trace."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from contracts.arithmetic import Amount, PerUnit, number_text
from contracts.wording.formats import fraction_of, is_number
from contracts.wording.modes import MODE_WORDS
from contracts.wording.quantities import counted, round_sentences
from contracts.wording.step_shape import StepLike, is_same_number
from contracts.wording.voice import Block, Voice, block_of, codes_of, items_of

KIND_WORDS: Final[dict[str, tuple[str, str]]] = {
    "outcome": ("", ""),
    "activity": (
        "Dit is een vergoeding voor werk dat is gedaan, niet voor een resultaat.",
        "This pays for work that was done, not for a result.",
    ),
    "standing": ("Dit is een vaste vergoeding.", "This is a standing charge."),
    "tranche": ("Dit is een deelbetaling.", "This is a tranche."),
    "emergency": (
        "Dit is een noodbetaling: grenzen over alle onderdelen samen gelden hier niet voor.",
        "This is an emergency payment: limits over all components together do not cover it.",
    ),
}


def kind_sentences(kind: object, voice: Voice) -> list[str]:
    """What a payment is for, when it is not an outcome."""
    words = voice.say(*KIND_WORDS.get(str(kind), ("", "")))
    return [words] if words else []


def claimed_words(inputs: Mapping[str, object], voice: Voice) -> str:
    """What was claimed and accepted, as the tail of a sentence; empty when that is the same."""
    if "claimed" not in inputs or "accepted" not in inputs:
        return ""
    claimed, accepted = voice.number(inputs["claimed"]), voice.number(inputs["accepted"])
    if "total" in inputs:
        return voice.say(
            f"; in deze periode ingediend {claimed}, goedgekeurd {accepted}",
            f"; in this period claimed {claimed}, accepted {accepted}",
        )
    return voice.say(
        f"; ingediend {claimed}, goedgekeurd {accepted}",
        f"; claimed {claimed}, accepted {accepted}",
    )


def volume_sentences(volume: object, over: str, voice: Voice) -> list[str]:
    """The guaranteed volume: what is charged at least and at most."""
    block = block_of(volume)
    sentences = []
    if "min" in block:
        least = voice.number(block["min"])
        when = {
            "period": voice.say("in elke periode", "in every period"),
            "year": voice.say(
                "aan het einde van elk jaar (of van dit onderdeel)",
                "at the end of every year (or of this component)",
            ),
        }.get(over, "")
        if "due" in block:
            day = voice.day(block["due"])
            when = voice.say(f"vanaf {day}", f"from {day}")
        sentences.append(
            voice.say(
                f"Er wordt {when} minstens {least} gerekend, ook als er minder is geteld.",
                f"At least {least} is charged {when}, also when less was counted.",
            )
        )
    if "max" in block:
        most = voice.number(block["max"])
        sentences.append(
            voice.say(
                f"Er wordt hoogstens {most} gerekend, ook als er meer is geteld.",
                f"At most {most} is charged, also when more was counted.",
            )
        )
    return sentences


def premium_sentences(premiums: object, voice: Voice) -> list[str]:
    """The factor of each group that has one, and how it rounds."""
    sentences = []
    for premium in items_of(premiums):
        factor, cohort = voice.factor(premium.get("factor")), premium.get("cohort")
        text = voice.say(f"Voor groep {cohort}: × {factor}", f"For group {cohort}: × {factor}")
        rule = block_of(premium.get("round"))
        if rule:
            mode, unit = voice.say(*MODE_WORDS[str(rule["mode"])]), voice.number(rule["to"])
            what = voice.say("het bedrag", "the amount")
            if rule.get("at") == "tariff":
                what = voice.say("de prijs per stuk", "the price of each")
            text += voice.say(
                f"; {what} wordt afgerond op {unit}: {mode}",
                f"; {what} is rounded to {unit}: {mode}",
            )
        sentences.append(text + ".")
    return sentences


def index_sentences(index: object, voice: Voice, *, may_return: bool) -> list[str]:
    """How amounts grow with time; `may_return`: a gate can take them back and give them again."""
    block = block_of(index)
    if not block:
        return []
    sentences = [
        voice.say(
            "Wat er in een periode bij komt, wordt geïndexeerd met de factor op de eerste dag.",
            "What a period adds is indexed with the factor on its first day.",
        )
    ]
    for item in items_of(block.get("factors")):
        day, factor = voice.day(item.get("from")), voice.factor(item.get("factor"))
        sentences.append(voice.say(f"Vanaf {day}: × {factor}.", f"From {day}: × {factor}."))
    if "by" in block:
        noun, base = counted(block["by"], voice).noun, voice.number(block.get("base"))
        sentences.append(
            voice.say(
                f"De factor is {noun}, gedeeld door {base}.",
                f"The factor is {noun}, divided by {base}.",
            )
        )
    sentences += round_sentences(block.get("round"), voice)
    if may_return:
        sentences.append(
            voice.say(
                "Gaat alles terug omdat de voorwaarde niet meer is gehaald, en wordt zij later weer"
                " gehaald? Dan komt alles opnieuw, met de factor van dat moment.",
                "When all of it goes back because the condition is no longer met, and it is met"
                " again later, all of it comes anew, with the factor of that moment.",
            )
        )
    return sentences


def order_sentences(order: object, voice: Voice) -> list[str]:
    """In which order weight, premium and index apply, when the terms say so."""
    words = {
        "weight": ("gewicht", "weight"),
        "premium": ("toeslag", "premium"),
        "index": ("index", "index"),
    }
    names = [voice.say(*words[str(item)]) for item in codes_of(order) if item in words]
    row = ", ".join(names)
    return [voice.say(f"De volgorde is: {row}.", f"The order is: {row}.")] if row else []


def due_sentences(day: object, voice: Voice) -> list[str]:
    """When everything falls due at once."""
    if day is None:
        return []
    text = voice.day(day)
    return [
        voice.say(
            f"Tot {text} wordt niets betaald; dan alles in één keer.",
            f"Nothing is paid until {text}; then all of it at once.",
        )
    ]


def volume_step(step: StepLike, voice: Voice) -> str:
    """What is charged, when that is not what was counted."""
    value = voice.number(step.result)
    if is_same_number(step.inputs.get("quantity"), step.result):
        return voice.say(
            f"Dat past bij het afgesproken aantal: {value}.",
            f"That fits the agreed volume: {value}.",
        )
    return voice.say(
        f"Volgens het afgesproken aantal wordt {value} gerekend.",
        f"By the agreed volume {value} is charged.",
    )


def premium_step(step: StepLike, voice: Voice) -> str:
    """A premium worked out, with its own rounding: of the price of each, or of the amount."""
    amount, result = (voice.plain_money(v) for v in (step.inputs.get("amount"), step.result))
    factor, cohort = voice.factor(step.inputs.get("factor")), step.rule.get("cohort", "")
    text = voice.say(f"Toeslag voor groep {cohort}: ", f"Premium for group {cohort}: ")
    rule = block_of(step.rule.get("round"))
    if not rule:
        return f"{text}{amount} × {factor} = {result}."
    mode, unit = voice.say(*MODE_WORDS[str(rule["mode"])]), voice.plain_money(rule["to"])
    rounded = voice.say(f"afgerond op {unit} ({mode})", f"rounded to {unit} ({mode})")
    if rule.get("at") != "tariff":
        return text + voice.say(
            f"{amount} × {factor}, {rounded}, is {result}.",
            f"{amount} × {factor}, {rounded}, is {result}.",
        )
    agreed, tariff = voice.factor(step.rule.get("factor")), _tariff(step, voice)
    if tariff is None:
        price = voice.say("de prijs per stuk", "the price of each")
        return text + voice.say(
            f"{price} × {agreed}, {rounded}; zo wordt {amount} {result}.",
            f"{price} × {agreed}, {rounded}; so {amount} becomes {result}.",
        )
    before, after = (voice.plain_money(number_text(value)) for value in tariff)
    return text + voice.say(
        f"{before} × {agreed}, {rounded}, is {after} per stuk; zo wordt {amount} {result}.",
        f"{before} × {agreed}, {rounded}, is {after} each; so {amount} becomes {result}.",
    )


def _tariff(step: StepLike, voice: Voice) -> tuple[Fraction, Fraction] | None:
    """Return the price of each before and with the premium of a step, when it has just one.

    The factor of the step is that of the rounded price, so their product is that price.
    """
    for component in voice.terms.components:
        price = component.price
        if (
            step.rule in items_of(component.source.get("premiums"))
            and component.interim is None
            and isinstance(price, PerUnit)
            and isinstance(price.amount, Amount)
        ):
            tariff = price.amount.value
            return tariff, tariff * fraction_of(str(step.inputs.get("factor")))
    return None


def index_step(step: StepLike, voice: Voice) -> str:
    """What an index made of everything so far; each period has its own factor."""
    amount, result = (voice.plain_money(v) for v in (step.inputs.get("amount"), step.result))
    factor = step.inputs.get("factor")
    if not is_number(factor):
        return voice.say(
            f"De index is nog niet gemeten; het geïndexeerde bedrag blijft {result}.",
            f"The index is not measured yet; the indexed amount stays {result}.",
        )
    now = voice.factor(factor)
    if is_number(step.inputs.get("measured")):
        measured = voice.number(step.inputs["measured"])
        now += voice.say(f" (gemeten: {measured})", f" (measured: {measured})")
    before = step.inputs.get("before", "0")
    tail = ""
    if is_number(before) and not is_same_number(before, "0"):
        was, added = voice.plain_money(before), voice.plain_money(step.inputs.get("added"))
        tail = voice.say(f" (eerder {was}, nu {added})", f" ({was} before, {added} now)")
    return voice.say(
        f"Geïndexeerd, in deze periode × {now}: van {amount} naar {result}{tail}.",
        f"Indexed, in this period × {now}: from {amount} to {result}{tail}.",
    )


def due_step(step: StepLike, voice: Voice) -> str:
    """Whether everything falls due now."""
    day, worth = voice.day(step.rule.get("due_on")), voice.plain_money(step.inputs.get("worth"))
    if step.inputs.get("stage") == "withheld":
        return voice.say(
            f"Tot nu toe is dit {worth} waard. Er wordt niets betaald voor {day}.",
            f"So far this is worth {worth}. Nothing is paid before {day}.",
        )
    return voice.say(
        f"Sinds {day} mag alles worden betaald: {worth}.",
        f"Since {day} all of it is due: {worth}.",
    )


def dated_sum(rule: Block, pieces: object, voice: Voice) -> str:
    """A dated tariff worked out: "10 × € 1.000 + 2 × € 1.100"."""
    dated = items_of(block_of(rule["per_unit"]).get("dated"))
    counts = [str(piece) for piece in pieces] if isinstance(pieces, list | tuple) else []
    terms = [
        f"{voice.number(count)} × {voice.money(item.get('amount'))}"
        for item, count in zip(dated, counts, strict=False)
        if is_number(count) and count != "0"
    ]
    return " + ".join(terms)
