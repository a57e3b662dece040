"""Generated prices of every kind, also falling and negative ones."""

from tests.contracts.arithmetic.strategies.values import (
    CAPS,
    MONEY,
    SELDOM,
    YES_OR_NO,
    Choose,
    one_of,
)
from tests.contracts.arithmetic.strategies.wild_quantities import personal_quantity, value_quantity
from tests.contracts.arithmetic.strategies.wild_values import DAY_COUNTS, Block, amount, cap

SIGNED = ("-10.005", *MONEY)
TRANCHES = ("2020-02-01", "2020-05-31", "2020-09-01", "2020-12-01")


def yearly(choose: Choose) -> Block:
    """Per year, perhaps, in some way of counting days."""
    if not choose(YES_OR_NO):
        return {}
    return {"per": "year", "day_count": one_of(choose, *DAY_COUNTS)}


def tariff(choose: Choose, *, dated: bool) -> Block:
    """So much for each unit; `dated`: it may change in time."""
    if dated and choose(SELDOM):
        days = ("2019-01-01", one_of(choose, "2020-04-01", "2020-05-15"))
        return {"per_unit": {"dated": [{"from": day, "amount": amount(choose)} for day in days]}}
    return {"per_unit": amount(choose, *SIGNED)}


def fixed(choose: Choose) -> Block:
    """A price for which nothing is counted."""
    if choose(YES_OR_NO):
        days = [day for day in TRANCHES if choose(YES_OR_NO)] or [TRANCHES[0]]
        return {"schedule": [{"in": day, "amount": amount(choose, *SIGNED)} for day in days]}
    return {"amount": amount(choose, *SIGNED)} | yearly(choose)


def any_price(choose: Choose, *, personal: bool) -> Block:
    """A price for what is counted or measured, of another shape than a tariff."""
    kind = one_of(choose, "brackets", "steps", "line", "shares", "rate")
    if kind == "rate":
        return {"rate": one_of(choose, "0.5", "-0.01", "4")} | yearly(choose)
    if kind == "brackets":
        ends: list[Block] = [{"to": "2", "per_unit": amount(choose)}, {"to": "4.5"}, {}]
        if choose(YES_OR_NO):
            ends[0]["max"] = cap(choose)
        return {"brackets": [{"per_unit": amount(choose, *SIGNED), **end} for end in ends]}
    if kind == "steps":
        return _steps(choose, personal=personal)
    if kind == "shares":
        return _shares(choose)
    points: list[Block] = [
        {"from": "1", "amount": amount(choose, *SIGNED)},
        {"from": "5", "amount": amount(choose, *SIGNED)},
    ]
    if choose(YES_OR_NO):
        points[1]["just_below"] = amount(choose, *SIGNED)
    beyond: Block = {"beyond": one_of(choose, "flat", "continue")} if choose(YES_OR_NO) else {}
    return {"line": points, "below": amount(choose, "0", "-4"), **beyond}


def _steps(choose: Choose, *, personal: bool) -> Block:
    steps: list[Block] = []
    for bound in ({"at_least": "1"}, {"more_than": "1"}, {"at_least": "4"}):
        worth = one_of(choose, "amount", "per_unit", "rate")
        value = one_of(choose, "0.02", "-1", "30") if worth == "rate" else amount(choose, *SIGNED)
        steps.append({**bound, worth: value})
    more: Block = {}
    if choose(YES_OR_NO):
        more["by"] = personal_quantity(choose) if personal else value_quantity(choose)
    if any("rate" in step for step in steps):
        more |= yearly(choose)
    return {"steps": steps, **more}


def _shares(choose: Choose) -> Block:
    until: Block = {"paid": cap(choose)}
    if choose(YES_OR_NO):
        until |= {"interest": one_of(choose, "0.05", "1"), "day_count": one_of(choose, *DAY_COUNTS)}
        until |= {"from": "2020-02-15"} if choose(YES_OR_NO) else {}
        until |= {"kind": one_of(choose, "simple", "on_balance")} if choose(YES_OR_NO) else {}
    first = {"share": one_of(choose, "0.95", "1/3", "1"), "until": until}
    middle = [{"share": "0.5", "until": {"paid": one_of(choose, *CAPS)}}] if choose(SELDOM) else []
    return {"shares": [first, *middle, {"share": "0.4"}]}
