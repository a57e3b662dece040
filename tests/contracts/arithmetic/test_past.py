"""Sums and a few rows in the place of the observations before a period."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from contracts.arithmetic import Count, Observation, One, Sum
from contracts.arithmetic.counts import After
from contracts.arithmetic.facts import Facts
from contracts.arithmetic.past import UnknownNeedsError, needs_of, past_of
from tests.contracts.arithmetic.builders import component, quarter, seen, terms

pytestmark = pytest.mark.pure


def test_terms_say_what_can_be_asked() -> None:
    gate = {"quantity": {"ratio": {"of": "job", "to": "saving"}}, "over": "person", "at_least": "1"}
    contract = terms(
        component("a", {"count": "person_job", "first_per": "person"}, {"per_unit": "1"}),
        component("b", {"count": "job"}, {"per_unit": "1"}, gate=gate),
        component("c", {"latest": "rate"}, {"per_unit": "1"}),
        component(
            "d", {"sum": "nights", "after": {"event": "lease", "days": 3}}, {"per_unit": "1"}
        ),
        component("e", {"one": True}, {"amount": "1"}),
    )
    needs = needs_of(contract)
    assert list(needs.sums) == [
        Count("person_job", first_per_person=True),
        Count("job"),
        Sum("saving"),
        Sum("nights", after=(After("lease", 3),)),
    ]
    assert needs.valued == {"job", "saving", "rate"}
    assert needs.by_person == {"job", "saving"}
    assert needs.remembered == {"person_job", "lease"}


def test_a_quantity_that_is_not_known_has_no_past() -> None:
    contract = terms(component("a", {"one": True}, {"amount": "1"}))
    odd = replace(contract.components[0], quantity=type("Odd", (One,), {"metric": "job"})())
    needs_of(replace(contract, components=(odd,)))  # still one: nothing to remember
    with pytest.raises(UnknownNeedsError, match="object"):
        needs_of(replace(contract, components=(replace(odd, quantity=object()),)))


def test_rows_become_sums_between_marks() -> None:
    rows = [
        *[seen("saving", number, 10**number, cohort="x") for number in range(4)],
        seen("saving", 1, 7, cohort="y"),
        Observation("nights", quarter(0), None, "a", "x", quarter(0), quarter(3)),
    ]
    contract = terms(
        component("a", {"sum": "saving"}, {"per_unit": "1"}),
        component("b", {"sum": "nights"}, {"per_unit": "1"}),
    )
    past = past_of(needs_of(contract), Facts(rows), quarter(2), [quarter(0), quarter(1)])
    assert past.sums[Sum("saving")] == {
        ("x", ""): [(quarter(0), Fraction(1)), (quarter(1), Fraction(10))],
        ("y", ""): [(quarter(1), Fraction(7))],
    }
    assert past.sums[Sum("nights")] == {("x", ""): [(quarter(0), 91), (quarter(1), 91)]}
    assert past.seen["saving"] == {("x", ""): quarter(0), ("y", ""): quarter(1)}


def test_only_rows_that_decide_stay() -> None:
    statuses = ["measured", "measured", "not_measured", "not_measured"]
    rows = [
        replace(seen("rate", 0, 1, status=status), on=date(2020, 1, day))
        for day, status in enumerate(statuses, start=1)
    ]
    contract = terms(component("a", {"latest": "rate"}, {"per_unit": "1"}))
    past = past_of(needs_of(contract), Facts(rows), quarter(1), [quarter(0)])
    assert past.last["rate"] == [rows[1], rows[3]]
