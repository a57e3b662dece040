"""Generated rounding, payers, netting, VAT, investments, waterfalls and figures of any kind."""

from typing import Any

from tests.contracts.arithmetic.builders import label
from tests.contracts.arithmetic.strategies.flows import ORDERS, RATES
from tests.contracts.arithmetic.strategies.values import SELDOM, YES_OR_NO, Choose, one_of
from tests.contracts.arithmetic.strategies.wild_quantities import covered
from tests.contracts.arithmetic.strategies.wild_values import (
    DAY_COUNTS,
    Block,
    amount,
    cap,
    mode,
    perhaps,
)

SHARES = (
    *([None], ["1"], ["0.65", "0.35"], ["1/3", "2/3"]),
    *(["0.5", "0.3", "0.2"], ["1/3", "1/3", "1/3"], ["0.5", "0.25", "0.25", "0"]),
)
PAYERS = ("town", "fund", "region", "state")
FIGURES: tuple[Block, ...] = (
    {"kind": "gain", "over": "100"},
    {"kind": "multiple", "over": {"investment": "first_note"}},
    {"kind": "annualised_return", "over": {"constant": "most"}, "years": "1.5"},
    {"kind": "adjusted_target", "target": "40", "attrition": "0.15"},
    {"kind": "irr", "on": "first_note"},
)


def wild_rounding(choose: Choose, payers: list[Block]) -> Block:
    more: Block = {"shares": one_of(choose, "down", "half_up", "half_even")}
    if choose(SELDOM):
        more["remainder_to"] = choose(payers)["party"]
    return {
        "at": one_of(choose, "line", "running_total", "entry"),
        "mode": mode(choose),
        "to": one_of(choose, "0.01", "0.05", "1", "10"),
        **(more if choose(YES_OR_NO) else {}),
    }


def wild_payers(choose: Choose) -> list[Block]:
    """Up to four payers, with maximums and first amounts."""
    shares = choose(SHARES)
    found: list[Block] = []
    for number, (party, share) in enumerate(zip(PAYERS, shares, strict=False)):
        payer: Block = {"party": party} | ({} if share is None else {"share": share})
        if choose(SELDOM):
            payer["max"] = cap(choose)
            if number + 1 < len(shares) and choose(YES_OR_NO):
                payer["excess_to"] = PAYERS[number + 1]
        if choose(SELDOM):
            payer["first"] = cap(choose)
            payer |= perhaps(choose, "per", "contract", "year", "period")
        found.append(payer)
    return found


def wild_flows(choose: Choose, codes: list[str], payers: list[Block]) -> Block:
    """Money on its way, over components with these codes; investments are always there."""
    more: Block = {"investments": _investments(choose)}
    if choose(SELDOM):
        order = choose(ORDERS)
        rule: Block = {"code": "other_funding", "quantity": _funding(choose)}
        rule |= covered(choose, codes) | perhaps(choose, "unused", "carried", "lost")
        rule |= perhaps(choose, "label", label("other funding"))
        rule |= {"payer": choose(payers)["party"]} if order[2] == "netting" else {}
        more |= {"netting": [rule], "order": order}
    if choose(SELDOM):
        more["vat"] = [_tax(choose, "btw", codes)]
        more["vat"] += [_tax(choose, "btw_low", codes)] if choose(YES_OR_NO) else []
    if choose(SELDOM):
        more["waterfall"] = _waterfall(choose, codes)
    if choose(SELDOM):
        named = [f"figure_{number}" for number, _ in enumerate(FIGURES)]
        more["figures"] = [
            {
                "code": code,
                "places": choose((0, 2, 6)),
                **figure,
                **perhaps(choose, "label", label(code)),
            }
            for code, figure in zip(named, FIGURES, strict=True)
            if choose(YES_OR_NO)
        ] or [{"code": "gain", "places": 2, **FIGURES[0]}]
    return more


def _funding(choose: Choose) -> Block:
    return choose(({"sum": "saving"}, {"latest": "saving"}, {"notional": "20.005"}))


def _tax(choose: Choose, code: str, codes: list[str]) -> Block:
    return {
        "code": code,
        "rate": one_of(choose, "0.21", "0.09", "0"),
        "treatment": one_of(choose, "on_top", "compensable", "included"),
        "round": {
            "mode": mode(choose),
            "to": one_of(choose, "0.01", "1"),
            "at": one_of(choose, "line", "statement"),
        },
        **covered(choose, codes),
        **perhaps(choose, "label", label(code)),
    }


def _investments(choose: Choose) -> list[Block]:
    constant = {"constant": "fee", "times": "4"}
    first: Block = {
        "code": "first_note",
        "party": "senior",
        "drawdowns": [
            {"on": "2019-12-01", "amount": "120.005"},
            {"on": "2020-08-15", "amount": choose(("80", constant))},
        ],
    }
    second: Block = {
        "code": "second_note",
        "party": one_of(choose, "junior", "fund"),
        "drawdowns": [{"on": "2020-04-01", "amount": "75.5"}],
    }
    for note in (first, second):
        note |= perhaps(choose, "day_count", *DAY_COUNTS)
        note |= perhaps(choose, "label", label(str(note["code"])))
    return [first, second]


def _waterfall(choose: Choose, codes: list[str]) -> Block:
    until: Block = {"return": one_of(choose, "first_note", "second_note"), "rate": choose(RATES)}
    if choose(YES_OR_NO):
        until["kind"] = one_of(choose, "simple", "compound", "irr")
    both = [{"to": "helper", "share": "1/3"}, {"to": "town", "share": "2/3"}]
    tiers: list[Block] = [
        {"to": "broker", "share": "0.05", "until": {"paid": amount(choose)}},
        {"to": "senior", "until": {"principal": "first_note"}},
        {"to": "senior", "until": until},
        {"to": "junior", "until": {"principal": "second_note"}},
        {"shares": both, "until": {"paid": cap(choose)}},
    ]
    rest: Block = choose(({"to": "helper"}, {"to": "town", "rest": True}, {"shares": both}))
    named: list[Any] = [tier for tier in tiers if choose(YES_OR_NO)] + [rest]
    for number, tier in enumerate(named):
        if choose(YES_OR_NO):
            tier |= {"code": f"step_{number}", "label": label(f"step {number}")}
    return {"tiers": named, **covered(choose, codes)}
