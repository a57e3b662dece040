"""What is remembered of a bucket between periods, and which parts there are to look at."""

from dataclasses import fields, is_dataclass
from datetime import date
from fractions import Fraction
from typing import get_args, get_type_hints

import pytest

from contracts.arithmetic import SettlementBlocked, settle_all
from contracts.arithmetic.buckets import Agenda, Buckets, enter_bucket
from contracts.arithmetic.entitlement import State
from contracts.arithmetic.facts import WHOLE, Facts
from contracts.arithmetic.timeline import slots_until
from tests.contracts.arithmetic.builders import component, metric, paid, quarter, seen, terms

pytestmark = pytest.mark.pure

UNKNOWN = "not_measured"
PLAIN = {Fraction, int, str, bool, date, type(None)}


@pytest.mark.parametrize(
    ("over", "starts"),
    [
        ("contract", [0, 0, 0, 0, 0]),
        ("period", [0, 1, 2, 3, 4]),
        ("year", [0, 0, 0, 0, 4]),
    ],
)
def test_a_bucket_lasts_as_long_as_the_terms_say(over: str, starts: list[int]) -> None:
    contract = terms(component("jobs", {"count": "job"}, {"per_unit": "1"}, over=over))
    buckets: Buckets = {}
    found = [
        enter_bucket(buckets, (0, 0, None, None), contract.components[0], slot, quarter(0))
        for slot in slots_until([contract], quarter(5))
    ]
    assert [bucket.start for bucket in found] == [quarter(number) for number in starts]
    assert found[-1].year_start == quarter(4)


def test_a_person_is_looked_at_only_when_there_is_news() -> None:
    limit = {"code": "each", "scope": "person", "max": "5"}
    part = component("jobs", {"count": "person_job"}, {"per_unit": "1"})
    contract = terms(part, limits=[limit])
    rows = [seen("person_job", number, None, who) for number, who in enumerate("aba")]
    slots = slots_until([contract], quarter(4))
    agenda = Agenda(contract, contract.components[0], Facts(rows), slots)
    one, two = (None, "a"), (None, "b")
    assert [[turn[0] for turn in agenda.turns(slot)] for slot in slots] == [[one], [two], [one], []]


EACH = [{"code": "each", "scope": "person", "max": "1000"}]


def test_a_cohort_is_looked_at_from_the_period_in_which_it_begins() -> None:
    gate = {"quantity": {"count": "places"}, "at_least": "1"}
    contract = terms(
        component("jobs", {"count": "job"}, {"per_unit": "1"}, over="cohort", gate=gate)
    )
    slots = slots_until([contract], quarter(3))
    agenda = Agenda(contract, contract.components[0], Facts([seen("job", 1, cohort="x")]), slots)
    own = ("x", None)
    assert [agenda.turns(slot) for slot in slots] == [(), [(own, own)], [(own, own)]]


def test_a_person_without_news_is_looked_at_where_an_index_may_come() -> None:
    index = {"by": {"latest": "rate"}, "base": "1"}
    part = component("jobs", {"count": "person_job"}, {"per_unit": "10"}, index=index)
    rows = [seen("person_job", 0, 1, "a"), seen("rate", 1, 2)]
    assert paid(terms(part, limits=EACH), *rows, quarters=2) == ["0.00", "20.00"]


def test_a_person_without_news_is_looked_at_where_a_missing_measurement_blocks() -> None:
    part = component("jobs", {"count": "person_job"}, {"per_unit": "10"})
    metrics = [metric("person_job", missing={"not_measured": "block"})]
    contract = terms(part, limits=EACH, metrics=metrics)
    rows = [seen("person_job", 0, 1, "a"), seen("person_job", 1, subject="a", status=UNKNOWN)]
    assert settle_all([contract], rows[:1], quarter(2))[1].total_cents == 0
    with pytest.raises(SettlementBlocked):
        settle_all([contract], rows, quarter(2))


def test_news_from_before_a_component_begins_is_passed_over() -> None:
    part = component("jobs", {"count": "person_job"}, {"per_unit": "10"}, **{"from": "2020-04-01"})
    rows = [seen("person_job", number, 1, "a") for number in (0, 2)]
    assert paid(terms(part, limits=EACH), *rows) == ["0.00", "0.00", "10.00", "0.00"]


def test_a_component_as_a_whole_is_looked_at_in_its_own_days() -> None:
    part = component("jobs", {"count": "job"}, {"per_unit": "1"}, until="2020-04-01")
    contract = terms(part)
    slots = slots_until([contract], quarter(2))
    agenda = Agenda(contract, contract.components[0], Facts(()), slots)
    assert [agenda.turns(slot) for slot in slots] == [[(WHOLE, WHOLE)], ()]


def test_whatever_is_remembered_is_plain_data() -> None:
    """So that a contract's state can be written down after any period."""
    waiting: list[object] = [State]
    seen_types: set[object] = set()
    while waiting:
        kind = waiting.pop()
        if kind in seen_types or kind is Ellipsis:
            continue
        seen_types.add(kind)
        if get_args(kind):
            waiting.extend(get_args(kind))
        elif is_dataclass(kind):
            hints = get_type_hints(kind)
            waiting.extend(hints[field.name] for field in fields(kind))
        else:
            assert kind in PLAIN, kind


def test_a_component_that_is_over_or_still_waits_when_an_amendment_releases() -> None:
    for more, expected in (
        ({"from": "2020-01-01", "until": "2020-03-15"}, [[(WHOLE, WHOLE)], [(WHOLE, WHOLE)], ()]),
        ({"from": "2020-07-01"}, [(), (), [(WHOLE, WHOLE)]]),
    ):
        contract = terms(component("jobs", {"count": "job"}, {"per_unit": "1"}, **more))
        slots = slots_until([contract], quarter(3))
        (part,) = contract.components
        agenda = Agenda(contract, part, Facts(()), slots, releases_in=frozenset({1}))
        assert [agenda.turns(slot) for slot in slots] == expected


def test_a_gate_of_a_component_with_a_limit_per_cohort_sees_the_whole_contract() -> None:
    gate = {"quantity": {"count": "places"}, "at_least": "2"}
    part = component("jobs", {"count": "job"}, {"per_unit": "10"}, gate=gate)
    rows = [seen(name, 0, cohort=cohort) for name in ("job", "places") for cohort in "xy"]
    limit = {"code": "each", "scope": "cohort", "max": "1000"}
    assert paid(terms(part, limits=[limit]), *rows, quarters=1) == ["20.00"]
    own = {**part, "over": "cohort"}
    assert paid(terms(own, limits=[limit]), *rows, quarters=1) == ["0.00"]
