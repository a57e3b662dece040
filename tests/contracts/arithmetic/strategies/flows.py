"""Generated netting, VAT, investments, returns and waterfalls."""

from hypothesis import strategies as st

from tests.contracts.arithmetic.strategies.values import CAPS, SELDOM, YES_OR_NO, one_of

RATES = st.sampled_from(["0", "0.05", "0.12", "1"])
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


def flows(draw: st.DrawFn, codes: list[str], *, only_caps: bool) -> dict[str, object]:
    """Some of them, over components with these codes; `only_caps`: nothing that is set off."""
    more: dict[str, object] = {}
    if not only_caps and draw(SELDOM):
        more |= _netting(draw, codes)
    if draw(SELDOM):
        more["vat"] = _vat(draw, codes)
    if draw(SELDOM):
        more["investments"] = INVESTMENTS
        if draw(YES_OR_NO):
            more["waterfall"] = _waterfall(draw, codes)
    return more


def return_cap(draw: st.DrawFn) -> dict[str, object]:
    """A cap at principal and return of the first investment."""
    kind = one_of(draw, "simple", "compound", "irr")
    rule = {"on": "first_note", "rate": draw(RATES), "kind": kind}
    return {"code": "return_cap", "scope": "contract", "max_return": rule}


def _netting(draw: st.DrawFn, codes: list[str]) -> dict[str, object]:
    rule: dict[str, object] = {
        "code": "other_funding",
        "quantity": {"sum": "saving"},
        "unused": one_of(draw, "carried", "lost"),
    }
    if draw(YES_OR_NO):
        rule["over"] = [codes[-1]]
    order = draw(
        st.sampled_from(
            [
                ["limits", "netting", "split"],
                ["netting", "limits", "split"],
                ["limits", "split", "netting"],
            ]
        )
    )
    if order[2] == "netting":
        rule["payer"] = "town"
    return {"netting": [rule], "order": order}


def _vat(draw: st.DrawFn, codes: list[str]) -> list[dict[str, object]]:
    place = {**ROUND, "at": one_of(draw, "line", "statement")}
    rules: list[dict[str, object]] = [
        {
            "code": "btw",
            "rate": "0.21",
            "treatment": one_of(draw, "on_top", "compensable", "included"),
            "round": place,
        }
    ]
    if draw(YES_OR_NO):
        rules[0]["over"] = [codes[0]]
        rules.append({"code": "btw_low", "rate": "0.09", "treatment": "included", "round": place})
    return rules


def _waterfall(draw: st.DrawFn, codes: list[str]) -> dict[str, object]:
    kind = one_of(draw, "simple", "compound", "irr")
    until = {"return": "first_note", "rate": draw(RATES), "kind": kind}
    tiers: list[dict[str, object]] = [
        {"to": "fund", "share": "0.05", "until": {"paid": draw(CAPS)}},
        {"to": "senior", "until": {"principal": "first_note"}},
        {"to": "senior", "until": until},
        {"to": "junior", "until": {"principal": "second_note"}},
    ]
    rest = {"shares": [{"to": "helper", "share": "0.3"}, {"to": "junior", "share": "0.7"}]}
    more = {"over": [codes[0]]} if draw(YES_OR_NO) else {}
    kept = [tier for tier in tiers if draw(YES_OR_NO)]
    named = [{"code": f"step_{number}", **tier} for number, tier in enumerate([*kept, rest])]
    return {"tiers": named, **more}
