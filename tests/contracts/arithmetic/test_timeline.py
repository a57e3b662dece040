"""The life of a contract in slots, also over several versions."""

from datetime import date

import pytest

from contracts.arithmetic import Period, SettlementBlocked, periods_until
from contracts.arithmetic.timeline import order_versions, slot_after, slots_until
from tests.contracts.arithmetic.builders import component, quarter, terms

pytestmark = pytest.mark.pure

JOBS = component("jobs", {"count": "job"}, {"per_unit": "100"})


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
    ("versions", "code"),
    [
        ([], "no_terms"),
        ([terms(JOBS), terms(JOBS)], "terms_valid_from_twice"),
        ([terms(JOBS), terms(JOBS, valid_from="2021-01-01", currency="USD")], "currencies_differ"),
    ],
)
def test_versions_that_do_not_fit(versions: list, code: str) -> None:
    with pytest.raises(SettlementBlocked) as caught:
        order_versions(versions)
    assert caught.value.problem.code == code


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
