"""Generated quantities of every kind, growing with success or not, and gates on them."""

import json

from tests.contracts.arithmetic.builders import METRICS, SUBJECTS
from tests.contracts.arithmetic.strategies.quantities import OF_PERSONS, Block
from tests.contracts.arithmetic.strategies.values import SELDOM, YES_OR_NO, Choose, one_of, some_of
from tests.contracts.arithmetic.strategies.wild_values import amount, mode

ADDITIVE = ("count", "sum", "sustained")
AFTERS: tuple[Block, ...] = (
    {"after": {"event": "lease"}},
    {"after": {"event": "lease", "days": 20}},
    {"after": [{"event": "lease", "days": 10, "within_days": 200}, {"event": "reached"}]},
)
NARROWED: tuple[Block, ...] = (
    *({}, {}, *AFTERS),
    {"among": ["reached"]},
    {"among": ["reached", "lease"], **AFTERS[1]},
)
LASTING: tuple[Block, ...] = ({"days": 30}, {"days": 90, "gap_days": 10}, {"months": 2})
AS = (
    *("percent_reduction", "percent_increase", "point_reduction"),
    *("point_increase", "reduction", "increase"),
)
BOUNDS = ("at_least", "more_than", "at_most", "less_than")


def personal_quantity(choose: Choose) -> Block:
    """A quantity of persons, each of whose observations says who it is of."""
    kind = one_of(choose, "count", "count", "sum", "excluding", "sustained")
    if kind == "count":
        counted = one_of(choose, "person_job", "person_job", "step")
        return {"count": counted, **choose(OF_PERSONS), **choose(NARROWED)}
    if kind == "sum":
        return {"sum": "nights", **choose(({}, *AFTERS))}
    if kind == "excluding":
        return {"sum": "nights", "excluding": "jail"}
    return {"sustained": one_of(choose, "nights", "jail"), **choose(LASTING)}


def total_quantity(choose: Choose) -> Block:
    """A quantity that adds up, of persons or not."""
    if choose(YES_OR_NO):
        return personal_quantity(choose)
    return choose(({"count": "job"}, {"count": "places"}, {"sum": "saving"}, {"sum": "places"}))


def value_quantity(choose: Choose) -> Block:
    """A quantity that is a level, a ratio or a change, and may go down."""
    kind = one_of(choose, "change", "latest", "achieved", "ratio", "sampled", "notional")
    if kind == "change":
        against = choose(({"metric": "control"}, "baseline"))
        return {"change": "level", "against": against, "as": one_of(choose, *AS)}
    if kind == "latest":
        return {"latest": one_of(choose, "level", "rate", "saving")}
    if kind == "achieved":
        return {"achieved": one_of(choose, "places", "level")}
    if kind == "ratio":
        return {"ratio": {"of": "correct", "to": one_of(choose, "places", "checked")}}
    if kind == "notional":
        return {"notional": amount(choose)}
    claimed = one_of(choose, "places", "person_job")
    sampled = {"claimed": claimed, "checked": "checked", "correct": "correct"}
    if choose(YES_OR_NO):
        return {"sampled": sampled}
    rounding = {"mode": mode(choose), "to": "1"}
    return {"sampled": {**sampled, "tolerance": "0.25", "round": rounding}}


def metrics_in(block: object) -> set[str]:
    """The metrics that are named in a part of the terms."""
    text = json.dumps(block)
    return {code for code in METRICS if f'"{code}"' in text}


def is_personal(*blocks: object) -> bool:
    """Whether every metric that is named is one of persons."""
    found = metrics_in(blocks)
    return bool(found) and found <= SUBJECTS


def is_additive(quantity: Block) -> bool:
    return any(key in quantity for key in ADDITIVE)


def gate(choose: Choose, *, personal: bool, depth: int = 0) -> Block:
    """A gate: a condition, or some of a few; `personal`: only on what is known of persons."""
    kind = one_of(choose, "one", "one", "all", "any", "of") if depth < 2 else "one"
    if kind == "one":
        return _condition(choose, personal=personal)
    inner = [gate(choose, personal=personal, depth=depth + 1) for _ in range(2)]
    return {"at_least": 1 + choose((0, 1)), "of": inner} if kind == "of" else {kind: inner}


def _condition(choose: Choose, *, personal: bool) -> Block:
    overs = ("contract", "period", "year", "cohort")
    if personal:
        quantity = personal_quantity(choose)
        overs = ("person", *overs)
    else:
        quantity = total_quantity(choose) if choose(YES_OR_NO) else value_quantity(choose)
    more: Block = {} if choose(YES_OR_NO) else {"over": one_of(choose, *overs)}
    threshold = one_of(choose, "1", "0", "0.5", "3", "40")
    return {"quantity": quantity, one_of(choose, *BOUNDS): threshold, **more}


def any_quantity(choose: Choose) -> Block:
    """Any quantity with a metric; seldom an amount of money."""
    if choose(SELDOM):
        return {"one": True}
    return total_quantity(choose) if choose(YES_OR_NO) else value_quantity(choose)


def covered(choose: Choose, codes: list[str]) -> Block:
    """The key `over`, perhaps: some of these codes."""
    return {"over": some_of(choose, codes)} if codes and choose(YES_OR_NO) else {}
