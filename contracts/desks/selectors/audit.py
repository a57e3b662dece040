"""Who saw, changed and decided what, when and why: the audit beside the history of the core.

Each source is read with the same columns, so that one filter and one order hold for all; what a
page shows is then read by source, with one query each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.contrib.auth import get_user_model
from django.db.models import (
    BigIntegerField,
    CharField,
    DateTimeField,
    F,
    Model,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast, Coalesce

from contracts.banking.models import DebtorAccountChange
from contracts.desks.models import AuditLine, Destruction
from contracts.models import (
    AccountChange,
    Agreement,
    AgreementEvent,
    JournalEntry,
    Settlement,
    Verification,
)

COLUMNS: Final = ("moment", "found_in", "row_id", "person", "contract")


@dataclass(frozen=True, slots=True)
class Source:
    """Where lines come from: the rows with what to search in, and how the columns are called."""

    model: type[Model]
    moment: str
    person: str
    contract: str | None
    words: tuple[str, ...]
    related: tuple[str, ...] = ()
    # A row that tells of several moments (made, signed) is a source for each, where it has one.
    has_moment_always: bool = True
    # Only these rows are lines; what the others tell stands in a line of another source.
    only: Q | None = None


SOURCES: Final[dict[str, Source]] = {
    "look": Source(AuditLine, "at", "by", "agreement", ("text",), ("agreement",)),
    "event": Source(AgreementEvent, "at", "by", "agreement", ("reason", "detail"), ("agreement",)),
    "entry": Source(JournalEntry, "at", "by", "agreement", ("number", "reason"), ("agreement",)),
    "verdict": Source(
        Verification,
        "at",
        "by",
        "observation__agreement",
        ("reason",),
        ("observation__indicator", "observation__agreement"),
    ),
    "destruction": Source(Destruction, "asked_at", "asked_by", None, ("reason", "decision_reason")),
}


def add_source(name: str, source: Source) -> None:
    """Put one more source in the list; adding the same one again changes nothing."""
    SOURCES.setdefault(name, source)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; empty fields ask nothing. `until` is the first day that is left out."""

    sources: tuple[str, ...] = ()
    contracts: QuerySet[Agreement, Any] | None = None
    contract_words: str = ""
    person: str = ""
    words: str = ""
    since: date | None = None
    until: date | None = None


def audit_lines(wanted: Wanted) -> QuerySet[Any, Any]:
    """Return every line that was asked for, newest first, as dictionaries with COLUMNS."""
    asked = wanted.sources or tuple(SOURCES)
    parts = [_part(name, SOURCES[name], wanted) for name in asked]
    return parts[0].union(*parts[1:], all=True).order_by("-moment", "found_in", "-row_id")


def _part(name: str, source: Source, wanted: Wanted) -> QuerySet[Any, Any]:
    rows = source.model._default_manager.order_by()  # noqa: SLF001
    rows = rows.filter(_condition(source, wanted))
    contract = F(source.contract) if source.contract else Value(0)
    return rows.values(
        moment=Cast(source.moment, DateTimeField()),
        found_in=Value(name, CharField()),
        row_id=Cast("pk", BigIntegerField()),
        person=Coalesce(Cast(source.person, BigIntegerField()), 0),
        contract=Coalesce(Cast(contract, BigIntegerField()), 0),
    )


def _condition(source: Source, wanted: Wanted) -> Q:
    found = Q() if source.has_moment_always else Q(**{f"{source.moment}__isnull": False})
    if source.only is not None:
        found &= source.only
    if wanted.contracts is not None:
        found &= _about(source, wanted.contracts)
    if wanted.contract_words:
        words = wanted.contract_words
        named = Agreement.objects.filter(Q(number__icontains=words) | Q(title__icontains=words))
        found &= _about(source, named.order_by().values("pk"))
    if wanted.person:
        people = get_user_model()._default_manager.filter(  # noqa: SLF001
            Q(first_name__icontains=wanted.person)
            | Q(last_name__icontains=wanted.person)
            | Q(email__icontains=wanted.person)
        )
        found &= Q(**{f"{source.person}__in": people.values("pk")})
    if wanted.words:
        said = Q()
        for field in source.words:
            said |= Q(**{f"{field}__icontains": wanted.words})
        found &= said
    if wanted.since:
        found &= Q(**{f"{source.moment}__date__gte": wanted.since})
    if wanted.until:
        found &= Q(**{f"{source.moment}__date__lt": wanted.until})
    return found


def _about(source: Source, contracts: QuerySet[Agreement, Any]) -> Q:
    # What is about no contract is shown to who sees all of them only.
    return Q(**{f"{source.contract}__in": contracts}) if source.contract else Q(pk__in=[])


def rows_behind(lines: Iterable[Mapping[str, Any]]) -> dict[tuple[str, int], Any]:
    """Return the rows of some lines by (source, key); one query for each source."""
    keys: dict[str, list[int]] = {}
    for line in lines:
        keys.setdefault(line["found_in"], []).append(line["row_id"])
    found: dict[tuple[str, int], Any] = {}
    for name, ids in keys.items():
        source = SOURCES[name]
        rows = source.model._default_manager.select_related(*source.related)  # noqa: SLF001
        found |= {(name, row.pk): row for row in rows.filter(pk__in=ids)}
    _share_agreements(row for (name, _key), row in found.items() if name == "event")
    return found


def _share_agreements(events: Iterable[AgreementEvent]) -> None:
    """Let the lines of one contract hold one object of it, which remembers names for all."""
    known: dict[int, Agreement] = {}
    for event in events:
        event.agreement = known.setdefault(event.agreement_id, event.agreement)


def people_behind(lines: Sequence[Mapping[str, Any]]) -> dict[int, Any]:
    """Return the persons of some lines, by key; one query."""
    users = get_user_model()._default_manager  # noqa: SLF001
    return users.in_bulk({line["person"] for line in lines if line["person"]})


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One line of the history of one object; `row` is what it was read from."""

    moment: datetime
    source: str
    row: Any


def history_of(kind: str, key: int) -> list[HistoryLine]:
    """Return the history of one object, newest first: looks, and what the core wrote about it."""
    looks = AuditLine.objects.filter(kind=kind, object_id=key).select_related("by", "agreement")
    found = [HistoryLine(row.at, "look", row) for row in looks[:MOST]]
    find: Mapping[str, Callable[[int], list[HistoryLine]]] = {
        "settlement": _of_settlement,
        "observation": _of_observation,
        "agreement": _of_agreement,
        "party": _of_party,
    }
    found += find[kind](key) if kind in find else []
    return sorted(found, key=lambda line: line.moment, reverse=True)[:MOST]


# A history shows no more than this; the whole of it is in the list, with its files.
MOST: Final = 500


def _of_agreement(key: int) -> list[HistoryLine]:
    events = AgreementEvent.objects.filter(agreement=key).select_related("by", "agreement")
    shown = list(events.order_by("-pk")[:MOST])
    _share_agreements(shown)
    entries = JournalEntry.objects.filter(agreement=key).select_related("by", "agreement")
    return [
        *(HistoryLine(row.at, "event", row) for row in shown),
        *(HistoryLine(row.at, "entry", row) for row in entries.order_by("-pk")[:MOST]),
    ]


def _of_settlement(key: int) -> list[HistoryLine]:
    row = Settlement.objects.only("agreement_id", "period_start").get(pk=key)
    # All revisions of the period: the history calls them by its first day and their number.
    events = AgreementEvent.objects.filter(
        agreement=row.agreement_id, detail__startswith=f"{row.period_start.isoformat()} r"
    ).select_related("by", "agreement")
    entries = JournalEntry.objects.filter(
        settlement__agreement=row.agreement_id, settlement__period_start=row.period_start
    ).select_related("by", "agreement")
    return [
        *(HistoryLine(event.at, "event", event) for event in events),
        *(HistoryLine(entry.at, "entry", entry) for entry in entries),
    ]


def _of_party(key: int) -> list[HistoryLine]:
    asked = AccountChange.objects.filter(party=key)
    changes = list(asked.select_related("party", "asked_by", "decided_by"))
    proposed = DebtorAccountChange.objects.filter(party=key)
    proposals = list(proposed.select_related("party", "old", "proposed_by", "decided_by"))
    found = [HistoryLine(row.asked_at, "account_asked", row) for row in changes]
    found += [HistoryLine(row.proposed_at, "debtor_proposed", row) for row in proposals]
    for name, rows in (("account_decided", changes), ("debtor_decided", proposals)):
        found += [HistoryLine(row.decided_at, name, row) for row in rows if row.decided_at]
    return found


def _of_observation(key: int) -> list[HistoryLine]:
    verdicts = Verification.objects.filter(observation=key).select_related(
        "by", "observation__indicator", "observation__agreement"
    )
    return [HistoryLine(row.at, "verdict", row) for row in verdicts]
