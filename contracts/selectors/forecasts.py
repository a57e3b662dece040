"""What a forecast starts from, and what the stored scenarios say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any, Final

from django.db.models import Max

from contracts.arithmetic import Observation, Period, Terms, periods_until
from contracts.enums import AgreementStatus
from contracts.forecasting import (
    ADDITIVE,
    KINDS,
    Proposal,
    budget_year,
    coming_periods,
    measured_in,
    propose,
)
from contracts.models import Agreement, ForecastScenario
from contracts.people import Person
from contracts.selectors.agreements import agreements_for
from contracts.snapshots import load_facts, observations_of
from contracts.terms_documents import read_in_force

RUNNING: Final = (
    AgreementStatus.SIGNED,
    AgreementStatus.ACTIVE,
    AgreementStatus.SUSPENDED,
    AgreementStatus.ENDED,
)


@dataclass(frozen=True, slots=True)
class Settled:
    """What one settled period posted, in cents, in all and by payer."""

    period: Period
    cents: int
    payers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Basis:
    """Everything a forecast of one agreement starts from; `coming` are the periods not settled."""

    versions: list[Terms]
    accepted: list[Observation]
    settled: list[Settled]
    coming: list[Period]

    @property
    def posted(self) -> dict[str, int]:
        """What was posted so far, in cents by payer."""
        total: dict[str, int] = defaultdict(int)
        for row in self.settled:
            for payer, cents in row.payers.items():
                total[payer] += cents
        return dict(total)


@dataclass(slots=True)
class YearRow:
    """One budget year, in cents: what was settled, and in all by scenario."""

    year: int
    settled: int = 0
    totals: dict[str, int] = field(default_factory=dict)


def basis_of(agreement: Agreement) -> Basis:
    """Return what a forecast of the agreement starts from. Empty `versions`: there are no terms."""
    facts = load_facts([agreement.pk])[agreement.pk]
    versions = read_in_force(facts.versions)
    if not versions:
        return Basis([], [], [], [])
    rows = agreement.settlements.filter(status__in=("draft", "approved")).order_by("period_start")
    settled = []
    for start, end, total in rows.values_list("period_start", "period_end", "total_cents"):
        payers: dict[str, int] = defaultdict(int)
        for (_component, payer, _origin), cents in facts.postings.get(start, {}).items():
            payers[payer] += cents
        settled.append(Settled(Period(start, end), total, dict(payers)))
    coming = coming_periods(versions, facts.settled, agreement.ends_on)
    return Basis(versions, observations_of(facts), settled, coming)


def proposals(basis: Basis) -> dict[tuple[str, str], Proposal]:
    """Propose a result per period by (scenario, metric)."""
    if not basis.coming:
        return {}
    past = periods_until(basis.versions, basis.coming[0].start)
    measured = measured_in(basis.versions, basis.accepted, [*past, *basis.coming])
    found: dict[tuple[str, str], Proposal] = {}
    for metric in basis.versions[-1].metrics:
        values = [measured.get((metric.code, period.start)) for period in past]
        if metric.kind in ADDITIVE and any(value is not None for value in values):
            series = [value or Fraction(0) for value in values]
        else:
            series = [value for value in values if value is not None]
        achieved = sum(
            (value for (code, _), value in measured.items() if code == metric.code), Fraction(0)
        )
        for kind in KINDS:
            found[kind, metric.code] = propose(metric, kind, series, achieved, len(basis.coming))
    return found


def latest_scenarios(agreement_ids: Iterable[int]) -> dict[int, dict[str, ForecastScenario]]:
    """Return the newest version of each scenario by agreement, in the order low to high."""
    rows = ForecastScenario.objects.filter(agreement__in=agreement_ids)
    newest = rows.order_by().values("agreement", "kind").annotate(newest=Max("pk")).values("newest")
    found: dict[int, dict[str, ForecastScenario]] = defaultdict(dict)
    chosen = ForecastScenario.objects.filter(pk__in=newest).select_related("created_by")
    for row in sorted(chosen, key=lambda row: KINDS.index(row.kind)):
        found[row.agreement_id][row.kind] = row
    return dict(found)


def year_rows(scenarios: Mapping[str, ForecastScenario]) -> list[YearRow]:
    """Return the budget years of some scenarios of one agreement, with totals in cents."""
    years: dict[int, YearRow] = {}

    def row_of(item: Mapping[str, Any]) -> YearRow:
        year = budget_year(_period(item))
        return years.setdefault(year, YearRow(year))

    settled_by_kind: dict[str, dict[int, int]] = {}
    for kind, scenario in scenarios.items():
        own: dict[int, int] = defaultdict(int)
        for item in scenario.outcome["settled"]:
            own[row_of(item).year] += item["cents"]
        settled_by_kind[kind] = own
        for item in scenario.outcome["periods"]:
            row = row_of(item)
            row.totals[kind] = row.totals.get(kind, 0) + item["cents"]
    newest = max(scenarios, key=lambda kind: scenarios[kind].pk, default="")
    for row in years.values():
        for kind, own in settled_by_kind.items():
            row.totals[kind] = row.totals.get(kind, 0) + own.get(row.year, 0)
        row.settled = settled_by_kind[newest].get(row.year, 0)
    return [years[year] for year in sorted(years)]


def payer_totals(scenarios: Mapping[str, ForecastScenario]) -> dict[str, dict[str, int]]:
    """Return by payer's code what each scenario pays in all, with what was settled, in cents."""
    totals: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for kind, scenario in scenarios.items():
        for item in (*scenario.outcome["settled"], *scenario.outcome["periods"]):
            for payer, cents in item["payers"].items():
                totals[payer][kind] += cents
    return {payer: dict(by_kind) for payer, by_kind in totals.items()}


@dataclass(frozen=True, slots=True)
class CapRow:
    """One cap under one scenario: the room at the end, what it cuts, and when it first does."""

    code: str
    kind: str
    room: Fraction | None
    cut: Fraction
    first: Period | None


def cap_rows(scenarios: Mapping[str, ForecastScenario]) -> list[CapRow]:
    """Return every cap under every scenario, in the order of the outcome."""
    rows = []
    for kind, scenario in scenarios.items():
        periods = scenario.outcome["periods"]
        for code in dict.fromkeys(code for item in periods for code in item["cut"]):
            cuts = [(item, Fraction(item["cut"].get(code, "0"))) for item in periods]
            rooms = [Fraction(item["room"][code]) for item in periods if code in item["room"]]
            first = next((_period(item) for item, cut in cuts if cut), None)
            total = sum((cut for _item, cut in cuts), Fraction(0))
            rows.append(CapRow(code, kind, rooms[-1] if rooms else None, total, first))
    return rows


@dataclass(frozen=True, slots=True)
class Budget:
    """Every contract's newest scenarios together, by currency; `missing` have no forecast yet."""

    by_currency: dict[str, list[YearRow]]
    rows: list[tuple[Agreement, list[YearRow]]]
    missing: list[Agreement]


def budget_of(user: Person) -> Budget:
    """Return the budget years over all running contracts that the person sees."""
    agreements = list(agreements_for(user).filter(status__in=RUNNING).order_by("number"))
    scenarios = latest_scenarios([agreement.pk for agreement in agreements])
    rows, missing = [], []
    sums: dict[str, dict[int, YearRow]] = defaultdict(dict)
    for agreement in agreements:
        if agreement.pk not in scenarios:
            missing.append(agreement)
            continue
        years = year_rows(scenarios[agreement.pk])
        rows.append((agreement, years))
        for year in years:
            total = sums[agreement.currency].setdefault(year.year, YearRow(year.year))
            total.settled += year.settled
            for kind, cents in year.totals.items():
                total.totals[kind] = total.totals.get(kind, 0) + cents
    by_currency = {
        currency: [years[year] for year in sorted(years)]
        for currency, years in sorted(sums.items())
    }
    return Budget(by_currency, rows, missing)


def _period(item: Mapping[str, Any]) -> Period:
    return Period(date.fromisoformat(item["start"]), date.fromisoformat(item["end"]))
