"""What changed between two settlements, and why: the rows behind `settlement_differences`.

What a settlement was made from is read as it was then: the observations whose keys were frozen,
with the verdict of that moment, and the terms that were there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, Literal, cast

from django.db.models import Prefetch, QuerySet

from contracts.arithmetic import (
    Observation,
    Period,
    SettlementBlocked,
    Step,
    Terms,
    settle,
)
from contracts.enums import LineKind, ObservationStatus, VerificationDecision
from contracts.models import Observation as ObservationRow
from contracts.models import Settlement, TermsVersion, Verification
from contracts.selectors.amendments import amendments_between
from contracts.selectors.payer_differences import by_payer
from contracts.settlement_differences import (
    Amounts,
    Key,
    LineDifference,
    Part,
    by_causes,
    by_stages,
    stages_of,
)
from contracts.snapshots import counted_among
from contracts.terms_documents import read_in_force, versions_in_force

# More than this is not computed again while somebody waits for a screen.
MAX_OBSERVATIONS: Final = 20_000
# Changed observations are named one by one up to so many.
NAMED: Final = 50

Change = Literal["withdrawn", "disputed", "changed", "added"]
CHANGES: Final[tuple[Change, ...]] = ("withdrawn", "disputed", "changed", "added")


@dataclass(frozen=True, slots=True)
class ObservationChange:
    """One observation that came, changed or went; the values are the accepted ones."""

    change: Change
    row: ObservationRow
    before: Decimal | None
    after: Decimal | None
    reason: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What moved from one settlement to another; everything in cents.

    `lines` and `others` together add up to `after.total_cents - before.total_cents`. `others` are
    about no line: what was posted before, and another version of the engine. `payers` are there
    when there are several: the same difference by payer (its code for the component), because what
    moves between them moves no line.
    """

    kind: Literal["revision", "period"]
    before: Settlement
    after: Settlement
    lines: tuple[LineDifference, ...]
    others: tuple[Part, ...]
    observations: tuple[ObservationChange, ...]
    change_counts: dict[str, int]
    terms: tuple[TermsVersion, ...]
    payers: tuple[LineDifference, ...] = ()
    is_too_large: bool = False

    @property
    def cents(self) -> int:
        """The whole difference."""
        return self.after.total_cents - self.before.total_cents


@dataclass(frozen=True, slots=True)
class _Known:
    """What was known when a settlement was made."""

    versions: list[TermsVersion]
    rows: dict[int, tuple[ObservationRow, Decimal | None, str]]


@dataclass(frozen=True, slots=True)
class _Owed:
    """What is owed in all: by component and by payer."""

    lines: Amounts
    payers: Amounts


def earlier_revision(settlement: Settlement) -> Settlement | None:
    """Return the revision of the same period before this one, if any."""
    rows = Settlement.objects.filter(
        agreement=settlement.agreement_id,
        period_start=settlement.period_start,
        revision__lt=settlement.revision,
    )
    return rows.select_related("agreement", "terms_version").order_by("-revision").first()


def previous_period(settlement: Settlement) -> Settlement | None:
    """Return the newest settlement of the period before this one, if any."""
    rows = Settlement.objects.filter(
        agreement=settlement.agreement_id, period_end=settlement.period_start
    )
    return rows.select_related("agreement", "terms_version").order_by("-revision").first()


def revision_difference(before: Settlement, after: Settlement) -> Difference:
    """Return why a new revision of the same period came to another amount.

    Terms first, then the observations that were withdrawn, disputed, changed and added.
    """
    rows = _rows(before, after)
    known, now = _known(before, rows), _known(after, rows)
    changes = _changes(known, now)
    counts: dict[str, int] = {
        kind: sum(change.change == kind for change in changes)
        for kind in CHANGES
        if any(change.change == kind for change in changes)
    }
    terms = tuple(version for version in now.versions if version not in known.versions)
    is_summed = any("sums" in item.inputs for item in (before, after))
    is_too_large = is_summed or max(len(known.rows), len(now.rows)) > MAX_OBSERVATIONS
    lines: tuple[LineDifference, ...] = ()
    payers: tuple[LineDifference, ...] = ()
    if not is_too_large:
        lines, payers = _by_causes(before, known, now, changes)
    moved = sum(line.cents for line in lines)
    posted = _posted_before(before) - _posted_before(after)
    rest = after.total_cents - before.total_cents - moved - posted
    # Without lines nothing was computed again, so that nothing is known about the causes.
    cause = "engine" if lines or payers else "together"
    found = (("posted", posted), (cause, rest))
    others = tuple(Part(code, cents) for code, cents in found if cents)
    return Difference(
        "revision",
        before,
        after,
        lines,
        others,
        tuple(changes[:NAMED]),
        counts,
        terms,
        by_payer(before, after, payers, "posted" if posted else cause),
        is_too_large,
    )


def period_difference(before: Settlement, after: Settlement) -> Difference:
    """Return why a period comes to another amount than the one before, stage by stage."""
    first, last = _stages(before), _stages(after)
    lines = [
        by_stages(component, after.period_start, first.get(component, ()), last.get(component, ()))
        for component in dict.fromkeys((*first, *last))
    ]
    moved = tuple(line for line in lines if line.parts)
    payers = by_payer(before, after)
    # What corrects earlier periods may be due to terms that came since.
    terms = amendments_between(before, after)
    return Difference("period", before, after, moved, (), (), {}, terms, payers)


def _posted_before(settlement: Settlement) -> int:
    """Return what other settlements had posted when this one was made, in cents."""
    return settlement.cumulative_cents - settlement.total_cents


def _stages(settlement: Settlement) -> dict[str, tuple[Part, ...]]:
    """Return the parts of every component; what is about earlier periods is one part."""
    stages: dict[str, tuple[Part, ...]] = {}
    for line in settlement.lines.order_by("position"):
        if line.kind == LineKind.REGULAR:
            parts = stages_of([Step(**step) for step in line.trace], line.amount_cents)
        else:
            parts = (Part("corrections", line.amount_cents),)
        stages[line.component] = (*stages.get(line.component, ()), *parts)
    return stages


def _rows(before: Settlement, after: Settlement) -> QuerySet[ObservationRow]:
    """Return the observations that can differ; of sums only those that were judged in between."""
    rows = ObservationRow.objects.filter(agreement=after.agreement_id)
    sums = [item.inputs["sums"] for item in (before, after) if "sums" in item.inputs]
    if not sums:
        return rows
    judged = Verification.objects.filter(observation__agreement=after.agreement_id)
    if len(sums) == 2:
        first, last = (item["verified_up_to"] for item in sums)
        judged = judged.filter(pk__gt=first, pk__lte=last)
    else:
        judged = judged.filter(at__gt=before.prepared_at, at__lte=after.prepared_at)
    newest = judged.order_by("-pk").values_list("observation", flat=True)
    found = set(newest[:MAX_OBSERVATIONS])
    older = found
    while older := set(
        rows.filter(replaced_by__in=older).exclude(pk__in=found).values_list("pk", flat=True)
    ):
        found |= older
    return rows.filter(pk__in=found)


def _known(settlement: Settlement, rows: QuerySet[ObservationRow]) -> _Known:
    at = settlement.prepared_at
    versions = settlement.agreement.terms_versions.filter(created_at__lte=at).order_by("number")
    verdicts = Verification.objects.filter(at__lte=at).order_by("-pk")
    read = list(
        rows.select_related("indicator", "replaces")
        .prefetch_related(Prefetch("verifications", queryset=verdicts, to_attr="verdicts"))
        .order_by("on", "pk")
    )
    keys = counted_among(settlement, [str(row.key) for row in read])
    found: dict[int, tuple[ObservationRow, Decimal | None, str]] = {}
    for row in read:
        if str(row.key) in keys:
            verdict: Verification | None = next(iter(row.verdicts), None)
            part = verdict.accepted_quantity if verdict else None
            reason = verdict.reason if verdict else ""
            found[row.pk] = (row, row.quantity if part is None else part, reason)
    return _Known(versions_in_force(versions), found)


def _changes(before: _Known, after: _Known) -> list[ObservationChange]:
    """Return what came, changed or went, by kind; a correction is one change."""
    changes: list[ObservationChange] = []
    replaced: set[int] = set()
    for pk, (row, value, reason) in after.rows.items():
        if pk in before.rows:
            old = before.rows[pk][1]
            if old != value:
                changes.append(ObservationChange("changed", row, old, value, reason))
            continue
        older = _counted_before(row, before)
        if older is None:
            changes.append(ObservationChange("added", row, None, value, row.note))
        else:
            replaced.add(older.pk)
            changes.append(
                ObservationChange("changed", row, before.rows[older.pk][1], value, row.note)
            )
    for pk, (row, value, _reason) in before.rows.items():
        if pk not in after.rows and pk not in replaced:
            changes.append(_gone(row, value))
    return sorted(changes, key=lambda change: (CHANGES.index(change.change), change.row.on))


def _counted_before(row: ObservationRow, before: _Known) -> ObservationRow | None:
    """Return what a correction replaced of what counted before, perhaps some corrections back."""
    older = row.replaces
    while older is not None and older.pk not in before.rows:
        older = older.replaces
    return older


def _gone(row: ObservationRow, value: Decimal | None) -> ObservationChange:
    newer = ObservationRow.objects.filter(replaces=row, status=ObservationStatus.WITHDRAWN).first()
    if newer is not None:
        return ObservationChange("withdrawn", row, value, None, newer.note)
    verdict = row.verifications.order_by("-pk").first()
    is_disputed = verdict is not None and verdict.decision == VerificationDecision.DISPUTED
    reason = verdict.reason if verdict is not None and is_disputed else ""
    return ObservationChange("disputed" if is_disputed else "withdrawn", row, value, None, reason)


def _by_causes(
    before: Settlement, known: _Known, now: _Known, changes: Sequence[ObservationChange]
) -> tuple[tuple[LineDifference, ...], tuple[LineDifference, ...]]:
    """Compute the period again with one cause more each time, by line and by payer; what cannot be
    computed waits for the next one, and then both are the cause."""
    period = Period(before.period_start, before.period_end)
    # What was settled could be computed.
    first = cast(_Owed, _owed(known.versions, known.rows.values(), period))
    rows = dict(known.rows)
    courses: list[tuple[str, _Owed]] = []
    waiting: list[str] = []
    for cause in ("terms", *CHANGES):
        if cause != "terms":
            _apply(rows, cause, now, changes)
        waiting.append(cause)
        owed = _owed(now.versions, rows.values(), period)
        if owed is not None:
            courses.append(("+".join(_real(waiting, known, now, changes)), owed))
            waiting = []
    return (
        by_causes(first.lines, [(cause, owed.lines) for cause, owed in courses]),
        by_causes(first.payers, [(cause, owed.payers) for cause, owed in courses]),
    )


def _real(
    causes: Iterable[str], known: _Known, now: _Known, changes: Sequence[ObservationChange]
) -> list[str]:
    """Return the causes that are there at all."""
    there = {change.change for change in changes} | (
        {"terms"} if known.versions != now.versions else set()
    )
    return [cause for cause in causes if cause in there]


def _apply(
    rows: dict[int, Any], cause: str, now: _Known, changes: Sequence[ObservationChange]
) -> None:
    """Let one kind of change happen to the rows."""
    for change in changes:
        if change.change != cause:
            continue
        row = change.row
        if cause in ("withdrawn", "disputed"):
            rows.pop(row.pk, None)
            continue
        if cause == "changed":
            older = row.replaces
            while older is not None:
                rows.pop(older.pk, None)
                older = older.replaces
        rows[row.pk] = now.rows[row.pk]


def _owed(
    versions: Sequence[TermsVersion],
    rows: Iterable[tuple[ObservationRow, Decimal | None, str]],
    period: Period,
) -> _Owed | None:
    """Return everything that is owed by the end of a period; None when it is blocked."""
    terms: list[Terms] = read_in_force(versions)
    observations = [_observation(row, value) for row, value, _reason in rows]
    try:
        statement = settle(terms, observations, period, {})
    except SettlementBlocked:
        return None
    lines: dict[Key, int] = {
        (line.component, line.origin.start): line.amount_cents
        for line in statement.lines
        if line.amount_cents
    }
    payers: dict[Key, int] = defaultdict(int)
    for line in statement.lines:
        for payer, cents in line.payers:
            payers[payer, period.start] += cents
    return _Owed(lines, payers)


def _observation(row: ObservationRow, value: Decimal | None) -> Observation:
    status: Any = row.status
    return Observation(
        metric=row.indicator.code,
        on=row.on,
        quantity=None if value is None else Fraction(value),
        subject=row.subject,
        cohort=row.cohort,
        start=row.start,
        end=row.end,
        known_on=row.known_on,
        status=status,
        key=str(row.key),
    )
