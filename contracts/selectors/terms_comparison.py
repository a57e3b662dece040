"""What other terms would mean for money: the accepted observations computed with both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from contracts.arithmetic import Period, Problem, SettlementBlocked, Statement, Terms, settle_all
from contracts.models import Agreement
from contracts.snapshots import load_facts, observations_of

# More than this is not computed while somebody waits for a screen.
MAX_OBSERVATIONS: Final = 20_000


@dataclass(frozen=True, slots=True)
class PeriodDifference:
    """One period: what was settled for it (None: nothing yet), and what both versions owe."""

    period: Period
    settled_cents: int | None
    before_cents: int
    after_cents: int

    @property
    def difference_cents(self) -> int:
        """What the new version owes more (or less)."""
        return self.after_cents - self.before_cents


@dataclass(frozen=True, slots=True)
class PayerDifference:
    """What one payer (by its code) owes in all under both versions."""

    payer: str
    before_cents: int
    after_cents: int

    @property
    def difference_cents(self) -> int:
        """What it pays more (or less) under the new version."""
        return self.after_cents - self.before_cents


@dataclass(frozen=True, slots=True)
class MoneyComparison:
    """The periods up to now under both versions. `problem` says why it could not be computed.

    `payers` are there when there are several: what moves between them changes no period.
    """

    rows: tuple[PeriodDifference, ...] = ()
    payers: tuple[PayerDifference, ...] = ()
    observation_count: int = 0
    problem: Problem | None = None
    is_too_large: bool = False

    @property
    def before_cents(self) -> int:
        """What the old version owes in all."""
        return sum(row.before_cents for row in self.rows)

    @property
    def after_cents(self) -> int:
        """What the new version owes in all."""
        return sum(row.after_cents for row in self.rows)

    @property
    def difference_cents(self) -> int:
        """What the new version owes more (or less) in all."""
        return self.after_cents - self.before_cents

    @property
    def has_settled(self) -> bool:
        """Whether anything of this was settled already."""
        return any(row.settled_cents is not None for row in self.rows)

    @property
    def has_moved(self) -> bool:
        """Whether anything is owed otherwise, be it only by whom."""
        moved = [row.difference_cents for row in self.rows]
        return any(moved) or any(row.difference_cents for row in self.payers)


def in_force(versions: Sequence[Terms]) -> list[Terms]:
    """Return the versions that count, by first day; of the same day the later in the row."""
    by_day = {terms.valid_from: terms for terms in versions}
    return [by_day[day] for day in sorted(by_day)]


def compare_payments(
    agreement: Agreement, before: Sequence[Terms], after: Sequence[Terms], until: date
) -> MoneyComparison:
    """Compute every whole period up to `until` with both rows of versions, as known today.

    A calculation over what the evaluator accepted so far, not a promise. `before` may be empty:
    then nothing was owed.
    """
    facts = load_facts([agreement.pk])[agreement.pk]
    observations = observations_of(facts)
    count = len(observations)
    if count > MAX_OBSERVATIONS:
        return MoneyComparison(observation_count=count, is_too_large=True)
    try:
        first = settle_all(in_force(before), observations, until) if before else []
        last = settle_all(in_force(after), observations, until)
    except SettlementBlocked as blocked:
        return MoneyComparison(observation_count=count, problem=blocked.problem)
    old, new = _owed(first), _owed(last)
    settled = _settled(facts.postings)
    rows = [
        PeriodDifference(
            period,
            settled.get(period.start, 0) if period.start in facts.settled else None,
            old.get(period, 0),
            new.get(period, 0),
        )
        for period in sorted({*old, *new})
    ]
    return MoneyComparison(tuple(rows), _by_payer(first, last), count)


def _by_payer(
    before: Sequence[Statement], after: Sequence[Statement]
) -> tuple[PayerDifference, ...]:
    old, new = _paid(before), _paid(after)
    payers = dict.fromkeys((*old, *new))
    if len(payers) < 2:
        return ()
    return tuple(PayerDifference(code, old.get(code, 0), new.get(code, 0)) for code in payers)


def _paid(statements: Sequence[Statement]) -> dict[str, int]:
    paid: dict[str, int] = defaultdict(int)
    for statement in statements:
        for line in statement.lines:
            for payer, cents in line.payers:
                paid[payer] += cents
    return paid


def _owed(statements: Sequence[Statement]) -> dict[Period, int]:
    """Return what is owed for each period in the end: its own lines and every correction of it."""
    owed: dict[Period, int] = {statement.period: 0 for statement in statements}
    for statement in statements:
        for line in statement.lines:
            owed[line.origin] += line.amount_cents
    return owed


def _settled(postings: Mapping[date, Mapping[tuple[str, str, date], int]]) -> dict[date, int]:
    total: dict[date, int] = defaultdict(int)
    for posted in postings.values():
        for (_component, _payer, origin), cents in posted.items():
            total[origin] += cents
    return total
