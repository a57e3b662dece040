"""Generated prices; all of them pay no less for more."""

from hypothesis import strategies as st

from tests.contracts.arithmetic.strategies.values import CAPS, MONEY, one_of


def dated_tariff(draw: st.DrawFn) -> dict[str, object]:
    """A tariff for what is counted, with a price for each day."""
    later = one_of(draw, "2020-04-01", "2020-05-15", "2020-12-31")
    dated = [{"from": "2020-01-01", "amount": draw(MONEY)}, {"from": later, "amount": draw(MONEY)}]
    return {"per_unit": {"dated": dated}}


def price(draw: st.DrawFn) -> dict[str, object]:
    """A price for any quantity."""
    kind = one_of(draw, "per_unit", "brackets", "steps", "line", "shares", "step_rate")
    if kind == "shares":
        until = {"paid": draw(CAPS)}
        return {"shares": [{"share": "0.95", "until": until}, {"share": "0.4"}]}
    if kind == "per_unit":
        return {"per_unit": draw(MONEY)}
    money = [draw(MONEY) for _ in range(3)]
    if kind == "brackets":
        ends = {"to": "2", "per_unit": money[0], "max": draw(CAPS)}
        return {"brackets": [ends, {"to": "4.5", "per_unit": money[1]}, {"per_unit": money[2]}]}
    return _stepped(draw, kind, sorted(money, key=float))


def _stepped(draw: st.DrawFn, kind: str, rising: list[str]) -> dict[str, object]:
    if kind == "steps":
        return {
            "steps": [
                {"at_least": "1", "amount": rising[0]},
                {"more_than": "1", "amount": rising[1]},
                {"at_least": "6", "amount": rising[2]},
            ]
        }
    if kind == "step_rate":
        return {
            "steps": [{"at_least": "1", "per_unit": rising[0]}, {"at_least": "4", "rate": "500"}]
        }
    line: list[dict[str, object]] = [
        {"from": "1", "amount": rising[0]},
        {"from": "5", "amount": rising[2], "just_below": rising[1]},
    ]
    return {"line": line, "below": "0", "beyond": one_of(draw, "flat", "continue")}
