"""The life of a contract in slots, also over several versions."""

from datetime import date

import pytest

from contracts.arithmetic import Period, Problem, SettlementBlocked, periods_until
from contracts.arithmetic.timeline import order_versions, slot_after, slots_until, version_on
from tests.contracts.arithmetic.builders import component, quarter, terms

pytestmark = pytest.mark.pure

JOBS = component("jobs", {"count": "job"}, {"per_unit": "100"})
VAT = {
    "code": "btw",
    "rate": "0.21",
    "treatment": "on_top",
    "round": {"mode": "half_up", "to": "0.01", "at": "line"},
}
FLOOR = {"code": "least", "scope": "contract", "min": "500", "due": "2021-02-01"}


def test_only_whole_periods() -> None:
    contract = terms(JOBS)
    assert periods_until([contract], date(2020, 9, 30)) == [
        Period(quarter(0), quarter(1)),
        Period(quarter(1), quarter(2)),
    ]


def test_the_version_on_the_first_day_holds_and_lends_its_periods() -> None:
    first = terms(JOBS)
    months = {"every": "month", "from": "2020-01-01"}
    second = terms(JOBS, valid_from="2020-05-01", periods=months)
    slots = slots_until(order_versions([second, first]), date(2020, 9, 1))
    assert [slot.version for slot in slots] == [0, 0, 1, 1]
    assert [slot.period.start.month for slot in slots] == [1, 4, 7, 8]


def test_the_first_and_the_last_period_of_a_year() -> None:
    slots = slots_until([terms(JOBS)], quarter(5))
    assert [slot.is_year_end for slot in slots] == [False, False, False, True, False]
    assert [slot.year_start for slot in slots] == [*[quarter(0)] * 4, quarter(4)]


@pytest.mark.parametrize(
    ("versions", "problem"),
    [
        ([], Problem("", "no_terms")),
        (
            [terms(JOBS), terms(JOBS)],
            Problem("valid_from", "terms_valid_from_twice", {"found": "2020-01-01"}),
        ),
        (
            [terms(JOBS), terms(JOBS, valid_from="2021-01-01", currency="USD")],
            Problem("currency", "currencies_differ", {"found": "USD", "known": "EUR"}),
        ),
        (
            [
                terms({**JOBS, "code": "btw"}),
                terms(JOBS, valid_from="2021-01-01"),
                terms(JOBS, valid_from="2022-01-01", vat=[VAT]),
            ],
            Problem("vat", "code_changes_meaning", {"found": "btw"}),
        ),
        (
            [
                terms(JOBS, vat=[VAT]),
                terms(JOBS, valid_from="2021-01-01", limits=[{**FLOOR, "code": "btw"}]),
            ],
            Problem("vat", "code_changes_meaning", {"found": "btw"}),
        ),
    ],
)
def test_versions_that_do_not_fit(versions: list, problem: Problem) -> None:
    with pytest.raises(SettlementBlocked) as caught:
        order_versions(versions)
    assert caught.value.problem == problem


def test_a_cap_may_have_the_code_of_an_earlier_tax() -> None:
    """It makes no line of its own."""
    cap = {"code": "btw", "scope": "contract", "max": "5"}
    versions = [terms(JOBS, vat=[VAT]), terms(JOBS, valid_from="2021-01-01", limits=[cap])]
    assert order_versions(versions) == tuple(versions)


def test_the_version_on_a_day_is_the_last_that_began() -> None:
    versions = [terms(JOBS, valid_from=f"202{number}-01-01") for number in range(4)]
    for day, number in (
        (date(2019, 1, 1), 0),
        (date(2020, 12, 31), 0),
        (date(2021, 1, 1), 1),
        (date(2022, 6, 1), 2),
        (date(2030, 1, 1), 3),
    ):
        assert version_on(versions, day) == number


def test_the_slot_after_another_is_found_without_those_before() -> None:
    versions = order_versions(
        [terms(JOBS, periods={"dates": ["2020-01-01", "2020-02-01", "2021-01-01"]})]
    )
    first, second = slots_until(versions, date(2030, 1, 1))
    assert slot_after(versions, first.index, first.period.end, first.year_start) == second
    assert slot_after(versions, second.index, second.period.end, second.year_start) is None


def test_the_periods_since_one_of_them_are_the_last_of_all() -> None:
    months = {"every": "month", "from": "2020-01-01"}
    versions = [terms(JOBS), terms(JOBS, valid_from="2020-05-01", periods=months)]
    every = periods_until(versions, date(2021, 3, 15))
    for number, period in enumerate(every, start=1):
        assert periods_until(versions, date(2021, 3, 15), period.end) == every[number:]
    for odd in (date(2020, 2, 1), date(2019, 1, 1), date(2020, 1, 1)):
        assert periods_until(versions, date(2021, 3, 15), odd) == every


def test_the_periods_since_the_first_of_one_day_and_up_to_the_last() -> None:
    days = {"dates": ["2020-01-01", "2020-01-02", "2020-01-04", "2020-01-05"]}
    versions = [terms(JOBS, periods=days)]
    first, second, third = (
        Period(date(2020, 1, start), date(2020, 1, end)) for start, end in ((1, 2), (2, 4), (4, 5))
    )
    until = third.end
    assert periods_until(versions, until) == [first, second, third]
    assert periods_until(versions, until, first.end) == [second, third]
    assert periods_until(versions, until, second.end) == [third]
    # A day that is no boundary, just after one of them and just before.
    assert periods_until(versions, until, date(2020, 1, 3)) == [first, second, third]
    assert periods_until(versions, until, date(2020, 1, 1)) == [first, second, third]
    assert periods_until(versions, date(2020, 1, 4), first.end) == [second]


def test_a_day_before_the_contract_is_no_boundary_of_it() -> None:
    later = terms(JOBS, valid_from="2020-05-01", periods={"every": "month", "from": "2020-05-01"})
    versions = [terms(JOBS), later]
    every = periods_until(versions, date(2020, 8, 1))
    assert periods_until(versions, date(2020, 8, 1), date(2020, 4, 1)) == every[1:]
    assert periods_until(versions, date(2020, 8, 1), date(2019, 12, 31)) == every
