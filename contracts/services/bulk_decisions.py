"""Approving many settlements at once: the same rules and rows as one by one, a few queries a chunk.

Only the ordinary case is done in bulk: the timetable's own draft, to which nothing happened since,
and to which nothing ties the approver. Whatever is special goes through `approve_settlement`, so
there is one place that decides about it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import F

from contracts.enums import AgreementStatus, EventVerb, PartyRole, RunStatus, SettlementStatus
from contracts.errors import Refused
from contracts.models import (
    Agreement,
    AgreementEvent,
    AgreementParty,
    Observation,
    Settlement,
    SettlementRun,
)
from contracts.people import Person
from contracts.selectors.mandates import Mandates, Sized
from contracts.selectors.settlements import objections_of_apps, sizes_of
from contracts.services.booking import book_approved
from contracts.services.bulk_rows import insert_values
from contracts.services.collecting import collector_paused
from contracts.services.decisions import approve_settlement
from contracts.services.history import EVENT_COLUMNS
from contracts.services.settlements import event_detail_of
from contracts.snapshots import last_changes

CHUNK: Final = 500


@dataclass(slots=True)
class Approved:
    """How many were approved, and for each of the others (by key) why it was refused."""

    count: int = 0
    refused: list[tuple[int, Refused]] = field(default_factory=list)


def approve_in_bulk(
    *,
    settlement_ids: Iterable[int],
    by: Person,
    now: datetime,
    reason: str = "",
    chunk: int = CHUNK,
) -> Approved:
    """Approve these drafts with one reason for all; what is refused stays a draft.

    Each chunk is one transaction, and so is each settlement that is not ordinary. An earlier
    period of an agreement is approved before a later one.
    """
    ids = sorted(set(settlement_ids))
    approved = Approved()
    for first in range(0, len(ids), chunk):
        part = ids[first : first + chunk]
        with collector_paused():
            done = _approve_ordinary(set(part), by, now, reason)
        approved.count += len(done)
        left = [pk for pk in part if pk not in done]
        # By period, so that an earlier one that is refused holds up the later ones.
        for settlement in Settlement.objects.filter(pk__in=left).order_by("period_start", "pk"):
            try:
                approve_settlement(settlement=settlement, by=by, now=now, reason=reason)
            except Refused as refused:
                approved.refused.append((settlement.pk, refused))
            else:
                approved.count += 1
    return approved


def _approve_ordinary(
    ids: Collection[int], by: Person, now: datetime, reason: str
) -> Collection[int]:
    """Approve what is ordinary of a chunk and return the keys; the rest stays as it is."""
    with transaction.atomic():
        agreements = _lock(ids)
        drafts = _ordinary(ids, agreements, by)
        if not drafts:
            return ()
        Settlement.objects.filter(pk__in=[draft.pk for draft in drafts]).update(
            status=SettlementStatus.APPROVED,
            decided_at=now,
            decided_by=by.pk,
            decision_reason=reason,
        )
        names = [(row.agreement_id, agreements[row.agreement_id].number, row.pk) for row in drafts]
        book_approved(names, by=by, now=now, reason=reason)
        verb = EventVerb.SETTLEMENT_APPROVED.value
        insert_values(
            AgreementEvent,
            EVENT_COLUMNS,
            [
                (
                    row.agreement_id,
                    verb,
                    now,
                    by.pk,
                    reason,
                    event_detail_of(row.period_start, row.revision),
                )
                for row in drafts
            ],
        )
    return {draft.pk for draft in drafts}


def _lock(ids: Collection[int]) -> dict[int, Agreement]:
    """Lock the agreements of settlements, in the order in which everybody locks them.

    One that was closed for good is not ordinary, and not given.
    """
    owners = Settlement.objects.filter(pk__in=ids).values_list("agreement", flat=True)
    rows = Agreement.objects.select_for_update(no_key=True).filter(pk__in=set(owners))
    rows = rows.only("number", "input_version", "status").order_by("pk")
    return {row.pk: row for row in rows if row.status != AgreementStatus.SETTLED}


def _ordinary(
    ids: Collection[int], agreements: dict[int, Agreement], by: Person
) -> list[Settlement]:
    """Return the drafts that may be approved without a closer look, by agreement and period."""
    rows = (
        Settlement.objects.filter(agreement__in=agreements, status=SettlementStatus.DRAFT)
        .order_by("agreement", "period_start")
        .only(
            "agreement_id",
            "period_start",
            "revision",
            "currency",
            "prepared_at",
            "prepared_by_id",
            "inputs_seen",
        )
    )
    tied = _tied(agreements, by)
    drafts = list(rows)
    objected = objections_of_apps(drafts, by)
    unchanged = _unchanged_since(agreements)
    # What came around the services raised no version, but the database counted it.
    seen = dict(last_changes(agreements))
    above = _above_mandate(drafts, by)
    found: list[Settlement] = []
    # An agreement of which something is special is left from that period on.
    left = set(tied)
    for row in drafts:
        if (
            row.pk not in ids
            or row.agreement_id in left
            or row.pk in objected
            or row.prepared_by_id == by.pk
            or unchanged.get((row.agreement_id, row.period_start)) != row.prepared_at
            or row.inputs_seen != seen[row.agreement_id]
            or row.pk in above
        ):
            left.add(row.agreement_id)
        else:
            found.append(row)
    return found


def _above_mandate(drafts: Collection[Settlement], by: Person) -> Collection[int]:
    """Return the keys of the drafts that this person has no mandate for."""
    mandates = Mandates(by)
    if not mandates.known:
        return ()
    sizes = sizes_of([row.pk for row in drafts])
    return mandates.above([Sized(row.pk, row.currency, sizes[row.pk]) for row in drafts])


def _tied(agreements: Collection[int], by: Person) -> set[int]:
    """Return the agreements of which this person entered, verified or gains anything."""
    receiving = (PartyRole.PROVIDER, PartyRole.INVESTOR, PartyRole.INTERMEDIARY)
    roles = AgreementParty.objects.filter(
        agreement__in=agreements, party__members__user=by.pk, role__in=receiving
    )
    seen = Observation.objects.filter(agreement__in=agreements)
    return {
        *roles.values_list("agreement", flat=True),
        *seen.filter(entered_by=by.pk).values_list("agreement", flat=True),
        *seen.filter(verifications__by=by.pk).values_list("agreement", flat=True),
    }


def _unchanged_since(agreements: Collection[int]) -> dict[tuple[int, object], datetime | None]:
    """Return when the timetable drafted each period of which nothing changed since.

    Everything that a settlement depends on raises the agreement's `input_version`; earlier drafts
    that change put later ones aside.
    """
    runs = SettlementRun.objects.filter(
        agreement__in=agreements,
        status=RunStatus.DONE,
        input_version=F("agreement__input_version"),
    )
    return {
        (agreement, start): finished
        for agreement, start, finished in runs.values_list(
            "agreement", "period_start", "finished_at"
        )
    }
