"""Floors that an amendment changes: a lower one takes nothing back, a higher one is topped up."""

import pytest

from contracts.arithmetic import money_text, settle_all
from tests.contracts.arithmetic.builders import component, quarter, seen, terms

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
