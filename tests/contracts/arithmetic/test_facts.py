"""What is known: first ones per person, parts, and observations that cannot be used."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from contracts.arithmetic import Count, Observation, Problem, SettlementBlocked, Sum
from contracts.arithmetic.facts import WHOLE, Facts, Past
from tests.contracts.arithmetic.builders import quarter, seen

pytestmark = pytest.mark.pure


def total(facts: Facts, quantity: Count | Sum, part: tuple = WHOLE) -> Fraction:
    return facts.series(quantity, part).before(date.max)


def test_at_most_so_many_per_person() -> None:
    facts = Facts(
        [seen("person_job", n, 2, "a") for n in range(3)] + [seen("person_job", 0, 1, "b")]
    )
    assert total(facts, Count("person_job")) == 7
    assert total(facts, Count("person_job", first_per_person=True)) == 2
    assert total(facts, Count("person_job", max_per_person=3)) == 4
    assert total(facts, Count("person_job", max_per_person=3), (None, "a")) == 3


def test_parts_exist_from_their_first_day() -> None:
    facts = Facts(
        [
            seen("job", 2, cohort="late"),
            seen("job", 1, cohort="early"),
            seen("job", 3, cohort="late"),
        ]
    )
    assert facts.parts(["job"], by_cohort=True, by_person=False) == [
        (("early", None), quarter(1)),
        (("late", None), quarter(2)),
    ]


def test_a_person_of_two_cohorts_exists_once_from_the_first_day() -> None:
    rows = [seen("person_job", 1, 1, "a", cohort="x"), seen("person_job", 2, 1, "a", cohort="y")]
    facts = Facts(rows)
    assert facts.parts(["person_job"], by_cohort=False, by_person=True) == [
        ((None, "a"), quarter(1))
    ]
    assert facts.parts(["person_job"], by_cohort=True, by_person=True) == [
        (("x", "a"), quarter(1)),
        (("y", "a"), quarter(2)),
    ]


def test_a_spell_makes_its_person_exist_from_its_first_day() -> None:
    spell = seen("nights", 2, subject="a", start=quarter(0), end=quarter(2))
    facts = Facts([spell])
    assert facts.parts(["nights"], by_cohort=False, by_person=True) == [((None, "a"), quarter(0))]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (seen("person_job", 0), "subject_missing"),
        (seen("nights", 0, subject="a", start=quarter(1), end=quarter(0)), "spell_wrong"),
        (seen("nights", 0, subject="a", start=quarter(0)), "spell_wrong"),
        (seen("nights", 0, 5, "a", start=quarter(0), end=quarter(1)), "spell_quantity"),
    ],
)
def test_what_cannot_be_used(row: Observation, code: str) -> None:
    with pytest.raises(SettlementBlocked) as caught:
        Facts([row]).series(Count("person_job", first_per_person=True), WHOLE)
    assert caught.value.problem.code == code


def test_a_float_is_refused() -> None:
    with pytest.raises(TypeError, match="float"):
        Facts([replace(seen("job", 0), quantity=1.5)])  # type: ignore[arg-type]


def test_days_that_were_counted_elsewhere_are_points() -> None:
    facts = Facts([seen("nights", 0, 30, "a"), seen("jail", 0, 4, "a")])
    assert total(facts, Sum("nights", excluding="jail")) == 26


def test_a_spell_with_a_number_has_its_days() -> None:
    spell = seen("nights", 0, 5, "a", start=quarter(0), end=quarter(1))
    with pytest.raises(SettlementBlocked) as caught:
        Facts([spell])
    params = {"metric": "nights", "found": "5", "days": 91}
    assert caught.value.problem == Problem("observations", "spell_quantity", params)


def test_what_is_worked_out_is_remembered() -> None:
    facts, jobs = Facts([seen("job", 0, 2)]), Count("job")
    assert facts.series(jobs, WHOLE) is facts.series(jobs, WHOLE)
    assert facts.courses(jobs) is facts.courses(jobs)


def test_what_was_claimed_is_told_for_the_days_since_the_past() -> None:
    jobs = Count("job")
    row = seen("job", 1, 3, claimed=Fraction(5))
    as_it_was = seen("job", 1, 2, key="as it was")
    facts = Facts(
        [row, as_it_was], Past(quarter(1), sums={jobs: {("", ""): [(quarter(0), Fraction(4))]}})
    )
    assert facts.claims == {"job"}
    assert total(facts, jobs) == 9
    assert facts.claimed(jobs, WHOLE).before(date.max) == 11


def test_a_spell_that_ends_where_the_days_begin_leaves_no_days() -> None:
    nights = Sum("nights")
    rows = [
        seen("nights", 0, subject="a", start=quarter(0), end=quarter(1)),
        seen("nights", 0, subject="b", start=quarter(0), end=quarter(2)),
    ]
    facts = Facts(rows, Past(quarter(1), sums={nights: {}}))
    assert facts.courses(nights) == {
        ("", "a"): ([], []),
        ("", "b"): ([], [(quarter(1), quarter(2))]),
    }


def test_the_states_of_a_person_are_that_persons() -> None:
    rows = [seen("level", n, n, subject) for n in range(3) for subject in ("a", "b")]
    facts = Facts(rows)
    assert facts.states("level", quarter(1), quarter(2), (None, "a")) == (rows[::2], 1, 2)
    assert facts.states("level", quarter(1), quarter(2), ("", None)) == (rows, 2, 4)


@pytest.mark.parametrize(
    "rows",
    [
        [seen("level", 0, 3), seen("level", 0, 5)],
        [seen("level", 0, "0.5"), seen("level", 0), seen("level", 0, 2)],
        [
            seen("nights", 0, 30, "a"),
            seen("nights", 0, subject="a", start=quarter(0), end=quarter(1)),
        ],
    ],
)
def test_rows_of_one_day_have_one_order_however_they_come_in(rows: list[Observation]) -> None:
    assert Facts(rows).rows(rows[0].metric) == rows
    assert Facts(rows[::-1]).rows(rows[0].metric) == rows


def test_a_spell_with_only_an_end_is_refused_beside_one_without() -> None:
    rows = [seen("nights", 0, 1, "a"), seen("nights", 0, subject="a", end=quarter(1))]
    with pytest.raises(SettlementBlocked) as caught:
        Facts(rows)
    assert caught.value.problem.code == "spell_wrong"
