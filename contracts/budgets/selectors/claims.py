"""What would be owed when everything that was reported were accepted as it was reported.

Only contracts of which something reported was not (wholly) accepted need the engine; of all the
others what is claimed is what was verified.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any, Final

from django.db.models import F, OuterRef, Q, Subquery

from contracts.arithmetic import Period, Terms, number_text
from contracts.enums import ObservationStatus, SettlementStatus, VerificationDecision
from contracts.forecasting import budget_year
from contracts.models import Agreement, Observation, Settlement, Verification
from contracts.snapshots import freeze, load_facts, settle_inputs

PayerYear = tuple[str, int]
"""(code of the payer, budget year)."""
OPEN: Final = (SettlementStatus.DRAFT, SettlementStatus.APPROVED)


def not_wholly_accepted(agreement_ids: Iterable[int]) -> set[int]:
    """Return the agreements with a report that the evaluator did not (yet) accept as it is."""
    newest = Verification.objects.filter(observation=OuterRef("pk")).order_by("-pk")
    rows = (
        Observation.objects.filter(agreement__in=list(agreement_ids), replaced_by=None)
        .annotate(decision=Subquery(newest.values("decision")[:1]))
        .filter(Q(decision=None) | ~Q(decision=VerificationDecision.ACCEPTED))
    )
    return set(rows.values_list("agreement", flat=True).distinct())


def claimed_beyond(agreement: Agreement) -> Counter[PayerYear]:
    """Return what was claimed beyond what was verified, in cents by payer and budget year.

    Over the periods up to and with the last one that has a settlement. Raises SettlementBlocked
    when the engine cannot settle what was reported.
    """
    last = (
        Settlement.objects.filter(agreement=agreement, status__in=OPEN)
        .order_by("-period_start")
        .values_list("period_start", "period_end")
        .first()
    )
    if last is None:
        return Counter()
    facts = load_facts([agreement.pk])[agreement.pk]
    frozen = freeze(facts, Period(*last))
    before = {**frozen.document, "posted": []}
    after = {**before, "observations": _reported(agreement, last[1])}
    more = _by_payer_and_year(after, frozen.terms)
    more.subtract(_by_payer_and_year(before, frozen.terms))
    return Counter({key: cents for key, cents in more.items() if cents})


def _by_payer_and_year(document: dict[str, Any], terms: list[Terms]) -> Counter[PayerYear]:
    cents: Counter[PayerYear] = Counter()
    for line in settle_inputs(document, terms).lines:
        for payer, amount in line.payers:
            cents[payer, budget_year(line.origin)] += amount
    return cents


def _reported(agreement: Agreement, until: date) -> list[dict[str, str]]:
    """Return the newest of every report, in the form in which accepted ones are frozen.

    What was withdrawn does not count; of a correction that was not judged yet the correction does.
    """
    rows = (
        agreement.observations.filter(replaced_by=None, on__lt=until)
        .filter(Q(known_on=None) | Q(known_on__lt=until))
        .exclude(status=ObservationStatus.WITHDRAWN)
        .annotate(code=F("indicator__code"))
        .order_by("on", "pk")
    )
    return [_frozen(row) for row in rows]


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
