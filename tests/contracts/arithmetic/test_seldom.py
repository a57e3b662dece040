"""What contracts seldom meet: each turn gives what its rule says, or stops with a reason."""

from dataclasses import replace
from fractions import Fraction

import pytest

from contracts.arithmetic import (
    Count,
    Period,
    SettlementBlocked,
    matter_after,
    rate_card,
    settle_all,
    settle_and_close,
)
from contracts.arithmetic.openings import remembered_metrics
from tests.contracts.arithmetic.builders import (
    METRICS,
    by_line,
    component,
    metric,
    paid,
    quarter,
    seen,
    terms,
)
from tests.contracts.arithmetic.test_counting import points, spell
from tests.contracts.arithmetic.test_readings import read

pytestmark = pytest.mark.pure

JOBS = component("jobs", {"count": "job"}, {"per_unit": "100"})
PLACES = component("places", {"count": "places"}, {"per_unit": "100"})
EACH = {"code": "each", "scope": "person", "max": "20"}
FIRST = Period(quarter(0), quarter(1))


# ---------------------------------------------------------------------------------- limits


def share(scope: str, part: str, **more: object) -> dict[str, object]:
    return {"code": "share", "scope": scope, "max_share": {"share": part}, **more}


def test_a_share_of_each_cohort_and_a_raised_one_is_due_at_once() -> None:
    before, after = (share("cohort", part, over=["jobs"]) for part in ("0.5", "0.75"))
    parts = [{**part, "over": "cohort"} for part in (JOBS, PLACES)]
    versions = [
        terms(*parts, limits=[before]),
        terms(*parts, limits=[after], valid_from="2020-04-01"),
    ]
    rows = [
        *(seen("places", 0, 1, cohort=cohort) for cohort in ("east", "west")),
        seen("job", 0, 5, cohort="east"),
        seen("job", 0, 1, cohort="west"),
        seen("job", 1, 1, cohort="west"),
    ]
    statements = settle_all(versions, rows, quarter(2))
    # Half of the total is as much as the others, 100 in each cohort; of three quarters it is 300.
    assert [by_line(statement)["jobs"] for statement in statements] == ["200.00", "300.00"]


def test_a_share_of_what_stands_apart_caps_everything_else() -> None:
    storm = component("storm", {"one": True}, {"amount": "300"}, kind="emergency")
    cap = {**share("contract", "0.5"), "max_share": {"share": "0.5", "of": ["storm"]}}
    statements = settle_all([terms(storm, JOBS, limits=[cap])], [seen("job", 0, 9)], quarter(1))
    assert by_line(statements[0]) == {"storm": "300.00", "jobs": "150.00"}


def test_a_share_that_only_rounding_lowers_leaves_what_has_ended() -> None:
    savings = component("savings", {"sum": "saving"}, {"per_unit": "1"})
    cheap = component("cheap", {"count": "places"}, {"per_unit": "0.4"})
    ended = {**JOBS, "until": "2020-04-01"}
    rounding = {"mode": "floor", "to": "1", "at": "line"}
    cap = share("contract", "0.5", over=["jobs"])
    contract = terms(savings, cheap, ended, limits=[cap], rounding=rounding)
    rows = [seen("saving", 0, 10), seen("places", 0, 25), seen("job", 0, 9)]
    rows += [seen("saving", 1, "-0.4"), seen("places", 1, 1)]
    first, second = settle_all([contract], rows, quarter(2))
    assert by_line(first) == {"savings": "10.00", "cheap": "10.00", "jobs": "20.00"}
    assert by_line(second) == {"savings": "-1.00", "cheap": "0.00"}


def test_what_a_cap_lets_through_that_is_over_nothing_any_more_is_a_line_of_its_own() -> None:
    cap = {"code": "cap", "scope": "contract", "max": "100"}
    versions = [
        terms(JOBS, limits=[cap]),
        terms(
            {**JOBS, "kind": "emergency"}, limits=[{**cap, "max": "150"}], valid_from="2020-04-01"
        ),
    ]
    statements = settle_all(versions, [seen("job", 0, 3)], quarter(2))
    assert [by_line(statement) for statement in statements] == [
        {"jobs": "100.00"},
        {"jobs": "0.00", "cap": "50.00"},
    ]


def test_a_floor_for_each_unit_goes_with_a_correction_and_asks_nothing_of_none() -> None:
    floor = {"code": "floor", "scope": "unit", "min": "150"}
    rows = [seen("job", 0, 2), seen("job", 1, 0), seen("job", 2, -1)]
    statements = settle_all([terms(JOBS, limits=[floor])], rows, quarter(3))
    assert [by_line(statement) for statement in statements] == [
        {"jobs": "200.00", "floor": "100.00"},
        {"jobs": "0.00"},
        {"jobs": "-100.00", "floor": "-50.00"},
    ]


def test_funding_of_a_floor_that_is_taken_back_is_a_line_of_its_own() -> None:
    floor = {"code": "floor", "scope": "contract", "min": "150", "due": "2020-02-01"}
    rule = {"code": "subsidy", "quantity": {"sum": "saving"}, "over": ["floor"]}
    contract = terms(JOBS, limits=[floor], netting=[rule])
    rows = [seen("job", 0, 1), seen("saving", 0, 30), seen("saving", 1, -10)]
    statements = settle_all([contract], rows, quarter(2))
    assert [by_line(statement) for statement in statements] == [
        {"jobs": "100.00", "floor": "20.00"},
        {"jobs": "0.00", "subsidy": "10.00"},
    ]


# ------------------------------------------------------------------------------ quantities


def test_days_of_a_spell_are_counted() -> None:
    assert points(Count("nights"), [spell("01-01", "01-05")]) == {
        "west/a": [("01-01", Fraction(4))]
    }


def test_what_is_over_persons_needs_a_person_for_every_observation() -> None:
    contract = terms(component("part", {"count": "person_job"}, {"per_unit": "1"}, over="person"))
    with pytest.raises(SettlementBlocked, match=r"subject_missing.*person_job"):
        settle_all([contract], [seen("person_job", 0)], quarter(1))


def test_a_total_that_does_not_apply_is_nothing_when_the_terms_say_so() -> None:
    reading = read(
        {"change": "job", "against": "baseline", "as": "reduction"},
        seen("job", 0, status="not_applicable"),
        baseline="5",
        missing={"not_applicable": "zero"},
    )
    assert (reading.value, reading.inputs) == (5, (("value", 0), ("reference", 5)))


def test_a_change_waits_for_the_other_metric_and_has_no_percentage_of_nothing() -> None:
    change = {"change": "level", "against": {"metric": "control"}, "as": "percent_increase"}
    assert (read(change, seen("level", 0, 4)).value, read(change, seen("level", 0, 4)).status) == (
        None,
        "waits",
    )
    nothing = read(change, seen("level", 0, 4), seen("control", 0, 0))
    assert (nothing.value, nothing.status, nothing.inputs) == (
        None,
        "waits",
        (("value", 4), ("reference", 0)),
    )


def test_a_ratio_waits_for_a_level_that_is_its_part() -> None:
    reading = read({"ratio": {"of": "level", "to": "places"}}, seen("places", 0, 4))
    assert (reading.value, reading.status, reading.metric) == (None, "waits", "level")


# ------------------------------------------------------------------- sums and openings


@pytest.mark.parametrize(
    ("part", "more"),
    [
        pytest.param(
            component(
                "part", {"count": "person_job", "after": {"event": "lease"}}, {"per_unit": "1"}
            ),
            {},
            id="counted after an event",
        ),
        pytest.param(
            component(
                "part", {"count": "person_job"}, {"per_unit": {"constant": "a", "times": "1/3"}}
            ),
            {"constants": {"a": {"amount": "10"}}},
            id="a tariff without a last decimal",
        ),
        pytest.param(
            component(
                "part",
                {"count": "person_job"},
                {"per_unit": {"dated": [{"from": "2020-01-01", "amount": "5"}]}},
            ),
            {},
            id="a tariff that changes",
        ),
        pytest.param(
            component("part", {"count": "person_job"}, {"per_unit": "1"}),
            {
                "metrics": [
                    *(metric(code) for code in METRICS if code != "person_job"),
                    metric("person_job", missing={"not_measured": "block"}),
                ]
            },
            id="what is not measured blocks",
        ),
    ],
)
def test_sums_of_persons_are_not_enough(part: dict, more: dict) -> None:
    assert rate_card(terms(part, limits=[EACH], **more)) is None


def test_a_quantity_that_nobody_knows_remembers_nothing() -> None:
    contract = terms(JOBS)
    odd = replace(contract, components=(replace(contract.components[0], quantity=object()),))  # type: ignore[arg-type]
    assert remembered_metrics([odd]) == set()
    rows = [seen("job", 0), seen("job", 2)]
    assert matter_after([odd], rows, quarter(1)) == [rows[1]]


def test_no_opening_is_made_of_what_a_later_component_will_refuse() -> None:
    later = component(
        "later", {"sustained": "nights", "days": 9}, {"per_unit": "1"}, **{"from": "2021-01-01"}
    )
    rows = [seen("job", 0, 1), seen("nights", 0, 3, "p")]
    statement, opening = settle_and_close([terms(JOBS, later)], rows, FIRST, {})
    assert (by_line(statement), opening) == ({"jobs": "100.00"}, None)
    with pytest.raises(SettlementBlocked, match="spell_needed"):
        paid(terms(JOBS, later), *rows, quarters=5)


def test_an_opening_before_a_cap_begins_holds_nothing_of_it() -> None:
    cap = {"code": "cap", "scope": "year", "max": "50", "from": "2021-01-01"}
    statement, opening = settle_and_close(
        [terms(JOBS, limits=[cap])], [seen("job", 0, 1)], FIRST, {}
    )
    assert by_line(statement) == {"jobs": "100.00"}
    assert opening is not None
    assert opening.day == quarter(1)
    assert "'cap'" not in str(opening.data)


def test_an_investment_that_is_not_there() -> None:
    with pytest.raises(KeyError, match="note"):
        terms(JOBS).investment("note")
