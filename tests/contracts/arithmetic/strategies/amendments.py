"""Generated amendments: a next version of terms, with other prices, limits, payers or rounding."""

from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

from tests.contracts.arithmetic.builders import quarter
from tests.contracts.arithmetic.strategies.payers import payers, rounding
from tests.contracts.arithmetic.strategies.prices import price
from tests.contracts.arithmetic.strategies.values import CAPS, MONEY, QUARTERS, one_of

SINCE = st.sampled_from(range(1, QUARTERS))
CHANGES = ("price", "amount", "drop", "add", "payers", "rounding", "part", "kept")


def amendment(draw: st.DrawFn, data: dict[str, object]) -> dict[str, object]:
    """The same terms with one change, in force from a later quarter."""
    changed: dict[str, Any] = deepcopy(data)
    changed["valid_from"] = quarter(draw(SINCE)).isoformat()
    what = one_of(draw, *CHANGES)
    if what == "payers":
        changed["payers"] = payers(draw)
    elif what == "rounding":
        changed["rounding"] = rounding(draw)
    elif what == "kept":
        _change_what_is_kept(draw, changed["components"][0])
    elif what in ("price", "part"):
        _change_parts(draw, changed, what)
    else:
        _change_limits(draw, changed, what)
    if not changed.get("limits"):
        changed.pop("limits", None)
    return changed


def _change_parts(draw: st.DrawFn, changed: dict[str, Any], what: str) -> None:
    """Another price for the first component, or no last component any more."""
    parts = changed["components"]
    if what == "part" and len(parts) > 1 and not _is_named(changed, parts[-1]["code"]):
        gone = parts.pop()["code"]
        kept = [limit for limit in changed.get("limits", []) if gone not in limit.get("over", [])]
        changed["limits"] = [limit for limit in kept if "max_share" not in limit]
    elif set(parts[0]["price"]) == {"amount"}:
        parts[0]["price"] = {"amount": draw(MONEY)}
    elif set(parts[0]["price"]) == {"per_unit"}:
        parts[0]["price"] = {"per_unit": draw(MONEY)}
    else:
        parts[0]["price"] = price(draw)


def _change_what_is_kept(draw: st.DrawFn, part: dict[str, Any]) -> None:
    """Other interim payments for a component, or none any more."""
    is_paid_ahead = part.pop("interim", None) is not None
    if part.get("over", "contract") not in ("contract", "cohort") or "due_on" in part:
        return
    if not is_paid_ahead or draw(st.booleans()):
        part["interim"] = {
            "share": one_of(draw, "0.5", "0.75", "1"),
            "true_up_on": "2020-11-15",
            "clawback": draw(st.booleans()),
        }


def _is_named(changed: dict[str, Any], code: str) -> bool:
    """Whether a rule about money on its way is over this component."""
    rules = [*changed.get("netting", []), *changed.get("vat", []), changed.get("waterfall", {})]
    return any(code in rule.get("over", []) for rule in rules)


def _change_limits(draw: st.DrawFn, changed: dict[str, Any], what: str) -> None:
    """Another amount for the first limit, no first limit any more, or one limit more."""
    limits = changed.setdefault("limits", [])
    if what == "drop" and limits:
        limits.pop(0)
    elif what == "amount" and limits and {"max", "min"} & {*limits[0]}:
        limits[0]["max" if "max" in limits[0] else "min"] = draw(CAPS)
    else:
        limits.append({"code": f"added_{len(limits)}", "scope": "contract", "max": draw(CAPS)})
