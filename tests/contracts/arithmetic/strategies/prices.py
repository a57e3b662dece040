"""Generated prices; all of them pay no less for more."""

from tests.contracts.arithmetic.strategies.values import CAPS, MONEY, Choose, one_of


def dated_tariff(choose: Choose) -> dict[str, object]:
    """A tariff for what is counted, with a price for each day."""
    later = one_of(choose, "2020-04-01", "2020-05-15", "2020-12-31")
    dated = [{"from": since, "amount": choose(MONEY)} for since in ("2020-01-01", later)]
    return {"per_unit": {"dated": dated}}


def price(choose: Choose) -> dict[str, object]:
    """A price for any quantity."""
    kind = one_of(choose, "per_unit", "brackets", "steps", "line", "shares", "step_rate")
    if kind == "shares":
        until = {"paid": choose(CAPS)}
        return {"shares": [{"share": "0.95", "until": until}, {"share": "0.4"}]}
    if kind == "per_unit":
        return {"per_unit": choose(MONEY)}
    money = [choose(MONEY) for _ in range(3)]
    if kind == "brackets":
        ends = {"to": "2", "per_unit": money[0], "max": choose(CAPS)}
        return {"brackets": [ends, {"to": "4.5", "per_unit": money[1]}, {"per_unit": money[2]}]}
    return _stepped(choose, kind, sorted(money, key=float))


def _stepped(choose: Choose, kind: str, rising: list[str]) -> dict[str, object]:
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
    return {"line": line, "below": "0", "beyond": one_of(choose, "flat", "continue")}
