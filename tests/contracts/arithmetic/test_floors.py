"""Floors that an amendment changes: a lower one takes nothing back, a higher one is topped up."""

import pytest

from contracts.arithmetic import money_text, settle_all
from tests.contracts.arithmetic.builders import by_line, component, quarter, seen, terms

pytestmark = pytest.mark.pure

JOBS = component("jobs", {"count": "job"}, {"per_unit": "100"})


def amended(before: str, after: str, *counts: int) -> list[str]:
    versions = [
        terms(
            JOBS,
            limits=[{"code": "floor", "scope": "contract", "min": least, "due": "2020-02-01"}],
            valid_from=since,
        )
        for least, since in ((before, "2020-01-01"), (after, "2020-07-01"))
    ]
    rows = [seen("job", number, count) for number, count in enumerate(counts)]
    statements = settle_all(versions, rows, quarter(4))
    return [money_text(statement.total_cents).removesuffix(".00") for statement in statements]


def test_a_lowered_floor_takes_nothing_back() -> None:
    # 300 was topped up to 300; later jobs first make that up, as under the higher floor.
    assert amended("300", "100", 1, 0, 1, 2) == ["300", "0", "0", "100"]


def test_a_raised_floor_is_topped_up() -> None:
    assert amended("200", "500", 1, 0, 0, 0) == ["200", "0", "300", "0"]


def test_a_floor_that_was_never_needed_holds_nothing() -> None:
    assert amended("100", "50", 2, 0, -2, 0) == ["200", "0", "-150", "0"]


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        ("2020-07-01", ["100", "400", "0", "0"]),
        ("2020-08-15", ["100", "0", "400", "0"]),
        ("2021-01-01", ["100", "0", "0", "400"]),
    ],
)
def test_a_floor_per_year_that_ends_within_the_year_tops_up_in_its_last_period(
    until: str, expected: list[str]
) -> None:
    """Of 500 for the year one job of 100 is there, so 400 is added."""
    floor = {"code": "floor", "scope": "year", "min": "500", "until": until}
    statements = settle_all([terms(JOBS, limits=[floor])], [seen("job", 0)], quarter(4))
    totals = [money_text(statement.total_cents).removesuffix(".00") for statement in statements]
    assert totals == expected


def test_a_floor_that_ends_holds_on_the_rounded_lines_too() -> None:
    floor = {"code": "floor", "scope": "year", "min": "0.67", "until": "2020-04-01"}
    odd = component("odd", {"count": "job"}, {"per_unit": "0.335"})
    even = component("even", {"count": "job"}, {"per_unit": "0.335"})
    rounding = {"mode": "down", "to": "0.01", "at": "line"}
    contract = terms(odd, even, limits=[floor], rounding=rounding)
    statements = settle_all([contract], [seen("job", 0)], quarter(2))
    assert [statement.total_cents for statement in statements] == [67, 0]


def of_quarters(limit: dict[str, object], *rows: object, parts: tuple = (JOBS,)) -> list[str]:
    """What is paid in each quarter, in whole euros."""
    statements = settle_all([terms(*parts, limits=[limit])], rows, quarter(4))  # type: ignore[arg-type]
    return [money_text(statement.total_cents).removesuffix(".00") for statement in statements]


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ("2020-03-31", ["300", "0", "0", "0"]),
        # The day after the period is no day of it.
        ("2020-04-01", ["100", "200", "0", "0"]),
        ("2020-04-02", ["100", "200", "0", "0"]),
    ],
)
def test_a_guarantee_is_topped_up_in_the_period_of_its_day(due: str, expected: list[str]) -> None:
    floor = {"code": "floor", "scope": "contract", "min": "300", "due": due}
    assert of_quarters(floor, seen("job", 0, 1)) == expected


def test_a_floor_per_unit_holds_for_what_is_taken_back_too() -> None:
    floor = {"code": "floor", "scope": "unit", "min": "120"}
    rows = [seen("job", 0, 5), seen("job", 1, -3), seen("job", 2, 0)]
    assert of_quarters(floor, *rows) == ["600", "-360", "0", "0"]


@pytest.mark.parametrize("scope", ["person", "cohort"])
def test_everybody_has_a_floor_of_their_own(scope: str) -> None:
    people = component("people", {"count": "person_job"}, {"per_unit": "100"}, over=scope)
    floor = {"code": "floor", "scope": scope, "min": "250"}
    rows = [
        seen("person_job", number, None, person, key=f"{person}{number}", cohort=person)
        for person, last in (("p", 1), ("q", 4))
        for number in range(last)
    ]
    contract = terms(people, limits=[floor])
    first, *later = settle_all([contract], rows, quarter(4))
    assert first.total_cents == 500_00
    # The one stays at the floor; of the other it is used up first.
    assert [statement.total_cents for statement in later] == [0, 50_00, 100_00]


PEOPLE = component("people", {"count": "person_job"}, {"per_unit": "100"})


def test_a_lowered_floor_of_a_person_is_used_up_by_what_they_earn_later() -> None:
    """150 was added to 100; of that it stays at 250 in total, so 50 is left after 100 more."""
    versions = [
        terms(PEOPLE, limits=[{"code": "floor", "scope": "person", "min": least}], valid_from=since)
        for least, since in (("250", "2020-01-01"), ("100", "2020-04-01"))
    ]
    rows = [seen("person_job", number, 1, "p") for number in (0, 1)]
    statements = settle_all(versions, rows, quarter(2))
    assert [by_line(statement) for statement in statements] == [
        {"people": "100.00", "floor": "150.00"},
        {"people": "100.00", "floor": "-100.00"},
    ]


@pytest.mark.parametrize("scope", ["person", "cohort"])
def test_what_a_floor_adds_for_somebody_is_theirs_under_a_cap_of_their_own(scope: str) -> None:
    limits = [
        {"code": "floor", "scope": scope, "min": "250"},
        {"code": "cap", "scope": scope, "max": "220"},
    ]
    rows = [seen("person_job", 0, 1, person, cohort=person) for person in ("p", "q")]
    (statement,) = settle_all([terms(PEOPLE, limits=limits)], rows, quarter(1))
    assert by_line(statement) == {"people": "200.00", "floor": "240.00"}
