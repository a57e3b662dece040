"""Telescoping, and the parts that a limit's keys stand for."""

from fractions import Fraction

import pytest

from contracts.arithmetic.ceilings import LimitState
from contracts.arithmetic.entries import Entry
from contracts.arithmetic.limit_work import part_of, telescope
from contracts.arithmetic.terms import Limit

pytestmark = pytest.mark.pure


def test_an_entry_becomes_what_the_capped_total_grows_by() -> None:
    state = LimitState()
    found = []
    for amount in (60, 60, -50, 30):
        entry = Entry(0, 0, "jobs", Fraction(amount), None)
        cut = telescope(state, None, entry, Fraction(100))
        found.append((entry.amount, cut))
    assert found == [(60, 0), (40, 20), (-30, -20), (30, 0)]
    assert (state.incoming, state.outgoing) == ({None: 100}, {None: 100})


def test_a_key_stands_for_a_cohort_a_person_or_everything() -> None:
    def part(scope: str, key: object) -> object:
        return part_of(Limit("l", "max", scope), key)  # type: ignore[arg-type]

    assert part("cohort", "west") == ("west", None)
    assert part("person", "p") == (None, "p")
    assert part("year", 2020) == (None, None)
