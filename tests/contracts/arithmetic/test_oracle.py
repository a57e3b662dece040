"""The engine and its second implementation agree, to the cent, per period, line and payer."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import assume, given

from contracts.arithmetic import Observation, Terms, money_text, parse_terms, settle_all
from tests.contracts.arithmetic.builders import component, quarter, seen, terms_data
from tests.contracts.arithmetic.guarantees import Run
from tests.contracts.arithmetic.oracle import entitlement, periods_until
from tests.contracts.arithmetic.oracle_blocks import rounded
from tests.contracts.arithmetic.oracle_flows import the_oracle_gives_the_same_to_everybody
from tests.contracts.arithmetic.oracle_positions import open_of
from tests.contracts.arithmetic.oracle_reach import is_in_reach
from tests.contracts.arithmetic.oracle_taxes import reported
from tests.contracts.arithmetic.oracle_waterfall import divided
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


@pytest.mark.parametrize(
    "example",
    [x for x in worked_examples() if is_in_reach(x.data) and (x.received or x.taxed)],
    ids=lambda example: example.title,
)
def test_the_oracle_gives_out_what_the_documents_say(example: WorkedExample) -> None:
    """From observation to recipient without the engine."""
    periods = periods_until(example.data[0]["periods"], example.until)
    owed = entitlement(example.data, example.observations, example.until)
    received: dict[str, int] = {}
    for (_, party), cents in divided(example.data, owed, periods)[0].items():
        received[party] = received.get(party, 0) + cents
    assert {party: money_text(cents) for party, cents in received.items()} == example.received
    taxes = reported(example.data, owed, periods)
    found = {code: money_text(cents) for (code, what, *_), cents in taxes.items() if what == "tax"}
    assert found == example.taxed


def test_what_is_open_by_each_way_of_earning() -> None:
    """By hand: 1,000 at 10 % on 1 January 2020, 400 paid for the first quarter (91 days)."""
    note = {"drawdowns": [{"on": "2020-01-01", "amount": "1000"}]}
    periods = [(quarter(0), quarter(1)), (quarter(1), quarter(2))]
    received = {quarter(1): 40000, quarter(2): 0}
    earned = Fraction(100000 * 91, 3650)
    tenth = Fraction(1, 10)
    assert open_of({}, note, "simple", tenth, periods, received) == (
        60000,
        earned + Fraction(60000 * 91, 3650),
    )
    assert open_of({}, note, "compound", tenth, periods, received) == (
        60000,
        earned + (60000 + earned) * Fraction(91, 3650),
    )
    principal, grown = open_of({}, note, "irr", tenth, periods, received)
    quarter_year = 1.1 ** (91 / 365)
    after = (100000 * quarter_year - 40000) * quarter_year
    assert (principal, float(principal + grown)) == (60000, pytest.approx(after))


def test_another_recipient_is_noticed() -> None:
    """The check fails on a statement in which a cent went to somebody else."""
    tiers = [{"to": "fund", "share": "0.5", "until": {"paid": "1"}}, {"to": "helper", "rest": True}]
    parts = component("jobs", {"count": "job"}, {"per_unit": "1.01"})
    data = terms_data(parts, waterfall={"tiers": tiers})
    rows = (seen("job", 0), seen("job", 1))
    run = Run(Case((data,), rows, (parse_terms(data),)))
    the_oracle_gives_the_same_to_everybody(run)
    first = run.statements[0]
    one, other = first.distribution
    assert (one.cents, other.cents) == (50, 51)
    moved = (replace(one, cents=51), replace(other, cents=50))
    run.statements[0] = replace(first, distribution=moved)
    with pytest.raises(AssertionError):
        the_oracle_gives_the_same_to_everybody(run)


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
