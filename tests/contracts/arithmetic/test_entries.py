"""Buckets and interim payments: what a component is worth more in each period."""

from fractions import Fraction

import pytest

from contracts.arithmetic import Problem, SettlementBlocked, settle_all
from contracts.arithmetic.buckets import Agenda
from contracts.arithmetic.entries import Detail, Entry, Place, component_entries
from contracts.arithmetic.facts import Facts
from contracts.arithmetic.readings import Reading
from contracts.arithmetic.timeline import slots_until
from tests.contracts.arithmetic.builders import component, metric, paid, quarter, seen, terms

pytestmark = pytest.mark.pure

BRACKETS = {"brackets": [{"to": "3", "per_unit": "10"}, {"per_unit": "1"}]}


@pytest.mark.parametrize(
    ("over", "expected"),
    [
        ("contract", ["20", "11", "2", "2", "2"]),
        ("period", ["20", "20", "20", "20", "20"]),
        ("year", ["20", "11", "2", "2", "20"]),
        ("cohort", ["20", "20", "11", "11", "2"]),
    ],
)
def test_buckets(over: str, expected: list[str]) -> None:
    part = component("jobs", {"count": "job"}, BRACKETS, over=over)
    rows = [seen("job", number, 2, cohort="ab"[number % 2]) for number in range(5)]
    assert [text[:-3] for text in paid(terms(part), *rows, quarters=5)] == expected


def interim(rows: tuple[int, ...], **rule: object) -> list[str]:
    rule = {"true_up_on": "2020-08-15", **rule}
    part = component("jobs", {"count": "job"}, {"per_unit": "100"}, interim=rule)
    seen_rows = [seen("job", number, amount) for number, amount in enumerate(rows)]
    return [text[:-3] for text in paid(terms(part), *seen_rows)]


def test_interim_payments_are_trued_up() -> None:
    assert interim((5, 0, -2, 4), share="0.8", clawback=True) == ["400", "0", "-100", "400"]
    assert interim((5, 0, -2, 4), share="0.8", clawback=False) == ["400", "0", "0", "300"]


def test_interim_payments_by_another_rule() -> None:
    rule = {
        "quantity": {"one": True},
        "price": {
            "schedule": [{"in": "2020-01-01", "amount": "50"}, {"in": "2020-04-01", "amount": "50"}]
        },
        "clawback": True,
    }
    assert interim((0, 0, 3, 0), **rule) == ["50", "50", "200", "0"]


def test_a_rate_counts_the_days_of_its_bucket() -> None:
    rate = {"rate": "0.0366", "per": "year", "day_count": "act/act"}
    part = component("interest", {"notional": "1000"}, rate, until="2020-03-02")
    assert paid(terms(part), quarters=2) == ["6.10", "0.00"]


def test_the_recipient_pays_when_it_is_negative() -> None:
    part = component("fine", {"count": "job"}, {"per_unit": "5"}, negative=True)
    assert paid(terms(part), seen("job", 0, 3), quarters=1) == ["-15.00"]


def test_an_interim_payment_may_be_counted_otherwise_at_the_same_price() -> None:
    rule = {"quantity": {"count": "places"}, "clawback": True}
    part = component("jobs", {"count": "job"}, {"per_unit": "100"})
    part["interim"] = {"true_up_on": "2020-08-15", **rule}
    rows = [seen("places", 0, 2), seen("job", 1, 5)]
    assert paid(terms(part), *rows) == ["200.00", "0.00", "300.00", "0.00"]


def test_an_entry_says_how_it_came_about() -> None:
    contract = terms(component("jobs", {"count": "job"}, {"per_unit": "10"}))
    (part,), (first, slot) = contract.components, slots_until([contract], quarter(2))
    facts = Facts([seen("job", 0, 2), seen("job", 1, 3)])
    agenda, buckets = Agenda(contract, part, facts, [first, slot]), {}
    for at in (first, slot):
        place = Place(contract, 0, 0, at, quarter(0), frozenset(), {})
        found = [*component_entries(place, facts, agenda, buckets, is_strict=True)]
    five, worths = Fraction(5), [Fraction(50)] * 3
    reading = Reading(five, "measured", (("total", five), ("before", Fraction(2))), "job", five - 2)
    index = Reading(Fraction(1))
    due = {"before": Fraction(20), "after": Fraction(50)}
    detail = Detail(reading, None, None, *worths, **due, index=index)
    assert found == [Entry(0, "jobs", Fraction(30), Fraction(3), (None, None), detail)]
    assert detail == Detail(
        *(reading, None, None, *worths, "", Fraction(20), Fraction(50)),
        *((), None, (), False, None, None, index),
    )


@pytest.mark.parametrize("where", ["quantity", "gate", "index", "price"])
def test_a_metric_that_must_be_measured_first_blocks_in_its_own_period(where: str) -> None:
    latest = {"latest": "rate"}
    part: dict[str, dict[str, object]] = {
        "quantity": {"quantity": latest},
        "gate": {"gate": {"quantity": latest, "at_least": "1"}},
        "index": {"index": {"by": latest, "base": "1"}},
        "price": {"price": {"by": latest, "steps": [{"at_least": "0", "amount": "10"}]}},
    }
    jobs = component("jobs", {"count": "job"}, {"per_unit": "10"}, **{"from": "2020-02-01"})
    rules = [metric("job"), metric("rate", missing={"not_measured": "block"})]
    contract = terms({**jobs, **part[where]}, metrics=rules)
    with pytest.raises(SettlementBlocked) as caught:
        settle_all([contract], [seen("job", 0)], quarter(1))
    days = {"start": "2020-02-01", "end": "2020-04-01"}
    params = {"metric": "rate", "component": "jobs", **days}
    assert caught.value.problem == Problem("observations", "not_measured", params)
