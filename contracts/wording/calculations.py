"""The calculation of one line, unfolded: from what counted to what is paid, under headings.

Everything stands in the trace. As in `steps`, the only thing made out of two given numbers is what
a limit added or cut off.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from contracts.arithmetic import Terms
from contracts.wording.agreement import payer_sentences
from contracts.wording.formats import Language, fraction_of, is_number
from contracts.wording.limit_steps import limit_reasons
from contracts.wording.rules import limit_name, limit_size, scope_words
from contracts.wording.step_shape import StepLike, is_same_number
from contracts.wording.traces import Sentence, staged_sentences
from contracts.wording.voice import Voice

Heading = Literal["counted", "worth", "limits", "rounding", "payers", "posted"]
HEADINGS: Final[dict[Heading, tuple[str, str]]] = {
    "counted": ("Wat telt", "What counts"),
    "worth": ("Wat dat waard is", "What that is worth"),
    "limits": ("Grenzen, in deze volgorde", "Limits, in this order"),
    "rounding": ("Afronden", "Rounding"),
    "payers": ("Wie betaalt", "Who pays"),
    "posted": ("Wat eerder is geboekt", "What was posted before"),
}
OF_STAGE: Final[Mapping[str, Heading]] = {
    "quantity": "counted",
    "gate": "counted",
    "limit": "limits",
    "netting": "limits",
    "rounding": "rounding",
    "split": "payers",
    "posted": "posted",
}


@dataclass(frozen=True, slots=True)
class LimitRow:
    """One limit at work: the amount before, what it changed, after, and the room that was left.

    `room` is empty where the limit has no single room (a floor, or many persons).
    """

    name: str
    before: str
    change: str
    after: str
    room: str
    is_changing: bool


@dataclass(frozen=True, slots=True)
class Block:
    """One heading of the calculation with its sentences or its limits."""

    heading: Heading
    title: str
    sentences: tuple[str, ...] = ()
    limits: tuple[LimitRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """The calculation of one cohort or participant."""

    who: str
    sentences: tuple[str, ...]


@dataclass(slots=True)
class _Course:
    """Sentences by heading and by person while the trace is read."""

    blocks: dict[Heading, list[str]] = field(default_factory=dict)
    parts: dict[str, list[str]] = field(default_factory=dict)


def calculation(
    steps: Sequence[StepLike], terms: Terms, language: Language
) -> tuple[tuple[Block, ...], tuple[Part, ...]]:
    """Return the blocks of one line in order, and the parts of it for persons or cohorts.

    What is about one cohort or participant stands in its part only; the block says how many there
    are.
    """
    voice = Voice(terms, language)
    course = _Course()
    rows = tuple(_limit_row(step, voice) for step in steps if step.stage == "limit")
    seen: Heading = "counted"
    for said in staged_sentences(steps, terms, language):
        seen = _place(said, seen)
        if said.who:
            course.parts.setdefault(said.who.removesuffix(": "), []).append(said.text)
        elif said.stage != "limit":
            course.blocks.setdefault(seen, []).append(said.text)
    if course.parts:
        course.blocks.setdefault("counted", []).insert(0, _how_many(steps, course, voice))
    if any(step.stage == "split" for step in steps):
        course.blocks["payers"] = [*_payer_rule(voice), *course.blocks.get("payers", ())]
    if not course.blocks.get("rounding"):
        course.blocks["rounding"] = _unchanged(steps, voice)
    blocks = tuple(
        Block(
            heading,
            voice.say(*title),
            tuple(course.blocks.get(heading, ())),
            rows if heading == "limits" else (),
        )
        for heading, title in HEADINGS.items()
        if course.blocks.get(heading) or (heading == "limits" and rows)
    )
    return blocks, tuple(Part(who, tuple(said)) for who, said in course.parts.items())


def _place(said: Sentence, seen: Heading) -> Heading:
    """Return the heading of a sentence; a bridge leads from the worth to what comes after it."""
    if said.stage == "bridge":
        return "worth" if seen in ("counted", "worth") else seen
    return OF_STAGE.get(said.stage, "worth" if seen in ("counted", "worth") else seen)


def _how_many(steps: Sequence[StepLike], course: _Course, voice: Voice) -> str:
    persons = {step.inputs["subject"] for step in steps if "subject" in step.inputs}
    cohorts = {step.inputs["cohort"] for step in steps if "cohort" in step.inputs}
    if persons:
        count = len(course.parts)
        many = ("deelnemer", "participant") if count == 1 else ("deelnemers", "participants")
        return voice.say(
            f"Dit is per deelnemer berekend, voor {voice.number(count)} {many[0]}.",
            f"This was computed for each participant, for {voice.number(count)} {many[1]}.",
        )
    count = len(cohorts)
    many = ("cohort", "cohort") if count == 1 else ("cohorten", "cohorts")
    return voice.say(
        f"Dit is per cohort berekend, voor {voice.number(count)} {many[0]}.",
        f"This was computed for each cohort, for {voice.number(count)} {many[1]}.",
    )


def _payer_rule(voice: Voice) -> list[str]:
    """Say what payers agreed where shares alone do not tell: who pays first, and until what."""
    payers = voice.terms.payers
    if all(payer.first is None and payer.max is None for payer in payers):
        return []
    said = [voice.say("De afspraak:", "The agreement:"), *payer_sentences(voice)]
    if any(payer.max is not None for payer in payers):
        said.append(
            voice.say(
                "Wat zij voor eerdere onderdelen en perioden betaalden, telt daarvoor mee.",
                "What they paid for earlier components and periods counts for that.",
            )
        )
    return [" ".join(said)]


def _unchanged(steps: Sequence[StepLike], voice: Voice) -> list[str]:
    """Say that rounding changed nothing; a reversal has no rounding."""
    results = [step.result for step in steps if step.stage == "rounding"]
    money = [voice.plain_money(result) for result in results]
    return [
        voice.say(
            f"Het bedrag kwam al precies uit op {amount}; afronden verandert niets.",
            f"The amount was exactly {amount} already; rounding changes nothing.",
        )
        for amount in money
    ]


def _limit_row(step: StepLike, voice: Voice) -> LimitRow:
    rule, inputs = step.rule, step.inputs
    scope = "" if isinstance(rule.get("label"), Mapping) else f" {scope_words(rule, voice)}"
    before, room = inputs.get("amount", "0"), inputs.get("room_left")
    name = f"{limit_name(rule, voice)}{scope} {limit_size(rule, voice)}"
    if "carried_in" in inputs:
        carried = voice.plain_money(inputs["carried_in"])
        name += voice.say(f"; {carried} komt mee van eerder", f"; {carried} came along from before")
    if inputs.get("on") == "rounded":
        name += voice.say("; na het afronden", "; after rounding")
    name += limit_reasons(step, voice)
    return LimitRow(
        name=name,
        before=voice.plain_money(before),
        change=_change(str(before), step.result, voice),
        after=voice.plain_money(step.result),
        room="" if room is None else voice.plain_money(room),
        is_changing=not is_same_number(before, step.result),
    )


def _change(before: str, after: str, voice: Voice) -> str:
    if not (is_number(before) and is_number(after)) or is_same_number(before, after):
        return voice.say("niets", "nothing")
    change = fraction_of(after) - fraction_of(before)
    return ("+ " if change > 0 else "") + voice.plain_money(change)
