"""Quantities: each kind of change, and values that are not there."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from contracts.arithmetic import Amount, Count, Observation
from contracts.arithmetic.blocks import Dated, DatedAmount
from contracts.arithmetic.facts import WHOLE, Facts
from contracts.arithmetic.readings import Reading, Window, read_pieces, read_value
from tests.contracts.arithmetic.builders import component, metric, quarter, seen, terms

pytestmark = pytest.mark.pure

READ = ("level", "control", "job", "places", "checked", "correct", "nights", "saving")
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


CHANGE = {"change": "level", "against": {"metric": "control"}, "as": "point_increase"}
PERCENT = CHANGE | {"as": "percent_increase"}
RATIO = {"ratio": {"of": "job", "to": "places"}}
ON = (("on", "2020-01-01"),)
WORTH_ZERO = {"missing": {"not_applicable": "zero"}}
GONE = {"status": "not_applicable"}


@pytest.mark.parametrize(
    ("quantity", "rows", "options", "expected"),
    [
        (
            {"count": "job"},
            [seen("job", 0, 2), seen("job", 3, 1)],
            {},
            Reading(Fraction(3), "measured", (("total", 3), ("before", 2)), "job", Fraction(1)),  # type: ignore[arg-type]
        ),
        (
            {"latest": "level"},
            [seen("level", 0, 7)],
            {},
            Reading(Fraction(7), "measured", ON, "level"),
        ),
        (
            {"latest": "level"},
            [seen("level", 0, **GONE)],
            WORTH_ZERO,
            Reading(Fraction(0), "taken_as_zero", ON, "level"),
        ),
        (
            {"latest": "level"},
            [seen("level", 0, **GONE)],
            {},
            Reading(None, "not_applicable", ON, "level"),
        ),
        (
            {"latest": "level"},
            [seen("level", 0, status="not_measured")],
            {"missing": {"not_measured": "zero"}},
            Reading(Fraction(0), "taken_as_zero", (), "level"),
        ),
        ({"latest": "level"}, [], {}, Reading(None, "waits", (), "level")),
        (
            {"latest": "level"},
            [],
            {"missing": {"not_measured": "block"}},
            Reading(None, "blocked", (), "level"),
        ),
        (
            {"achieved": "job"},
            [seen("job", 0, status="not_measured")],
            {"missing": {"not_measured": "zero"}, "target": "10"},
            Reading(
                Fraction(0),
                "taken_as_zero",
                (("value", Fraction(0)), ("target", Fraction(10))),
                "job",
            ),
        ),
        (
            {"achieved": "job"},
            [seen("job", 0, **GONE)],
            {"target": "10"},
            Reading(None, "not_applicable", (), "job"),
        ),
        (
            {"achieved": "job"},
            [seen("job", 0, **GONE)],
            WORTH_ZERO | {"target": "10"},
            Reading(
                Fraction(0),
                "taken_as_zero",
                (("value", Fraction(0)), ("target", Fraction(10))),
                "job",
            ),
        ),
        (
            {"achieved": "job"},
            [seen("job", 0, 3), seen("job", 1, **GONE)],
            {"target": "10"},
            Reading(
                Fraction(30), "measured", (("value", Fraction(3)), ("target", Fraction(10))), "job"
            ),
        ),
        (
            CHANGE,
            [seen("level", 0, 6), seen("level", 1, 7), seen("control", 0, 5)],
            {},
            Reading(
                Fraction(2),
                "measured",
                (("value", Fraction(7)), ("reference", Fraction(5))),
                "level",
            ),
        ),
        (
            PERCENT,
            [seen("level", 0, 7), seen("control", 0, 5)],
            {},
            Reading(
                Fraction(40),
                "measured",
                (("value", Fraction(7)), ("reference", Fraction(5))),
                "level",
            ),
        ),
        (
            PERCENT,
            [seen("level", 0, 7), seen("control", 0, 0)],
            {},
            Reading(None, "waits", (("value", Fraction(7)), ("reference", Fraction(0))), "level"),
        ),
        (CHANGE, [seen("level", 0, 7)], {}, Reading(None, "waits", (), "control")),
        (
            RATIO,
            [seen("job", 0, 1), seen("places", 0, 4)],
            {},
            Reading(
                Fraction(25), "measured", (("part", Fraction(1)), ("whole", Fraction(4))), "job"
            ),
        ),
        (
            RATIO,
            [seen("job", 0, **GONE), seen("places", 0, 4)],
            WORTH_ZERO,
            Reading(
                Fraction(0), "taken_as_zero", (("part", Fraction(0)), ("whole", Fraction(4))), "job"
            ),
        ),
        (
            RATIO,
            [seen("job", 0, 1), seen("places", 0, 0)],
            {},
            Reading(None, "waits", (("part", Fraction(1)), ("whole", Fraction(0))), "places"),
        ),
    ],
)
def test_what_a_value_was_made_of(
    quantity: dict, rows: list[Observation], options: dict, expected: Reading
) -> None:
    assert read(quantity, *rows, **options) == expected


def test_totals_say_what_was_added() -> None:
    reading = read({"count": "job"}, seen("job", 0, 2), seen("job", 3, 5))
    assert (reading.value, reading.added) == (7, 5)
    assert read({"count": "job"}, Observation("job", date(2021, 1, 1))).value == 0


def test_days_of_one_person_that_overlap_count_once() -> None:
    rows = [
        Observation("nights", start, subject="p1", start=start, end=start + timedelta(days=10))
        for start in (date(2020, 1, 1), date(2020, 1, 6))
    ]
    reading = read({"achieved": "nights"}, *rows, target="30")
    assert reading.inputs == (("value", 15), ("target", 30))


@pytest.mark.parametrize(("code", "days"), [("nights", 5), ("saving", 5), ("job", 10)])
def test_days_and_amounts_of_a_spell_fall_on_its_days_and_events_on_one(
    code: str, days: int
) -> None:
    row = Observation(code, date(2020, 12, 27), start=date(2020, 12, 27), end=date(2021, 1, 6))
    assert read({"achieved": code}, row, target="30").inputs == (("value", days), ("target", 30))


def test_a_number_that_was_not_measured_does_not_count() -> None:
    rows = [seen("level", 0, 7), seen("level", 1, 5, status="not_measured")]
    assert read({"latest": "level"}, *rows).value == 7


def test_the_last_that_is_known_says_what_is_missing() -> None:
    rows = [seen("job", 0, status="not_measured"), seen("job", 1, **GONE)]
    assert read({"achieved": "job"}, *rows, target="30").status == "not_applicable"


@pytest.mark.parametrize("number", [3, 2])
def test_what_was_not_measured_in_this_period_blocks_a_total(number: int) -> None:
    rows = [seen("job", 0, 2), seen("job", number, status="not_measured")]
    reading = read({"count": "job"}, *rows, missing={"not_measured": "block"})
    known = Reading(
        Fraction(2), "measured", (("total", Fraction(2)), ("before", Fraction(2))), "job"
    )
    known.added = Fraction(0)
    assert reading == (Reading(None, "blocked", (), "job") if number == 3 else known)


def test_what_lies_before_a_window_is_not_in_what_was_added() -> None:
    contract = terms(component("part", {"count": "job"}, {"per_unit": "1"}))
    facts = Facts([seen("job", 0, 2), seen("job", 1, 3)])
    window = Window(quarter(1), quarter(4), quarter(0), WHOLE)
    reading = read_value(contract.components[0].quantity, contract, facts, window)
    assert reading == Reading(Fraction(3), "measured", (("total", 3), ("before", 0)), "job", 3)  # type: ignore[arg-type]


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
    assert reading.metric == "job"


def test_nothing_checked_is_not_measured() -> None:
    sample = {"sampled": SAMPLE}
    assert read(sample, seen("job", 0, 9)).status == "waits"
    made_of = (("reported", Fraction(9)), ("checked", Fraction(0)), ("correct", Fraction(0)))
    assert read(sample, seen("job", 0, 9), seen("checked", 0, 0)) == Reading(
        None, "waits", made_of, "checked"
    )
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
