"""Quantities: what is counted. One registry: how each block is read and how it is evaluated.

To add a block: its class in `blocks`, a reader and an evaluator here, one line in QUANTITIES, its
fragment under `$defs` in the JSON Schema, and its sentence in `contracts.wording`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from contracts.arithmetic.blocks import (
    Achieved,
    Change,
    ChangeKind,
    Latest,
    Notional,
    One,
    Quantity,
    Ratio,
)
from contracts.arithmetic.context import TOTAL_KINDS, Context
from contracts.arithmetic.counts import After, Count, RoundRule, Sampled, Sum, Sustained, Tally
from contracts.arithmetic.numbers import ONE, ROUNDING_MODES, ZERO
from contracts.arithmetic.reading import Node, read_optional

CHANGE_KINDS: Final[tuple[ChangeKind, ...]] = (
    "percent_reduction",
    "percent_increase",
    "point_reduction",
    "point_increase",
    "reduction",
    "increase",
)


@dataclass(frozen=True, slots=True)
class QuantityBlock:
    """One kind of quantity: its key, its other keys, its class and its reader."""

    key: str
    optional: tuple[str, ...]
    required: tuple[str, ...]
    kind: type
    read: Callable[[Node, Context], Quantity]


def read_quantity(node: Node, context: Context) -> Quantity:
    """Read any quantity; the key says which one it is."""
    key = node.only_key(QUANTITIES)
    if key is None:
        return One()
    block = QUANTITIES[key]
    node.fields((block.key, *block.required), block.optional)
    return block.read(node, context)


def metrics_of(quantity: Quantity) -> Iterator[str]:
    """Yield the codes of the metrics that a quantity looks at."""
    if isinstance(quantity, Count | Latest | Achieved | Sustained):
        yield quantity.metric
        if isinstance(quantity, Count):
            yield from (after.event for after in quantity.after)
            yield from quantity.among
    elif isinstance(quantity, Sum):
        yield quantity.metric
        if quantity.excluding is not None:
            yield quantity.excluding
        yield from (after.event for after in quantity.after)
    elif isinstance(quantity, Change):
        yield quantity.metric
        if quantity.against is not None:
            yield quantity.against
    elif isinstance(quantity, Ratio):
        yield quantity.of
        yield quantity.to
    elif isinstance(quantity, Sampled):
        yield from (quantity.claimed, quantity.checked, quantity.correct)


def personal_metrics_of(quantity: Quantity) -> Iterator[str]:
    """Yield the metrics of which a quantity must know whose every observation is."""
    if isinstance(quantity, Sustained) or (
        isinstance(quantity, Count)
        and (quantity.person_limit is not None or quantity.after or quantity.among)
    ):
        yield from metrics_of(quantity)


def is_additive(quantity: Quantity) -> bool:
    """Whether the quantity of a whole is the sum of the quantities of its parts."""
    return isinstance(quantity, Tally)


def _read_count(node: Node, context: Context) -> Count:
    needs_subject = any(map(node.has, ("first_per", "max_per_person", "after", "among")))
    metric = context.metric(node.at("count"), TOTAL_KINDS, needs_subject=needs_subject)
    if node.has("first_per") and node.has("max_per_person"):
        node.note("not_together", key="first_per", other="max_per_person")
    if node.has("first_per"):
        node.at("first_per").choice(("person",))
    most = node.at("max_per_person").whole() if node.has("max_per_person") else None
    among: list[str] = []
    for item in node.at("among").items():
        code = context.metric(item, ("event", "count"), needs_subject=True)
        if code in (metric, *among):
            item.note("named_twice", found=code)
        among.append(code)
    return Count(metric, node.has("first_per"), most, _read_after(node, context), tuple(among))


def _read_sum(node: Node, context: Context) -> Sum:
    has_more = node.has("excluding") or node.has("after")
    kinds = ("days",) if node.has("excluding") else TOTAL_KINDS
    metric = context.metric(node.at("sum"), kinds, needs_subject=has_more)
    excluding = None
    if node.has("excluding"):
        excluding = context.metric(node.at("excluding"), ("days",), needs_subject=True)
        if excluding == metric and node.sound:
            node.at("excluding").note("compared_with_itself", metric=metric)
    return Sum(metric, excluding, _read_after(node, context))


def _read_after(node: Node, context: Context) -> tuple[After, ...]:
    """Read `after`: one event, or a list of events that must all have been."""
    if not node.has("after"):
        return ()
    place = node.at("after")
    nodes = place.items() if isinstance(place.value, list | tuple) else [place]
    return tuple(_read_one_after(item, context) for item in nodes)


def _read_one_after(node: Node, context: Context) -> After:
    if not node.fields(("event",), ("days", "within_days")):
        return After("")
    event = context.metric(node.at("event"), ("event", "count"), needs_subject=True)
    days = node.at("days").whole(0) if node.has("days") else 0
    within = read_optional(node, "within_days", lambda place: place.whole(0))
    if node.sound and within is not None and within < days:
        node.at("within_days").note("number_below", found=str(within), least=str(days))
    return After(event, days, within)


def _read_sustained(node: Node, context: Context) -> Sustained:
    metric = context.metric(node.at("sustained"), ("days",), needs_subject=True)
    key = node.only_key(("months", "days"))
    length = node.at(key).whole() if key is not None else 1
    gap = node.at("gap_days").whole(0) if node.has("gap_days") else 0
    months, days = (length, None) if key == "months" else (None, length)
    return Sustained(metric, months, days, gap)


def _read_sampled(node: Node, context: Context) -> Sampled:
    inner = node.at("sampled")
    if not inner.fields(("claimed", "checked", "correct"), ("tolerance", "round")):
        return Sampled("", "", "")
    codes: list[str] = []
    for key in ("claimed", "checked", "correct"):
        code = context.metric(inner.at(key), TOTAL_KINDS)
        if code in codes:
            inner.at(key).note("named_twice", found=code)
        codes.append(code)
    tolerance = ZERO
    if inner.has("tolerance"):
        tolerance = inner.at("tolerance").fraction(least=ZERO, most=ONE)
    rule = read_optional(inner, "round", read_round_rule)
    return Sampled(codes[0], codes[1], codes[2], tolerance, rule)


def read_round_rule(node: Node) -> RoundRule:
    """Read how a number inside a rule is rounded."""
    node.fields(("mode", "to"))
    return RoundRule(node.at("mode").choice(ROUNDING_MODES), node.at("to").number(above=ZERO))


def _read_latest(node: Node, context: Context) -> Latest:
    return Latest(context.metric(node.at("latest"), ("level", "amount", "count")))


def _read_change(node: Node, context: Context) -> Change:
    metric = context.metric(node.at("change"))
    kind = node.at("as").choice(CHANGE_KINDS)
    place = node.at("against")
    if isinstance(place.value, Mapping):
        place.fields(("metric",))
        against = context.metric(place.at("metric"))
        if place.sound and against == metric:
            place.at("metric").note("compared_with_itself", metric=metric)
        return Change(metric, against, kind)
    place.choice(("baseline",))
    known = context.metrics.get(metric)
    if place.sound and known is not None and known.baseline is None:
        place.note("metric_without_baseline", metric=metric)
    if known is not None and known.baseline == ZERO and kind.startswith("percent"):
        place.note("baseline_zero", metric=metric)
    return Change(metric, None, kind)


def _read_achieved(node: Node, context: Context) -> Achieved:
    code = context.metric(node.at("achieved"))
    known = context.metrics.get(code)
    if known is not None and known.target is None:
        node.at("achieved").note("metric_without_target", metric=code)
    return Achieved(code)


def _read_ratio(node: Node, context: Context) -> Ratio:
    inner = node.at("ratio")
    if not inner.fields(("of", "to")):
        return Ratio("", "")
    of, to = context.metric(inner.at("of")), context.metric(inner.at("to"))
    if inner.sound and of == to:
        inner.note("compared_with_itself", metric=of)
    return Ratio(of, to)


def _read_notional(node: Node, context: Context) -> Notional:
    return Notional(context.amount(node.at("notional")))


def _read_one(node: Node, context: Context) -> One:
    if not node.at("one").flag() and node.sound:
        node.at("one").note("not_one_of", found="false", known=["true"])
    return One()


_BLOCKS = (
    QuantityBlock(
        "count", ("first_per", "max_per_person", "after", "among"), (), Count, _read_count
    ),
    QuantityBlock("sum", ("excluding", "after"), (), Sum, _read_sum),
    QuantityBlock("sustained", ("months", "days", "gap_days"), (), Sustained, _read_sustained),
    QuantityBlock("latest", (), (), Latest, _read_latest),
    QuantityBlock("change", (), ("against", "as"), Change, _read_change),
    QuantityBlock("achieved", (), (), Achieved, _read_achieved),
    QuantityBlock("ratio", (), (), Ratio, _read_ratio),
    QuantityBlock("sampled", (), (), Sampled, _read_sampled),
    QuantityBlock("notional", (), (), Notional, _read_notional),
    QuantityBlock("one", (), (), One, _read_one),
)
QUANTITIES: Final = {block.key: block for block in _BLOCKS}
