"""The guarantees of the engine, over generated contracts that mix mechanisms."""

from collections import defaultdict
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.arithmetic import Statement, Terms, parse_terms, periods_until, settle, settle_all
from tests.contracts.arithmetic.builders import quarter, seen
from tests.contracts.arithmetic.profile import quick
from tests.contracts.arithmetic.strategies import END, QUARTERS, Case, cases

pytestmark = pytest.mark.pure

Posted = dict[tuple[str, str, date], int]


def post(posted: Posted, statement: Statement) -> None:
    for line in statement.lines:
        for payer, cents in line.payers:
            key = (line.component, payer, line.origin.start)
            posted[key] = posted.get(key, 0) + cents


def settled(case: Case) -> tuple[list[Statement], Posted]:
    statements, posted = settle_all([case.terms], case.observations, END), Posted()
    for statement in statements:
        post(posted, statement)
    return statements, posted


@quick
@given(cases(), st.randoms(use_true_random=False))
def test_the_order_of_observations_is_irrelevant(case: Case, random: object) -> None:
    shuffled = list(case.observations)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert settle_all([case.terms], shuffled, END) == settled(case)[0]


@quick
@given(cases())
def test_parts_add_up_and_every_cent_has_an_owner(case: Case) -> None:
    running = 0
    for statement in settled(case)[0]:
        for line in statement.lines:
            assert sum(cents for _, cents in line.payers) == line.amount_cents
        assert statement.total_cents == sum(line.amount_cents for line in statement.lines)
        running += statement.total_cents
        assert statement.cumulative_cents == running


@quick
@given(cases())
def test_period_by_period_is_all_at_once(case: Case) -> None:
    posted: Posted = {}
    statements = settle_all([case.terms], case.observations, END)
    for period, expected in zip(periods_until([case.terms], END), statements, strict=True):
        statement = settle([case.terms], case.observations, period, posted)
        assert statement == expected
        post(posted, statement)


@quick
@given(cases())
def test_skipping_periods_comes_to_the_same(case: Case) -> None:
    statements, posted = settled(case)
    late = settle([case.terms], case.observations, statements[-1].period, {})
    once: Posted = {}
    post(once, late)
    assert {key: cents for key, cents in once.items() if cents} == {
        key: cents for key, cents in posted.items() if cents
    }


@quick
@given(cases())
def test_a_rerun_gives_nothing_new(case: Case) -> None:
    statements, posted = settled(case)
    again = settle([case.terms], case.observations, statements[-1].period, posted)
    assert again.total_cents == 0
    assert all(line.kind == "regular" and line.amount_cents == 0 for line in again.lines)


@quick
@given(cases())
def test_a_withdrawal_of_everything_returns_to_what_is_owed_without_results(case: Case) -> None:
    statements, posted = settled(case)
    period = statements[-1].period
    back = settle([case.terms], (), period, posted)
    nothing = settle([case.terms], (), period, {})
    assert back.cumulative_cents == nothing.cumulative_cents
    assert back.total_cents + statements[-1].cumulative_cents == nothing.cumulative_cents


@quick
@given(cases())
def test_corrections_are_a_reversal_and_a_new_line(case: Case) -> None:
    posted: Posted = {}
    for statement in settle_all([case.terms], case.observations, END):
        for line in statement.lines:
            key = [(line.component, payer, line.origin.start) for payer, _ in line.payers]
            if line.kind == "reversal":
                assert [-posted.get(name, 0) for name in key] == [c for _, c in line.payers]
            assert (line.kind == "regular") <= (line.origin == statement.period)
        post(posted, statement)


def _covered(terms: Terms, code: str) -> set[str]:
    """The codes of the lines that a limit is over: components, and floors before it."""
    limit = next(limit for limit in terms.limits if limit.code == code)
    before = terms.limits[: terms.limits.index(limit)]
    codes = [part.code for part in terms.components]
    codes += [floor.code for floor in before if floor.kind == "min"]
    return {name for name in codes if limit.covers(name)}


@quick
@given(cases())
def test_no_cap_is_ever_exceeded(case: Case) -> None:
    posted: Posted = {}
    for statement in settle_all([case.terms], case.observations, END):
        post(posted, statement)
        for limit in case.terms.limits:
            if limit.kind != "max" or limit.scope not in ("contract", "period", "year"):
                continue
            if limit.carries_unused or limit.amount is None:
                continue
            sums: dict[object, int] = defaultdict(int)
            for (code, _, start), cents in posted.items():
                key = {"contract": 0, "period": start, "year": start.year}[limit.scope]
                if code in _covered(case.terms, limit.code):
                    sums[key] += cents
            assert all(total <= limit.amount.value * 100 for total in sums.values())
        for payer in case.terms.payers:
            paid = sum(cents for (_, party, _), cents in posted.items() if party == payer.party)
            assert payer.max is None or paid <= payer.max.value * 100


@quick
@given(cases(only_caps=True), st.integers(0, QUARTERS - 1))
def test_more_verified_success_never_pays_less(case: Case, number: int) -> None:
    better = (*case.observations, seen("job", number, 2), seen("saving", number, 3))
    terms = parse_terms({**case.data, "rounding": {"mode": "down", "to": "0.01", "at": "line"}})
    before = settle_all([terms], case.observations, END)[-1].cumulative_cents
    after = settle_all([terms], better, END)[-1].cumulative_cents
    slack = 2 * len(terms.components) * QUARTERS  # rounding of each line, in cents
    assert after >= before - slack


@quick
@given(cases())
def test_no_float_gets_in_or_out(case: Case) -> None:
    def walk(value: object) -> None:
        assert not isinstance(value, float)
        if isinstance(value, dict):
            for inner in (*value, *value.values()):
                walk(inner)
        elif isinstance(value, list | tuple):
            for inner in value:
                walk(inner)

    for statement in settle_all([case.terms], case.observations, END):
        for line in statement.lines:
            assert isinstance(line.quantity, Fraction | None)
            walk([[step.rule, step.inputs, step.result] for step in line.trace])


def test_a_float_quantity_is_refused() -> None:
    from tests.contracts.arithmetic.builders import component, terms

    contract = terms(component("jobs", {"count": "job"}, {"per_unit": "100"}))
    row = replace(seen("job", 0), quantity=1.5)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="float"):
        settle_all([contract], [row], quarter(1))
