"""Generated amendments: a next version of terms, with other prices, limits, payers or rounding."""

from copy import deepcopy
from typing import Any

from tests.contracts.arithmetic.builders import quarter
from tests.contracts.arithmetic.strategies.payers import payers, rounding
from tests.contracts.arithmetic.strategies.prices import price
from tests.contracts.arithmetic.strategies.values import (
    CAPS,
    MONEY,
    QUARTERS,
    YES_OR_NO,
    Choose,
    one_of,
)

SINCE = range(1, QUARTERS)
CHANGES = ("price", "amount", "drop", "add", "payers", "rounding", "part", "kept", "gate")


def amendment(choose: Choose, data: dict[str, object]) -> dict[str, object]:
    """The same terms with one change, in force from a later quarter."""
    changed: dict[str, Any] = deepcopy(data)
    changed["valid_from"] = quarter(choose(SINCE)).isoformat()
    what = one_of(choose, *CHANGES)
    if what == "payers":
        changed["payers"] = payers(choose)
    elif what == "rounding":
        changed["rounding"] = rounding(choose)
    elif what == "gate":
        _change_gate(choose, changed["components"][0])
    elif what == "kept":
        _change_what_is_kept(choose, changed["components"][0])
    elif what in ("price", "part"):
        _change_parts(choose, changed, what)
    else:
        _change_limits(choose, changed, what)
    if not changed.get("limits"):
        changed.pop("limits", None)
    return changed


def _change_parts(choose: Choose, changed: dict[str, Any], what: str) -> None:
    """Another price for the first component, or no last component any more."""
    parts = changed["components"]
    if what == "part" and len(parts) > 1 and not _is_named(changed, parts[-1]["code"]):
        gone = parts.pop()["code"]
        kept = [limit for limit in changed.get("limits", []) if gone not in limit.get("over", [])]
        changed["limits"] = [limit for limit in kept if "max_share" not in limit]
    elif set(parts[0]["price"]) == {"amount"}:
        parts[0]["price"] = {"amount": choose(MONEY)}
    elif set(parts[0]["price"]) == {"per_unit"}:
        parts[0]["price"] = {"per_unit": choose(MONEY)}
    else:
        parts[0]["price"] = price(choose)


def _change_what_is_kept(choose: Choose, part: dict[str, Any]) -> None:
    """Other interim payments for a component, or none any more."""
    is_paid_ahead = part.pop("interim", None) is not None
    if part.get("over", "contract") not in ("contract", "cohort") or "due_on" in part:
        return
    if not is_paid_ahead or choose(YES_OR_NO):
        part["interim"] = {
            "share": one_of(choose, "0.5", "0.75", "1"),
            "true_up_on": "2020-11-15",
            "clawback": choose(YES_OR_NO),
        }


def _change_gate(choose: Choose, part: dict[str, Any]) -> None:
    """Another gate for a component, or none any more."""
    had_one = part.pop("gate", None) is not None
    if not had_one or choose(YES_OR_NO):
        bound = one_of(choose, "at_least", "less_than")
        part["gate"] = {"quantity": {"count": "job"}, bound: one_of(choose, "1", "3")}


def _is_named(changed: dict[str, Any], code: str) -> bool:
    """Whether a rule about money on its way is over this component."""
    rules = [*changed.get("netting", []), *changed.get("vat", []), changed.get("waterfall", {})]
    return any(code in rule.get("over", []) for rule in rules)


def _change_limits(choose: Choose, changed: dict[str, Any], what: str) -> None:
    """Another amount for the first limit, no first limit any more, or one limit more."""
    limits = changed.setdefault("limits", [])
    if what == "drop" and limits:
        limits.pop(0)
    elif what == "amount" and limits and {"max", "min"} & {*limits[0]}:
        limits[0]["max" if "max" in limits[0] else "min"] = choose(CAPS)
    else:
        limits.append({"code": f"added_{len(limits)}", "scope": "contract", "max": choose(CAPS)})
