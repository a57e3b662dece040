"""The outcome of a gate in words: which condition was met, and which was not."""

from collections.abc import Iterator

from contracts.wording.quantities import counted
from contracts.wording.rules import BOUND_WORDS
from contracts.wording.step_shape import STATUS_WORDS, StepLike
from contracts.wording.voice import Block, Voice, block_of, items_of


def gate_step(step: StepLike, voice: Voice) -> str:
    """Whether a gate was met, and what each of its conditions came to."""
    heads = {
        "met": ("Voorwaarde gehaald", "Condition met"),
        "not_met": (
            "Voorwaarde niet gehaald, dus er wordt niets betaald",
            "Condition not met, so nothing is paid",
        ),
        "not_applicable": ("Voorwaarde niet van toepassing", "Condition not applicable"),
    }
    head = voice.say(*heads.get(step.result, (step.result, step.result))) + _needed(step, voice)
    reasons = [
        _reason(rule, reason, voice)
        for rule, reason in zip(
            _conditions(step.rule), items_of(step.inputs.get("conditions")), strict=False
        )
    ]
    return f"{head}: {'; '.join(reasons)}." if reasons else f"{head}."


def _needed(step: StepLike, voice: Voice) -> str:
    """How many conditions must be met, when that is not all of them."""
    found = items_of(step.rule.get("any", step.rule.get("of")))
    if len(found) < 2:
        return ""
    needed = voice.number(step.rule.get("at_least", "1")) if "of" in step.rule else "1"
    return voice.say(
        f" (minstens {needed} van deze {len(found)} is nodig)",
        f" (at least {needed} of these {len(found)} is needed)",
    )


def _conditions(gate: object) -> Iterator[Block]:
    """The conditions in a gate, in the order in which the trace gives their outcomes."""
    block = block_of(gate)
    if "quantity" in block:
        yield block
        return
    for key in ("all", "any", "of"):
        for inner in items_of(block.get(key)):
            yield from _conditions(inner)


def _reason(rule: Block, reason: Block, voice: Voice) -> str:
    words = counted(rule["quantity"], voice)
    bound = voice.say(*BOUND_WORDS.get(str(reason.get("bound")), ("", "")))
    asked = f"{bound} {voice.amount_of(reason.get('threshold'), words.unit)}"
    value = str(reason.get("quantity"))
    status = STATUS_WORDS.get(value)
    found = voice.amount_of(value, words.unit)
    if status:
        found = voice.say(*status).partition(";")[0]
    return voice.say(
        f"{words.noun} is {found}, gevraagd is {asked}",
        f"{words.noun} is {found}, asked is {asked}",
    )
