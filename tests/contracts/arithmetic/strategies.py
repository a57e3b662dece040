"""Generated contracts that mix mechanisms, and generated observations for them."""

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st

from contracts.arithmetic import Observation, Terms, parse_terms
from tests.contracts.arithmetic.builders import MODES, component, quarter, seen, terms_data

QUARTERS = 5
MONEY = st.sampled_from(["0.01", "0.335", "1", "10.005", "33.33", "75", "100", "333.335"])
CAPS = st.sampled_from(["0", "0.005", "50", "99.99", "100.005", "250", "1000"])
EXACT = st.sampled_from(["0.5", "1", "2", "3", "3.25", "7"])


@dataclass(frozen=True)
class Case:
    """Terms that are monotone (more success never lowers a worth), and observations for them."""

    data: dict[str, object]
    terms: Terms
    observations: tuple[Observation, ...]


@st.composite
def prices(draw: st.DrawFn) -> dict[str, object]:
    kind = draw(st.sampled_from(["per_unit", "brackets", "steps", "line", "shares", "step_rate"]))
    money = [draw(MONEY) for _ in range(3)]
    if kind == "per_unit":
        return {"per_unit": money[0]}
    if kind == "brackets":
        ends = {"to": "2", "per_unit": money[0], "max": draw(CAPS)}
        return {"brackets": [ends, {"to": "4.5", "per_unit": money[1]}, {"per_unit": money[2]}]}
    rising = sorted(money, key=float)
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
    if kind == "line":
        line = [{"from": "1", "amount": rising[0]}, {"from": "5", "amount": rising[2]}]
        line[1]["just_below"] = rising[1]
        return {"line": line, "below": "0", "beyond": draw(st.sampled_from(["flat", "continue"]))}
    until = {"paid": draw(CAPS)}
    return {"shares": [{"share": "0.95", "until": until}, {"share": "0.4"}]}


@st.composite
def components(draw: st.DrawFn, code: str, *, by_person: bool) -> dict[str, object]:
    if by_person:
        how = draw(st.sampled_from([{}, {"first_per": "person"}, {"max_per_person": 2}]))
        return component(code, {"count": "person_job", **how}, {"per_unit": draw(MONEY)})
    over = draw(st.sampled_from(["contract", "contract", "period", "year", "cohort"]))
    kind = draw(st.sampled_from(["count", "sum", "days", "fixed", "level"]))
    more: dict[str, object] = {"over": over}
    quantity: dict[str, object] = {"count": draw(st.sampled_from(["job", "places"]))}
    price = draw(prices())
    if kind == "sum":
        quantity = {"sum": "saving"}
    elif kind == "days":
        quantity = {"sum": "nights", "excluding": "jail"}
        price = {"per_unit": draw(MONEY)}
    elif kind == "fixed":
        quantity, more["over"] = {"one": True}, draw(st.sampled_from(["contract", "period"]))
        price = {"amount": draw(MONEY)}
    elif kind == "level":
        quantity = {"change": "level", "against": {"metric": "control"}, "as": "increase"}
    if draw(st.booleans()):
        more["weight"] = draw(st.sampled_from(["0.3", "0.25"]))
    if kind != "days" and draw(st.integers(0, 3)) == 0:
        more["gate"] = {"quantity": {"count": "job"}, "over": "contract", "at_least": "1"}
    if more["over"] in ("contract", "cohort") and draw(st.integers(0, 3)) == 0:
        more["interim"] = {
            "share": "0.8",
            "true_up_on": "2020-11-15",
            "clawback": draw(st.booleans()),
        }
    return component(code, quantity, price, **more)


@st.composite
def limits(draw: st.DrawFn, number: int, codes: list[str], *, by_person: bool) -> dict[str, object]:
    code = f"limit_{number}"
    over = draw(st.lists(st.sampled_from(codes), min_size=1, unique=True))
    scopes = ["contract", "period", "year", *(["person"] if by_person else [])]
    scope = draw(st.sampled_from(scopes))
    limit: dict[str, object] = {"code": code, "scope": scope, "max": draw(CAPS)}
    if scope in ("period", "year"):
        limit["excess"] = draw(st.sampled_from(["lost", "carried"]))
        limit["unused"] = draw(st.sampled_from(["lost", "carried"]))
    if draw(st.booleans()):
        limit["over"] = over
    kind = draw(st.sampled_from(["max", "max", "max", "min", "share"]))
    if kind == "min" and scope != "person":
        del limit["max"]
        limit.pop("excess", None)
        limit.pop("unused", None)
        limit["min"] = draw(CAPS)
        if scope == "contract":
            limit["due"] = "2020-08-01"
    if kind == "share" and scope == "contract" and len(over) < len(codes):
        limit = {"code": code, "scope": scope, "over": over, "max_share": {"share": "0.5"}}
    return limit


@st.composite
def contracts(draw: st.DrawFn, *, only_caps: bool = False) -> dict[str, object]:
    by_person = draw(st.integers(0, 3)) == 0
    count = draw(st.integers(1, 3))
    parts = [draw(components(f"part_{number}", by_person=by_person)) for number in range(count)]
    codes = [str(part["code"]) for part in parts]
    some = [
        draw(limits(number, codes, by_person=by_person))
        for number in range(draw(st.integers(0, 3)))
    ]
    if only_caps:
        some = [limit for limit in some if "max" in limit]
    at = draw(st.sampled_from(["line", "running_total", "entry"]))
    mode = draw(st.sampled_from(["half_up", "half_even", "down", "up"]))
    unit = draw(st.sampled_from(["0.01", "0.05", "1"]))
    payers: list[dict[str, object]] = [{"party": "town"}]
    if draw(st.booleans()):
        payers = [{"party": "town", "share": "0.65"}, {"party": "fund", "share": "0.35"}]
        if draw(st.booleans()):
            payers[0] |= {"max": "150.005"}
            if draw(st.booleans()):
                payers[0]["excess_to"] = "fund"
    more = {"limits": some} if some else {}
    rounding = {**MODES, "at": at, "mode": mode, "to": unit}
    return terms_data(*parts, rounding=rounding, payers=payers, **more)


@st.composite
def observations(draw: st.DrawFn, *, late: bool = True) -> Observation:
    metric = draw(
        st.sampled_from(["job", "job", "person_job", "places", "saving", "nights", "jail", "level"])
    )
    number = draw(st.integers(0, QUARTERS - 1))
    delay = draw(st.sampled_from([0, 0, 0, 100, 200])) if late else 0
    known = {"known_on": quarter(number) + timedelta(days=delay)} if delay else {}
    cohort = draw(st.sampled_from(["", "one"]))
    if metric in ("nights", "jail"):
        start = quarter(number) + timedelta(days=draw(st.integers(0, 80)))
        end = start + timedelta(days=draw(st.integers(1, 60)))
        subject = draw(st.sampled_from("ab"))
        return Observation(metric, start, None, subject, cohort, start, end, **known)
    if metric == "person_job":
        return seen(metric, number, None, draw(st.sampled_from("abc")), cohort=cohort, **known)
    status = draw(st.sampled_from(["measured"] * 6 + ["not_measured", "not_applicable"]))
    return seen(metric, number, draw(EXACT), cohort=cohort, status=status, **known)


@st.composite
def cases(draw: st.DrawFn, *, late: bool = True, only_caps: bool = False) -> Case:
    data = draw(contracts(only_caps=only_caps))
    rows = draw(st.lists(observations(late=late), max_size=8))
    rows.append(seen("control", 0, "0.5"))
    return Case(data, parse_terms(data), tuple(rows))


END: date = quarter(QUARTERS)
