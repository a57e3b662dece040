"""What the engine guarantees, as checks of one generated contract; each raises AssertionError.

`pytest` tries each over a few contracts, `make prove` all of them over very many.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cached_property
from random import Random
from typing import Any

from contracts.arithmetic import (
    Observation,
    Statement,
    money_text,
    parse_terms,
    settle,
    settle_all,
    statement_data,
)
from contracts.arithmetic.entitlement import Entitlement, entitle
from contracts.arithmetic.settling import facts_of, state_entitlement
from contracts.arithmetic.timeline import order_versions, slots_until
from tests.contracts.arithmetic.builders import seen
from tests.contracts.arithmetic.chains import Distributed, Posted, chained, give
from tests.contracts.arithmetic.flow_guarantees import FLOW_GUARANTEES
from tests.contracts.arithmetic.oracle import entitlement
from tests.contracts.arithmetic.oracle_flows import the_oracle_gives_the_same_to_everybody
from tests.contracts.arithmetic.oracle_reach import is_in_reach
from tests.contracts.arithmetic.strategies import END, QUARTERS, Case

NARROW_TO_WIDE = ("period", "year", "contract")


class Run:
    """One case, settled once; every check starts from this.

    What is owed at the end by the same observations is computed once, and compared with what was
    posted as often as the checks ask: `settle` does nothing else.
    """

    def __init__(self, case: Case) -> None:
        self.case, self.rows, self.versions = case, case.observations, case.versions
        self.slots = slots_until(order_versions(self.versions), END)
        self.periods = [slot.period for slot in self.slots]

    @cached_property
    def statements(self) -> list[Statement]:
        return settle_all(self.versions, self.rows, END)

    @cached_property
    def posted(self) -> Posted:
        posted: Posted = {}
        for statement in self.statements:
            post(posted, statement)
        return posted

    @cached_property
    def shared(self) -> Distributed:
        """What the waterfall gave, by tier and party."""
        shared: Distributed = {}
        for statement in self.statements:
            give(shared, statement)
        return shared

    @cached_property
    def once(self) -> Statement:
        """All periods settled in one go, at the end."""
        return self.at_end(self.known, {})

    @cached_property
    def known(self) -> Entitlement:
        """What is owed at the end by all observations."""
        return self._entitled(self.rows)

    @cached_property
    def empty(self) -> Entitlement:
        """What is owed at the end without any observation."""
        return self._entitled(())

    def _entitled(self, rows: Sequence[Observation]) -> Entitlement:
        facts = facts_of(self.versions, [row for row in rows if row.is_known_on < END])
        return entitle(order_versions(self.versions), self.slots, facts, len(self.slots) - 1)

    def at_end(
        self, owed: Entitlement, posted: Posted, shared: Distributed | None = None
    ) -> Statement:
        """Settle at the end, after this was posted and given out."""
        return state_entitlement(order_versions(self.versions), owed, posted, shared)


def post(posted: Posted, statement: Statement) -> None:
    for line in statement.lines:
        for payer, cents in line.payers:
            key = (line.component, payer, line.origin.start)
            posted[key] = posted.get(key, 0) + cents


def amounts(posted: Posted) -> Posted:
    return {key: cents for key, cents in posted.items() if cents}


def total(posted: Posted) -> int:
    return sum(posted.values())


def every_cent_has_an_owner(run: Run) -> None:
    running = 0
    for statement in run.statements:
        for line in statement.lines:
            assert sum(cents for _, cents in line.payers) == line.amount_cents
        assert statement.total_cents == sum(line.amount_cents for line in statement.lines)
        running += statement.total_cents
        assert statement.cumulative_cents == running


def neither_order_nor_openings_matter(run: Run) -> None:
    """Settled period by period, with observations and versions in another order.

    From what a stored opening says, where it can; that is also what happens after a crash. Every
    step of the explanation is the same as well.
    """
    rows = list(run.rows)
    Random(len(rows)).shuffle(rows)
    assert chained(run.versions[::-1], rows, END)[0] == run.statements


def skipped_periods_come_to_the_same(run: Run) -> None:
    once: Posted = {}
    post(once, run.once)
    assert amounts(once) == amounts(run.posted)


def a_rerun_gives_nothing_new(run: Run) -> None:
    again = run.at_end(run.known, run.posted)
    assert again.total_cents == 0
    assert all(line.kind == "regular" and line.amount_cents == 0 for line in again.lines)


def withdrawing_everything_returns_to_nothing(run: Run) -> None:
    back, nothing = run.at_end(run.empty, run.posted), run.at_end(run.empty, {})
    assert back.cumulative_cents == nothing.cumulative_cents
    assert back.total_cents + total(run.posted) == nothing.cumulative_cents


def any_history_ends_the_same(run: Run) -> None:
    """Late, corrected and withdrawn observations, terms changed in the past, periods skipped."""
    posted: Posted = {}
    for number, period in enumerate(run.periods[:-1]):
        if (number + len(run.rows)) % 2:
            continue
        rows = [row for place, row in enumerate(run.rows) if (place + number) % 3]
        rows = [replace(r, quantity=Fraction(2)) if r.quantity == 3 else r for r in rows]
        versions = run.versions[: 1 + number // 2]
        post(posted, settle(versions, rows, period, posted))
    post(posted, run.at_end(run.known, posted))
    assert amounts(posted) == amounts(run.posted)


def corrections_are_reversals_and_new_lines(run: Run) -> None:
    posted: Posted = {}
    for statement in run.statements:
        reversed_before = set()
        for line in statement.lines:
            place = (line.component, line.origin)
            if line.kind == "reversal":
                keys = [(line.component, payer, line.origin.start) for payer, _ in line.payers]
                assert [-posted.get(key, 0) for key in keys] == [c for _, c in line.payers]
                reversed_before.add(place)
            if line.kind == "correction":
                assert place in reversed_before or not any(
                    cents and key[::2] == (line.component, line.origin.start)
                    for key, cents in posted.items()
                )
            assert (line.kind == "regular") <= (line.origin == statement.period)
        post(posted, statement)


def no_cap_is_ever_exceeded(run: Run) -> None:
    posted: Posted = {}
    bounds = [*_cap_bounds(run)]
    for statement in run.statements:
        post(posted, statement)
        for scope, codes, most in bounds:
            sums: dict[object, int] = {}
            for (code, _, start), cents in posted.items():
                if code in codes:
                    key = {"contract": 0, "period": start, "year": start.year}[scope]
                    sums[key] = sums.get(key, 0) + cents
            assert all(cents <= most * 100 for cents in sums.values()), (scope, codes, most)
        for payer in run.case.terms.payers if len(run.versions) == 1 else ():
            paid = sum(cents for (_, party, _), cents in posted.items() if party == payer.party)
            assert payer.max is None or paid <= payer.max.value * 100


def _cap_bounds(run: Run) -> Any:
    """Caps that every version has, over the same lines: (scope, codes, the highest amount)."""
    for limit in run.case.terms.limits:
        found = [[x for x in terms.limits if x.code == limit.code] for terms in run.versions]
        same = all(x and (x[0].over, x[0].scope) == (limit.over, limit.scope) for x in found)
        if limit.kind != "max" or limit.scope not in NARROW_TO_WIDE or not same:
            continue
        if limit.carries_unused:
            continue
        codes = set()
        for terms in run.versions:
            place = next(n for n, x in enumerate(terms.limits) if x.code == limit.code)
            codes |= {part.code for part in terms.components if limit.covers(part.code)}
            floors = [x.code for x in terms.limits[:place] if x.kind == "min"]
            codes |= {code for code in floors if limit.covers(code)}
        yield limit.scope, codes, max(x[0].amount.value for x in found)


def more_success_never_pays_less(run: Run) -> None:
    if not is_monotone(run.case):
        return
    rounding = {"mode": "down", "to": "0.01", "at": "line"}
    terms = parse_terms({**run.case.data, "rounding": rounding})
    number = len(run.rows) % QUARTERS
    better = (*run.rows, seen("job", number, 2, key="x"), seen("saving", number, 3, key="x"))
    before = settle_all([terms], run.rows, END)[-1].cumulative_cents
    after = settle_all([terms], better, END)[-1].cumulative_cents
    slack = 2 * len(terms.components) * QUARTERS  # rounding of each line, in cents
    assert after >= before - slack


def is_monotone(case: Case) -> bool:
    """Whether the terms themselves never make more success pay less.

    Some orders of caps do: when a wide cap comes first, an outcome can take room from another one
    and then be cut itself. So: caps over everything, each as wide as the one before or wider.
    What comes earlier may come at a lower index.
    """
    limits = case.terms.limits
    ranks = [NARROW_TO_WIDE.index(x.scope) for x in limits if x.scope in NARROW_TO_WIDE]
    return (
        len(case.versions) == 1
        and all(x.kind == "max" and x.over is None and not x.carries_unused for x in limits)
        and len(ranks) == len(limits)
        and ranks == sorted(ranks)
        and not any(part.is_negative or part.index for part in case.terms.components)
        and not case.terms.netting
        and all(payer.first is None for payer in case.terms.payers)
    )


def missing_is_not_zero(run: Run) -> None:
    """What was not measured changes nothing by default, a zero does; neither is left out."""
    if any(x.not_measured != "wait" for terms in run.versions for x in terms.metrics):
        return
    without = [row for row in run.rows if row.status != "not_measured"]
    if len(without) < len(run.rows):
        statement = settle(run.versions, without, run.periods[-1], {})
        assert statement.total_cents == run.once.total_cents


def every_line_is_explained(run: Run) -> None:
    """The trace goes from quantity to cent, is data without a float, and ends at the amount."""
    for statement in run.statements:
        data = statement_data(statement)
        assert data == json.loads(json.dumps(data), parse_float=_no_float)
        for line in statement.lines:
            stages = [step.stage for step in line.trace]
            last = line.trace[-1]
            assert last.result == money_text(line.amount_cents)
            assert last.stage == ("posted" if line.kind == "reversal" else "split")
            if line.kind != "reversal":
                assert last.inputs["parts"] == {p: money_text(c) for p, c in line.payers}
                assert "rounding" in stages or "tax" in stages


def _no_float(text: str) -> object:
    raise AssertionError(text)


def the_oracle_agrees(run: Run) -> None:
    """At one settlement that the case itself chooses, to the cent per period, line and payer."""
    if not is_in_reach(run.case.datas):
        return
    number = len(run.rows) % len(run.periods)
    posted: Posted = {}
    for statement in run.statements[: number + 1]:
        post(posted, statement)
    owed = entitlement(run.case.datas, run.rows, run.periods[number].end)
    assert amounts(posted) == amounts(owed)


Check = Callable[[Run], None]
GUARANTEES: tuple[Check, ...] = (
    every_cent_has_an_owner,
    neither_order_nor_openings_matter,
    skipped_periods_come_to_the_same,
    a_rerun_gives_nothing_new,
    withdrawing_everything_returns_to_nothing,
    any_history_ends_the_same,
    corrections_are_reversals_and_new_lines,
    no_cap_is_ever_exceeded,
    more_success_never_pays_less,
    missing_is_not_zero,
    every_line_is_explained,
    the_oracle_agrees,
    the_oracle_gives_the_same_to_everybody,
    *FLOW_GUARANTEES,
)
