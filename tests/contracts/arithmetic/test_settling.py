"""Statements: regular lines, corrections, versions, missing values, and what blocks."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from contracts.arithmetic import (
    Observation,
    Period,
    Problem,
    SettlementBlocked,
    Statement,
    Terms,
    money_text,
    settle,
    settle_all,
)
from contracts.arithmetic.statements import Step
from tests.contracts.arithmetic.builders import component, metric, paid, quarter, seen, terms

pytestmark = pytest.mark.pure

JOBS = component("jobs", {"count": "job"}, {"per_unit": "100"})
SECOND = Period(quarter(1), quarter(2))


def shown(statement: Statement) -> list[tuple[str, str, str, str]]:
    return [
        (line.kind, line.component, line.origin.start.isoformat(), money_text(line.amount_cents))
        for line in statement.lines
    ]


def test_late_data_is_a_reversal_and_a_correction() -> None:
    rows = [seen("job", 0), seen("job", 0, known_on=date(2020, 5, 1), key="late")]
    first, second = settle_all([terms(JOBS)], rows, quarter(2))
    assert shown(first) == [("regular", "jobs", "2020-01-01", "100.00")]
    assert shown(second) == [
        ("reversal", "jobs", "2020-01-01", "-100.00"),
        ("correction", "jobs", "2020-01-01", "200.00"),
        ("regular", "jobs", "2020-04-01", "0.00"),
    ]
    assert (second.total_cents, second.cumulative_cents) == (10000, 20000)


def test_a_withdrawn_outcome_is_taken_back() -> None:
    posted = {("jobs", "town", quarter(0)): 30000}
    statement = settle([terms(JOBS)], [seen("job", 0, 2)], SECOND, posted)
    assert [amount for _, _, _, amount in shown(statement)] == ["-300.00", "200.00", "0.00"]
    assert statement.lines[0].trace == (
        Step("posted", {}, {"posted": {"town": "300.00"}}, "-300.00"),
    )


def test_what_was_posted_for_the_period_itself_is_not_paid_again() -> None:
    payers = [{"party": "town", "share": "0.5"}, {"party": "fund", "share": "0.5"}]
    posted = {("jobs", "town", quarter(1)): 5000, ("jobs", "fund", quarter(1)): 5000}
    statement = settle([terms(JOBS, payers=payers)], [seen("job", 1)], SECOND, posted)
    (line,) = (line for line in statement.lines if line.origin == SECOND)
    assert (line.kind, line.amount_cents) == ("regular", 0)
    assert line.payers == (("town", 0), ("fund", 0))
    assert line.trace[-1] == Step(
        "posted", {}, {"posted": {"town": "50.00", "fund": "50.00"}}, "0.00"
    )


def test_what_becomes_known_on_the_day_after_a_period_waits_for_the_next() -> None:
    late = seen("job", 1, known_on=quarter(2))
    assert settle([terms(JOBS)], [late], SECOND, {}).total_cents == 0
    in_time = replace(late, known_on=quarter(2) - timedelta(days=1))
    assert settle([terms(JOBS)], [in_time], SECOND, {}).total_cents == 10000


def test_a_floor_that_was_taken_back_stays_away() -> None:
    """Its line is gone without a correction; later corrections know that it came to nothing."""
    floor = {"code": "floor", "scope": "period", "min": "150"}
    rows = [seen("job", 0)]
    rows += [seen("job", 0, known_on=day, key=str(day)) for day in (quarter(1), quarter(2))]
    statements = settle_all([terms(JOBS, limits=[floor])], rows, quarter(3))
    earlier = [
        [row for row in shown(statement) if row[2] == "2020-01-01"] for statement in statements
    ]
    assert earlier == [
        [
            ("regular", "jobs", "2020-01-01", "100.00"),
            ("regular", "floor", "2020-01-01", "50.00"),
        ],
        [
            ("reversal", "jobs", "2020-01-01", "-100.00"),
            ("correction", "jobs", "2020-01-01", "200.00"),
            ("reversal", "floor", "2020-01-01", "-50.00"),
        ],
        [
            ("reversal", "jobs", "2020-01-01", "-200.00"),
            ("correction", "jobs", "2020-01-01", "300.00"),
        ],
    ]


def test_a_correction_to_nothing_says_why() -> None:
    posted = {("jobs", "town", quarter(0)): 10000}
    statement = settle([terms(JOBS)], [], SECOND, posted)
    assert shown(statement) == [
        ("reversal", "jobs", "2020-01-01", "-100.00"),
        ("correction", "jobs", "2020-01-01", "0.00"),
        ("regular", "jobs", "2020-04-01", "0.00"),
    ]
    assert statement.lines[1].trace[0].stage == "quantity"


def test_a_component_that_is_gone_is_reversed() -> None:
    posted = {("old", "town", quarter(0)): 500, ("old", "fund", quarter(0)): 100}
    statement = settle([terms(JOBS)], [], SECOND, posted)
    assert shown(statement)[0] == ("reversal", "old", "2020-01-01", "-6.00")
    assert statement.lines[0].payers == (("town", -500), ("fund", -100))


def test_what_was_posted_for_periods_that_became_one_is_not_paid_again() -> None:
    """Three months were paid when it turns out that quarters held since the second one."""
    jobs = component("jobs", {"count": "job"}, {"per_unit": "100"})
    months = terms(jobs, periods={"every": "month", "from": "2020-01-01"})
    quarters = terms(jobs, valid_from="2020-02-01")
    rows = [Observation("job", date(2020, month, 5), key=str(month)) for month in (1, 2, 3, 5)]
    posted = {("jobs", "town", date(2020, month, 1)): 10000 for month in (1, 2, 3)}
    since = Period(date(2020, 2, 1), date(2020, 4, 1))
    statement = settle([months, quarters], rows, since, posted)
    assert (statement.total_cents, statement.cumulative_cents) == (0, 30000)
    assert settle([months, quarters], rows[:2], since, posted).total_cents == -10000
    assert (
        settle([months, quarters], rows, Period(quarter(1), quarter(2)), posted).total_cents
        == 10000
    )
    before = {("jobs", "town", date(2019, 12, 1)): 4000}
    assert settle([months], rows, Period(date(2020, 1, 1), since.start), before).total_cents == 6000


def test_what_is_posted_after_a_period_is_not_its_business() -> None:
    posted = {("jobs", "town", quarter(3)): 500}
    assert settle([terms(JOBS)], [], SECOND, posted).total_cents == 0


def test_an_amendment_changes_what_comes_and_limits_run_on() -> None:
    cap = [{"code": "cap", "scope": "contract", "max": "450"}]
    dear = component("jobs", {"count": "job"}, {"per_unit": "150"})
    versions = [terms(dear, valid_from="2020-04-01", limits=cap), terms(JOBS, limits=cap)]
    rows = [seen("job", number, 2) for number in range(3)]
    amounts = [statement.total_cents for statement in settle_all(versions, rows, quarter(3))]
    assert amounts == [20000, 25000, 0]


def test_a_component_runs_between_its_dates() -> None:
    part = component(
        "jobs",
        {"count": "job"},
        {"per_unit": "100"},
        **{"from": "2020-04-01", "until": "2020-07-02"},
    )
    rows = [seen("job", number) for number in range(4)]
    assert paid(terms(part), *rows) == ["0.00", "100.00", "100.00", "0.00"]


@pytest.mark.parametrize(
    ("missing", "expected"),
    [
        ({}, ["500.00", "0.00"]),
        ({"not_measured": "zero"}, ["500.00", "-500.00"]),
        ({"not_applicable": "zero"}, ["500.00", "0.00"]),
    ],
)
def test_not_measured(missing: dict[str, str], expected: list[str]) -> None:
    part = component("level", {"latest": "level"}, {"per_unit": "10"})
    contract = terms(part, metrics=[metric("level", missing=missing)])
    rows = [seen("level", 0, 50), seen("level", 1, status="not_measured")]
    assert paid(contract, *rows, quarters=2) == expected


def blocking(quantity: dict[str, object]) -> Terms:
    metrics = [metric(code, missing={"not_measured": "block"}) for code in ("level", "job")]
    return terms(component("part", quantity, {"per_unit": "10"}), metrics=metrics)


@pytest.mark.parametrize(
    ("quantity", "row"),
    [
        ({"latest": "level"}, None),
        ({"count": "job"}, seen("job", 1, status="not_measured")),
    ],
)
def test_a_metric_that_blocks(quantity: dict[str, object], row: Observation | None) -> None:
    rows = [row] if row else []
    with pytest.raises(SettlementBlocked) as caught:
        settle([blocking(quantity)], rows, SECOND, {})
    assert caught.value.problem.code == "not_measured"
    assert caught.value.problem.params["component"] == "part"


def test_a_block_is_over_when_it_is_measured() -> None:
    contract = blocking({"latest": "level"})
    assert settle([contract], [seen("level", 1, 5)], SECOND, {}).total_cents == 5000


def test_a_late_measurement_is_in_time_for_the_next_period() -> None:
    """The period before is settled without looking at this one, which would be blocked then."""
    before = terms(JOBS)
    after = terms(
        component("part", {"latest": "level"}, {"per_unit": "10"}),
        metrics=[metric("level", missing={"not_measured": "block"})],
        valid_from="2020-04-01",
    )
    late = seen("level", 0, 5, known_on=date(2020, 5, 1))
    statements = settle_all([before, after], [seen("job", 0), late], quarter(2))
    assert [statement.total_cents for statement in statements] == [10000, 0]


@pytest.mark.parametrize(
    ("period", "rows", "problem"),
    [
        (
            Period(quarter(0), quarter(2)),
            [],
            Problem("period", "not_a_period", {"start": "2020-01-01", "end": "2020-07-01"}),
        ),
        (
            Period(date(2019, 1, 1), date(2019, 4, 1)),
            [],
            Problem("period", "not_a_period", {"start": "2019-01-01", "end": "2019-04-01"}),
        ),
        (
            SECOND,
            [Observation("other", quarter(0))],
            Problem("observations", "unknown_metric_observed", {"metric": "other"}),
        ),
    ],
)
def test_inputs_that_do_not_fit(period: Period, rows: list[Observation], problem: Problem) -> None:
    with pytest.raises(SettlementBlocked) as caught:
        settle([terms(JOBS)], rows, period, {})
    assert caught.value.problem == problem


@pytest.mark.parametrize(("missing", "last"), [("wait", 2000), ("zero", 4000)])
def test_a_missing_measurement_makes_no_cohort_of_which_a_minimum_is_charged(missing, last) -> None:
    part = component(
        "saved",
        {"sum": "saving"},
        {"per_unit": "10"},
        over="cohort",
        volume={"min": "2", "due": "2020-08-01"},
    )
    rule = {"not_measured": missing}
    contract = terms(part, metrics=[metric("saving", missing=rule)])
    rows = [seen("saving", 3, 1, cohort="one"), seen("saving", 3, 7, status="not_measured")]
    statements = settle_all([contract], rows, quarter(4))
    assert [statement.total_cents for statement in statements] == [0, 0, 0, last]
