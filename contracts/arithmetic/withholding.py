"""What was earned and is not paid yet: interim payments, and one payment afterwards.

An amendment changes what comes, not what was. So what a component earned, and what of that was let
through, is followed by its code, across the versions of the terms: whoever withholds less from now
on releases what was kept, and whoever withholds more takes nothing back.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from contracts.arithmetic.numbers import ZERO
from contracts.arithmetic.terms import Component, Terms
from contracts.arithmetic.timeline import Slot

WithheldKey = tuple[str, str | None, str | None]
"""(code of the component, cohort, person)."""


@dataclass(slots=True)
class Withheld:
    """What one component (or one cohort or person in it) earned, and what of it was let through.

    `ahead` is what may be paid ahead of the final worth, `paid_ahead` what of that was.
    """

    earned: Fraction = ZERO
    paid: Fraction = ZERO
    ahead: Fraction = ZERO
    paid_ahead: Fraction = ZERO


Withholdings = dict[WithheldKey, Withheld]


def withheld_codes(versions: Sequence[Terms]) -> frozenset[str]:
    """Return the components of which some version of the terms keeps a part until later."""
    return frozenset(
        component.code
        for terms in versions
        for component in terms.components
        if component.interim is not None or component.due_on is not None
    )


def ahead_of(component: Component, worth: Fraction) -> Fraction:
    """Return what of a worth is paid ahead: the share of the interim rule, or all of it."""
    interim = component.interim
    return worth if interim is None or interim.share is None else worth * interim.share


def pays_other_ahead(component: Component) -> bool:
    """Whether what is paid ahead is counted or priced in another way than the final worth."""
    interim = component.interim
    return interim is not None and not (interim.quantity is None and interim.price is None)


def let_through(
    component: Component, slot: Slot, kept: Withheld, earned: Fraction, ahead: Fraction
) -> tuple[Fraction, str]:
    """Return what is payable in total, and where in the course of interim payments we are.

    `earned` and `ahead` are what the period added. Without clawback the total never falls below
    what was paid ahead. Before `due_on` nothing more is let through, and what was stays, as far as
    it is still earned.
    """
    kept.earned += earned
    stage, total, interim = "", kept.earned, component.interim
    if component.due_on is not None and slot.period.end <= component.due_on:
        total = max(min(kept.earned, ZERO), min(kept.paid, max(kept.earned, ZERO)))
    elif interim is not None and slot.period.end <= interim.true_up_on:
        stage, total = "ahead", kept.ahead + ahead
        kept.paid_ahead = total
    elif interim is not None:
        stage = "true_up" if slot.period.start <= interim.true_up_on else "after"
        total = kept.earned if interim.has_clawback else max(kept.earned, kept.paid_ahead)
    kept.ahead = kept.paid = total
    return total, stage
