"""What waits for somebody, so that nobody has to look for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from contracts.enums import PaymentStatus, RunStatus, SettlementStatus
from contracts.models import Agreement, Observation, PaymentOrder, Settlement, SettlementRun
from contracts.people import Person
from contracts.selectors.agreements import agreements_for


@dataclass(frozen=True, slots=True)
class AttentionItem:
    """One thing that waits: `kind` says what, `row` is what it is about, `since` how long.

    Kinds: settlement_failed, settlement_to_decide, observation_to_verify, payment_refused,
    payment_to_release.
    """

    kind: str
    agreement: Agreement
    row: SettlementRun | Settlement | Observation | PaymentOrder
    since: datetime | None


def attention_list(user: Person, now: datetime) -> list[AttentionItem]:
    """Return what waits in the agreements that the person sees, by kind, oldest first.

    The most serious kind comes first. What the person may do about it, `permissions` tells.
    """
    known = {agreement.pk: agreement for agreement in agreements_for(user)}
    items: list[AttentionItem] = []
    runs = SettlementRun.objects.filter(agreement__in=known, status=RunStatus.FAILED)
    items += [
        AttentionItem("settlement_failed", known[run.agreement_id], run, run.finished_at)
        for run in runs.order_by("finished_at")
    ]
    drafts = Settlement.objects.filter(agreement__in=known, status=SettlementStatus.DRAFT)
    items += [
        AttentionItem("settlement_to_decide", known[row.agreement_id], row, row.prepared_at)
        for row in drafts.defer("inputs", "closing").order_by("prepared_at", "period_start")
    ]
    waiting = Observation.objects.filter(
        agreement__in=known,
        replaced_by__isnull=True,
        verifications__isnull=True,
        entered_at__lte=now,
    ).select_related("indicator")
    items += [
        AttentionItem("observation_to_verify", known[row.agreement_id], row, row.entered_at)
        for row in waiting.order_by("entered_at", "pk")
    ]
    orders = PaymentOrder.objects.filter(settlement__agreement__in=known).select_related(
        "settlement", "payer__party", "recipient__party"
    )
    for kind, status in (
        ("payment_refused", PaymentStatus.REFUSED),
        ("payment_to_release", PaymentStatus.PROPOSED),
    ):
        items += [
            AttentionItem(kind, known[order.settlement.agreement_id], order, order.created_at)
            for order in orders.filter(status=status).order_by("created_at", "pk")
        ]
    return items
