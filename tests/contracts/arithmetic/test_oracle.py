"""The engine and its second implementation agree, to the cent, per period, line and payer."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import assume, given

from contracts.arithmetic import Observation, Terms, parse_terms, settle_all
from tests.contracts.arithmetic.builders import component, quarter, seen, terms_data
from tests.contracts.arithmetic.oracle import entitlement
from tests.contracts.arithmetic.oracle_blocks import rounded
from tests.contracts.arithmetic.oracle_reach import is_in_reach
from tests.contracts.arithmetic.profile import quick
from tests.contracts.arithmetic.strategies import END, Case, cases
from tests.contracts.arithmetic.worked_examples import WorkedExample, worked_examples

pytestmark = pytest.mark.pure

Cents = dict[tuple[str, str, date], int]


def both(
    versions: Sequence[dict[str, object]], observations: tuple[Observation, ...], end: date
) -> list[tuple[Cents, Cents]]:
    """After each settlement: what the engine had posted, and what the oracle says is owed."""
    terms: list[Terms] = [parse_terms(data) for data in versions]
    posted: Cents = {}
    found = []
    for statement in settle_all(terms, observations, end):
        for line in statement.lines:
            for payer, cents in line.payers:
                key = (line.component, payer, line.origin.start)
                posted[key] = posted.get(key, 0) + cents
        owed = entitlement(versions, observations, statement.period.end)
        found.append((_without_zeros(posted), _without_zeros(owed)))
    return found


def _without_zeros(amounts: Cents) -> Cents:
    return {key: cents for key, cents in amounts.items() if cents}


@quick
@given(cases(amended=True, only_core=True))
def test_engine_and_oracle_agree(case: Case) -> None:
    assume(is_in_reach(case.datas))
    for posted, owed in both(case.datas, case.observations, END):
        assert posted == owed


@pytest.mark.parametrize(
    "example",
    [*(each for each in worked_examples() if is_in_reach(each.data))],
    ids=lambda example: example.title,
)
def test_the_oracle_pays_what_the_documents_say(example: WorkedExample) -> None:
    for posted, owed in both(example.data, example.observations, example.until):
        assert posted == owed


def test_the_oracle_sees_a_difference() -> None:
    data = terms_data(component("jobs", {"count": "job"}, {"per_unit": "1.005"}))
    owed = entitlement([data], [seen("job", 0, 3)], quarter(1))
    assert owed == {("jobs", "town", quarter(0)): 302}


@pytest.mark.parametrize(
    ("mode", "expected"),
    [("half_up", 3), ("half_down", 2), ("half_even", 2), ("up", 3), ("down", 2), ("floor", 2)],
)
def test_the_oracle_rounds_by_itself(mode: str, expected: int) -> None:
    assert rounded(Fraction(5, 2), Fraction(1), mode) == expected
    assert rounded(Fraction(-5, 2), Fraction(1), mode) == (-3 if mode == "floor" else -expected)
