"""Reading what changes a component on its way: volume, premiums, index and their order."""

from contracts.arithmetic.adjustments import (
    DEFAULT_ORDER,
    DatedFactor,
    Factor,
    Index,
    Premium,
    Volume,
)
from contracts.arithmetic.blocks import Dated, Interim, PerUnit, Price
from contracts.arithmetic.context import Context
from contracts.arithmetic.counts import RoundRule
from contracts.arithmetic.numbers import ROUNDING_MODES, ZERO, number_text
from contracts.arithmetic.quantities import metrics_of, read_quantity, read_round_rule
from contracts.arithmetic.reading import Node, read_list, read_optional
from contracts.arithmetic.terms import Component


def read_volume(node: Node) -> Volume:
    """Read a guaranteed volume: at least one of `min` and `max`."""
    node.fields((), ("min", "max", "due"))
    if node.sound and not (node.has("min") or node.has("max")):
        node.note("missing_key", key="min")
    least = read_optional(node, "min", lambda place: place.number(least=ZERO))
    most = read_optional(node, "max", lambda place: place.number(least=ZERO))
    if node.sound and least is not None and most is not None and most < least:
        node.at("max").note(
            "number_below", found=str(node.at("max").value), least=number_text(least)
        )
    if node.has("due") and not node.has("min"):
        node.at("due").note("key_not_allowed", key="due", because="no_minimum")
    return Volume(least, most, read_optional(node, "due", Node.day))


def read_index(node: Node, context: Context) -> Index:
    """Read an index: dated factors, or a quantity and its base."""
    key = node.only_key(("factors", "by"))
    node.fields(("by", "base") if key == "by" else ("factors",), ("round",))
    rule = read_optional(node, "round", read_round_rule)
    if key == "by":
        by = read_quantity(node.at("by"), context)
        if node.sound and not any(True for _ in metrics_of(by)):
            node.at("by").note("key_not_allowed", key="by", because="no_metric")
        return Index((), by, node.at("base").number(above=ZERO), rule)

    def read(item: Node) -> DatedFactor:
        item.fields(("from", "factor"))
        return DatedFactor(item.at("from").day(), item.at("factor").fraction(above=ZERO))

    factors = read_list(node, "factors", read)
    place = node.at("factors")
    if place.sound:
        for number in range(1, len(factors)):
            before, start = factors[number - 1].start, factors[number].start
            if start <= before:
                item = Node(None, f"{place.path}[{number}].from", node.problems)
                item.note("dates_not_ascending", found=start.isoformat(), before=before.isoformat())
    return Index(factors, rule=rule)


def read_premiums(node: Node) -> tuple[Premium, ...]:
    """Read the premiums of a component, one for each cohort that has one."""
    found: list[Premium] = []
    for item in node.items():
        item.fields(("cohort", "factor"), ("round",))
        cohort = item.at("cohort").text()
        if cohort in [premium.cohort for premium in found]:
            item.at("cohort").note("named_twice", found=cohort[:80])
        factor = item.at("factor").fraction(least=ZERO)
        place = item.at("round")
        if not item.has("round"):
            found.append(Premium(cohort, factor))
            continue
        place.fields(("mode", "to", "at"))
        rule = RoundRule(place.at("mode").choice(ROUNDING_MODES), place.at("to").number(above=ZERO))
        found.append(Premium(cohort, factor, rule, place.at("at").choice(("tariff", "amount"))))
    return tuple(found)


def read_order(node: Node) -> tuple[Factor, ...]:
    """Read in which order weight, premium and index apply: each of them once."""
    found: list[Factor] = []
    for item in node.items():
        factor = item.choice(DEFAULT_ORDER)
        if item.sound and factor in found:
            item.note("named_twice", found=factor)
        found.append(factor)
    for factor in DEFAULT_ORDER:
        if node.sound and factor not in found:
            node.note("missing_key", key=factor)
    return tuple(found) if node.sound else DEFAULT_ORDER


def check_adjustments(component: Component, node: Node, *, is_separable: bool) -> None:
    """Note adjustments that do not fit the rest of a sound component."""
    if component.volume is not None:
        _check_volume(component, component.volume, node.at("volume"))
    if component.premiums and component.over != "cohort" and not is_separable:
        node.at("premiums").note("premium_not_separable")
    for number, premium in enumerate(component.premiums):
        if premium.rule is not None and premium.at == "tariff" and not _has_tariff(component):
            place = Node(None, f"{node.path}.premiums[{number}].round.at", node.problems)
            place.note("key_not_allowed", key="at", because="only_tariff")
    if component.due_on is not None:
        if component.interim is not None:
            node.at("due_on").note("not_together", key="due_on", other="interim")
        if component.over in ("period", "year"):
            node.at("due_on").note("due_not_over", over=component.over)


def _has_tariff(component: Component) -> bool:
    prices = [component.price, *_ahead(component.interim)]
    return all(isinstance(p, PerUnit) and not isinstance(p.amount, Dated) for p in prices)


def _ahead(interim: Interim | None) -> tuple[Price, ...]:
    return () if interim is None or interim.price is None else (interim.price,)


def _check_volume(component: Component, volume: Volume, node: Node) -> None:
    price = component.price
    if not any(True for _ in metrics_of(component.quantity)):
        node.note("key_not_allowed", key="volume", because="no_metric")
    if isinstance(price, PerUnit) and isinstance(price.amount, Dated):
        node.note("not_together", key="volume", other="dated")
    is_short = component.over in ("period", "year")
    if volume.least is not None and volume.due_on is None and not is_short:
        node.note("due_missing")
    if volume.due_on is not None and is_short:
        node.at("due").note("key_not_allowed", key="due", because="only_long_bucket")
