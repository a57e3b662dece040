"""Generated components: a quantity, its price and what holds it back."""

from hypothesis import strategies as st

from tests.contracts.arithmetic.builders import component
from tests.contracts.arithmetic.strategies.prices import dated_tariff, price
from tests.contracts.arithmetic.strategies.quantities import person_quantity, quantity
from tests.contracts.arithmetic.strategies.values import MONEY, SELDOM, YES_OR_NO, one_of


def generated_component(draw: st.DrawFn, code: str, *, by_person: bool) -> dict[str, object]:
    """One component; `by_person`: a limit per person may cover it."""
    if by_person:
        return component(code, person_quantity(draw), {"per_unit": draw(MONEY)})
    counted = quantity(draw)
    over = one_of(draw, "contract", "contract", "period", "year", "cohort")
    more: dict[str, object] = {"over": over}
    worth = price(draw) if "excluding" not in counted else {"per_unit": draw(MONEY)}
    if "per_unit" in worth and ("count" in counted or "sum" in counted) and draw(YES_OR_NO):
        worth = dated_tariff(draw)
    if "one" in counted:
        more["over"] = one_of(draw, "contract", "period")
        worth = {"amount": draw(MONEY)}
        if draw(SELDOM):
            worth |= {"per": "year", "day_count": one_of(draw, "act/365f", "30/360")}
        more["kind"] = one_of(draw, "standing", "tranche", "emergency")
    more |= _held_back(draw, counted, str(more["over"]))
    return component(code, counted, worth, **more)


def _held_back(draw: st.DrawFn, counted: dict[str, object], over: str) -> dict[str, object]:
    """A weight, a gate and interim payments, or none of them."""
    more: dict[str, object] = {}
    if draw(YES_OR_NO):
        more["weight"] = one_of(draw, "0.3", "0.25", "1/3")
    if "excluding" not in counted and draw(SELDOM):
        more["gate"] = {"quantity": {"count": "job"}, "over": "contract", "at_least": "1"}
    if over in ("contract", "cohort") and draw(SELDOM):
        more["interim"] = {
            "share": "0.8",
            "true_up_on": "2020-11-15",
            "clawback": draw(YES_OR_NO),
        }
    return more
