"""Generated components: a quantity, its price and what holds it back."""

from tests.contracts.arithmetic.builders import component
from tests.contracts.arithmetic.strategies.prices import dated_tariff, price
from tests.contracts.arithmetic.strategies.quantities import person_quantity, quantity
from tests.contracts.arithmetic.strategies.values import MONEY, SELDOM, YES_OR_NO, Choose, one_of


def generated_component(choose: Choose, code: str, *, by_person: bool) -> dict[str, object]:
    """One component; `by_person`: a limit per person may cover it."""
    if by_person:
        return component(code, person_quantity(choose), {"per_unit": choose(MONEY)})
    counted = quantity(choose)
    over = one_of(choose, "contract", "contract", "period", "year", "cohort")
    more: dict[str, object] = {"over": over}
    worth = price(choose) if "excluding" not in counted else {"per_unit": choose(MONEY)}
    if "per_unit" in worth and ("count" in counted or "sum" in counted) and choose(YES_OR_NO):
        worth = dated_tariff(choose)
    if "one" in counted:
        more["over"] = one_of(choose, "contract", "period")
        worth = {"amount": choose(MONEY)}
        if choose(SELDOM):
            worth |= {"per": "year", "day_count": one_of(choose, "act/365f", "30/360")}
        more["kind"] = one_of(choose, "standing", "tranche", "emergency")
    more |= _held_back(choose, counted, str(more["over"]))
    more |= _adjusted(choose, counted, worth, more)
    return component(code, counted, worth, **more)


def _held_back(choose: Choose, counted: dict[str, object], over: str) -> dict[str, object]:
    """A weight, a gate and interim payments, or none of them."""
    more: dict[str, object] = {}
    if choose(YES_OR_NO):
        more["weight"] = one_of(choose, "0.3", "0.25", "1/3")
    if "excluding" not in counted and choose(SELDOM):
        more["gate"] = {"quantity": {"count": "job"}, "over": "contract", "at_least": "1"}
    if over in ("contract", "cohort") and choose(SELDOM):
        more["interim"] = {
            "share": "0.8",
            "true_up_on": "2020-11-15",
            "clawback": choose(YES_OR_NO),
        }
    return more


def _adjusted(
    choose: Choose,
    counted: dict[str, object],
    worth: dict[str, object],
    rest: dict[str, object],
) -> dict[str, object]:
    """A volume, a due date, an index and premiums, or none of them."""
    more: dict[str, object] = {}
    is_long = rest["over"] in ("contract", "cohort")
    is_dated = isinstance(worth.get("per_unit"), dict)
    is_sum = ("count" in counted or "sum" in counted) and not is_dated
    if is_sum and choose(SELDOM):
        more["volume"] = {"min": "2", "max": "4.5"} | ({"due": "2020-08-01"} if is_long else {})
    elif "per_unit" in worth and ("count" in counted or "sum" in counted) and choose(SELDOM):
        more["premiums"] = [{"cohort": "one", "factor": one_of(choose, "1.4", "1/3")}]
        if not is_dated and choose(YES_OR_NO):
            at = one_of(choose, "tariff", "amount")
            rounding = {"mode": "half_up", "to": "0.1", "at": at}
            more["premiums"][0]["round"] = rounding  # type: ignore[index]
    if is_long and choose(SELDOM):
        more["until"] = "2020-06-15"
    if is_long and "interim" not in rest and choose(SELDOM):
        more["due_on"] = "2020-08-15"
    if choose(SELDOM):
        factors = [
            {"from": "2020-04-01", "factor": "1.027"},
            {"from": "2020-10-01", "factor": "0.9"},
        ]
        by = {"by": {"latest": "level"}, "base": "3", "round": {"mode": "half_up", "to": "0.01"}}
        more["index"] = choose(({"factors": factors}, by))
        more["order"] = ["index", "premium", "weight"]
    return more
