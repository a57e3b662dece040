"""Generated components of any kind, over anything that they can be over."""

from typing import Any

from tests.contracts.arithmetic.builders import component
from tests.contracts.arithmetic.strategies.values import SELDOM, YES_OR_NO, Choose, one_of
from tests.contracts.arithmetic.strategies.wild_prices import any_price, fixed, tariff
from tests.contracts.arithmetic.strategies.wild_quantities import (
    any_quantity,
    gate,
    is_additive,
    is_personal,
    metrics_in,
    personal_quantity,
    total_quantity,
    value_quantity,
)
from tests.contracts.arithmetic.strategies.wild_values import Block, mode, perhaps

KINDS = ("outcome", "activity", "standing", "tranche", "emergency")
FACTORS = (
    *(["weight", "premium", "index"], ["weight", "index", "premium"]),
    *(["premium", "weight", "index"], ["premium", "index", "weight"]),
    *(["index", "weight", "premium"], ["index", "premium", "weight"]),
)
LONG = ("contract", "cohort", "person")


def wild_component(choose: Choose, code: str, *, by_person: bool) -> dict[str, Any]:
    """Any component; `by_person`: of persons, and most often a tariff."""
    quantity = personal_quantity(choose) if by_person else any_quantity(choose)
    price = _price(choose, quantity, is_personal(quantity))
    overs = ["contract", "period", "year"]
    if metrics_in(quantity):
        overs.append("cohort")
    if is_personal(quantity, price):
        overs += ["person", "person"]
    part: Block = {"over": choose(overs)}
    part |= _gate(choose, quantity)
    part |= perhaps(choose, "weight", "0.3", "0.25", "1/3")
    part |= perhaps(choose, "negative", True, False)
    part |= perhaps(choose, "kind", *KINDS)
    part |= perhaps(choose, "from", "2020-02-10", "2020-04-01")
    part |= perhaps(choose, "until", "2020-06-15", "2020-10-01")
    part |= perhaps(choose, "order", *FACTORS)
    part |= _kept(choose, part, quantity, price)
    part |= _adjusted(choose, part, quantity, price)
    return component(code, quantity, price, **part)


def _price(choose: Choose, quantity: Block, personal: bool) -> Block:
    if "one" in quantity and choose((True, True, True, False)):
        return fixed(choose)
    if is_additive(quantity) and choose((True, True, False)):
        return tariff(choose, dated=True)
    if choose(SELDOM):
        return tariff(choose, dated=is_additive(quantity))
    return any_price(choose, personal=personal)


def _gate(choose: Choose, quantity: Block) -> Block:
    if not choose(SELDOM):
        return {}
    return {"gate": gate(choose, personal=is_personal(quantity))}


def is_dated(price: Any) -> bool:
    return isinstance(price.get("per_unit"), dict) and "dated" in price["per_unit"]


def _kept(choose: Choose, part: Block, quantity: Block, price: Block) -> Block:
    """What is paid ahead, or only later."""
    if part["over"] not in LONG or not choose(SELDOM):
        return {}
    if choose(YES_OR_NO):
        return {"due_on": one_of(choose, "2020-08-15", "2020-12-31")}
    rule: Block = {"true_up_on": "2020-11-15", "clawback": choose(YES_OR_NO)}
    if choose(YES_OR_NO):
        rule["share"] = one_of(choose, "0.8", "1/3", "1")
    personal = is_personal(quantity)
    if "one" not in quantity and choose(SELDOM):
        rule["quantity"] = (
            personal_quantity(choose)
            if personal
            else total_quantity(choose)
            if is_dated(price) or choose(YES_OR_NO)
            else value_quantity(choose)
        )
    if choose(SELDOM):
        rule["price"] = fixed(choose) if "one" in quantity else any_price(choose, personal=personal)
    return {"interim": rule}


def _adjusted(choose: Choose, part: Block, quantity: Block, price: Block) -> Block:
    """A volume, premiums and an index."""
    more: Block = {}
    if metrics_in(quantity) and not is_dated(price) and choose(SELDOM):
        more["volume"] = choose(({"min": "2", "max": "4.5"}, {"max": "3"}, {"min": "1"}))
        if part["over"] in LONG and "min" in more["volume"]:  # type: ignore[operator]
            more["volume"] = {**more["volume"], "due": "2020-08-01"}  # type: ignore[dict-item]
    elif choose(SELDOM) and (
        part["over"] == "cohort" or is_separable({**part, "quantity": quantity, "price": price})
    ):
        more["premiums"] = _premiums(choose, part, price)
    if choose(SELDOM):
        more["index"] = _index(choose)
    return more


def _premiums(choose: Choose, part: Block, price: Block) -> list[Block]:
    interim: Any = part.get("interim", {})
    is_tariff = "per_unit" in price and not is_dated(price) and "price" not in interim
    found: list[Block] = [{"cohort": "one", "factor": one_of(choose, "1.4", "1/3", "0")}]
    if choose(YES_OR_NO):
        found.append({"cohort": "two", "factor": "1.15"})
    if choose(YES_OR_NO):
        at = one_of(choose, "amount", "tariff") if is_tariff else "amount"
        found[0]["round"] = {"mode": mode(choose), "to": "0.1", "at": at}
    return found


def _index(choose: Choose) -> Block:
    rule = {"round": {"mode": mode(choose), "to": "0.01"}} if choose(YES_OR_NO) else {}
    if choose(YES_OR_NO):
        by = choose(({"latest": "rate"}, {"latest": "level"}))
        return {"by": by, "base": "3", **rule}
    days = ("2020-04-01", "2020-10-01")
    factors = [{"from": day, "factor": one_of(choose, "1.027", "0.9", "4/3")} for day in days]
    return {"factors": factors, **rule}


def is_separable(part: dict[str, Any]) -> bool:
    """Whether what a component is worth is the sum of what it is worth for each person."""
    interim = part.get("interim", {})
    return (
        is_additive(part["quantity"])
        and "per_unit" in part["price"]
        and "volume" not in part
        and not {"quantity", "price"} & {*interim}
    )
