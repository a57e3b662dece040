"""Generated limits of every kind and scope."""

from typing import Any

from tests.contracts.arithmetic.builders import label
from tests.contracts.arithmetic.strategies.limits import COUNTS
from tests.contracts.arithmetic.strategies.values import SELDOM, YES_OR_NO, Choose, one_of, some_of
from tests.contracts.arithmetic.strategies.wild_components import is_separable
from tests.contracts.arithmetic.strategies.wild_quantities import is_additive, is_personal
from tests.contracts.arithmetic.strategies.wild_values import Block, cap, perhaps

SCOPES = ("contract", "period", "year", "unit", "cohort", "person")
KINDS = ("max", "max", "max", "min", "max_share", "max_return")
RATES = ("0", "0.05", "0.5")


def wild_limits(choose: Choose, parts: list[dict[str, Any]]) -> list[Block]:
    """Up to three limits over these components."""
    found = []
    for number in range(choose(COUNTS)):
        limit = _limit(choose, f"limit_{number}", parts)
        found += [limit] if limit else []
    return found


def _limit(choose: Choose, code: str, parts: list[dict[str, Any]]) -> Block:
    kind, scope = choose(KINDS), choose(SCOPES)
    if kind == "max_return":
        scope = "contract"
    elif kind == "max_share" and scope in ("unit", "person"):
        scope = "year"
    fitting = [str(part["code"]) for part in parts if _fits(part, scope)]
    if not fitting:
        return {}
    limit: Block = {"code": code, "scope": scope}
    apart = [str(part["code"]) for part in parts if part.get("kind") == "emergency"]
    every = [str(part["code"]) for part in parts if part["code"] not in apart]
    if not set(every) <= set(fitting) or choose(YES_OR_NO):
        limit["over"] = some_of(choose, fitting)
    limit |= perhaps(choose, "label", label(code))
    if kind == "max_share":
        return limit | _share(choose, limit, every)
    limit |= perhaps(choose, "from", "2020-04-01", "2020-05-15")
    limit |= perhaps(choose, "until", "2020-10-01", "2020-12-15")
    if kind == "max_return":
        rule: Block = {"on": one_of(choose, "first_note", "second_note"), "rate": choose(RATES)}
        how: Block = {"kind": one_of(choose, "simple", "compound", "irr")}
        return {**limit, "max_return": rule | (how if choose(YES_OR_NO) else {})}
    if kind == "min":
        is_due = scope == "contract" or (scope == "cohort" and choose(YES_OR_NO))
        return {**limit, "min": cap(choose)} | ({"due": "2020-12-31"} if is_due else {})
    limit["max"] = cap(choose)
    if scope in ("period", "year"):
        limit |= perhaps(choose, "excess", "carried", "lost")
        limit |= perhaps(choose, "unused", "carried", "lost")
    return limit


def _share(choose: Choose, limit: Block, every: list[str]) -> Block:
    """A share of a total of more than that; of all components at once there is none: a cap."""
    over: Any = limit.get("over", every)
    rest = [code for code in every if code not in over]
    share = one_of(choose, "0.5", "1/3")
    if "over" in limit and set(over) < set(every) and choose(YES_OR_NO):
        return {"max_share": {"share": share}}
    if not rest:
        return (
            {"max": cap(choose)}
            if limit["scope"] != "cohort" or choose(SELDOM)
            else {"min": cap(choose)}
        )
    of = some_of(choose, rest) + (over if choose(YES_OR_NO) else [])
    return {"over": over, "max_share": {"share": share, "of": of}}


def _fits(part: dict[str, Any], scope: str) -> bool:
    """Whether a limit of this scope can be over a component."""
    if scope == "unit":
        return is_additive(part["quantity"]) and "volume" not in part
    if scope not in ("person", "cohort"):
        return True
    about = [part["quantity"], part.get("gate"), part.get("interim"), part["price"].get("steps")]
    fits = part["over"] == scope or is_separable(part)
    return fits and (scope == "cohort" or is_personal(*about))
