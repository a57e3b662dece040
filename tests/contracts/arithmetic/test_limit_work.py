"""Telescoping, and the parts that a limit's keys stand for."""

from fractions import Fraction

import pytest

from contracts.arithmetic import settle_all
from contracts.arithmetic.ceilings import LimitState
from contracts.arithmetic.entries import Entry
from contracts.arithmetic.limit_work import part_of, telescope
from contracts.arithmetic.terms import Limit
from tests.contracts.arithmetic.builders import by_line, component, paid, quarter, seen, terms

pytestmark = pytest.mark.pure


def test_an_entry_becomes_what_the_capped_total_grows_by() -> None:
    state = LimitState()
    found = []
    for amount in (60, 60, -50, 30):
        entry = Entry(0, "jobs", Fraction(amount), None)
        cut = telescope(state, None, entry, Fraction(100))
        found.append((entry.amount, cut))
    assert found == [(60, 0), (40, 20), (-30, -20), (30, 0)]
    assert (state.incoming, state.outgoing) == ({None: 100}, {None: 100})


def test_a_key_stands_for_a_cohort_a_person_or_everything() -> None:
    def part(scope: str, key: object) -> object:
        return part_of(Limit("l", "max", scope), key)  # type: ignore[arg-type]

    assert part("cohort", "west") == ("west", None)
    assert part("person", "p") == (None, "p")
    assert part("year", 2020) == (None, None)


JOBS = component("jobs", {"count": "job"}, {"per_unit": "100"})
PLACES = component("places", {"count": "places"}, {"per_unit": "100"})
PEOPLE = component("people", {"count": "person_job"}, {"per_unit": "100"})


def test_what_a_raised_cap_releases_is_the_persons_own() -> None:
    """Of 300, 100 and then 200 may be paid; the cap behind it has room for 150 of this person."""
    first = {"code": "first", "scope": "person", "max": "100"}
    each = {"code": "each", "scope": "person", "max": "150"}
    versions = [
        terms(PEOPLE, limits=[first, each]),
        terms(PEOPLE, limits=[{**first, "max": "200"}, each], valid_from="2020-04-01"),
    ]
    rows = [seen("person_job", 0, 3, "p")]
    statements = settle_all(versions, rows, quarter(2))
    assert [each.total_cents for each in statements] == [10000, 5000]


def test_what_a_raised_cap_releases_is_of_a_component_that_it_is_over() -> None:
    cap = {"code": "cap", "scope": "contract", "max": "100", "over": ["places"]}
    versions = [
        terms(JOBS, PLACES, limits=[cap]),
        terms(JOBS, PLACES, limits=[{**cap, "max": "250"}], valid_from="2020-04-01"),
    ]
    rows = [seen("job", 0, 1), seen("places", 0, 2)]
    first, second = settle_all(versions, rows, quarter(2))
    assert by_line(first) == {"jobs": "100.00", "places": "100.00"}
    assert by_line(second) == {"jobs": "0.00", "places": "100.00"}


def test_what_waits_passes_in_the_order_of_the_terms() -> None:
    """Not in the order in which it came to wait: the first component goes first."""
    quarterly = {"code": "quarterly", "scope": "period", "max": "100", "excess": "carried"}
    contract = terms(JOBS, PLACES, limits=[quarterly])
    rows = [seen("places", 0, 2), seen("job", 1, 1), seen("job", 2, 1)]
    statements = settle_all([contract], rows, quarter(4))
    assert [by_line(each) for each in statements] == [
        {"jobs": "0.00", "places": "100.00"},
        {"jobs": "0.00", "places": "100.00"},
        {"jobs": "100.00", "places": "0.00"},
        {"jobs": "100.00", "places": "0.00"},
    ]


@pytest.mark.parametrize("scope", ["person", "cohort"])
def test_what_waits_passes_by_name_not_by_how_long_it_waits(scope: str) -> None:
    """Of b 200 of 300 waits, 100 of it still when 100 of a does too; then a goes before b.

    The cap behind it has room for 250 of each, so the last 100 of b is half of it.
    """
    quarterly = {"code": "quarterly", "scope": "period", "max": "100", "excess": "carried"}
    each = {"code": "each", "scope": scope, "max": "250"}
    rows = [seen("person_job", 0, 3, "b", cohort="b"), seen("person_job", 1, 1, "a", cohort="a")]
    contract = terms(PEOPLE, limits=[quarterly, each])
    assert paid(contract, *rows) == ["100.00", "100.00", "100.00", "50.00"]


@pytest.mark.parametrize("scope", ["person", "cohort"])
def test_what_waits_of_all_together_passes_before_what_waits_of_one(scope: str) -> None:
    """Until April nobody is told apart: 200 waits of all together. Then A has a maximum of 150.

    Of all together 100 and 50 pass that maximum, as that is nobody's; then 100 of A does.
    """
    quarterly = {"code": "quarterly", "scope": "period", "max": "100", "excess": "carried"}
    each = {"code": "each", "scope": scope, "max": "150"}
    versions = [
        terms(PEOPLE, limits=[quarterly]),
        terms(PEOPLE, limits=[quarterly, each], valid_from="2020-04-01"),
    ]
    rows = [seen("person_job", 0, 3, "A", cohort="A"), seen("person_job", 1, 1, "A", cohort="A")]
    statements = settle_all(versions, rows, quarter(4))
    assert [statement.total_cents for statement in statements] == [10000, 10000, 5000, 10000]
