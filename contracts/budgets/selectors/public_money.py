"""All money that the public may see: per programme and year, and of everything together.

Every amount here is a sum of amounts that stand on the pages of the contracts. What is held back
there, or would tell of few people, is in no sum, so nothing can be found by taking away. Only the
number of settlements that are left out is told, and the whole when it hides enough.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from django.db.models import Sum

from contracts.budgets.models import Programme
from contracts.budgets.selectors.earmarks import newest_allocations, newest_ceilings
from contracts.enums import Account, SettlementStatus
from contracts.models import Agreement, Posting, Settlement, SettlementShare
from contracts.selectors.public import SMALLEST_SHOWN, public_agreements, shown_of
from contracts.selectors.publication import held_back_of

# With fewer contracts left out, one of them could find the amount of another.
FEWEST_LEFT_OUT: Final = 3


@dataclass(slots=True)
class MoneyYear:
    """One year in cents; `ceiling` None: none was set. `left_out`: settlements not counted."""

    year: int
    ceiling: int | None = None
    committed: int = 0
    approved: int = 0
    paid: int = 0
    left_out: int = 0

    def add(self, other: MoneyYear) -> None:
        """Add another year to this one."""
        if other.ceiling is not None:
            self.ceiling = (self.ceiling or 0) + other.ceiling
        self.committed += other.committed
        self.approved += other.approved
        self.paid += other.paid
        self.left_out += other.left_out


@dataclass(slots=True)
class MoneyLine:
    """A programme with its years; `programme` None: contracts without one, in a currency."""

    programme: Programme | None
    currency: str
    years: dict[int, MoneyYear] = field(default_factory=dict)

    def of(self, year: int) -> MoneyYear:
        """Return a year, a new one when it was not there."""
        return self.years.setdefault(year, MoneyYear(year))

    @property
    def lines(self) -> list[MoneyYear]:
        """The years in order."""
        return [self.years[year] for year in sorted(self.years)]

    @property
    def total(self) -> MoneyYear:
        """All years together."""
        total = MoneyYear(0)
        for row in self.years.values():
            total.add(row)
        return total


@dataclass(frozen=True, slots=True)
class PublicMoney:
    """Everything; `all_approved` by currency, left out where it would tell too much."""

    lines: tuple[MoneyLine, ...]
    all_approved: dict[str, int]

    def years_of(self, currency: str) -> list[MoneyYear]:
        """Return every year of the lines in one currency, added up."""
        whole = MoneyLine(None, currency)
        for line in self.lines:
            if line.currency == currency:
                for row in line.years.values():
                    whole.of(row.year).add(row)
        return whole.lines

    @property
    def currencies(self) -> list[str]:
        """The currencies there are, euros first."""
        found = {line.currency for line in self.lines}
        return sorted(found, key=lambda code: (code != "EUR", code))


def public_money() -> PublicMoney:
    """Return the money of all agreements, as far as the public may see it."""
    allocations = newest_allocations()
    lines = {
        row.pk: MoneyLine(row, row.currency) for row in Programme.objects.order_by("name", "pk")
    }
    for (programme_id, year), ceiling in newest_ceilings().items():
        lines[programme_id].of(year).ceiling = ceiling.ceiling_cents
    rest: dict[str, MoneyLine] = {}
    for row in allocations.values():
        lines[row.programme_id].of(row.year).committed += row.amount_cents
    shown, smallest = _shown()
    everything = Settlement.objects.filter(status=SettlementStatus.APPROVED).defer(
        "inputs", "closing"
    )
    left_out: dict[str, set[int]] = defaultdict(set)
    names = dict(Agreement.objects.values_list("pk", "currency"))

    def year_of(agreement: int, payer: int, end: date) -> MoneyYear:
        year = (end - timedelta(days=1)).year
        row = allocations.get((agreement, payer, year))
        if row is not None:
            return lines[row.programme_id].of(year)
        currency = names[agreement]
        return rest.setdefault(currency, MoneyLine(None, currency)).of(year)

    for pk, agreement, payer, end, cents in _approved_shares(everything):
        found = year_of(agreement, payer, end)
        if pk in shown:
            found.approved += cents
        else:
            found.left_out += 1
            left_out[names[agreement]].add(agreement)
    periods = {(row.agreement_id, row.period_end) for row in everything if row.pk in shown}
    for agreement, payer, end, cents in _bank():
        if (agreement, end) in periods:
            year_of(agreement, payer, end).paid -= cents
    return PublicMoney(
        lines=(*lines.values(), *(rest[code] for code in sorted(rest))),
        all_approved=_wholes(everything, left_out, smallest),
    )


def _shown() -> tuple[set[int], dict[int, int]]:
    """Return the settlements whose amounts are public, and of the agreements that hide some the
    smallest number of people in what they hide."""
    shown: set[int] = set()
    smallest: dict[int, int] = {}
    for agreement in public_agreements():
        settlements, counts, hidden = shown_of(agreement)
        if "amounts" in held_back_of(agreement):
            hidden = {row.period_start for row in settlements}
        shown |= {row.pk for row in settlements if row.period_start not in hidden}
        if hidden:
            people = [count for count in counts.people_over(hidden) if count]
            smallest[agreement.pk] = min(people, default=0)
    return shown, smallest


Row = tuple[int, int, int, date, int]
"""(settlement, agreement, payer, first day after the period, cents)."""


def _approved_shares(settlements: Iterable[Settlement]) -> Iterable[Row]:
    return (
        SettlementShare.objects.filter(line__settlement__in=settlements)
        .order_by()
        .values_list(
            "line__settlement",
            "line__settlement__agreement",
            "payer",
            "line__settlement__period_end",
        )
        .annotate(cents=Sum("amount_cents"))
    )


def _bank() -> Iterable[tuple[int, int, date, int]]:
    """Return what moved by agreement, payer and period; also for a settlement reversed since."""
    return (
        Posting.objects.filter(account=Account.BANK, entry__settlement__isnull=False)
        .order_by()
        .values_list(
            "entry__agreement",
            "party",
            "entry__settlement__period_end",
        )
        .annotate(cents=Sum("amount_cents"))
    )


def _wholes(
    settlements: Iterable[Settlement],
    left_out: dict[str, set[int]],
    smallest: dict[int, int],
) -> dict[str, int]:
    """Return everything that was approved by currency, where what is left out stays hidden.

    Contracts with one tariff show their number of people when the amount is divided by it, so what
    is left out has to be of several contracts that together are about enough people.
    """
    rows = (
        SettlementShare.objects.filter(line__settlement__in=settlements)
        .order_by()
        .values_list("line__settlement__agreement__currency")
        .annotate(cents=Sum("amount_cents"))
    )
    return {
        currency: cents
        for currency, cents in rows
        if not left_out[currency]
        or (
            len(left_out[currency]) >= FEWEST_LEFT_OUT
            and sum(smallest.get(pk, 0) for pk in left_out[currency]) >= SMALLEST_SHOWN
        )
    }
