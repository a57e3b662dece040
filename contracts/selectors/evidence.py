"""Which observations a settlement counted, and which it did not, with the reason.

What counted is what was frozen with the settlement. What was there but did not count is read from
the rows as they were when the settlement was prepared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final, Literal

from django.db.models import F, Prefetch, Q

from contracts.arithmetic import Terms
from contracts.enums import ObservationStatus, VerificationDecision
from contracts.models import Observation, Settlement, Verification
from contracts.snapshots import counted_among

# So many rows are read for one screen; of a larger period the list of observations has the rest.
ROWS_READ: Final = 600
# Keys of a component that name no metric.
NO_METRIC: Final = frozenset({"code", "label", "recipient", "over"})

State = Literal[
    "accepted", "partly", "not_measured", "not_applicable",
    "disputed", "withdrawn", "replaced", "open", "later",
]  # fmt: skip
COUNTING: Final[frozenset[State]] = frozenset({"accepted", "partly"})


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One observation beside what became of it; `claimed` is the provider's, None for a spell or a
    missing value, `accepted` the evaluator's, None when it does not count as a number."""

    observation: Observation
    metric: str
    state: State
    claimed: Decimal | None
    accepted: Decimal | None
    reason: str

    @property
    def is_counting(self) -> bool:
        """Whether it went into the computation as a value."""
        return self.state in COUNTING


@dataclass(frozen=True, slots=True)
class Evidence:
    """The observations of some metrics in one period; `is_cut` when there are more than read."""

    rows: tuple[EvidenceRow, ...]
    is_cut: bool


def metrics_of(terms: Terms, component: str) -> frozenset[str]:
    """Return the codes of the metrics that a component's rule names; none for a floor."""
    known = {metric.code for metric in terms.metrics}
    source: object = next((c.source for c in terms.components if c.code == component), {})
    return frozenset(word for word in _words(source) if word in known)


def evidence_of(
    settlement: Settlement, terms: Terms, lines: Iterable[tuple[str, date, date]]
) -> dict[tuple[str, date], Evidence]:
    """Return the evidence of each line: (component, first day, day after the last) of what it is
    about. The key is (component, first day)."""
    wanted = {(code, start): (metrics_of(terms, code), end) for code, start, end in lines}
    codes = frozenset[str]().union(*(metrics for metrics, _end in wanted.values()))
    if not codes:
        return {}
    first = min(start for _code, start in wanted)
    last = max(end for _metrics, end in wanted.values())
    rows, is_cut = _read(settlement, codes, first, last)
    return {
        key: Evidence(
            tuple(
                row
                for row in rows
                if row.metric in metrics and _touches(row.observation, key[1], end)
            ),
            is_cut,
        )
        for key, (metrics, end) in wanted.items()
        if metrics
    }


def _words(source: object) -> Iterator[str]:
    if isinstance(source, str):
        yield source
    elif isinstance(source, Mapping):
        for key, value in source.items():
            if key not in NO_METRIC:
                yield from _words(value)
    elif isinstance(source, (list, tuple)):
        for value in source:
            yield from _words(value)


def _touches(row: Observation, start: date, end: date) -> bool:
    if row.start is not None and row.end is not None:
        return row.start < end and start < row.end
    return start <= row.on < end


def _read(
    settlement: Settlement, codes: frozenset[str], first: date, last: date
) -> tuple[list[EvidenceRow], bool]:
    at = settlement.prepared_at
    in_span = Q(on__gte=first, on__lt=last) | Q(start__lt=last, end__gt=first)
    before = Verification.objects.filter(at__lte=at).order_by("-pk")
    found = (
        Observation.objects.filter(
            in_span, agreement=settlement.agreement_id, indicator__code__in=codes
        )
        .annotate(metric=F("indicator__code"))
        .select_related("indicator", "replaced_by")
        .prefetch_related(Prefetch("verifications", queryset=before, to_attr="verdicts"))
        .order_by("on", "subject", "pk")
    )
    observations = list(found[: ROWS_READ + 1])
    frozen = counted_among(settlement, [str(row.key) for row in observations])
    rows = [
        row
        for observation in observations[:ROWS_READ]
        if (row := _row(observation, frozen, settlement.period_end, at)) is not None
    ]
    return rows, len(observations) > ROWS_READ


def _row(
    observation: Observation, frozen: set[str], period_end: date, at: datetime
) -> EvidenceRow | None:
    verdicts: list[Verification] = observation.verdicts  # type: ignore[attr-defined]
    verdict = verdicts[0] if verdicts else None
    metric: str = observation.metric  # type: ignore[attr-defined]
    is_frozen = str(observation.key) in frozen
    if not is_frozen and observation.entered_at > at:
        return None
    newer = getattr(observation, "replaced_by", None)
    newer = newer if newer is not None and newer.entered_at <= at else None
    state = _state(observation, verdict, newer, is_frozen=is_frozen, period_end=period_end)
    if state is None:
        return None
    accepted = None
    if state in COUNTING:
        part = verdict.accepted_quantity if verdict is not None else None
        accepted = observation.quantity if part is None else part
    reason = verdict.reason if verdict is not None and state in ("partly", "disputed") else ""
    if newer is not None and state in ("withdrawn", "replaced"):
        reason = newer.note
    return EvidenceRow(observation, metric, state, observation.quantity, accepted, reason)


def _state(
    row: Observation,
    verdict: Verification | None,
    newer: Observation | None,
    *,
    is_frozen: bool,
    period_end: date,
) -> State | None:
    """Return what became of an observation; None for a withdrawal, which shows at what it took
    back."""
    decision = verdict.decision if verdict is not None else None
    if is_frozen:
        if row.status == ObservationStatus.NOT_MEASURED:
            return "not_measured"
        if row.status == ObservationStatus.NOT_APPLICABLE:
            return "not_applicable"
        return "partly" if decision == VerificationDecision.PARTLY else "accepted"
    if decision is None:
        return "open"
    if decision == VerificationDecision.DISPUTED:
        return "disputed"
    if row.status == ObservationStatus.WITHDRAWN:
        return None
    if newer is not None:
        return "withdrawn" if newer.status == ObservationStatus.WITHDRAWN else "replaced"
    return "later"
