"""Generated netting, VAT, investments, returns and waterfalls."""

from tests.contracts.arithmetic.strategies.values import CAPS, SELDOM, YES_OR_NO, Choose, one_of

RATES = ("0", "0.05", "0.12", "1")
ORDERS = (
    ["limits", "netting", "split"],
    ["netting", "limits", "split"],
    ["limits", "split", "netting"],
)
ROUND = {"mode": "half_up", "to": "0.01"}
INVESTMENTS = [
    {
        "code": "first_note",
        "party": "senior",
        "drawdowns": [
            {"on": "2019-12-01", "amount": "120.005"},
            {"on": "2020-08-15", "amount": "80"},
        ],
    },
    {
        "code": "second_note",
        "party": "junior",
        "day_count": "30/360",
        "drawdowns": [{"on": "2020-04-01", "amount": "75.5"}],
    },
]


def flows(choose: Choose, codes: list[str], *, only_caps: bool) -> dict[str, object]:
    """Some of them, over components with these codes; `only_caps`: nothing that is set off."""
    more: dict[str, object] = {}
    if not only_caps and choose(SELDOM):
        more |= _netting(choose, codes)
    if choose(SELDOM):
        more["vat"] = _vat(choose, codes)
    if choose(SELDOM):
        more["investments"] = INVESTMENTS
        if choose(YES_OR_NO):
            more["waterfall"] = _waterfall(choose, codes)
    return more


def return_cap(choose: Choose) -> dict[str, object]:
    """A cap at principal and return of the first investment."""
    kind = one_of(choose, "simple", "compound", "irr")
    rule = {"on": "first_note", "rate": choose(RATES), "kind": kind}
    return {"code": "return_cap", "scope": "contract", "max_return": rule}


def _netting(choose: Choose, codes: list[str]) -> dict[str, object]:
    rule: dict[str, object] = {
        "code": "other_funding",
        "quantity": {"sum": "saving"},
        "unused": one_of(choose, "carried", "lost"),
    }
    if choose(YES_OR_NO):
        rule["over"] = [codes[-1]]
    order = choose(ORDERS)
    if order[2] == "netting":
        rule["payer"] = "town"
    return {"netting": [rule], "order": order}


def _vat(choose: Choose, codes: list[str]) -> list[dict[str, object]]:
    place = {**ROUND, "at": one_of(choose, "line", "statement")}
    rules: list[dict[str, object]] = [
        {
            "code": "btw",
            "rate": "0.21",
            "treatment": one_of(choose, "on_top", "compensable", "included"),
            "round": place,
        }
    ]
    if choose(YES_OR_NO):
        rules[0]["over"] = [codes[0]]
        rules.append({"code": "btw_low", "rate": "0.09", "treatment": "included", "round": place})
    return rules


def _waterfall(choose: Choose, codes: list[str]) -> dict[str, object]:
    kind = one_of(choose, "simple", "compound", "irr")
    until = {"return": "first_note", "rate": choose(RATES), "kind": kind}
    tiers: list[dict[str, object]] = [
        {"to": "fund", "share": "0.05", "until": {"paid": choose(CAPS)}},
        {"to": "senior", "until": {"principal": "first_note"}},
        {"to": "senior", "until": until},
        {"to": "junior", "until": {"principal": "second_note"}},
    ]
    rest = {"shares": [{"to": "helper", "share": "0.3"}, {"to": "junior", "share": "0.7"}]}
    more = {"over": [codes[0]]} if choose(YES_OR_NO) else {}
    kept = [tier for tier in tiers if choose(YES_OR_NO)]
    named = [{"code": f"step_{number}", **tier} for number, tier in enumerate([*kept, rest])]
    return {"tiers": named, **more}
