"""Telescoping, and the parts that a limit's keys stand for."""

from fractions import Fraction

import pytest

from contracts.arithmetic import settle_all
from contracts.arithmetic.ceilings import LimitState
from contracts.arithmetic.entries import Entry
from contracts.arithmetic.limit_work import Work, in_order, part_of
from contracts.arithmetic.terms import Limit
from tests.contracts.arithmetic.builders import by_line, component, paid, quarter, seen, terms

pytestmark = pytest.mark.pure


def at_work(limit: Limit) -> Work:
    """A limit at work in a contract that has nothing else to say."""
    return Work(None, limit, LimitState(), None, 0, {})  # type: ignore[arg-type]


def test_an_entry_becomes_what_the_capped_total_grows_by() -> None:
    work = at_work(Limit("l", "max", "contract"))
    found = []
    for amount in (60, 60, -10, 20):
        entry = Entry(0, "jobs", Fraction(amount), None)
        cut = work.let_through(None, entry, Fraction(100))
        found.append((entry.amount, cut))
    assert found == [(60, 0), (40, 20), (0, -10), (0, 20)]
    assert (work.state.incoming, work.state.outgoing) == ({None: 130}, {None: 100})
    assert work.state.cut == {None: {"jobs": 30}}


def test_of_no_component_more_stays_than_came_in_of_it() -> None:
    work = at_work(Limit("l", "max", "contract"))
    jobs, places = Entry(0, "jobs", Fraction(90), None), Entry(1, "places", Fraction(60), None)
    back = Entry(0, "jobs", Fraction(-40), None)
    cuts = [work.let_through(None, entry, Fraction(100)) for entry in (jobs, places, back)]
    assert cuts == [0, 50, 0]
    assert (jobs.amount, places.amount, back.amount) == (90, 10, -40)
    assert work.state.outgoing == {None: 60}


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


def test_room_that_comes_later_is_for_what_was_cut_and_for_nothing_else() -> None:
    """Of 200 and 300, 200 and 50 pass; then 120 more: of the places, not of the first component."""
    cap = {"code": "cap", "scope": "contract", "max": "250"}
    versions = [
        terms(JOBS, PLACES, limits=[cap]),
        terms(JOBS, PLACES, limits=[{**cap, "max": "370"}], valid_from="2020-04-01"),
    ]
    rows = [seen("job", 0, 2), seen("places", 0, 3), seen("job", 1, 1)]
    first, second = settle_all(versions, rows, quarter(2))
    assert by_line(first) == {"jobs": "200.00", "places": "50.00"}
    assert by_line(second) == {"jobs": "0.00", "places": "120.00"}


def test_room_is_given_out_in_the_order_of_the_terms() -> None:
    """Of 300 and 300, 100 of the jobs pass; 250 more is 200 of the jobs and 50 of the places."""
    cap = {"code": "cap", "scope": "contract", "max": "100"}
    versions = [
        terms(JOBS, PLACES, limits=[cap]),
        terms(JOBS, PLACES, limits=[{**cap, "max": "350"}], valid_from="2020-04-01"),
    ]
    rows = [seen("job", 0, 3), seen("places", 0, 3)]
    first, second = settle_all(versions, rows, quarter(2))
    assert by_line(first) == {"jobs": "100.00", "places": "0.00"}
    assert by_line(second) == {"jobs": "200.00", "places": "50.00"}


def test_what_goes_back_of_one_makes_room_for_what_was_cut_of_another() -> None:
    """Jobs 300 and 100 of the places pass; then 200 of the level goes back, and places come."""
    level = component("level", {"latest": "rate"}, {"per_unit": "100"})
    cap = {"code": "cap", "scope": "contract", "max": "400"}
    rows = [seen("rate", 0, "3"), seen("places", 0, 3), seen("rate", 1, "1")]
    first, second = settle_all([terms(level, PLACES, limits=[cap])], rows, quarter(2))
    assert by_line(first) == {"level": "300.00", "places": "100.00"}
    assert by_line(second) == {"level": "-200.00", "places": "200.00"}


def test_a_share_that_falls_takes_back_what_was_let_through_last() -> None:
    """Half of what the level makes: 200 and then 100. Of jobs 100 and places 100, the places go."""
    level = component("level", {"latest": "rate"}, {"per_unit": "100"})
    share = {
        "code": "share",
        "scope": "contract",
        "over": ["jobs", "places"],
        "max_share": {"share": "0.5", "of": ["level"]},
    }
    rows = [seen("rate", 0, "4"), seen("rate", 1, "2"), seen("job", 0, 1), seen("places", 0, 3)]
    contract = terms(level, JOBS, PLACES, limits=[share])
    first, second = settle_all([contract], rows, quarter(2))
    assert by_line(first) == {"level": "400.00", "jobs": "100.00", "places": "100.00"}
    assert by_line(second) == {"level": "-200.00", "jobs": "0.00", "places": "-100.00"}


def test_a_cap_that_becomes_a_share_takes_back_from_the_first_component() -> None:
    """It did not note whose money it let through while it was an amount."""
    level = component("level", {"latest": "rate"}, {"per_unit": "100"})
    cap = {"code": "cap", "scope": "contract", "over": ["jobs", "places"]}
    half = {**cap, "max_share": {"share": "0.5", "of": ["level"]}}
    more = {**cap, "max_share": {"share": "0.6", "of": ["level"]}}
    versions = [
        terms(level, JOBS, PLACES, limits=[{**cap, "max": "500"}]),
        terms(level, JOBS, PLACES, limits=[half], valid_from="2020-04-01"),
        terms(level, JOBS, PLACES, limits=[more], valid_from="2020-07-01"),
    ]
    rows = [seen("rate", 1, "8"), seen("rate", 3, "2"), seen("job", 0, 2), seen("places", 0, 1)]
    first, *_, last = settle_all(versions, rows, quarter(4))
    assert by_line(first) == {"level": "0.00", "jobs": "200.00", "places": "100.00"}
    assert by_line(last) == {"level": "-600.00", "jobs": "-180.00", "places": "0.00"}


def test_what_was_cut_of_a_component_that_left_the_limit_is_of_the_first_that_stays() -> None:
    cap = {"code": "cap", "scope": "contract", "max": "100"}
    later = {**cap, "max": "250", "over": ["jobs"]}
    versions = [
        terms(JOBS, PLACES, limits=[cap]),
        terms(JOBS, PLACES, limits=[later], valid_from="2020-04-01"),
    ]
    rows = [seen("job", 0, 1), seen("places", 0, 2)]
    first, second = settle_all(versions, rows, quarter(2))
    assert by_line(first) == {"jobs": "100.00", "places": "0.00"}
    assert by_line(second) == {"jobs": "150.00", "places": "0.00"}


def test_a_floor_that_a_cap_cut_is_given_out_on_its_own_line() -> None:
    floor = {"code": "floor", "scope": "contract", "min": "300", "due": "2020-02-01"}
    cap = {"code": "cap", "scope": "contract", "max": "150"}
    versions = [
        terms(JOBS, limits=[floor, cap]),
        terms(JOBS, limits=[floor, {**cap, "max": "280"}], valid_from="2020-04-01"),
    ]
    first, second = settle_all(versions, [seen("job", 0, 1)], quarter(2))
    assert by_line(first) == {"jobs": "100.00", "floor": "50.00"}
    assert by_line(second) == {"jobs": "0.00", "floor": "130.00"}


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


REACHED = component("reached", {"count": "reached"}, {"per_unit": "100"})
STEPS = component("steps", {"count": "step"}, {"per_unit": "100"})


def of_person(counts: dict[str, int], number: int = 0) -> list:
    return [seen(metric, number, count, "p") for metric, count in counts.items()]


def raised(parts: tuple, before: str, after: str, rows: list, **more: object) -> list[dict]:
    """The lines of two quarters, when the second has another maximum per person."""
    cap = {"code": "cap", "scope": "person", "max": before}
    versions = [
        terms(*parts, limits=[cap]),
        terms(*parts, limits=[{**cap, "max": after, **more}], valid_from="2020-04-01"),
    ]
    return [by_line(statement) for statement in settle_all(versions, rows, quarter(2))]


def test_what_was_cut_of_a_persons_own_goes_back_first() -> None:
    """Of p 100 is paid and 300 cut; what goes back of the second was cut, so nothing changes."""
    rows = of_person({"person_job": 2, "reached": 2}) + of_person({"reached": -1}, number=1)
    first, second = raised((PEOPLE, REACHED), "100", "100", rows)
    assert first == {"people": "100.00", "reached": "0.00"}
    assert second == {"people": "0.00", "reached": "0.00"}


def test_a_persons_room_is_given_out_in_the_order_of_the_terms() -> None:
    rows = of_person({"person_job": 2, "reached": 2})
    _, second = raised((PEOPLE, REACHED), "100", "250", rows)
    assert second == {"people": "100.00", "reached": "50.00"}


def test_what_was_cut_of_a_person_is_inherited_by_the_first_component_that_stays() -> None:
    """Of each 100 is cut; of 250 more the first that stays gets its own 100 and 100."""
    rows = of_person({"step": 2, "person_job": 1, "reached": 1})
    parts = (STEPS, PEOPLE, REACHED)
    first, second = raised(parts, "100", "350", rows, over=["people", "reached"])
    assert first == {"steps": "100.00", "people": "0.00", "reached": "0.00"}
    assert second == {"steps": "0.00", "people": "200.00", "reached": "50.00"}


def test_a_share_that_falls_takes_nothing_back_of_what_was_cut_entirely() -> None:
    care = component("care", {"count": "checked"}, {"per_unit": "100"})
    share = {"share": "0.5", "of": ["care"]}
    limit = {"code": "s", "scope": "contract", "over": ["jobs", "places"], "max_share": share}
    rows = [seen("checked", 0, 4), seen("job", 0, 2), seen("places", 0, 1), seen("checked", 1, -2)]
    first, second = settle_all([terms(care, JOBS, PLACES, limits=[limit])], rows, quarter(2))
    assert by_line(first) == {"care": "400.00", "jobs": "200.00", "places": "0.00"}
    assert by_line(second) == {"care": "-200.00", "jobs": "-100.00", "places": "0.00"}


def test_a_cap_that_is_over_nothing_any_more_releases_on_its_own_line() -> None:
    """The jobs become an emergency payment, which no cap is over that does not name it."""
    other, cap = ({"code": code, "scope": "contract", "max": "100"} for code in ("other", "cap"))
    versions = [
        terms(JOBS, limits=[{**other, "max": "1000"}, cap]),
        terms(
            {**JOBS, "kind": "emergency"},
            limits=[{**other, "max": "1000"}, {**cap, "max": "250"}],
            valid_from="2020-04-01",
        ),
    ]
    first, second = settle_all(versions, [seen("job", 0, 3)], quarter(2))
    assert by_line(first) == {"jobs": "100.00"}
    assert by_line(second) == {"jobs": "0.00", "cap": "150.00"}


def test_what_is_released_comes_behind_what_is_there_of_its_line_or_one_before() -> None:
    here = [Entry(order, code, Fraction(1), None) for order, code in ((1, "b"), (1, "b"), (3, "d"))]
    orders = (0, 1, 2, 3, 4)
    freed = [Entry(order, "abcde"[order], Fraction(2), None) for order in orders]
    found = [(entry.code, entry.amount) for entry in in_order(here, freed)]
    assert found == [("a", 2), ("b", 1), ("b", 1), ("b", 2), ("c", 2), ("d", 1), ("d", 2), ("e", 2)]
