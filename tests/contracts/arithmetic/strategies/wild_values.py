"""What generated contracts of any kind share: amounts, modes, calendars, metrics and parties."""

from tests.contracts.arithmetic.builders import METRICS, label, metric
from tests.contracts.arithmetic.strategies.values import CAPS, MONEY, SELDOM, Choose, T, one_of

Block = dict[str, object]

MODES = ("half_up", "half_down", "half_even", "up", "down", "ceiling", "floor")
DAY_COUNTS = ("act/365f", "act/360", "30/360", "act/act")
CONSTANTS = {
    "fee": {"amount": "12.50"},
    "most": {"amount": "300.005", "label": label("most")},
}
TIMES = ("0.3", "2", "1/3")
CALENDARS: tuple[Block, ...] = (
    {"every": "quarter", "from": "2020-01-01"},
    {"every": "quarter", "from": "2020-01-01", "until": "2021-01-01"},
    {"every": "quarter", "from": "2020-01-01", "year": "calendar"},
    {"every": "quarter", "from": "2019-10-15", "year": "contract"},
    {"every": "half_year", "from": "2019-10-01"},
    {"every": "half_year", "from": "2019-08-31", "year": "contract"},
    {"every": "year", "from": "2019-04-01"},
    {"every": "year", "from": "2020-01-01", "until": "2021-03-01"},
    {"every": "once", "from": "2020-01-01", "until": "2021-02-01"},
    {"every": "once", "from": "2020-01-01", "until": "2021-02-01", "year": "calendar"},
    {"every": "once", "from": "2019-12-01", "until": "2021-02-01", "year": "contract"},
    {"dates": ["2020-01-01", "2020-04-01", "2020-10-01", "2021-01-01", "2021-04-01"]},
    {"dates": ["2019-11-20", "2020-02-29", "2020-12-31", "2021-03-15"], "year": "contract"},
    {"dates": ["2020-01-01", "2020-07-01", "2021-02-01"], "year": "calendar"},
    {"every": "month", "from": "2020-01-31"},
)
MISSING: tuple[Block, ...] = (
    *({"not_measured": "zero"}, {"not_applicable": "zero"}),
    *({"not_measured": "wait", "not_applicable": "skip"}, {"not_measured": "block"}, {}),
)
KNOWN: dict[str, Block] = {
    "places": {"target": "6", "unit_plural": label("all places")},
    "level": {"target": "2", "baseline": "3", "baseline_source": label("a year before")},
    "control": {"baseline": "2.5"},
}
PARTIES = (
    *(("town", "payer"), ("fund", "payer"), ("region", "payer"), ("state", "payer")),
    *(("helper", "provider"), ("checker", "evaluator")),
    *(("senior", "investor"), ("junior", "investor"), ("broker", "intermediary")),
)


def mode(choose: Choose) -> str:
    return one_of(choose, *MODES)


def amount(choose: Choose, *plain: str) -> object:
    """An amount from zero: a number, part of a constant, or part of an investment."""
    kind = choose(("number", "number", "number", "constant", "times", "invested", "invested_times"))
    if kind == "number":
        return one_of(choose, *(plain or MONEY))
    if kind == "constant":
        return {"constant": one_of(choose, "fee", "most")}
    if kind == "times":
        return {"constant": one_of(choose, "fee", "most"), "times": choose(TIMES)}
    note = one_of(choose, "first_note", "second_note")
    return {"investment": note} | ({"times": choose(TIMES[:2])} if kind != "invested" else {})


def cap(choose: Choose) -> object:
    """An amount to hold others back or up at."""
    return amount(choose, *CAPS)


def metrics(choose: Choose) -> list[Block]:
    """All metrics; perhaps with other answers to what was not measured."""
    others = choose(SELDOM)
    found = []
    for code in METRICS:
        more = {"missing": choose(MISSING)} if others and choose(SELDOM) else {}
        found.append(metric(code, **KNOWN.get(code, {}), **more))
    return found


def parties() -> list[Block]:
    return [{"code": code, "role": role, "label": label(code)} for code, role in PARTIES]


def perhaps(choose: Choose, key: str, *options: T) -> dict[str, T]:
    """Seldom this key, with one of these."""
    return {key: choose(options)} if choose(SELDOM) else {}
