"""All steps of one line together in words: what matters, in order, without gaps in the sum."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from contracts.arithmetic import Terms
from contracts.wording.formats import Language, fraction_of
from contracts.wording.step_shape import StepLike, is_same_number
from contracts.wording.steps import step_sentence, whose
from contracts.wording.voice import Voice, block_of


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the stage of the step that it is about; `who` is the cohort or participant.

    A sentence that bridges two steps has the stage "bridge"; of `who` nothing stands in `text`.
    """

    stage: str
    who: str
    text: str


def trace_sentences(steps: Sequence[StepLike], terms: Terms, language: Language) -> list[str]:
    """The steps that matter for one line, in words.

    Left out are the quantity of a fixed payment, a limit or rounding that changes nothing and a
    split over one payer. Where the amount that goes on differs from what the last step gave, a
    sentence says why: earlier periods were taken off, the recipient pays, or several persons were
    added up.
    """
    return [said.who + said.text for said in staged_sentences(steps, terms, language)]


def staged_sentences(steps: Sequence[StepLike], terms: Terms, language: Language) -> list[Sentence]:
    """The same sentences, each with its stage and with whom it is about."""
    voice = Voice(terms, language)
    sentences: list[Sentence] = []
    quantity: Mapping[str, object] | None = None
    last_amount, parts, is_held_back = "", 0, False
    for step in steps:
        is_after = step.stage in ("limit", "netting", "rounding", "split")
        amount = str(step.inputs.get("amount", "")) if is_after else ""
        is_after = is_after and "payer" not in step.rule  # that is about one payer's part
        if is_after and last_amount and amount and not is_same_number(amount, last_amount):
            bridge = _bridge(amount, parts, voice, is_held_back=is_held_back)
            sentences.append(Sentence("bridge", "", bridge))
        if step.stage == "quantity":
            quantity, parts, is_held_back = step.rule, parts + 1, False
        if step.stage == "gate":
            is_held_back = step.result == "not_met"
        who = whose(step.inputs, voice)
        if not _says_nothing(step):
            text = step_sentence(step, terms, language, quantity).removeprefix(who)
            sentences.append(Sentence(step.stage, who, text))
        if step.stage not in ("quantity", "gate", "posted") and "payer" not in step.rule:
            last_amount = step.result
        if "added" in step.inputs:
            last_amount = str(step.inputs["added"])
            added = _added(step, voice, is_held_back=is_held_back)
            sentences += [Sentence(step.stage, who, text) for text in added]
    return sentences


def _added(step: StepLike, voice: Voice, *, is_held_back: bool) -> list[str]:
    """How the worth of a bucket becomes what this period adds, when that is another amount."""
    before, added = str(step.inputs.get("before", "0")), str(step.inputs["added"])
    if is_same_number(added, step.result):
        return []
    if is_held_back:
        return [_bridge(added, 1, voice, is_held_back=True)]
    sentences: list[str] = []
    if "worth_before" in step.inputs:
        counted, worth = (
            voice.plain_money(step.inputs[key]) for key in ("counted_before", "worth_before")
        )
        nl = f"Wat er was voor de afspraken veranderden, telt voor {worth}, niet voor {counted}."
        en = f"What there was before the terms changed counts as {worth}, not as {counted}."
        sentences.append(voice.say(nl, en))
    total = fraction_of(before) + fraction_of(added)
    if total and total == -fraction_of(step.result):
        money = voice.plain_money(total)
        nl = f"De ontvanger betaalt dit, dus het telt als {money}."
        sentences.append(voice.say(nl, f"The recipient pays this, so it counts as {money}."))
    if not is_same_number(before, "0"):
        earlier, left = voice.plain_money(before), voice.plain_money(added)
        nl = f"Na aftrek van wat bij eerdere perioden hoort ({earlier}), blijft {left} over."
        en = f"After taking off what belongs to earlier periods ({earlier}), {left} remains."
        sentences.append(voice.say(nl, en))
    return sentences


def _bridge(amount: str, parts: int, voice: Voice, *, is_held_back: bool) -> str:
    money = voice.plain_money(amount)
    if parts > 1:
        return voice.say(f"Samen is dat {money}.", f"Together that is {money}.")
    if is_held_back:
        return voice.say(
            f"De voorwaarde is niet gehaald, dus nu wordt het {money}.",
            f"The condition was not met, so it now becomes {money}.",
        )
    return voice.say(
        f"Na aftrek van wat eerder is meegeteld, blijft {money} over voor deze periode.",
        f"After taking off what was counted before, {money} remains for this period.",
    )


def _says_nothing(step: StepLike) -> bool:
    if step.stage in ("limit", "rounding", "netting"):
        has_more = "carried_in" in step.inputs or "min" in step.rule
        return is_same_number(step.inputs.get("amount"), step.result) and not has_more
    if step.stage == "quantity":
        return "one" in step.rule
    if step.stage == "split":
        return len(block_of(step.inputs.get("parts"))) < 2 and "unpaid" not in step.inputs
    return False
