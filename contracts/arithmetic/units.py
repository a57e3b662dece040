"""How many units an amount is for, where what was earned is not paid at once.

A limit per unit holds what is paid for each unit. What a gate, a later due date, an interim share
or an index that is not known yet keeps back is paid in a later period than the one in which its
units were counted; they go along with it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Protocol

from contracts.arithmetic.adjusting import Applied
from contracts.arithmetic.buckets import Bucket
from contracts.arithmetic.facts import Part
from contracts.arithmetic.numbers import ONE, ZERO
from contracts.arithmetic.readings import Reading
from contracts.arithmetic.terms import Component, Terms
from contracts.arithmetic.verdicts import Verdict
from contracts.arithmetic.withholding import WithheldKey, Withholdings, pays_other_ahead


@dataclass(slots=True)
class Units:
    """The units of one component (or one cohort or person in it) that were counted and paid.

    `start` is the first day of the bucket that they are counted in.
    """

    start: date
    counted: Fraction = ZERO
    paid: Fraction = ZERO

    def step(self, added: Fraction, share: Fraction) -> Fraction:
        """Count what a period added; return for how many units it pays, now `share` of all."""
        self.counted += added
        before, self.paid = self.paid, self.counted * share
        return self.paid - before


UnitsByKey = dict[WithheldKey, Units]


def waiting_unit_codes(versions: Sequence[Terms]) -> frozenset[str]:
    """Return the components under a limit per unit of which something can be kept until later."""
    capped = {
        component.code
        for terms in versions
        for component in terms.components
        if any(limit.scope == "unit" and limit.covers(component.code) for limit in terms.limits)
    }
    parts = [component for terms in versions for component in terms.components]
    # Paid ahead by another quantity or price: those units are none of the final ones.
    other = {component.code for component in parts if pays_other_ahead(component)}
    return frozenset(part.code for part in parts if part.code in capped - other and _waits(part))


def _waits(component: Component) -> bool:
    """Whether what a component earns may be paid later than its units are counted."""
    return (
        component.gate is not None
        or component.due_on is not None
        or component.interim is not None
        or (component.index is not None and component.index.by is not None)
    )


class Seen(Protocol):
    """What was seen of a bucket in a period: what was read, the gate, and the factors."""

    @property
    def reading(self) -> Reading: ...
    @property
    def verdict(self) -> Verdict | None: ...
    @property
    def applied(self) -> tuple[Applied, ...]: ...


def units_paid(
    units: UnitsByKey,
    withheld: Withholdings,
    whose: tuple[Component, Part],
    bucket: Bucket,
    seen: Seen,
) -> Fraction:
    """Return for how many units a period pays: those of what was let through by now.

    A new period or year of a component that is counted over one begins anew.
    """
    component, part = whose
    key = (component.code, *part)
    found = units.get(key)
    if found is None or (component.over in ("period", "year") and found.start != bucket.start):
        found = units[key] = Units(bucket.start)
    kept, course, share = withheld.get(key), bucket.final, ONE
    if kept is not None:
        share = _share(kept.paid, kept.earned)
    if seen.verdict is not None and seen.verdict.is_met is False:
        passage = course.passage
        share *= ZERO if passage is None else _share(passage.through, passage.full)
    for factor in seen.applied:
        if factor.kind == "index":
            share *= _share(course.indexed.taken, factor.before)
    return found.step(seen.reading.added or ZERO, share)


def _share(part: Fraction, whole: Fraction) -> Fraction:
    """Return which share of a whole was paid; of nothing, all.

    That is more than all, when what is earned no longer may stay.
    """
    return max(part / whole, ZERO) if whole else ONE
