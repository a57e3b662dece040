"""What a contract's terms ask of every observation: of what, within which days, and of whom."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from contracts.arithmetic import (
    Component,
    Count,
    Metric,
    Tally,
    Terms,
    personal_metrics_of,
    quantities_in,
)


@dataclass(frozen=True, slots=True)
class Scope:
    """What is asked, worked out once for a whole file.

    metrics: by code. labels: the metrics by what a person may call them, without capitals; a name
    that two metrics share is left out. first, until: the first day of the contract and the first
    day after it (None: it has no end yet). per_person: the metrics of which every measured value
    must say whose it is.
    """

    metrics: Mapping[str, Metric]
    labels: Mapping[str, Metric]
    first: date
    until: date | None
    per_person: frozenset[str]


def scope_of(versions: Sequence[Terms]) -> Scope:
    """Work out what all versions of a contract's terms together ask."""
    # The last version knows best what a metric is; older ones may know metrics that ended.
    ordered = sorted(versions, key=lambda terms: terms.valid_from)
    metrics = {metric.code: metric for terms in ordered for metric in terms.metrics}
    return Scope(
        metrics=metrics,
        labels=_by_label(metrics.values()),
        first=min(terms.periods.start for terms in ordered),
        until=ordered[-1].periods.until,
        per_person=frozenset(
            code
            for terms in ordered
            for component in terms.components
            for code in _per_person(terms, component)
        ),
    )


def _per_person(terms: Terms, component: Component) -> Iterator[str]:
    """Yield the metrics of a component of which every value must say whose it is."""
    if isinstance(component.quantity, Tally) and _is_per_person(terms, component):
        yield component.quantity.metric
    for quantity in quantities_in(component):
        yield from personal_metrics_of(quantity)


def _by_label(metrics: Iterable[Metric]) -> dict[str, Metric]:
    found: dict[str, Metric] = {}
    shared: set[str] = set()
    for metric in metrics:
        for name in {metric.code, *(label.casefold() for label in metric.label.values())}:
            if name in found:
                shared.add(name)
            found[name] = metric
    return {name: metric for name, metric in found.items() if name not in shared}


def _is_per_person(terms: Terms, component: Component) -> bool:
    quantity = component.quantity
    if component.over == "person":
        return True
    if isinstance(quantity, Count) and quantity.person_limit is not None:
        return True
    return any(limit.scope == "person" and limit.covers(component.code) for limit in terms.limits)
