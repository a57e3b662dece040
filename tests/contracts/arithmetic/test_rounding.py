"""Rounding places, and limits that hold on the rounded lines."""

import pytest

from contracts.arithmetic import Observation, settle_all
from tests.contracts.arithmetic.builders import (
    MODES,
    by_line,
    component,
    paid,
    quarter,
    seen,
    terms,
)

pytestmark = pytest.mark.pure

ODD = component("odd", {"count": "job"}, {"per_unit": "0.335"})
EVEN = component("even", {"count": "job"}, {"per_unit": "0.335"})
ROWS = [seen("job", number) for number in range(4)]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("line", ["0.34", "0.34", "0.34", "0.34"]),
        ("running_total", ["0.34", "0.33", "0.34", "0.33"]),
        ("entry", ["0.34", "0.34", "0.34", "0.34"]),
    ],
)
def test_places(at: str, expected: list[str]) -> None:
    assert paid(terms(ODD, rounding={**MODES, "at": at}), *ROWS) == expected


def test_rounding_breaks_no_cap() -> None:
    cap = [{"code": "cap", "scope": "contract", "max": "1.005"}]
    assert paid(terms(ODD, EVEN, limits=cap), *ROWS) == ["0.68", "0.32", "0.00", "0.00"]


def test_rounding_breaks_no_floor() -> None:
    floor = [{"code": "floor", "scope": "period", "min": "0.67"}]
    rounding = {**MODES, "mode": "down"}
    assert paid(terms(ODD, EVEN, limits=floor, rounding=rounding), *ROWS) == ["0.67"] * 4


def test_a_coarser_unit() -> None:
    assert paid(terms(ODD, rounding={**MODES, "to": "0.05"}), *ROWS) == ["0.35"] * 4


def test_what_is_above_a_cap_is_cut_from_the_last_line_of_the_terms() -> None:
    """Also when an earlier floor gets a line only because rounding missed it."""
    limits = [
        {"code": "in_all", "scope": "contract", "min": "100.005", "due": "2020-05-01"},
        {"code": "each", "scope": "period", "min": "100.005"},
        {"code": "cap", "scope": "period", "max": "100.005"},
    ]
    statements = settle_all([terms(ODD, limits=limits)], [], quarter(3))
    assert [by_line(statement) for statement in statements] == [
        {"odd": "0.00", "each": "100.00"},
        {"odd": "0.00", "in_all": "100.00"},
        {"odd": "0.00", "in_all": "0.01", "each": "99.99"},
    ]


THIRD = component("third", {"count": "job"}, {"per_unit": "0.335"})
EACH = component("each", {"count": "person_job"}, {"per_unit": "0.335"})
SHARED = {"code": "half", "scope": "contract", "over": ["odd"], "max_share": {"share": "0.5"}}


def held(*parts: dict, limits: list[dict], quarters: int = 4, **rounding: str) -> list[dict]:
    """The lines of each quarter, with one job in each of them."""
    contract = terms(*parts, limits=limits, rounding={**MODES, **rounding})
    return [by_line(each) for each in settle_all([contract], ROWS, quarter(quarters))]


def test_each_entry_is_rounded_before_the_limits() -> None:
    rows = [seen("person_job", 0, 1, name) for name in "ab"]
    limits = [{"code": "cap", "scope": "person", "max": "9"}]
    rounding = {**MODES, "at": "entry"}
    assert paid(terms(EACH, limits=limits, rounding=rounding), *rows, quarters=1) == ["0.68"]
    assert paid(terms(EACH, limits=limits), *rows, quarters=1) == ["0.67"]


def test_a_limit_per_person_before_it_keeps_no_cap_from_holding() -> None:
    rows = [seen("person_job", 0, 1, name) for name in "ab"]
    limits = [
        {"code": "person", "scope": "person", "max": "9"},
        {"code": "cap", "scope": "contract", "max": "0.665"},
    ]
    assert paid(terms(EACH, limits=limits), *rows, quarters=1) == ["0.66"]


@pytest.mark.parametrize(
    ("scope", "most", "expected"),
    [
        ("period", "0.665", ["0.66", "0.66", "0.66", "0.66", "0.66"]),
        ("year", "1.005", ["0.68", "0.32", "0.00", "0.00", "0.68"]),
        ("contract", "1.675", ["0.68", "0.68", "0.31", "0.00", "0.00"]),
    ],
)
def test_caps_of_each_scope_hold_on_rounded_lines(
    scope: str, most: str, expected: list[str]
) -> None:
    cap = [{"code": "cap", "scope": scope, "max": most}]
    rows = [seen("job", number) for number in range(5)]
    assert paid(terms(ODD, EVEN, limits=cap), *rows, quarters=5) == expected


def test_a_return_is_not_exceeded_by_rounded_lines() -> None:
    drawn = [{"on": "2020-01-01", "amount": "1"}]
    limit = {"code": "most", "scope": "contract", "max_return": {"on": "note", "rate": "0"}}
    contract = terms(
        *(ODD, EVEN),
        limits=[limit],
        investments=[{"code": "note", "party": "senior", "drawdowns": drawn}],
    )
    statements = settle_all([contract], ROWS, quarter(3))
    assert [by_line(statement) for statement in statements] == [
        {"odd": "0.34", "even": "0.34"},
        {"odd": "0.32", "even": "0.00"},
        {"odd": "0.00", "even": "0.00"},
    ]


def test_each_cap_keeps_its_own_account() -> None:
    limits = [
        {"code": "first", "scope": "contract", "max": "0.335", "over": ["odd"]},
        {"code": "second", "scope": "contract", "max": "1.005", "over": ["even"]},
    ]
    assert held(ODD, EVEN, limits=limits, quarters=3) == [
        {"odd": "0.33", "even": "0.34"},
        {"odd": "0.00", "even": "0.34"},
        {"odd": "0.00", "even": "0.32"},
    ]


def test_what_is_too_much_is_cut_line_by_line_from_the_last() -> None:
    cap = [{"code": "cap", "scope": "contract", "max": "1.005"}]
    lines = held(ODD, EVEN, THIRD, limits=cap, quarters=1, mode="up", to="1")
    assert lines == [{"odd": "1.00", "even": "0.00", "third": "0.00"}]


def test_room_that_rounding_used_is_not_carried_over() -> None:
    cap = [{"code": "cap", "scope": "period", "max": "0.67", "unused": "carried"}]
    rows = [seen("job", 0), seen("job", 1, 3), seen("job", 2, 3)]
    assert paid(terms(ODD, limits=cap), *rows, quarters=3) == ["0.34", "1.00", "0.67"]


def test_a_share_holds_when_the_rounded_others_go_down() -> None:
    others = [component(code, {"count": "places"}, {"per_unit": "0.335"}) for code in "ab"]
    rows = [seen("job", 0, 9), seen("places", 0, 2), seen("places", 1, -1)]
    first, second = settle_all([terms(ODD, *others, limits=[SHARED])], rows, quarter(2))
    assert by_line(first) == {"odd": "1.34", "a": "0.67", "b": "0.67"}
    assert by_line(second) == {"odd": "-0.68", "a": "-0.34", "b": "-0.34"}


def test_a_floor_that_comes_after_a_share_gives_its_rounded_lines_no_room() -> None:
    """When the share was applied the floor had added nothing yet, also not to the whole."""
    other = component("other", {"count": "places"}, {"per_unit": "0.335"})
    rows = [seen("job", 0), seen("job", 1), seen("places", 0, 2)]
    floor = {"code": "floor", "scope": "period", "min": "1.50"}
    before = settle_all([terms(ODD, other, limits=[floor, SHARED])], rows, quarter(2))
    after = settle_all([terms(ODD, other, limits=[SHARED, floor])], rows, quarter(2))
    assert [by_line(statement) for statement in before] == [
        {"odd": "0.34", "other": "0.67", "floor": "0.50"},
        {"odd": "0.34", "other": "0.00", "floor": "1.17"},
    ]
    assert [by_line(statement) for statement in after] == [
        {"odd": "0.34", "other": "0.67", "floor": "0.50"},
        {"odd": "0.33", "other": "0.00", "floor": "1.17"},
    ]


def test_what_rounding_missed_is_added_to_the_line_of_the_floor() -> None:
    floor = [{"code": "floor", "scope": "period", "min": "1"}]
    lines = held(ODD, limits=floor, quarters=1, mode="down")
    assert lines == [{"odd": "0.33", "floor": "0.67"}]


def amended(before: dict, after: dict, *rows: Observation) -> list[dict]:
    """The lines of two quarters, with a limit on jobs and places that changes between them."""
    parts = [
        component("places", {"count": "places"}, {"per_unit": "1"}),
        component("jobs", {"count": "job"}, {"per_unit": "1"}),
        component("other", {"count": "checked"}, {"per_unit": "1"}),
    ]
    limit = {"code": "cap", "scope": "year", "over": ["places", "jobs"]}
    versions = [
        terms(*parts, limits=[{**limit, **before}]),
        terms(*parts, limits=[{**limit, **after}], valid_from="2020-04-01"),
    ]
    return [by_line(each) for each in settle_all(versions, rows, quarter(2))]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"max": "2"}, {"max": "1"}),
        ({"max_share": {"share": "0.5"}}, {"max_share": {"share": "0.2"}}),
    ],
)
def test_what_a_higher_cap_let_through_stays_on_rounded_lines(before: dict, after: dict) -> None:
    """So what goes back on one line leaves room for another one."""
    rows = [seen("places", 0, 2), seen("checked", 0, 2), seen("places", 1, -1), seen("job", 1)]
    assert amended(before, after, *rows) == [
        {"places": "2.00", "jobs": "0.00", "other": "2.00"},
        {"places": "-1.00", "jobs": "1.00", "other": "0.00"},
    ]


def test_a_changed_share_that_was_not_reached_lets_no_more_through() -> None:
    """Of 1 beside the others 2/5 may be 0.666…: also the rounded lines stay below it."""
    before, after = {"max_share": {"share": "0.5"}}, {"max_share": {"share": "0.4"}}
    rows = [seen("places", 0, 1), seen("checked", 0, 4), seen("checked", 1, -3)]
    assert amended(before, after, *rows) == [
        {"places": "1.00", "jobs": "0.00", "other": "4.00"},
        {"places": "-0.33", "jobs": "-0.01", "other": "-3.00"},
    ]


def test_rounding_is_made_up_for_once_a_floor_is_due() -> None:
    floor = [{"code": "floor", "scope": "contract", "min": "0.67", "due": "2020-05-01"}]
    contract = terms(ODD, EVEN, limits=floor, rounding={**MODES, "mode": "down"})
    assert paid(contract, seen("job", 0), quarters=3) == ["0.66", "0.01", "0.00"]


def test_the_trace_names_the_limit_that_changes_a_rounded_line() -> None:
    """A share holds on what is paid, also when a later cap takes something off the others."""
    big = component("big", {"count": "job"}, {"per_unit": "100"})
    small = component("small", {"count": "job"}, {"per_unit": "80"})
    limits = [
        {"code": "half", "scope": "contract", "over": ["small"], "max_share": {"share": "0.5"}},
        {"code": "each", "scope": "contract", "over": ["big"], "max": "60"},
    ]
    (statement,) = settle_all([terms(big, small, limits=limits)], [seen("job", 0)], quarter(1))
    assert by_line(statement) == {"big": "60.00", "small": "60.00"}
    trace = statement.lines[1].trace
    steps = [(step.stage, step.rule.get("code"), step.result) for step in trace[2:]]
    assert steps == [
        ("limit", "half", "80"),
        ("rounding", None, "80"),
        ("limit", "half", "60"),
        ("split", None, "60.00"),
    ]
    assert trace[4].inputs == {"amount": "80", "on": "rounded"}


def test_the_trace_names_the_floor_that_rounding_missed() -> None:
    floor = [{"code": "floor", "scope": "period", "min": "0.33"}]
    rounding = {**MODES, "mode": "down"}
    contract = terms(
        component("odd", {"count": "job"}, {"per_unit": "0.165"}),
        component("even", {"count": "job"}, {"per_unit": "0.165"}),
        limits=floor,
        rounding=rounding,
    )
    (statement,) = settle_all([contract], [seen("job", 0)], quarter(1))
    assert by_line(statement) == {"odd": "0.16", "even": "0.16", "floor": "0.01"}
    steps = [(s.stage, s.rule.get("code"), s.result) for s in statement.lines[2].trace]
    assert steps[-3:] == [
        ("rounding", None, "0"),
        ("limit", "floor", "0.01"),
        ("split", None, "0.01"),
    ]
