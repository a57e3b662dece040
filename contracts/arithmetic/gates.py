"""Gates: conditions that must be met before a component is worth anything."""

from collections.abc import Iterator
from typing import Final

from contracts.arithmetic.blocks import Bound, Condition, Gate, Interim, Over, Quantity
from contracts.arithmetic.context import Context
from contracts.arithmetic.numbers import ONE
from contracts.arithmetic.prices import read_price
from contracts.arithmetic.quantities import read_quantity
from contracts.arithmetic.reading import Node, read_optional

OVERS: Final[tuple[Over, ...]] = ("contract", "period", "year", "cohort", "person")
BOUNDS: Final[tuple[Bound, ...]] = ("at_least", "more_than", "at_most", "less_than")
GATE_KEYS: Final = ("all", "any", "of")
MAX_DEPTH: Final = 5


def read_gate(node: Node, context: Context, depth: int = 1) -> Gate | Condition:
    """Read a gate (`all`, `any`, or `at_least` so many `of`) or one condition."""
    if node.has("quantity"):
        return _read_condition(node, context)
    key = node.only_key(GATE_KEYS)
    if key is None or depth > MAX_DEPTH:
        if depth > MAX_DEPTH:
            node.note("nested_too_deep", most=MAX_DEPTH)
        return Gate("all", 0, ())
    node.fields((key, "at_least") if key == "of" else (key,))
    conditions = tuple(read_gate(item, context, depth + 1) for item in node.at(key).items())
    if key == "all":
        return Gate("all", len(conditions), conditions)
    if key == "any":
        return Gate("any", 1, conditions)
    needed = node.at("at_least").whole()
    if node.sound and needed > len(conditions):
        node.at("at_least").note("gate_count_too_high", found=needed, most=len(conditions))
    return Gate("at_least", needed, conditions)


def conditions_of(gate: Gate | Condition) -> Iterator[Condition]:
    """Yield every condition of a gate, also of the gates inside it."""
    if isinstance(gate, Condition):
        yield gate
        return
    for inner in gate.conditions:
        yield from conditions_of(inner)


def quantities_of(gate: Gate | Condition | None) -> Iterator[Quantity]:
    """Yield the quantities that a gate looks at."""
    if gate is not None:
        for condition in conditions_of(gate):
            yield condition.quantity


def _read_condition(node: Node, context: Context) -> Condition:
    key = node.only_key(BOUNDS)
    node.fields(("quantity",), ("over", *BOUNDS))
    quantity = read_quantity(node.at("quantity"), context)
    bound = next((known for known in BOUNDS if known == key), BOUNDS[0])
    threshold = node.at(bound).number() if key else ONE
    over = read_optional(node, "over", lambda place: place.choice(OVERS))
    return Condition(quantity, bound, threshold, over)


def read_interim(node: Node, context: Context) -> Interim:
    """Read interim payments: a share and perhaps another quantity or price, and the true-up."""
    node.fields(("true_up_on", "clawback"), ("share", "quantity", "price"))
    return Interim(
        node.at("true_up_on").day(),
        node.at("clawback").flag(),
        read_optional(node, "share", Node.share),
        read_optional(node, "quantity", lambda place: read_quantity(place, context)),
        read_optional(node, "price", lambda place: read_price(place, context)),
    )
