"""What counts of an agreement, read from the rows of many agreements at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.db.models import F, OuterRef, QuerySet, Subquery, Sum

from contracts.arithmetic import Statement
from contracts.enums import ObservationStatus, VerificationDecision
from contracts.models import (
    OPEN_STATUSES,
    Agreement,
    InputChange,
    Observation,
    Settlement,
    SettlementShare,
    TermsVersion,
    Verification,
)

# What earlier settlements posted, in cents, by (component, payer code, first day of the period).
Posted = dict[tuple[str, str, date], int]
Versions = Mapping[int, Sequence[TermsVersion]]
COUNTING: Final = (VerificationDecision.ACCEPTED, VerificationDecision.PARTLY)
# What is read of an observation.
COLUMNS: Final = (
    *("pk", "agreement", "on", "start", "end", "known_on", "quantity", "status"),
    *("subject", "cohort", "key", "code", "decision", "part"),
)


@dataclass(frozen=True, slots=True)
class Accepted:
    """One observation as the evaluator accepted it, ready to be frozen.

    `known_on` is the first day on which a settlement can use it.
    """

    on: date
    known_on: date
    data: Mapping[str, str]
    start: date | None = None
    end: date | None = None

    @property
    def metric(self) -> str:
        """The code of its indicator."""
        return self.data["metric"]

    @property
    def subject(self) -> str:
        """The pseudonym of the person; empty for totals."""
        return self.data.get("subject", "")


@dataclass(frozen=True, slots=True)
class Before:
    """The open settlement of the period before, of which the next one can go on.

    `day` is the first day of the next period; `closing` is what was kept (see `closings`).
    """

    period_start: date
    day: date
    revision: int
    closing: Mapping[str, Any]


@dataclass(slots=True)
class Facts:
    """Everything of one agreement that a settlement may need.

    `settled` are the first days of the periods with an open settlement, `postings` what those
    posted. Both grow while periods are settled one after the other (see `add_postings`).
    `inputs_seen` is the last change that these facts hold. With `before` a settlement can go on
    from the one before; when `since` is set there is no other way, as only the observations that
    matter from that day on are there. With `is_summed` there are none: their sums take their place.
    """

    versions: list[TermsVersion] = field(default_factory=list)
    accepted: list[Accepted] = field(default_factory=list)
    settled: set[date] = field(default_factory=set)
    postings: dict[date, Posted] = field(default_factory=dict)
    inputs_seen: int = 0
    before: Before | None = None
    since: date | None = None
    is_summed: bool = False

    def posted_before(self, start: date) -> Posted:
        """Return what the periods before `start` posted, added up."""
        total: Posted = defaultdict(int)
        for period_start, posted in self.postings.items():
            if period_start < start:
                for key, cents in posted.items():
                    total[key] += cents
        return dict(total)

    def go_on_from(
        self, statement: Statement, revision: int, closing: Mapping[str, Any] | None
    ) -> None:
        """Note what a new settlement posts and closes with, so that the next one builds on it."""
        start, end = statement.period.start, statement.period.end
        self.before = None if closing is None else Before(start, end, revision, closing)
        posted: Posted = defaultdict(int)
        for line in statement.lines:
            for payer, cents in line.payers:
                posted[line.component, payer, line.origin.start] += cents
        self.postings[start] = dict(posted)
        self.settled.add(start)


def load_versions(agreement_ids: Iterable[int]) -> dict[int, list[TermsVersion]]:
    """Read all versions of the terms of many agreements, in their order."""
    versions: dict[int, list[TermsVersion]] = {pk: [] for pk in agreement_ids}
    for version in TermsVersion.objects.filter(agreement__in=list(versions)).order_by("number"):
        versions[version.agreement_id].append(version)
    return versions


def load_facts(
    agreement_ids: Iterable[int], versions: Versions | None = None, *, rows: bool = True
) -> dict[int, Facts]:
    """Read all facts of many agreements with a handful of queries.

    `versions` are those of their terms, when they were read already; `rows`: with observations.
    """
    ids = list(agreement_ids)
    facts = {pk: Facts() for pk in ids}
    # First, so that what changes meanwhile is not taken for seen.
    for agreement_id, seen in last_changes(ids):
        facts[agreement_id].inputs_seen = seen
    for agreement_id, own in (load_versions(ids) if versions is None else versions).items():
        if agreement_id in facts:
            facts[agreement_id].versions.extend(own)
    if rows:
        observed = Observation.objects.filter(agreement__in=ids)
        overtaken = overtaken_by_corrections(ids)
        for agreement_id, accepted in accepted_observations([observed], overtaken).values():
            facts[agreement_id].accepted.append(accepted)
    for found in facts.values():
        found.accepted.sort(key=in_order)
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


def last_changes(agreement_ids: Collection[int]) -> Iterable[tuple[int, int]]:
    """Give (agreement, number of the last change of what counts); 0 when there was none."""
    last = InputChange.objects.filter(agreement=OuterRef("pk")).order_by("-pk").values("pk")[:1]
    rows = Agreement.objects.filter(pk__in=agreement_ids).values_list("pk", Subquery(last))
    return [(pk, seen or 0) for pk, seen in rows.order_by()]


def in_order(accepted: Accepted) -> tuple[date, str, str, str]:
    """Return the place of an observation in frozen inputs: day, subject, metric, key."""
    return accepted.on, accepted.subject, accepted.metric, accepted.data["key"]


def accepted_observations(
    several: Sequence[QuerySet[Observation]], overtaken: Collection[int]
) -> dict[int, tuple[int, Accepted]]:
    """Give of these rows what counts, by key: (agreement, the observation as it was accepted).

    The rows are in one or more sets that may overlap; all are read with one query.

    Of a chain of corrections the newest row that was accepted counts; until the evaluator has
    looked at a correction, what was accepted before keeps counting. `overtaken` are those that
    were replaced (see `overtaken_by_corrections`).
    """
    latest = Verification.objects.filter(observation=OuterRef("pk")).order_by("-pk")
    first, *others = (
        rows.exclude(status=ObservationStatus.WITHDRAWN)
        .annotate(
            code=F("indicator__code"),
            decision=Subquery(latest.values("decision")[:1]),
            part=Subquery(latest.values("accepted_quantity")[:1]),
        )
        .order_by()
        .values_list(*COLUMNS)
        for rows in several
    )
    found = first.union(*others, all=True) if others else first
    counting: dict[int, tuple[int, Accepted]] = {}
    for row in found.iterator(chunk_size=5000):
        values = dict(zip(COLUMNS, row, strict=True))
        if values["decision"] in COUNTING and values["pk"] not in overtaken:
            counting[values["pk"]] = (values["agreement"], as_accepted(values))
    return counting


def overtaken_by_corrections(
    agreement_ids: Collection[int], verified_up_to: int | None = None
) -> set[int]:
    """Return the observations that a counting correction or withdrawal has replaced.

    Verdicts after `verified_up_to` are left out; None: there are none.
    """
    latest = Verification.objects.filter(observation=OuterRef("pk")).order_by("-pk")
    if verified_up_to is not None:
        latest = latest.filter(pk__lte=verified_up_to)
    corrections = (
        Observation.objects.filter(agreement__in=agreement_ids, replaces__isnull=False)
        .order_by()
        .values_list("pk", "replaces", Subquery(latest.values("decision")[:1]))
    )
    replaced: dict[int, int] = {}
    counting: list[int] = []
    for newer, older, decision in corrections:
        replaced[newer] = older
        if decision in COUNTING:
            counting.append(newer)
    overtaken: set[int] = set()
    for newer in counting:
        found = replaced.get(newer)
        while found is not None and found not in overtaken:
            overtaken.add(found)
            found = replaced.get(found)
    return overtaken


def as_accepted(row: Mapping[str, Any]) -> Accepted:
    """Return an observation as it is frozen: text only, defaults left out."""
    data = {"metric": row["code"], "on": row["on"].isoformat(), "key": str(row["key"])}
    quantity = row["quantity"] if row["part"] is None else row["part"]
    if quantity is not None:
        data["quantity"] = decimal_text(quantity)
    if row["quantity"] is not None and row["quantity"] != quantity:
        data["claimed"] = decimal_text(row["quantity"])
    if row["status"] != ObservationStatus.MEASURED:
        data["status"] = row["status"]
    data |= {name: row[name] for name in ("subject", "cohort") if row[name]}
    days = {name: row[name] for name in ("start", "end", "known_on")}
    data |= {name: day.isoformat() for name, day in days.items() if day is not None}
    known_on = row["on"] if row["known_on"] is None else max(row["on"], row["known_on"])
    return Accepted(row["on"], known_on, data, row["start"], row["end"])


def decimal_text(number: Decimal) -> str:
    """Return a number without the zeros of its column: "20.00000000" is "20"."""
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text
