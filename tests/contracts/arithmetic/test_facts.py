"""What is known: first ones per person, parts, and observations that cannot be used."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from contracts.arithmetic import Count, Observation, SettlementBlocked, Sum
from contracts.arithmetic.facts import WHOLE, Facts
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
