"""Warnings before a cap bites, a deadline passes or funding ends; each says its rule and its date.

What can still happen is read from the stored forecasts, what holds now from the newest settlement,
and dates from the terms. The thresholds are settings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, Final

from django.conf import settings
from django.db.models import Max, Sum
from django.utils.timezone import localdate

from contracts.arithmetic import Component, Limit, Terms, TermsError, periods_until
from contracts.dossier_codes import DossierPart, RecordKind
from contracts.models import (
    OPEN_STATUSES,
    Agreement,
    DossierEntry,
    FigureRecord,
    ForecastScenario,
    IndicatorProfile,
    Observation,
    Settlement,
    SettlementLine,
    SettlementShare,
    TermsVersion,
)
from contracts.selectors.forecasts import cap_rows, latest_scenarios
from contracts.selectors.indicator_profiles import profiles_of
from contracts.terms_documents import read_in_force

# Keys of the terms that hold a day on which something falls due.
DUE_KEYS: Final = ("true_up_on", "due", "due_on", "until", "in")
# Parts of the dossier with a day on which something about the end is due.
DATED: Final[dict[str, str]] = {
    DossierPart.ROUTE.value: "route_due",
    DossierPart.MONEY_ENDS.value: "tell_due",
}
# How the same is called when its day passed.
PASSED: Final[dict[str, str]] = {
    DossierPart.ROUTE.value: "route_late",
    DossierPart.MONEY_ENDS.value: "tell_late",
}
ABOUT_MONEY: Final = frozenset({"cap_forecast", "cap_near", "payer_forecast", "payer_near"})


@dataclass(frozen=True, slots=True)
class Caution:
    """One thing to look at in time.

    Kinds: cap_forecast (a scenario reaches a cap), cap_near (little room is left under a cap),
    payer_forecast (nobody pays a part), payer_near (a payer's maximum is almost reached), due (a
    day in the terms; `code` is the key), reporting (nothing was entered in a period that ends),
    terms_end, agreement_end, route_due (what comes after the money has to be decided), tell_due
    (who takes part has to hear that it ends) and relapse_due (looking back was agreed). `code` of
    the two before it is route_late or tell_late when the day passed. `on` is the day that matters,
    `subject` the code of a cap, payer, component or metric, `scenario` the one that says so.
    `terms` are the newest, for its name.
    """

    kind: str
    agreement: Agreement
    on: date | None
    subject: str = ""
    code: str = ""
    scenario: str = ""
    amount: Fraction = Fraction(0)
    terms: Terms | None = None


@dataclass(slots=True)
class _Look:
    """What is read of the agreements, each with a query for all of them."""

    today: date
    terms: dict[int, list[Terms]] = field(default_factory=dict)
    scenarios: dict[int, dict[str, ForecastScenario]] = field(default_factory=dict)
    traces: dict[int, list[list[dict[str, Any]]]] = field(default_factory=dict)
    paid: dict[int, dict[str, int]] = field(default_factory=dict)
    entered: dict[int, set[tuple[str, date]]] = field(default_factory=dict)
    dossier: dict[int, dict[str, DossierEntry]] = field(default_factory=dict)
    relapses: dict[int, list[IndicatorProfile]] = field(default_factory=dict)


def warnings_of(agreements: Iterable[Agreement], today: date) -> list[Caution]:
    """Return the warnings of some agreements, soonest first."""
    known = {agreement.pk: agreement for agreement in agreements}
    look = _read(known, today)
    found = [
        replace(warning, terms=look.terms[agreement.pk][-1])
        for agreement in known.values()
        if look.terms.get(agreement.pk)
        for find in (_caps, _payers, _due_days, _reporting, _ends, _dossier)
        for warning in find(agreement, look)
    ]
    return sorted(found, key=lambda row: (row.on or date.max, row.agreement.number, row.kind))


def _read(known: Mapping[int, Agreement], today: date) -> _Look:
    look = _Look(today)
    versions: dict[int, list[TermsVersion]] = defaultdict(list)
    for version in TermsVersion.objects.filter(agreement__in=known):
        versions[version.agreement_id].append(version)
    for pk, own in versions.items():
        try:
            look.terms[pk] = read_in_force(own)
        except TermsError:
            continue
    look.scenarios = latest_scenarios(known)
    opened = Settlement.objects.filter(agreement__in=known, status__in=OPEN_STATUSES)
    newest = opened.order_by().values("agreement").annotate(last=Max("period_start"))
    last = {row["agreement"]: row["last"] for row in newest}
    lines = SettlementLine.objects.filter(
        settlement__in=opened.filter(period_start__in=set(last.values())).values("pk")
    ).values_list("settlement__agreement", "settlement__period_start", "trace")
    for pk, start, trace in lines:
        if last[pk] == start:
            look.traces.setdefault(pk, []).append(trace)
    shares = SettlementShare.objects.filter(line__settlement__in=opened.values("pk")).order_by()
    sums = shares.values_list("line__settlement__agreement", "payer__code")
    for pk, payer, cents in sums.annotate(cents=Sum("amount_cents")):
        look.paid.setdefault(pk, {})[payer] = cents
    rows = Observation.objects.filter(agreement__in=known, on__gte=today - timedelta(days=400))
    for pk, metric, on in rows.values_list("agreement", "indicator__code", "on").distinct():
        look.entered.setdefault(pk, set()).add((metric, on))
    for entry in DossierEntry.objects.filter(agreement__in=known, part__in=DATED).order_by("pk"):
        look.dossier.setdefault(entry.agreement_id, {})[entry.part] = entry
    _read_relapses(look, known)
    return look


def _read_relapses(look: _Look, known: Mapping[int, Agreement]) -> None:
    done = FigureRecord.objects.filter(
        indicator__agreement__in=known, kind=RecordKind.RELAPSE
    ).values_list("indicator", flat=True)
    looked = set(done)
    for profile in profiles_of(known).values():
        if profile.relapse_on is not None and profile.indicator_id not in looked:
            look.relapses.setdefault(profile.indicator.agreement_id, []).append(profile)


def _caps(agreement: Agreement, look: _Look) -> Iterator[Caution]:
    """Warn when a scenario reaches a cap in time, or when little room is left now."""
    limit = look.today + timedelta(days=settings.WARN_CAP_DAYS)
    for row in cap_rows(look.scenarios.get(agreement.pk, {})):
        if row.first is not None and row.first.start <= limit:
            yield Caution(
                "cap_forecast", agreement, row.first.start, row.code, "", row.kind, row.cut
            )
    # A step says how much a cap is now where that is not simply the amount of the terms.
    limits = look.terms[agreement.pk][-1].limits
    sizes = {each.code: each.amount.value for each in limits if each.amount is not None}
    rooms: dict[str, tuple[Fraction, Fraction]] = {}
    for trace in look.traces.get(agreement.pk, []):
        for step in trace:
            is_size = step["rule"].get("scope") in ("contract", "year")
            if step["stage"] == "limit" and is_size and "room_left" in step["inputs"]:
                code = step["rule"]["code"]
                size = step["inputs"].get("cap", sizes.get(code, 0))
                rooms[code] = (Fraction(step["inputs"]["room_left"]), Fraction(size))
    for code, (room, size) in rooms.items():
        if size and room * 100 <= size * (100 - settings.WARN_USED_PERCENT):
            yield Caution("cap_near", agreement, None, code, amount=room)


def _payers(agreement: Agreement, look: _Look) -> Iterator[Caution]:
    """Warn when a payer's maximum is almost reached, or a scenario leaves a part unpaid."""
    for kind, scenario in look.scenarios.get(agreement.pk, {}).items():
        for item in scenario.outcome["periods"]:
            if Fraction(item["unpaid"]) > 0:
                start, unpaid = date.fromisoformat(item["start"]), Fraction(item["unpaid"])
                yield Caution("payer_forecast", agreement, start, "", "", kind, unpaid)
                break
    for payer in look.terms[agreement.pk][-1].payers:
        if payer.max is None:
            continue
        left = payer.max.value - Fraction(look.paid.get(agreement.pk, {}).get(payer.party, 0), 100)
        if left * 100 <= payer.max.value * (100 - settings.WARN_USED_PERCENT):
            yield Caution("payer_near", agreement, None, payer.party, amount=left)


def _due_days(agreement: Agreement, look: _Look) -> Iterator[Caution]:
    """Warn before a true-up, a guarantee or another day of the terms."""
    terms = look.terms[agreement.pk][-1]
    until = look.today + timedelta(days=settings.WARN_DEADLINE_DAYS)
    blocks: tuple[Component | Limit, ...] = (*terms.components, *terms.limits)
    for block in blocks:
        for key, on in _days_in(block.source):
            if look.today <= on <= until:
                yield Caution("due", agreement, on, block.code, key)


def _days_in(source: object) -> Iterator[tuple[str, date]]:
    if isinstance(source, Mapping):
        for key, value in source.items():
            if key in DUE_KEYS and isinstance(value, str):
                yield key, date.fromisoformat(value)
            else:
                yield from _days_in(value)
    elif isinstance(source, (list, tuple)):
        for value in source:
            yield from _days_in(value)


def _reporting(agreement: Agreement, look: _Look) -> Iterator[Caution]:
    """Warn when a period that ends soon, or just ended, has nothing entered for a metric."""
    versions = look.terms[agreement.pk]
    until = look.today + timedelta(days=settings.WARN_REPORTING_DAYS)
    periods = periods_until(versions, until)
    if not periods or periods[-1].end <= look.today - timedelta(days=settings.WARN_REPORTING_DAYS):
        return
    last = periods[-1]
    entered = look.entered.get(agreement.pk, set())
    for metric in versions[-1].metrics:
        if not any(code == metric.code and last.start <= on < last.end for code, on in entered):
            yield Caution("reporting", agreement, last.end - timedelta(days=1), metric.code)


def _ends(agreement: Agreement, look: _Look) -> Iterator[Caution]:
    """Warn before the agreement or its terms end."""
    until = look.today + timedelta(days=settings.WARN_END_DAYS)
    rule = look.terms[agreement.pk][-1].periods
    end = rule.until or (rule.dates[-1] if rule.dates else None)
    if agreement.ends_on is not None and look.today < agreement.ends_on <= until:
        yield Caution("agreement_end", agreement, agreement.ends_on - timedelta(days=1))
    if end is not None and end != agreement.ends_on and look.today < end <= until:
        yield Caution("terms_end", agreement, end - timedelta(days=1))


def _dossier(agreement: Agreement, look: _Look) -> Iterator[Caution]:
    """Warn before what comes after the money is due, and when looking back was agreed.

    A day that passed stays until the dossier is written anew: then somebody said what came of it.
    """
    until = look.today + timedelta(days=settings.WARN_END_DAYS)
    for part, entry in look.dossier.get(agreement.pk, {}).items():
        if entry.on is None or entry.on > until:
            continue
        if look.today <= entry.on:
            yield Caution(DATED[part], agreement, entry.on)
        elif localdate(entry.at) <= entry.on:
            yield Caution(DATED[part], agreement, entry.on, code=PASSED[part])
    for profile in look.relapses.get(agreement.pk, []):
        if profile.relapse_on is not None and profile.relapse_on <= until:
            yield Caution("relapse_due", agreement, profile.relapse_on, profile.indicator.code)
