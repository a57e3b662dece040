"""Totals by what payments are for, so that an emergency payment never hides among outcomes."""

from collections.abc import Iterable, Sequence

from contracts.arithmetic.statements import Line
from contracts.arithmetic.terms import COMPONENT_KINDS, ComponentKind, Terms


def totals_by_kind(versions: Sequence[Terms], lines: Iterable[Line]) -> tuple[tuple[str, int], ...]:
    """Return (kind, cents) of these lines, in the order of the kinds; a floor pays for outcomes."""
    kinds: dict[str, ComponentKind] = {
        component.code: component.kind for terms in versions for component in terms.components
    }
    totals: dict[str, int] = {}
    for line in lines:
        kind = kinds.get(line.component, "outcome")
        totals[kind] = totals.get(kind, 0) + line.amount_cents
    return tuple((kind, totals[kind]) for kind in COMPONENT_KINDS if kind in totals)
