"""A batch of payments: made by one person of finance, signed for by a second, or withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import uuid4

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from contracts.banking.enums import BatchStatus
from contracts.banking.models import BatchLine, PaymentBatch
from contracts.banking.selectors.accounts import debtor_of
from contracts.banking.selectors.batches import (
    KEPT,
    batches_under_way,
    differences,
    lines_of,
    problems_of,
    released_orders,
)
from contracts.banking.sepa_file import TEXT_LENGTH
from contracts.banking.sepa_text import sepa_text
from contracts.errors import Refused, RefusedTogether
from contracts.models import Party, PaymentOrder, SettlementReversal
from contracts.people import Person
from contracts.selectors.roles import gains_from


def make_batch(
    *, payer: Party, order_ids: Iterable[int], execution_on: date, by: Person, now: datetime
) -> PaymentBatch:
    """Put released payments of one payer in a batch, to be paid on a day.

    Raises Refused, or RefusedTogether with everything that the bank would not take. Two people who
    choose the same payment at once: the second one is refused.
    """
    wanted = sorted(set(order_ids))
    if not wanted:
        raise Refused("batch_empty", "orders")
    if execution_on < timezone.localdate(now):
        raise Refused("batch_day_past", "execution_on")
    with transaction.atomic():
        # Who makes batches of this payer waits here for who came first.
        payer = Party.objects.select_for_update(no_key=True).get(pk=payer.pk)
        orders = list(released_orders().filter(payer__party=payer, pk__in=wanted))
        if [order.pk for order in sorted(orders, key=lambda row: row.pk)] != wanted:
            raise Refused("batch_not_free", "orders")
        _require_apart(orders, by)
        problems = problems_of(payer, orders)
        if problems:
            raise RefusedTogether([problem.refusal for problem in problems])
        debtor = debtor_of(payer)
        batch = PaymentBatch.objects.create(
            number=uuid4().hex[:20],
            payer=payer,
            execution_on=execution_on,
            iban=debtor.iban,
            bic=debtor.bic,
            holder=debtor.name,
            total_cents=sum(order.open_cents for order in orders),
            line_count=len(orders),
            made_at=now,
            made_by_id=by.pk,
        )
        # The key of the row makes the number unique, also when two are made at once.
        batch.number = f"B-{timezone.localdate(now).year}-{batch.pk:05d}"
        batch.save(update_fields=["number"])
        BatchLine.objects.bulk_create(
            _line(batch, order, position) for position, order in enumerate(orders, start=1)
        )
    return batch


def sign_batch(*, batch: PaymentBatch, by: Person, now: datetime) -> PaymentBatch:
    """Sign for a batch, as a second person. Raises Refused when it is not theirs, or changed."""
    with transaction.atomic():
        batch = lock_batch(batch, BatchStatus.DRAFT)
        if batch.made_by_id == by.pk:
            raise Refused("batch_same_person", "by")
        _require_apart([line.order for line in lines_of(batch)], by)
        require_unchanged(batch)
        batch.status, batch.signed_at, batch.signed_by_id = BatchStatus.SIGNED, now, by.pk
        batch.save(update_fields=["status", "signed_at", "signed_by"])
    return batch


def withdraw_batch(*, batch: PaymentBatch, by: Person, now: datetime, reason: str) -> PaymentBatch:
    """Take a batch back before its file is made; its payments are free again. Raises Refused."""
    if not reason.strip():
        raise Refused("withdraw_reason_missing", "reason")
    with transaction.atomic():
        batch = lock_batch(batch, BatchStatus.DRAFT, BatchStatus.SIGNED)
        batch.status, batch.withdrawn_at = BatchStatus.WITHDRAWN, now
        batch.withdrawn_by_id, batch.withdrawn_reason = by.pk, reason.strip()
        batch.save(update_fields=["status", "withdrawn_at", "withdrawn_by", "withdrawn_reason"])
        batch.lines.update(is_pending=False)
    return batch


def withdraw_batches_of(order_ids: Sequence[int], by: Person, now: datetime, reason: str) -> None:
    """Withdraw every batch without a file that holds one of these payments: they are reversed.

    The other payments in it are free again. It follows `contracts.services.reversals`.
    """
    for batch in batches_under_way(order_ids):
        withdraw_batch(batch=batch, by=by, now=now, reason=reason)


def lock_batch(batch: PaymentBatch, *allowed: BatchStatus) -> PaymentBatch:
    """Return the batch and keep others from it until the transaction ends. Raises Refused."""
    rows = PaymentBatch.objects.select_for_update(of=("self",))
    batch = rows.select_related("payer").get(pk=batch.pk)
    if batch.status not in allowed:
        params = {
            "found": str(batch.get_status_display()).lower(),
            "allowed": " / ".join(str(status.label).lower() for status in allowed),
        }
        raise Refused("batch_wrong_status", "status", params)
    return batch


def require_unchanged(batch: PaymentBatch) -> None:
    """Raise Refused when the register or a payment is no longer what the batch says."""
    changed = differences(batch)
    if changed:
        raise Refused("batch_changed", "status", {"what": "; ".join(changed)})


def _require_apart(orders: Iterable[PaymentOrder], by: Person) -> None:
    """Raise Refused for who made or decided about a settlement in it, or gains from one.

    Proposing to reverse it, or deciding about that, is deciding about it too, as for releasing.
    """
    orders = list(orders)
    about = Q(proposed_by=by.pk) | Q(decided_by=by.pk)
    reversals = SettlementReversal.objects.filter(
        about, settlement__in={order.settlement_id for order in orders}
    )
    reversed_by_them = set(reversals.values_list("settlement", flat=True))
    for order in orders:
        settlement = order.settlement
        decided = by.pk in (settlement.prepared_by_id, settlement.decided_by_id)
        if decided or settlement.pk in reversed_by_them:
            params = {
                "number": settlement.agreement.number,
                "start": settlement.period_start.isoformat(),
            }
            raise Refused("batch_decided_same", "by", params)
    for agreement in {order.settlement.agreement for order in orders}:
        role = gains_from(by, agreement)
        if role is not None:
            raise Refused("batch_interested", "by", {"party": role.party.name})


def _line(batch: PaymentBatch, order: PaymentOrder, position: int) -> BatchLine:
    party, agreement = order.recipient.party, order.settlement.agreement
    # Every time that a payment goes to the bank it has a reference of its own.
    attempt = BatchLine.objects.filter(order=order).count() + 1
    period = f"{order.settlement.period_start:%d-%m-%Y}"
    return BatchLine(
        batch=batch,
        order=order,
        position=position,
        end_to_end_id=f"{agreement.number}-{order.pk}-{attempt}",
        amount_cents=order.open_cents,
        remittance=sepa_text(f"{agreement.number} {agreement.title} {period}", TEXT_LENGTH),
        **{name: getattr(party, name) for name in KEPT},
    )
