"""Sums and a few rows in the place of the observations before a period."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from contracts.arithmetic import Count, Observation, One, Sum
from contracts.arithmetic.counts import After
from contracts.arithmetic.facts import Facts
from contracts.arithmetic.past import Needs, UnknownNeedsError, needs_of, past_of
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


def test_also_nested_gates_and_what_is_set_off_ask_of_the_past() -> None:
    gate = {
        "at_least": 1,
        "of": [
            {"quantity": {"latest": "level"}, "at_least": "1"},
            {"quantity": {"count": "person_job"}, "over": "person", "at_least": "1"},
        ],
    }
    leased = {"sum": "nights", "excluding": "jail", "after": {"event": "lease", "days": 3}}
    contract = terms(
        component("a", leased, {"per_unit": "1"}),
        component("b", {"ratio": {"of": "jail", "to": "places"}}, {"per_unit": "1"}),
        component("c", {"count": "job"}, {"per_unit": "1"}, gate=gate),
        component("d", {"count": "reached"}, {"per_unit": "1"}, over="person"),
        netting=[{"code": "subsidy", "quantity": {"latest": "saving"}}],
    )
    metrics = [
        *("nights", "jail", "lease", "places"),
        *("job", "level", "person_job", "reached", "saving"),
    ]
    assert needs_of(contract) == Needs(
        sums=dict.fromkeys(
            [
                Sum("nights", "jail", (After("lease", 3),)),
                Sum("jail"),
                Count("places"),
                Count("job"),
                Count("person_job"),
                Count("reached"),
                Sum("saving"),
            ]
        ),
        valued={"jail", "places", "level", "saving"},
        metrics=dict.fromkeys(metrics),
        by_person={"job", "level", "person_job", "reached"},
        remembered={"lease"},
    )


@pytest.mark.parametrize(
    ("told", "by_person", "kept"),
    [
        # measured without a number is no value, and neither is a number that was not measured
        (["measured 1", "measured", "not_measured 3"], False, [0, 1, 2]),
        (["measured 1", "measured 2", "not_measured"], False, [1, 2]),
        (["measured 1", "not_applicable", "not_measured"], False, [0, 1, 2]),
        (["not_applicable", "measured 1", "measured 2"], False, [2]),
        # the last of every person only where persons are told apart
        (["measured 1 ann", "measured 2 bob", "measured 3 ann"], False, [2]),
        (["measured 1 ann", "measured 2 bob", "measured 3 ann"], True, [1, 2]),
    ],
)
def test_the_last_value_the_last_measured_and_the_last_row_stay(
    told: list[str], by_person: bool, kept: list[int]
) -> None:
    rows = []
    for day, (status, quantity, subject) in enumerate((f"{x}  ".split(" ")[:3] for x in told), 1):
        row = seen("rate", 0, quantity or None, subject, status=status)
        rows.append(replace(row, on=date(2020, 1, day)))
    needs = Needs(valued={"rate"}, metrics={"rate": None})
    needs.by_person = {"rate"} if by_person else set()
    # A row of the day itself is not of the past.
    facts = Facts([*rows, seen("rate", 1, 9, "ann")])
    past = past_of(needs, facts, quarter(1), [quarter(0)])
    assert past.day == quarter(1)
    assert past.last["rate"] == [rows[number] for number in kept]


def test_what_was_before_the_first_mark_is_a_stretch_of_its_own() -> None:
    contract = terms(component("a", {"sum": "saving"}, {"per_unit": "1"}))
    facts = Facts([seen("saving", number, 10**number) for number in range(4)])
    past = past_of(needs_of(contract), facts, quarter(3), [quarter(1), quarter(2)])
    stretches = [(date.min, 1), (quarter(1), 10), (quarter(2), 100)]
    assert past.sums == {Sum("saving"): {("", ""): stretches}}
