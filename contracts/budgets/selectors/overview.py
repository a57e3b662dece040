"""The money of the municipality: per fund, programme and budget year, and what is behind a number.

Every cent that a payer owes belongs to one programme, because an allocation names agreement, payer
and year. What no allocation names stands under "not allocated", so that the totals are everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from contracts.budgets.funds import FundFacts, known_funds
from contracts.budgets.models import Allocation, BudgetYear, MoneyEnd, MoneySource, Programme
from contracts.budgets.selectors.earmarks import misfits, newest_allocations, newest_ceilings
from contracts.budgets.selectors.endings import ends_by_key
from contracts.budgets.selectors.figures import Book, Figures, book_of
from contracts.errors import Refused
from contracts.models import Agreement, AgreementParty
from contracts.people import Person
from contracts.selectors.agreements import agreements_for


@dataclass(slots=True)
class YearLine:
    """One budget year of a programme; `ceiling` None: none was set.

    `opening` was paid over the years before. `uncounted` was set aside for contracts of which the
    terms cannot be read: it is in no figure, and it is not free either.
    """

    year: int
    ceiling: int | None = None
    figures: Figures = field(default_factory=Figures)
    opening: int = 0
    uncounted: int = 0

    @property
    def closing(self) -> int:
        """What was paid over the years before and this one."""
        return self.opening + self.figures.paid

    @property
    def free(self) -> int | None:
        """What can still be set aside: the ceiling less what is set aside and still needed."""
        if self.ceiling is None:
            return None
        return self.ceiling - self.uncounted - self.figures.committed + self.figures.released


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A contract that is in no figure, with the reason; `years`: in which money is set aside."""

    agreement: Agreement
    reason: str
    years: tuple[int, ...]


@dataclass(slots=True)
class ProgrammeLine:
    """A programme with its years; `programme` None: what was not allocated, in one currency."""

    programme: Programme | None
    currency: str
    years: dict[int, YearLine] = field(default_factory=dict)
    end: MoneyEnd | None = None
    left_out: list[LeftOut] = field(default_factory=list)

    def line(self, year: int) -> YearLine:
        """Return a year, a new one when it was not there."""
        return self.years.setdefault(year, YearLine(year))

    @property
    def lines(self) -> list[YearLine]:
        """The years in order, each beginning with what was paid before it."""
        rows = [self.years[year] for year in sorted(self.years)]
        for before, row in pairwise(rows):
            row.opening = before.closing
        return rows

    @property
    def total(self) -> YearLine:
        """All years together; the ceiling is that of the years that have one."""
        total = YearLine(0)
        for row in self.years.values():
            total.figures.add(row.figures)
            total.uncounted += row.uncounted
            if row.ceiling is not None:
                total.ceiling = (total.ceiling or 0) + row.ceiling
        return total


@dataclass(frozen=True, slots=True)
class FundLine:
    """A fund with its programmes; `fund` None: programmes of the municipality itself."""

    fund: FundFacts | None
    code: str
    programmes: tuple[ProgrammeLine, ...]
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source, how much of it was set aside, and its end when it has one."""

    source: MoneySource
    committed: int
    end: MoneyEnd | None = None

    @property
    def left(self) -> int:
        """What is left of it."""
        return self.source.amount_cents - self.committed


@dataclass(frozen=True, slots=True)
class Warned:
    """An allocation that passes a ceiling or does not fit an earmark."""

    allocation: Allocation
    reasons: tuple[Refused, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything; `not_allocated` by currency."""

    funds: tuple[FundLine, ...]
    not_allocated: tuple[ProgrammeLine, ...]
    warnings: tuple[Warned, ...]
    book: Book

    @property
    def programmes(self) -> list[ProgrammeLine]:
        """All lines, those without an allocation last."""
        found = [line for fund in self.funds for line in fund.programmes]
        return [*found, *self.not_allocated]


def overview_for(user: Person, today: date) -> Overview:
    """Return the money of every agreement that the person sees."""
    return overview_of(agreements_for(user), today)


def overview_of(agreements: Iterable[Agreement], today: date) -> Overview:
    """Return the money of these agreements, with all programmes, ceilings and sources."""
    seen = list(agreements)
    allocations, ceilings = newest_allocations(), newest_ceilings()
    book = book_of(seen, allocations, today)
    ends = ends_by_key()
    programmes = {
        row.pk: ProgrammeLine(row, row.currency, end=ends.get(("programme", row.pk)))
        for row in Programme.objects.order_by("name", "pk")
    }
    for (programme_id, year), ceiling in ceilings.items():
        programmes[programme_id].line(year).ceiling = ceiling.ceiling_cents
    rest: dict[str, ProgrammeLine] = {}
    currencies = {agreement.pk: agreement.currency for agreement in seen}
    for key, figures in book.figures.items():
        row = allocations.get(key)
        if row is not None:
            line = programmes[row.programme_id]
        else:
            currency = currencies[key[0]]
            line = rest.setdefault(currency, ProgrammeLine(None, currency))
        line.line(key[2]).figures.add(figures)
    for agreement in seen:
        if agreement.pk in book.unreadable:
            _leave_out(agreement, book.unreadable[agreement.pk], allocations, programmes, rest)
    counting = list(allocations.values())
    return Overview(
        funds=_by_fund(programmes, counting, ends),
        not_allocated=tuple(rest[currency] for currency in sorted(rest)),
        warnings=_warnings(counting, ceilings, set(currencies)),
        book=book,
    )


def _leave_out(
    agreement: Agreement,
    reason: str,
    allocations: Mapping[tuple[int, int, int], Allocation],
    programmes: Mapping[int, ProgrammeLine],
    rest: dict[str, ProgrammeLine],
) -> None:
    """Name a contract that is not counted wherever money is set aside for it, else at the rest."""
    years: dict[int, set[int]] = {}
    for (agreement_id, _payer, year), row in allocations.items():
        if agreement_id == agreement.pk:
            years.setdefault(row.programme_id, set()).add(year)
            programmes[row.programme_id].line(year).uncounted += row.amount_cents
    for programme_id, found in years.items():
        line = LeftOut(agreement, reason, tuple(sorted(found)))
        programmes[programme_id].left_out.append(line)
    if not years:
        empty = ProgrammeLine(None, agreement.currency)
        rest.setdefault(agreement.currency, empty).left_out.append(LeftOut(agreement, reason, ()))


def _by_fund(
    programmes: dict[int, ProgrammeLine],
    counting: list[Allocation],
    ends: dict[tuple[str, int], MoneyEnd],
) -> tuple[FundLine, ...]:
    sources = list(MoneySource.objects.select_related("programme").order_by("name", "pk"))
    spent = {
        source.pk: sum(row.amount_cents for row in counting if row.source_id == source.pk)
        for source in sources
    }
    named = [line for line in programmes.values() if line.programme is not None]
    funds: list[FundFacts | None] = [*known_funds(), None]
    codes = {fund.code for fund in funds if fund is not None}
    found = []
    for fund in funds:
        # What names a fund that is gone stands with the programmes without one.
        own = [
            line
            for line in named
            if line.programme is not None and _is_of(line.programme.fund_code, fund, codes)
        ]
        money = [source for source in sources if _is_of(source.fund_code, fund, codes)]
        if own or money:
            lines = tuple(
                SourceLine(source, spent[source.pk], ends.get(("source", source.pk)))
                for source in money
            )
            found.append(FundLine(fund, fund.code if fund else "", tuple(own), lines))
    return tuple(found)


def _is_of(code: str, fund: FundFacts | None, codes: set[str]) -> bool:
    return code not in codes if fund is None else code == fund.code


def _warnings(
    counting: list[Allocation],
    ceilings: dict[tuple[int, int], BudgetYear],
    seen: set[int],
) -> tuple[Warned, ...]:
    found = (
        Warned(row, tuple(misfits(row, counting, ceilings)))
        for row in counting
        if row.agreement_id in seen
    )
    return tuple(warned for warned in found if warned.reasons)


@dataclass(frozen=True, slots=True)
class Behind:
    """One agreement and payer behind a number."""

    agreement: Agreement
    payer: AgreementParty
    year: int
    figures: Figures
    allocation: Allocation | None


def behind(
    agreements: Iterable[Agreement],
    today: date,
    *,
    programme: Programme | None,
    year: int | None = None,
    currency: str = "EUR",
) -> list[Behind]:
    """Return what a line adds up: its agreements and payers. `year` None: all years.

    `programme` None: what was not allocated, in this currency.
    """
    by_pk = {agreement.pk: agreement for agreement in agreements}
    allocations = newest_allocations()
    book = book_of(by_pk.values(), allocations, today)
    payers = AgreementParty.objects.select_related("party").in_bulk(
        {payer for _agreement, payer, _year in book.figures}
    )
    found = []
    for key in sorted(book.figures, key=lambda key: (key[2], by_pk[key[0]].number, key[1])):
        row = allocations.get(key)
        agreement = by_pk[key[0]]
        if (row.programme_id if row else None) != (programme.pk if programme else None):
            continue
        if (year is not None and key[2] != year) or (
            programme is None and agreement.currency != currency
        ):
            continue
        found.append(Behind(agreement, payers[key[1]], key[2], book.figures[key], row))
    return found
