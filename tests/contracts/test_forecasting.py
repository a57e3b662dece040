"""Forecasts: the engine over what was measured and what is assumed, and the rules of a proposal."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.arithmetic import Metric, Period, Terms, periods_until, settle_all
from contracts.forecasting import (
    MOST_PEOPLE,
    OPEN_END_PERIODS,
    Proposal,
    budget_year,
    coming_periods,
    forecast,
    hypothetical,
    measured_in,
    propose,
    remaining,
)
from tests.contracts.arithmetic.builders import component, quarter, seen, terms

pytestmark = pytest.mark.pure

PLACES = component("places", {"sum": "places"}, {"per_unit": "100"})
CAP = {"code": "in_all", "scope": "contract", "max": "1000"}
YEAR = {"every": "quarter", "from": "2020-01-01", "until": "2021-01-01"}
PAYERS = [{"party": "town", "share": "0.65"}, {"party": "fund", "share": "0.35"}]


def contract(**more: Any) -> Terms:
    return terms(PLACES, **{"limits": [CAP], "periods": YEAR, **more})


def quarters(*numbers: int) -> list[Period]:
    return [Period(quarter(number), quarter(number + 1)) for number in numbers]


def each(value: int, *numbers: int) -> dict[tuple[str, date], Fraction]:
    return {("places", quarter(number)): Fraction(value) for number in numbers}


def test_a_scenario_is_the_engine_over_measured_and_assumed() -> None:
    version = contract(payers=PAYERS)
    periods = forecast(
        [version],
        [seen("places", 0, 3)],
        each(4, 1, 2, 3),
        quarters(1, 2, 3),
        {"town": 19500, "fund": 10500},
    )
    assert [row.cents for row in periods] == [40000, 30000, 0]
    assert [dict(row.payers) for row in periods[:1]] == [{"town": 26000, "fund": 14000}]
    assert [dict(row.cut) for row in periods] == [
        {"in_all": 0},
        {"in_all": 100},
        {"in_all": 400},
    ]
    assert [row.room["in_all"] for row in periods] == [300, 0, 0]


def test_late_data_is_paid_in_the_first_coming_period() -> None:
    periods = forecast([contract()], [seen("places", 0, 3)], {}, quarters(1), {"town": 10000})
    assert [row.cents for row in periods] == [20000]
    assert forecast([contract()], [], {}, [], {}) == []


def test_a_cap_per_unit_cuts_and_has_no_room_to_speak_of() -> None:
    cap = {"code": "each", "scope": "unit", "max": "60"}
    (row,) = forecast([contract(limits=[cap])], [], each(4, 0), quarters(0), {})
    assert (row.cents, dict(row.cut), dict(row.room)) == (24000, {"each": 160}, {})


def test_what_no_payer_pays_is_told() -> None:
    version = contract(payers=[{"party": "town", "max": "250"}], limits=[CAP])
    (row,) = forecast([version], [], each(4, 0), quarters(0), {})
    assert (row.cents, row.unpaid) == (25000, 150)


@given(
    st.lists(st.integers(0, 9), min_size=4, max_size=4),
    st.lists(st.integers(0, 9), min_size=4, max_size=4),
    st.integers(0, 3),
)
def test_a_forecast_is_what_would_be_settled(
    measured: list[int], assumed: list[int], now: int
) -> None:
    """Whatever was posted, the forecast ends where settling everything would end."""
    version = contract(payers=PAYERS)
    rows = [seen("places", number, measured[number]) for number in range(now)]
    coming = quarters(*range(now, 4))
    wanted = {("places", period.start): Fraction(assumed[n]) for n, period in enumerate(coming)}
    past = settle_all([version], rows, quarter(now))
    posted: dict[str, int] = {}
    for statement in past:
        for line in statement.lines:
            for party, cents in line.payers:
                posted[party] = posted.get(party, 0) + cents
    periods = forecast([version], rows, wanted, coming, posted)
    everything = [*rows, *hypothetical([version], wanted, coming)]
    last = settle_all([version], everything, quarter(4))[-1]
    assert sum(posted.values()) + sum(row.cents for row in periods) == last.cumulative_cents
    assert all(row.cents == sum(row.payers.values()) for row in periods)


def test_coming_periods_are_those_that_are_not_settled() -> None:
    assert coming_periods([contract()], [quarter(0)], None) == quarters(1, 2, 3)
    dated = contract(periods={"dates": ["2020-01-01", "2020-07-01", "2021-01-01"]})
    assert [period.end for period in coming_periods([dated], [], None)] == [quarter(2), quarter(4)]
    endless = contract(periods={"every": "quarter", "from": "2020-01-01"})
    assert coming_periods([endless], [quarter(0)], quarter(3)) == quarters(1, 2)
    found = coming_periods([endless], [quarter(0)], None)
    assert (found[0].start, len(found)) == (quarter(1), OPEN_END_PERIODS)


def test_what_is_measured_already_is_taken_off_the_assumption() -> None:
    version = contract()
    rows = [seen("places", 1, 3), seen("level", 1, 50)]
    wanted = {
        ("places", quarter(1)): Fraction(5),
        ("places", quarter(2)): Fraction(2),
        ("level", quarter(1)): Fraction(60),
        ("level", quarter(2)): Fraction(70),
    }
    assert remaining([version], wanted, rows, quarters(1, 2)) == {
        ("places", quarter(1)): 2,
        ("places", quarter(2)): 2,
        ("level", quarter(2)): 70,
    }
    more = {("places", quarter(1)): Fraction(2)}
    assert remaining([version], more, rows, quarters(1)) == {}


def test_measured_is_a_sum_a_number_of_days_or_the_last_level() -> None:
    rows = [
        seen("places", 0, 3),
        seen("places", 0, 4, key="b"),
        seen("job", 0),
        seen("nights", 0, subject="a", start=quarter(0), end=date(2020, 1, 11)),
        seen("level", 0, 10),
        seen("level", 0, 20, key="later"),
        seen("places", 1, status="not_measured"),
        seen("places", 3, 9),
    ]
    assert measured_in([contract()], rows, quarters(0, 1)) == {
        ("places", quarter(0)): 7,
        ("job", quarter(0)): 1,
        ("nights", quarter(0)): 10,
        ("level", quarter(0)): 20,
    }


def test_people_are_new_ones_and_days_are_of_those_who_came() -> None:
    version = contract()
    wanted = {
        ("lease", quarter(0)): Fraction(2),
        ("lease", quarter(1)): Fraction(1),
        ("nights", quarter(1)): Fraction(100),
    }
    rows = list(hypothetical([version], wanted, quarters(0, 1)))
    assert [row.subject for row in rows if row.metric == "lease"] == [
        "verwachting-1",
        "verwachting-2",
        "verwachting-3",
    ]
    nights = [(row.subject, row.start, row.end) for row in rows if row.metric == "nights"]
    assert nights == [
        ("verwachting-1", date(2020, 4, 1), date(2020, 7, 1)),
        ("verwachting-2", date(2020, 4, 1), date(2020, 4, 10)),
    ]
    many = {("lease", quarter(0)): Fraction(MOST_PEOPLE + 1)}
    assert len(list(hypothetical([version], many, quarters(0)))) == MOST_PEOPLE


def metric(kind: str = "count", target: str | None = None) -> Metric:
    words = {"nl": "x", "en": "x"}
    return Metric(
        "x", kind, words, words, "checker",  # type: ignore[arg-type]
        target=None if target is None else Fraction(target),
    )  # fmt: skip


def numbers(*values: int) -> list[Fraction]:
    return [Fraction(value) for value in values]


@pytest.mark.parametrize(
    ("kind", "target", "measured", "expected"),
    [
        ("low", None, (9, 10, 10, 10, 13), ("average", 8, Fraction(43, 4), 4)),
        ("expected", None, (9, 10, 10, 10, 13), ("average", 10, Fraction(43, 4), 4)),
        ("high", None, (9, 10, 10, 10, 13), ("average", 12, Fraction(43, 4), 4)),
        ("high", "152", (10, 10), ("target", 33, 20, 0)),
        ("high", "30", (10, 10), ("average", 12, 10, 2)),
        ("expected", "40", (), ("target", 10, 0, 0)),
        ("low", "40", (), ("nothing", 0, 0, 0)),
        ("expected", None, (), ("nothing", 0, 0, 0)),
    ],
)
def test_a_count_is_proposed_by_its_average_or_its_target(
    kind: str, target: str | None, measured: tuple[int, ...], expected: tuple[Any, ...]
) -> None:
    values = numbers(*measured)
    rule, value, average, count = expected
    found = propose(metric(target=target), kind, values, sum(values, Fraction(0)), 4)
    assert found == Proposal(Fraction(value), rule, Fraction(average), count)


def test_a_level_stays_what_it_was_or_reaches_its_target() -> None:
    values = numbers(40, 50)
    for kind, target, expected in (
        ("low", "70", Proposal(Fraction(50), "last", Fraction(50), 1)),
        ("high", "70", Proposal(Fraction(70), "target", Fraction(50), 1)),
        ("high", None, Proposal(Fraction(50), "last", Fraction(50), 1)),
    ):
        assert propose(metric("level", target), kind, values, Fraction(90), 4) == expected
    first = propose(metric("level", "70"), "expected", [], Fraction(0), 4)
    assert first == Proposal(Fraction(70), "target", Fraction(0), 0)


def test_money_is_proposed_in_whole_cents() -> None:
    found = propose(metric("amount"), "low", [Fraction("10.01")], Fraction("10.01"), 4)
    assert found.value == Fraction("8.00")


def test_a_period_belongs_to_the_budget_year_of_its_last_day() -> None:
    assert budget_year(Period(date(2025, 10, 1), date(2026, 1, 1))) == 2025
    assert budget_year(Period(date(2025, 10, 1), date(2026, 1, 2))) == 2026
    assert periods_until([contract()], quarter(4))[-1] == quarters(3)[0]
