"""What was promised, reported, found, decided and paid, by agreement, payer and budget year.

One place adds up, everything else shows. A budget year is the calendar year that holds the last day
of a settled period, as in forecasts. All amounts are whole cents in the currency of the agreement.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from typing import Final

from django.db.models import Sum

from contracts.arithmetic import Component, One, Period, TermsError
from contracts.budgets.models import Allocation, Programme
from contracts.budgets.selectors.claims import claims_beyond, not_wholly_accepted
from contracts.budgets.selectors.earmarks import newest_allocations
from contracts.enums import Account, AgreementStatus, ScenarioKind, SettlementStatus
from contracts.forecasting import budget_year
from contracts.models import Agreement, AgreementParty, Posting, SettlementShare
from contracts.presentation import reader_language
from contracts.selectors.forecasts import latest_scenarios
from contracts.snapshots import load_versions
from contracts.terms_documents import read_rules
from contracts.wording import problem_sentence

Key = tuple[int, int, int]
"""(agreement, payer, budget year)."""
OVER: Final = (AgreementStatus.ENDED, AgreementStatus.SETTLED)


@dataclass(slots=True)
class Figures:
    """Amounts in cents.

    `committed`: set aside. `forecast`: what the expected scenario comes to, with what was settled.
    `claimed`: what was reported is worth. `verified`: what was drafted or approved from accepted
    results. `approved`, of which `approved_fixed` does not hang on results (tranches and standing
    amounts). `paid`: what left the bank. `released`: set aside, and no longer needed.
    """

    committed: int = 0
    forecast: int = 0
    claimed: int = 0
    verified: int = 0
    approved: int = 0
    approved_fixed: int = 0
    paid: int = 0
    released: int = 0

    def add(self, other: Figures) -> None:
        """Add other amounts to these."""
        for item in fields(self):
            setattr(self, item.name, getattr(self, item.name) + getattr(other, item.name))

    @property
    def approved_outcomes(self) -> int:
        """What was approved because of results."""
        return self.approved - self.approved_fixed


@dataclass(slots=True)
class Book:
    """The figures of every key; `without_forecast` and `blocked` are agreements that lack one.

    Of `unreadable` agreements nothing is counted: their terms cannot be read, for this reason.
    """

    figures: dict[Key, Figures] = field(default_factory=dict)
    without_forecast: set[int] = field(default_factory=set)
    blocked: set[int] = field(default_factory=set)
    unreadable: dict[int, str] = field(default_factory=dict)

    def of(self, key: Key) -> Figures:
        """Return the figures of a key, new ones when there were none."""
        return self.figures.setdefault(key, Figures())


def book_of(
    agreements: Iterable[Agreement], allocations: Mapping[Key, Allocation], today: date
) -> Book:
    """Add up everything of these agreements, but for those of which the terms cannot be read."""
    seen = {agreement.pk: agreement for agreement in agreements}
    fixed, unreadable = read_fixed_components(seen)
    by_pk = {pk: agreement for pk, agreement in seen.items() if pk not in unreadable}
    book = Book(unreadable=unreadable)
    drafts = _add_settled(book, by_pk, fixed)
    _add_paid(book, by_pk)
    _add_forecasts(book, by_pk)
    _add_claims(book, by_pk)
    for key, row in allocations.items():
        if key[0] not in by_pk:
            continue
        figures = book.of(key)
        figures.committed = row.amount_cents
        is_over = by_pk[key[0]].status in OVER and key[2] < today.year
        if is_over and (key[0], key[2]) not in drafts:
            figures.released = max(row.amount_cents - figures.approved, 0)
    return book


def _add_settled(
    book: Book, agreements: Mapping[int, Agreement], fixed: Mapping[int, set[str]]
) -> set[tuple[int, int]]:
    """Add what was drafted and approved; return (agreement, year) of which a draft waits."""
    drafts = set()
    rows = (
        SettlementShare.objects.filter(
            line__settlement__agreement__in=list(agreements),
            line__settlement__status__in=(SettlementStatus.DRAFT, SettlementStatus.APPROVED),
        )
        .order_by()
        .values_list(
            "line__settlement__agreement",
            "payer",
            "line__settlement__period_end",
            "line__settlement__status",
            "line__component",
        )
        .annotate(cents=Sum("amount_cents"))
    )
    for agreement_id, payer, end, status, component, cents in rows:
        year = _year(end)
        figures = book.of((agreement_id, payer, year))
        figures.verified += cents
        if status == SettlementStatus.DRAFT:
            drafts.add((agreement_id, year))
            continue
        figures.approved += cents
        if component in fixed[agreement_id]:
            figures.approved_fixed += cents
    return drafts


def _add_paid(book: Book, agreements: Mapping[int, Agreement]) -> None:
    """Add what the bank account of each payer lost, in the year of the settlement it is for."""
    rows = (
        Posting.objects.filter(
            entry__agreement__in=list(agreements),
            account=Account.BANK,
            entry__settlement__isnull=False,
        )
        .order_by()
        .values_list("entry__agreement", "party", "entry__settlement__period_end")
        .annotate(cents=Sum("amount_cents"))
    )
    for agreement_id, payer, end, cents in rows:
        book.of((agreement_id, payer, _year(end))).paid -= cents


def _add_forecasts(book: Book, agreements: Mapping[int, Agreement]) -> None:
    codes = payer_keys(agreements)
    scenarios = latest_scenarios(agreements)
    for agreement_id in agreements:
        scenario = scenarios.get(agreement_id, {}).get(ScenarioKind.EXPECTED)
        if scenario is None:
            book.without_forecast.add(agreement_id)
            continue
        for item in (*scenario.outcome["settled"], *scenario.outcome["periods"]):
            year = budget_year(
                Period(date.fromisoformat(item["start"]), date.fromisoformat(item["end"]))
            )
            for code, cents in item["payers"].items():
                book.of((agreement_id, codes[agreement_id, code], year)).forecast += cents


def _add_claims(book: Book, agreements: Mapping[int, Agreement]) -> None:
    for figures in book.figures.values():
        figures.claimed = figures.verified
    codes = payer_keys(agreements)
    for agreement_id, claim in claims_beyond(not_wholly_accepted(agreements)):
        if claim is None:
            book.blocked.add(agreement_id)
            continue
        for (code, year), cents in claim.items():
            book.of((agreement_id, codes[agreement_id, code], year)).claimed += cents


def payer_keys(agreement_ids: Iterable[int]) -> dict[tuple[int, str], int]:
    """Return the role of every party by (agreement, its code in the terms)."""
    rows = AgreementParty.objects.filter(agreement__in=list(agreement_ids))
    return {(pk, code): role for role, pk, code in rows.values_list("pk", "agreement", "code")}


def read_fixed_components(
    agreement_ids: Iterable[int],
) -> tuple[dict[int, set[str]], dict[int, str]]:
    """Return by agreement the parts that do not hang on anything that is measured.

    And of which agreements the terms cannot be read, with the reason in the reader's language.
    """
    found: dict[int, set[str]] = {}
    unreadable: dict[int, str] = {}
    for pk, rows in load_versions(agreement_ids).items():
        try:
            parts = [part for row in rows for part in read_rules(row).components]
        except TermsError as error:
            language = reader_language()
            sentences = (problem_sentence(problem, language) for problem in error.problems)
            unreadable[pk] = " ".join(sentences)
        else:
            found[pk] = {part.code for part in parts if is_fixed(part)}
    return found, unreadable


def not_counted(
    agreements: Iterable[Agreement], programme: Programme | None = None
) -> list[tuple[Agreement, str]]:
    """Return the agreements that are in no figure, with the reason; of a programme or of all."""
    by_pk = {agreement.pk: agreement for agreement in agreements}
    if programme is not None:
        keys = [key for key, row in newest_allocations().items() if row.programme == programme]
        by_pk = {pk: row for pk, row in by_pk.items() if pk in {key[0] for key in keys}}
    _fixed, unreadable = read_fixed_components(by_pk)
    return [(by_pk[pk], reason) for pk, reason in unreadable.items()]


def is_fixed(component: Component) -> bool:
    """Whether a part of the terms is paid whatever is measured: a tranche or a standing amount."""
    if component.kind in ("tranche", "standing"):
        return True
    return isinstance(component.quantity, One) and component.gate is None


def _year(end: date) -> int:
    return (end - timedelta(days=1)).year
