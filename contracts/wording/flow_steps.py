"""The steps of a trace that are about other funding and tax, in words."""

from contracts.wording.flows import netting_name, vat_name
from contracts.wording.formats import fraction_of
from contracts.wording.step_shape import StepLike, is_same_number
from contracts.wording.voice import Voice, block_of


def netting_step(step: StepLike, voice: Voice) -> str:
    """What was set off against an amount, and how much funding there was."""
    name, amount = netting_name(step.rule, voice), str(step.inputs.get("amount", "0"))
    received, used = (voice.plain_money(step.inputs.get(key, "0")) for key in ("received", "used"))
    so_far = voice.say(
        f"tot nu toe ontvangen {received}, verrekend {used}",
        f"received so far {received}, set off {used}",
    )
    if is_same_number(amount, step.result):
        return voice.say(
            f"{name} ({so_far}): er gaat niets af.", f"{name} ({so_far}): nothing is taken off."
        )
    change = voice.plain_money(fraction_of(step.result) - fraction_of(amount))
    left, before = voice.plain_money(step.result), voice.plain_money(amount)
    whose = ""
    if "payer" in step.rule:
        whose = f"{voice.party(step.rule['payer'])}: "
    return voice.say(
        f"{name} ({so_far}): {whose}{before}, {change}, zo wordt het {left}.",
        f"{name} ({so_far}): {whose}{before}, {change}, which makes it {left}.",
    )


def tax_step(step: StepLike, voice: Voice) -> str:
    """A tax on a line of its own: the rate times what it is over, and what was rounded of it."""
    name, rate = vat_name(step.rule, voice), voice.share(step.rule.get("rate"))
    base, result = voice.plain_money(step.inputs.get("base")), voice.plain_money(step.result)
    covered = block_of(step.inputs.get("lines"))
    if block_of(step.rule.get("round")).get("at") == "line" and len(covered) > 1:
        # Rounded one by one they may come to another cent than the rate of their sum.
        return voice.say(
            f"{name}: {rate} van {base}, per regel afgerond en samen {result}.",
            f"{name}: {rate} of {base}, rounded line by line and together {result}.",
        )
    return voice.say(
        f"{name}: {rate} van {base}, afgerond {result}.",
        f"{name}: {rate} of {base}, rounded {result}.",
    )
