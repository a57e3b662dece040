"""What would be owed when everything that was reported were accepted as it was reported.

Only contracts of which something reported was not (wholly) accepted need the engine; of all the
others what is claimed is what was verified.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any, Final

from django.db.models import F, OuterRef, Q, Subquery

from contracts.arithmetic import Period, SettlementBlocked, Terms, number_text
from contracts.enums import ObservationStatus, SettlementStatus, VerificationDecision
from contracts.forecasting import budget_year
from contracts.models import Observation, Settlement, Verification
from contracts.snapshots import Facts, freeze, load_facts, settle_inputs

PayerYear = tuple[str, int]
"""(code of the payer, budget year)."""
Claim = Counter[PayerYear] | None
OPEN: Final = (SettlementStatus.DRAFT, SettlementStatus.APPROVED)
# Contracts of which the observations are in memory at once.
CHUNK: Final = 100


def not_wholly_accepted(agreement_ids: Iterable[int]) -> set[int]:
    """Return the agreements with a report that the evaluator did not (yet) accept as it is."""
    newest = Verification.objects.filter(observation=OuterRef("pk")).order_by("-pk")
    rows = (
        Observation.objects.filter(agreement__in=list(agreement_ids), replaced_by=None)
        .annotate(decision=Subquery(newest.values("decision")[:1]))
        .filter(Q(decision=None) | ~Q(decision=VerificationDecision.ACCEPTED))
    )
    return set(rows.values_list("agreement", flat=True).distinct())


def claims_beyond(agreement_ids: Iterable[int]) -> Iterator[tuple[int, Claim]]:
    """Yield by agreement what was claimed beyond what was verified; a few queries a chunk.

    In cents by payer and budget year, over the periods up to and with the last one that has a
    settlement; None when the engine cannot settle what was reported.
    """
    ids = sorted(agreement_ids)
    for first in range(0, len(ids), CHUNK):
        periods = _last_periods(ids[first : first + CHUNK])
        found, reported = load_facts(periods), _reported(periods)
        for agreement_id, period in periods.items():
            try:
                claim = _beyond(found[agreement_id], period, reported[agreement_id])
            except SettlementBlocked:
                claim = None
            yield agreement_id, claim


def _last_periods(agreement_ids: Collection[int]) -> dict[int, Period]:
    """Return the last period with a settlement, of the agreements that have one."""
    rows = Settlement.objects.filter(agreement__in=agreement_ids, status__in=OPEN)
    spans = rows.order_by("agreement", "period_start").values_list(
        "agreement", "period_start", "period_end"
    )
    return {agreement_id: Period(start, end) for agreement_id, start, end in spans}


def _beyond(facts: Facts, period: Period, reported: list[dict[str, str]]) -> Counter[PayerYear]:
    frozen = freeze(facts, period)
    before = {**frozen.document, "posted": []}
    after = {**before, "observations": reported}
    more = _by_payer_and_year(after, frozen.terms)
    more.subtract(_by_payer_and_year(before, frozen.terms))
    return Counter({key: cents for key, cents in more.items() if cents})


def _by_payer_and_year(document: dict[str, Any], terms: list[Terms]) -> Counter[PayerYear]:
    cents: Counter[PayerYear] = Counter()
    for line in settle_inputs(document, terms).lines:
        for payer, amount in line.payers:
            cents[payer, budget_year(line.origin)] += amount
    return cents


def _reported(periods: Mapping[int, Period]) -> dict[int, list[dict[str, str]]]:
    """Return the newest of every report known by the end of these periods, by agreement.

    In the form in which accepted ones are frozen. What was withdrawn does not count; of a
    correction that was not judged yet the correction does.
    """
    rows = (
        Observation.objects.filter(agreement__in=periods, replaced_by=None)
        .exclude(status=ObservationStatus.WITHDRAWN)
        .annotate(code=F("indicator__code"))
        .order_by("on", "pk")
    )
    reported: dict[int, list[dict[str, str]]] = {pk: [] for pk in periods}
    for row in rows.iterator(chunk_size=5000):
        if max(row.on, row.known_on or row.on) < periods[row.agreement_id].end:
            reported[row.agreement_id].append(_frozen(row))
    return reported


def _frozen(row: Any) -> dict[str, str]:
    data = {"metric": row.code, "on": row.on.isoformat(), "key": str(row.key)}
    if row.quantity is not None:
        data["quantity"] = number_text(Fraction(row.quantity))
    if row.status != ObservationStatus.MEASURED:
        data["status"] = row.status
    texts = {"subject": row.subject, "cohort": row.cohort}
    days = {"start": row.start, "end": row.end, "known_on": row.known_on}
    data |= {name: text for name, text in texts.items() if text}
    data |= {name: day.isoformat() for name, day in days.items() if day is not None}
    return data
