"""Quantities: each kind of change, and values that are not there."""

from datetime import date
from fractions import Fraction

import pytest

from contracts.arithmetic import Amount, Count, Observation
from contracts.arithmetic.blocks import Dated, DatedAmount
from contracts.arithmetic.facts import WHOLE, Facts
from contracts.arithmetic.readings import Reading, Window, read_pieces, read_value
from tests.contracts.arithmetic.builders import component, metric, quarter, seen, terms

pytestmark = pytest.mark.pure

READ = ("level", "control", "job", "places", "checked", "correct")
ALL = Window(quarter(0), quarter(4), quarter(3), WHOLE)


def read(quantity: dict[str, object], *rows: Observation, **options: object) -> Reading:
    metrics = [metric(code, **options) for code in READ]
    contract = terms(component("part", quantity, {"per_unit": "1"}), metrics=metrics)
    return read_value(contract.components[0].quantity, contract, Facts(rows), ALL)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("percent_reduction", Fraction(1300, 155)),
        ("percent_increase", Fraction(-1300, 155)),
        ("point_reduction", 13),
        ("point_increase", -13),
        ("reduction", 13),
        ("increase", -13),
    ],
)
def test_changes(kind: str, expected: Fraction) -> None:
    change = {"change": "level", "against": "baseline", "as": kind}
    assert read(change, seen("level", 0, 142), baseline="155").value == expected
    against = {"change": "job", "against": {"metric": "places"}, "as": kind}
    assert read(against, seen("job", 0, 142), seen("places", 1, 155)).value == expected


def test_nothing_measured_is_not_a_reduction_to_zero() -> None:
    change = {"change": "job", "against": "baseline", "as": "percent_reduction"}
    assert read(change, baseline="155").status == "waits"
    assert read(change, seen("job", 0, 0), baseline="155").value == 100


def test_no_percentage_of_nothing() -> None:
    assert read({"ratio": {"of": "job", "to": "places"}}, seen("places", 0, 0)).status == "waits"
    ratio = read({"ratio": {"of": "job", "to": "places"}}, seen("places", 0, 4))
    assert ratio.value == 0


def test_achieved() -> None:
    assert read({"achieved": "job"}, seen("job", 0, 9), target="10").value == 90
    assert read({"achieved": "job"}, target="10").value == 0
    assert read({"achieved": "level"}, target="10").status == "waits"


@pytest.mark.parametrize(
    ("status", "missing", "expected"),
    [
        ("not_measured", {}, (Fraction(7), "measured")),
        ("not_measured", {"not_measured": "zero"}, (Fraction(0), "taken_as_zero")),
        ("not_measured", {"not_measured": "block"}, (None, "blocked")),
        ("not_applicable", {}, (None, "not_applicable")),
        ("not_applicable", {"not_applicable": "zero"}, (Fraction(0), "taken_as_zero")),
    ],
)
def test_three_answers(status: str, missing: dict[str, str], expected: tuple) -> None:
    rows = [seen("level", 0, 7), seen("level", 1, status=status)]
    reading = read({"latest": "level"}, *rows, missing=missing)
    assert (reading.value, reading.status) == expected


def test_totals_say_what_was_added() -> None:
    reading = read({"count": "job"}, seen("job", 0, 2), seen("job", 3, 5))
    assert (reading.value, reading.added) == (7, 5)
    assert read({"count": "job"}, Observation("job", date(2021, 1, 1))).value == 0


SAMPLE = {"claimed": "job", "checked": "checked", "correct": "correct"}


@pytest.mark.parametrize(
    ("more", "correct", "expected"),
    [
        ({}, 19, Fraction(130 * 19, 20)),
        ({}, 20, 130),
        ({}, 21, 130),
        ({}, 0, 0),
        ({"tolerance": "0.05"}, 19, 130),
        ({"tolerance": "0.0499"}, 19, Fraction(130 * 19, 20)),
        ({"round": {"mode": "down", "to": "1"}}, 19, 123),
        ({"round": {"mode": "half_up", "to": "1"}}, 19, 124),
    ],
)
def test_a_sample(more: dict, correct: int, expected: object) -> None:
    rows = [seen("job", 0, 100), seen("job", 1, 30), seen("checked", 1, 20)]
    reading = read({"sampled": SAMPLE | more}, *rows, seen("correct", 2, correct))
    assert (reading.value, reading.status) == (expected, "measured")
    assert reading.inputs == (("reported", 130), ("checked", 20), ("correct", correct))


def test_nothing_checked_is_not_measured() -> None:
    sample = {"sampled": SAMPLE}
    assert read(sample, seen("job", 0, 9)).status == "waits"
    assert read(sample, seen("job", 0, 9), seen("checked", 0, 0)).status == "waits"
    assert read(sample, seen("checked", 0, 5)).value == 0
    assert read(sample, seen("job", 0, 9), seen("checked", 0, 5)).value == 0
    missing = {"not_measured": "block"}
    assert read(sample, seen("job", 0, 9), missing=missing).status == "blocked"
    rows = [seen("job", 0, 9), seen("checked", 0, 5)]
    gone = seen("correct", 0, status="not_applicable")
    assert read(sample, *rows, gone).status == "not_applicable"
    assert read(sample, seen("job", 0, status="not_applicable"), rows[1]).value is None


def test_what_was_claimed_stands_beside_what_was_accepted() -> None:
    rows = [seen("job", 0, 9, claimed=Fraction(11)), seen("job", 3, 5, claimed=Fraction(7))]
    reading = read({"count": "job"}, *rows, seen("job", 3, 1, claimed=Fraction(1)))
    assert (reading.value, reading.added) == (15, 6)
    assert reading.inputs == (("total", 15), ("before", 9), ("claimed", 8), ("accepted", 6))
    same = read({"count": "job"}, rows[0], seen("job", 3, 5))
    assert same.inputs == (("total", 14), ("before", 9))
    level = read({"latest": "level"}, seen("level", 0, 8, claimed=Fraction(9)))
    assert level.inputs == (("on", "2020-01-01"), ("claimed", 9), ("accepted", 8))
    assert read({"latest": "level"}, seen("level", 0, 8, claimed=Fraction(8))).inputs == (
        ("on", "2020-01-01"),
    )


def test_claims_go_through_the_same_rules_as_what_was_accepted() -> None:
    first = {"count": "step", "first_per": "person"}
    contract = terms(component("part", first, {"per_unit": "1"}))
    rows = [
        seen("step", 3, 0, "a", claimed=Fraction(1)),
        seen("step", 3, 1, "b", claimed=Fraction(2)),
    ]
    reading = read_value(contract.components[0].quantity, contract, Facts(rows), ALL)
    assert reading.inputs[2:] == (("claimed", 2), ("accepted", 1))


def test_a_claim_must_be_exact_too() -> None:
    with pytest.raises(TypeError, match="float"):
        Facts([seen("job", 0, 1, claimed=1.5)])


def test_pieces_of_a_count_by_the_days_of_a_tariff() -> None:
    dated = Dated(
        tuple(DatedAmount(quarter(number), Amount(Fraction(5))) for number in (0, 1, 3, 5))
    )
    window = Window(quarter(1), quarter(4), quarter(3), WHOLE)
    facts = Facts([seen("job", number, number + 1) for number in range(6)])
    assert read_pieces(Count("job"), dated, facts, window) == (0, 2 + 3, 4, 0)
