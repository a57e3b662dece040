"""What the engine guarantees, as checks of one generated contract; each raises AssertionError.

`pytest` tries each over a few contracts, `make prove` all of them over very many.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cached_property
from random import Random

from contracts.arithmetic import (
    Observation,
    Problem,
    SettlementBlocked,
    Statement,
    Terms,
    money_text,
    settle,
    settle_all,
    statement_data,
)
from contracts.arithmetic.entitlement import Entitlement, entitle
from contracts.arithmetic.settling import facts_of, state_entitlement
from contracts.arithmetic.timeline import order_versions, slots_until, version_on
from tests.contracts.arithmetic.cap_guarantees import CAP_GUARANTEES
from tests.contracts.arithmetic.chains import Distributed, Posted, chained, give
from tests.contracts.arithmetic.flow_guarantees import FLOW_GUARANTEES
from tests.contracts.arithmetic.monotone import more_success_never_pays_less
from tests.contracts.arithmetic.oracle import entitlement
from tests.contracts.arithmetic.oracle_flows import the_oracle_gives_the_same_to_everybody
from tests.contracts.arithmetic.oracle_reach import is_in_reach
from tests.contracts.arithmetic.strategies import END, Case


class Run:
    """One case, settled once; every check starts from this.

    What is owed at the end by the same observations is computed once, and compared with what was
    posted as often as the checks ask: `settle` does nothing else. What would block a settlement
    waits here, so that there is something to check; `what_blocks_is_told` is about blocking itself.
    """

    def __init__(self, case: Case) -> None:
        self.case, self.rows = case, case.observations
        self.versions = tuple(map(waiting, case.versions))
        self.slots = slots_until(order_versions(self.versions), END)
        self.periods = [slot.period for slot in self.slots]

    def terms_on(self, start: date) -> Terms:
        """The version that a period is settled by."""
        ordered = order_versions(self.versions)
        return ordered[version_on(ordered, start)]

    @cached_property
    def statements(self) -> list[Statement]:
        return settle_all(self.versions, self.rows, END)

    @cached_property
    def posted(self) -> Posted:
        posted: Posted = {}
        for statement in self.statements:
            post(posted, statement)
        return posted

    @property
    def posted_so_far(self) -> Iterator[Posted]:
        """What is posted after each settlement; the same thing, that grows."""
        posted: Posted = {}
        for statement in self.statements:
            post(posted, statement)
            yield posted

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
        # The last whole period may end before.
        known = [row for row in rows if row.is_known_on < self.periods[-1].end]
        facts = facts_of(self.versions, known)
        return entitle(order_versions(self.versions), self.slots, facts, len(self.slots) - 1)

    def at_end(
        self, owed: Entitlement, posted: Posted, shared: Distributed | None = None
    ) -> Statement:
        """Settle at the end, after this was posted and given out."""
        return state_entitlement(order_versions(self.versions), owed, posted, shared)


def waiting(terms: Terms) -> Terms:
    """The same terms with nothing that blocks when it is not measured."""
    if not any(metric.not_measured == "block" for metric in terms.metrics):
        return terms
    metrics = (
        replace(x, not_measured="wait") if x.not_measured == "block" else x for x in terms.metrics
    )
    return replace(terms, metrics=tuple(metrics))


def what_blocks_is_told(run: Run) -> None:
    """Period by period the same blocks as from scratch; what does not block makes no difference."""
    if all(waiting(terms) is terms for terms in run.case.versions):
        return
    try:
        statements = settle_all(run.case.versions, run.rows, END)
    except SettlementBlocked as blocked:
        problem = blocked.problem
    else:
        assert statements == run.statements == chained(run.case.versions, run.rows, END)[0]
        return
    assert problem.code == "not_measured"
    blocking = [x.code for t in run.case.versions for x in t.metrics if x.not_measured == "block"]
    assert problem.params["metric"] in blocking
    try:
        chained(run.case.versions, run.rows, END)
    except SettlementBlocked as blocked:
        again: Problem | None = blocked.problem
    else:
        again = None
    assert again == problem


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
    *CAP_GUARANTEES,
    more_success_never_pays_less,
    missing_is_not_zero,
    what_blocks_is_told,
    every_line_is_explained,
    the_oracle_agrees,
    the_oracle_gives_the_same_to_everybody,
    *FLOW_GUARANTEES,
)
