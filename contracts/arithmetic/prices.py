"""Prices: what a quantity is worth. How each block is read; `worth` evaluates them.

To add a block: its class in `blocks`, a reader and a line in PRICES here, an evaluator in
`worth`, its fragment under `$defs` in the JSON Schema, and its sentence in `contracts.wording`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from contracts.arithmetic.blocks import (
    Amount,
    Bracket,
    Brackets,
    BrokenLine,
    Dated,
    DatedAmount,
    FixedAmount,
    LinePoint,
    PerUnit,
    Price,
    PriceStep,
    Rate,
    Schedule,
    ShareEnd,
    SharePart,
    Shares,
    Steps,
    Tranche,
)
from contracts.arithmetic.calendar_rules import DAY_COUNTS, DayCount
from contracts.arithmetic.context import Context
from contracts.arithmetic.numbers import ONE, ZERO, number_text
from contracts.arithmetic.quantities import read_quantity
from contracts.arithmetic.reading import Node, read_list, read_optional


@dataclass(frozen=True, slots=True)
class PriceBlock:
    """One kind of price: its key, its other keys, its class and its reader.

    `ignores_quantity`: the price is an amount by itself, so its quantity must be {"one": true}.
    """

    key: str
    required: tuple[str, ...]
    optional: tuple[str, ...]
    kind: type
    read: Callable[[Node, Context], Price]
    ignores_quantity: bool = False


def read_price(node: Node, context: Context) -> Price:
    """Read any price; the key says which one it is."""
    key = node.only_key(PRICES)
    if key is None:
        return FixedAmount(Amount(ONE))
    block = PRICES[key]
    node.fields((block.key, *block.required), block.optional)
    return block.read(node, context)


def block_of(price: Price) -> PriceBlock:
    """Return the registry entry of a price."""
    return next(block for block in PRICES.values() if block.kind is type(price))


def _read_per_unit(node: Node, context: Context) -> PerUnit:
    place = node.at("per_unit")
    if not place.has("dated"):
        return PerUnit(context.amount(place))

    def read(item: Node) -> DatedAmount:
        item.fields(("from", "amount"))
        return DatedAmount(item.at("from").day(), context.amount(item.at("amount")))

    place.fields(("dated",))
    dated = read_list(place, "dated", read)
    if place.sound:
        for number in range(1, len(dated)):
            before, start = dated[number - 1].start, dated[number].start
            if start <= before:
                item = Node(None, f"{place.path}.dated[{number}].from", node.problems)
                item.note("dates_not_ascending", found=start.isoformat(), before=before.isoformat())
    return PerUnit(Dated(dated))


def _read_brackets(node: Node, context: Context) -> Brackets:
    def read(item: Node) -> Bracket:
        item.fields(("per_unit",), ("to", "max"))
        to = read_optional(item, "to", lambda n: n.number(above=ZERO))
        most = read_optional(item, "max", context.amount_from_zero)
        return Bracket(to, context.amount(item.at("per_unit")), most)

    brackets = read_list(node, "brackets", read)
    place = node.at("brackets")
    for number, bracket in enumerate(brackets):
        is_last = number == len(brackets) - 1
        item = Node(None, f"{place.path}[{number}]", node.problems)
        if bracket.to is None and not is_last:
            item.note("open_bracket_not_last")
        if bracket.to is not None and is_last:
            item.note("last_bracket_closed")
    if place.sound:
        ends = [bracket.to for bracket in brackets if bracket.to is not None]
        _check_ascending(place, "to", ends)
    return Brackets(brackets)


def _check_ascending(place: Node, key: str, values: Sequence[Fraction]) -> None:
    for number in range(1, len(values)):
        before, value = values[number - 1], values[number]
        if value <= before:
            item = Node(None, f"{place.path}[{number}].{key}", place.problems)
            texts = number_text(value), number_text(before)
            item.note("thresholds_not_ascending", found=texts[0], before=texts[1])


def _read_steps(node: Node, context: Context) -> Steps:
    def read(item: Node) -> PriceStep:
        bound = item.only_key(("at_least", "more_than"))
        worth = item.only_key(("amount", "per_unit", "rate"))
        item.fields([key for key in (bound, worth) if key], ("at_least", "more_than"))
        threshold = item.at(bound).number() if bound else ONE
        return PriceStep(
            threshold,
            bound == "at_least",
            context.amount(item.at("amount")) if worth == "amount" else None,
            context.amount(item.at("per_unit")) if worth == "per_unit" else None,
            item.at("rate").number() if worth == "rate" else None,
        )

    steps = read_list(node, "steps", read)
    place = node.at("steps")
    if place.sound:
        order = [(step.threshold, not step.inclusive) for step in steps]
        for number in range(1, len(order)):
            if order[number] <= order[number - 1]:
                bound = "at_least" if steps[number].inclusive else "more_than"
                item = Node(None, f"{place.path}[{number}].{bound}", node.problems)
                item.note(
                    "thresholds_not_ascending",
                    found=number_text(order[number][0]),
                    before=number_text(order[number - 1][0]),
                )
    by = read_optional(node, "by", lambda n: read_quantity(n, context))
    per_year, day_count = _read_per_year(node)
    if per_year and not any(step.rate is not None for step in steps):
        node.at("per").note("key_not_allowed", key="per", because="no_rate")
    return Steps(steps, by, per_year, day_count)


def _read_per_year(node: Node) -> tuple[bool, DayCount | None]:
    per_year = node.has("per")
    if per_year:
        node.at("per").choice(("year",))
        if not node.has("day_count"):
            node.note("day_count_missing")
    elif node.has("day_count"):
        node.at("day_count").note("key_not_allowed", key="day_count", because="not_per_year")
    return per_year, read_optional(node, "day_count", _read_day_count)


def _read_day_count(node: Node) -> DayCount:
    return node.choice(DAY_COUNTS)


def _read_line(node: Node, context: Context) -> BrokenLine:
    def read(item: Node) -> LinePoint:
        item.fields(("from", "amount"), ("just_below",))
        just_below = read_optional(item, "just_below", context.amount)
        start = item.at("from").number()
        return LinePoint(start, context.amount(item.at("amount")), just_below)

    points = read_list(node, "line", read)
    place = node.at("line")
    if place.sound:
        _check_ascending(place, "from", [point.start for point in points])
        if points and points[0].just_below is not None:
            first = Node(None, f"{place.path}[0].just_below", node.problems)
            first.note("key_not_allowed", key="just_below", because="first_point")
    is_continued = node.has("beyond") and node.at("beyond").choice(("flat", "continue")) != "flat"
    if is_continued and len(points) < 2:
        node.at("beyond").note("continue_needs_two_points")
    return BrokenLine(points, context.amount(node.at("below")), is_continued)


def _read_shares(node: Node, context: Context) -> Shares:
    def read_end(item: Node) -> ShareEnd:
        item.fields(("paid",), ("interest", "from", "kind", "day_count"))
        if not item.has("interest"):
            for key in ("from", "kind", "day_count"):
                if item.has(key):
                    item.at(key).note("key_not_allowed", key=key, because="no_interest")
        elif not item.has("day_count"):
            item.note("day_count_missing")
        return ShareEnd(
            context.amount_from_zero(item.at("paid")),
            read_optional(item, "interest", lambda n: n.number(least=ZERO)),
            read_optional(item, "from", Node.day),
            item.at("kind").choice(("simple", "on_balance")) if item.has("kind") else "simple",
            read_optional(item, "day_count", _read_day_count),
        )

    def read(item: Node) -> SharePart:
        item.fields(("share",), ("until",))
        return SharePart(item.at("share").share(), read_optional(item, "until", read_end))

    parts = read_list(node, "shares", read)
    for number, part in enumerate(parts[:-1]):
        if part.until is None:
            item = Node(None, f"{node.at('shares').path}[{number}]", node.problems)
            item.note("share_end_missing")
    return Shares(parts)


def _read_rate(node: Node, context: Context) -> Rate:
    per_year, day_count = _read_per_year(node)
    return Rate(node.at("rate").number(), per_year, day_count)


def _read_schedule(node: Node, context: Context) -> Schedule:
    def read(item: Node) -> Tranche:
        item.fields(("in", "amount"))
        return Tranche(item.at("in").day(), context.amount(item.at("amount")))

    tranches = read_list(node, "schedule", read)
    if node.at("schedule").sound:
        for number in range(1, len(tranches)):
            before, on = tranches[number - 1].on, tranches[number].on
            if on < before:
                item = Node(None, f"{node.at('schedule').path}[{number}].in", node.problems)
                item.note("dates_not_ascending", found=on.isoformat(), before=before.isoformat())
    return Schedule(tranches)


def _read_amount(node: Node, context: Context) -> FixedAmount:
    per_year, day_count = _read_per_year(node)
    return FixedAmount(context.amount(node.at("amount")), per_year, day_count)


_BLOCKS = (
    PriceBlock("per_unit", (), (), PerUnit, _read_per_unit),
    PriceBlock("brackets", (), (), Brackets, _read_brackets),
    PriceBlock("steps", (), ("by", "per", "day_count"), Steps, _read_steps),
    PriceBlock("line", ("below",), ("beyond",), BrokenLine, _read_line),
    PriceBlock("shares", (), (), Shares, _read_shares),
    PriceBlock("rate", (), ("per", "day_count"), Rate, _read_rate),
    PriceBlock("schedule", (), (), Schedule, _read_schedule, ignores_quantity=True),
    PriceBlock(
        "amount", (), ("per", "day_count"), FixedAmount, _read_amount, ignores_quantity=True
    ),
)
PRICES: Final = {block.key: block for block in _BLOCKS}
