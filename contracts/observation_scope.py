"""What a contract's terms ask of every observation: within which days, and of whom."""

from collections.abc import Sequence
from datetime import date

from contracts.arithmetic import Component, Count, Sum, Terms


def contract_days(versions: Sequence[Terms]) -> tuple[date, date | None]:
    """The first day of a contract and the first day after it (None: it has no end yet)."""
    last = max(versions, key=lambda terms: terms.valid_from).periods
    return min(terms.periods.start for terms in versions), last.until


def metrics_per_person(versions: Sequence[Terms]) -> frozenset[str]:
    """The metrics of which every measured value must say whose it is, by the terms."""
    return frozenset(
        component.quantity.metric
        for terms in versions
        for component in terms.components
        if isinstance(component.quantity, Count | Sum) and _is_per_person(terms, component)
    )


def _is_per_person(terms: Terms, component: Component) -> bool:
    quantity = component.quantity
    if component.over == "person":
        return True
    if isinstance(quantity, Count) and quantity.person_limit is not None:
        return True
    return any(limit.scope == "person" and limit.covers(component.code) for limit in terms.limits)
