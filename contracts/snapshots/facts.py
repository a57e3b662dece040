"""What counts of an agreement, read from the rows of many agreements at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import F, Sum

from contracts.arithmetic import Statement
from contracts.enums import ObservationStatus, VerificationDecision
from contracts.models import (
    OPEN_STATUSES,
    Observation,
    Settlement,
    SettlementShare,
    TermsVersion,
    Verification,
)

# What earlier settlements posted, in cents, by (component, payer code, first day of the period).
Posted = dict[tuple[str, str, date], int]


@dataclass(frozen=True, slots=True)
class Accepted:
    """One observation as the evaluator accepted it, ready to be frozen."""

    on: date
    known_on: date
    data: Mapping[str, str]


@dataclass(slots=True)
class Facts:
    """Everything of one agreement that a settlement may need.

    `settled` are the first days of the periods with an open settlement, `postings` what those
    posted. Both grow while periods are settled one after the other (see `add_postings`).
    """

    versions: list[TermsVersion] = field(default_factory=list)
    accepted: list[Accepted] = field(default_factory=list)
    settled: set[date] = field(default_factory=set)
    postings: dict[date, Posted] = field(default_factory=dict)

    def posted_before(self, start: date) -> Posted:
        """Return what the periods before `start` posted, added up."""
        total: Posted = defaultdict(int)
        for period_start, posted in self.postings.items():
            if period_start < start:
                for key, cents in posted.items():
                    total[key] += cents
        return dict(total)

    def add_postings(self, start: date, statement: Statement) -> None:
        """Note what a statement posts, so that the next period builds on it."""
        posted: Posted = defaultdict(int)
        for line in statement.lines:
            for payer, cents in line.payers:
                posted[line.component, payer, line.origin.start] += cents
        self.postings[start] = dict(posted)
        self.settled.add(start)


def load_facts(agreement_ids: Iterable[int]) -> dict[int, Facts]:
    """Read the facts of many agreements with a handful of queries."""
    ids = list(agreement_ids)
    facts = {pk: Facts() for pk in ids}
    for version in TermsVersion.objects.filter(agreement__in=ids).order_by("number"):
        facts[version.agreement_id].versions.append(version)
    for agreement_id, accepted in _accepted_observations(ids):
        facts[agreement_id].accepted.append(accepted)
    open_periods = Settlement.objects.filter(agreement__in=ids, status__in=OPEN_STATUSES)
    for agreement_id, start in open_periods.values_list("agreement", "period_start"):
        facts[agreement_id].settled.add(start)
    shares = (
        SettlementShare.objects.filter(
            line__settlement__agreement__in=ids, line__settlement__status__in=OPEN_STATUSES
        )
        .order_by()
        .values_list(
            "line__settlement__agreement",
            "line__settlement__period_start",
            "line__component",
            "payer__code",
            "line__origin_start",
        )
        .annotate(cents=Sum("amount_cents"))
    )
    for agreement_id, start, component, payer, origin, cents in shares:
        posted = facts[agreement_id].postings.setdefault(start, {})
        posted[component, payer, origin] = cents
    return facts


def _accepted_observations(agreement_ids: list[int]) -> Iterable[tuple[int, Accepted]]:
    """Give (agreement, what counts of it) in a fixed order: day, subject, metric, key.

    Of a chain of corrections the newest row that was accepted counts; until the evaluator has
    looked at a correction, what was accepted before keeps counting.
    """
    verdicts: dict[int, tuple[str, Decimal | None]] = {}
    verified = Verification.objects.filter(observation__agreement__in=agreement_ids)
    for observation_id, decision, part in verified.order_by("pk").values_list(
        "observation", "decision", "accepted_quantity"
    ):
        # In the order in which they were given, so the latest one stays.
        verdicts[observation_id] = (decision, part)
    counting = {
        pk: part
        for pk, (decision, part) in verdicts.items()
        if decision != VerificationDecision.DISPUTED
    }
    overtaken = _overtaken(agreement_ids, counting)
    rows = (
        Observation.objects.filter(agreement__in=agreement_ids)
        .exclude(status=ObservationStatus.WITHDRAWN)
        .order_by("on", "subject", "indicator__code", "key")
        .annotate(metric=F("indicator__code"))
    )
    for row in rows.iterator(chunk_size=5000):
        if row.pk in counting and row.pk not in overtaken:
            part = counting[row.pk]
            quantity = row.quantity if part is None else part
            yield row.agreement_id, _accepted(row, row.metric, quantity)


def _overtaken(agreement_ids: list[int], counting: Collection[int]) -> set[int]:
    """Return the observations that a counting correction or withdrawal has replaced."""
    replaced = dict(
        Observation.objects.filter(agreement__in=agreement_ids, replaces__isnull=False).values_list(
            "pk", "replaces"
        )
    )
    overtaken: set[int] = set()
    for newer in replaced:
        older = replaced.get(newer) if newer in counting else None
        while older is not None and older not in overtaken:
            overtaken.add(older)
            older = replaced.get(older)
    return overtaken


def _accepted(row: Observation, metric: str, quantity: Decimal | None) -> Accepted:
    """Return an observation as it is frozen: text only, defaults left out."""
    data = {"metric": metric, "on": row.on.isoformat(), "key": str(row.key)}
    if quantity is not None:
        data["quantity"] = _decimal_text(quantity)
    if row.quantity is not None and row.quantity != quantity:
        data["claimed"] = _decimal_text(row.quantity)
    if row.status != ObservationStatus.MEASURED:
        data["status"] = row.status
    texts = {"subject": row.subject, "cohort": row.cohort}
    days = {"start": row.start, "end": row.end, "known_on": row.known_on}
    data |= {name: text for name, text in texts.items() if text}
    data |= {name: day.isoformat() for name, day in days.items() if day is not None}
    known_on = row.on if row.known_on is None else row.known_on
    return Accepted(on=row.on, known_on=known_on, data=data)


def _decimal_text(number: Decimal) -> str:
    """Return a number without the zeros of its column: "20.00000000" is "20"."""
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text
