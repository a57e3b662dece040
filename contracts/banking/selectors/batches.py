"""What can go to the bank, what is wrong with it, and whether a batch still holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, QuerySet, Sum
from django.utils.translation import gettext as _

from contracts.banking.enums import BatchStatus
from contracts.banking.models import BatchLine, PaymentBatch
from contracts.banking.selectors.accounts import debtor_of, proposal_of
from contracts.banking.sepa_file import NAME_LENGTH
from contracts.banking.sepa_text import sepa_text
from contracts.enums import PaymentDirection, PaymentStatus, SettlementStatus
from contracts.errors import Refused
from contracts.ibans import is_iban
from contracts.models import Party, PaymentOrder, SettlementShare
from contracts.people import Person

ADDRESS_PARTS = ("street", "house_number", "postcode", "town", "country")
# What a line keeps of the register; a difference afterwards stops the batch.
KEPT = ("name", "iban", *ADDRESS_PARTS)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that keeps a batch from being made, and whose details have to be mended.

    `is_account` says that it is about the account from which the party pays.
    """

    refusal: Refused
    party_id: int | None = None
    is_account: bool = False


def released_orders() -> QuerySet[PaymentOrder]:
    """Return the payments that are released and in no batch that is under way; no reclaims."""
    return (
        PaymentOrder.objects.filter(direction=PaymentDirection.PAY, status=PaymentStatus.APPROVED)
        .exclude(batch_lines__is_pending=True)
        .select_related("settlement__agreement", "payer__party", "recipient__party")
        .defer("settlement__inputs", "settlement__closing")
        .order_by("settlement__agreement__number", "settlement__period_start", "pk")
    )


def batches_to_sign(user: Person) -> QuerySet[PaymentBatch]:
    """Return the batches that wait for a signature of somebody else than who made them."""
    rows = PaymentBatch.objects.filter(status=BatchStatus.DRAFT).exclude(made_by=user.pk)
    return rows.select_related("payer", "made_by").order_by("pk")


def batches_to_export() -> QuerySet[PaymentBatch]:
    """Return the batches that were signed and of which the file is not made yet."""
    rows = PaymentBatch.objects.filter(status=BatchStatus.SIGNED)
    return rows.select_related("payer", "made_by").order_by("pk")


def payers_to_pay() -> list[dict[str, Any]]:
    """Return for each payer with released payments: party, name, count and open cents."""
    rows = (
        released_orders()
        .order_by("payer__party__name", "payer__party")
        .values("payer__party", "payer__party__name")
        .annotate(
            count=Count("pk"), cents=Sum(F("amount_cents") - F("paid_cents") + F("returned_cents"))
        )
    )
    return [
        {
            "party": row["payer__party"],
            "name": row["payer__party__name"],
            "count": row["count"],
            "cents": row["cents"],
        }
        for row in rows
    ]


def problems_of(payer: Party, orders: Iterable[PaymentOrder]) -> list[Problem]:
    """Return everything that keeps these payments from the bank, each once, payer first."""
    found = _problems_of_payer(payer)
    seen: set[int] = set()
    for order in orders:
        agreement, recipient = order.settlement.agreement, order.recipient.party
        if order.settlement.currency != "EUR":
            params = {"number": agreement.number, "currency": order.settlement.currency}
            found.append(Problem(Refused("batch_currency", "orders", params)))
        if recipient.pk not in seen:
            seen.add(recipient.pk)
            found += _problems_of_recipient(recipient)
    return found


def batches_under_way(order_ids: Iterable[int]) -> list[PaymentBatch]:
    """Return the batches without a file yet in which one of these payments is, by key."""
    lines = BatchLine.objects.filter(order__in=list(order_ids), is_pending=True)
    rows = PaymentBatch.objects.filter(pk__in=lines.values("batch"))
    return list(rows.select_related("payer").order_by("pk"))


def reversal_notes(orders: Iterable[PaymentOrder]) -> list[str]:
    """Return what reversing the settlement of these payments does with batches, in words."""
    return [
        _(
            "Batch %(number)s wordt ingetrokken. De andere betalingen daarin kunnen in een nieuwe "
            "batch."
        )
        % {"number": batch.number}
        for batch in batches_under_way([order.pk for order in orders])
    ]


def differences(batch: PaymentBatch) -> list[str]:
    """Return in words what changed since the batch was made; empty when it still holds."""
    found = []
    debtor = debtor_of(batch.payer)
    if (debtor.name, debtor.iban, debtor.bic) != (batch.holder, batch.iban, batch.bic):
        found.append(_("de rekening van de betaler"))
    for line in lines_of(batch):
        party = line.order.recipient.party
        if line.order.status != PaymentStatus.APPROVED:
            found.append(_("betaling %(id)s is niet meer vrijgegeven") % {"id": line.end_to_end_id})
        if line.order.open_cents != line.amount_cents:
            found.append(_("het bedrag van %(id)s") % {"id": line.end_to_end_id})
        if any(getattr(party, name) != getattr(line, name) for name in KEPT):
            found.append(_("de gegevens van %(party)s") % {"party": party.name})
    return found


def lines_of(batch: PaymentBatch) -> list[BatchLine]:
    """Return the lines of a batch in their order, with what they are about."""
    rows = batch.lines.select_related(
        "order__settlement__agreement", "order__recipient__party", "order__payer__party"
    )
    return list(
        rows.defer("order__settlement__inputs", "order__settlement__closing").order_by("position")
    )


def unlike_settlement(lines: Sequence[BatchLine]) -> BatchLine | None:
    """Return a line whose payment is not what its approved settlement says, or nothing.

    An order is the sum of the shares of its payer towards its recipient; so is checked once more
    before money moves. One that gives back what was collected for a settlement that was reversed
    is what that claim had moved.
    """
    shares = (
        SettlementShare.objects.filter(
            line__settlement__in=[line.order.settlement_id for line in lines],
            line__settlement__status=SettlementStatus.APPROVED,
        )
        .order_by()
        .values_list("line__settlement", "payer", "line__recipient")
        .annotate(cents=Sum("amount_cents"))
    )
    owed = {(settlement, payer, to): cents for settlement, payer, to, cents in shares}
    lapsed = PaymentOrder.objects.filter(
        settlement__in=[line.order.settlement_id for line in lines],
        settlement__status=SettlementStatus.REVERSED,
        direction=PaymentDirection.RECLAIM,
    )
    for order in lapsed:
        owed[order.settlement_id, order.payer_id, order.recipient_id] = order.moved_cents
    for line in lines:
        order = line.order
        key = (order.settlement_id, order.payer_id, order.recipient_id)
        if owed.get(key) != order.amount_cents or line.amount_cents > order.amount_cents:
            return line
    return None


def _problems_of_payer(payer: Party) -> list[Problem]:
    debtor = debtor_of(payer)
    if is_iban(debtor.iban):
        return []
    if debtor.iban:
        code = "debtor_iban_wrong"
    else:
        code = "debtor_iban_missing" if proposal_of(payer) is None else "debtor_account_waits"
    refusal = Refused(code, "orders", {"party": payer.name})
    return [Problem(refusal, payer.pk, is_account=True)]


def _problems_of_recipient(party: Party) -> list[Problem]:
    codes: list[tuple[str, dict[str, str]]] = []
    if not party.iban:
        codes.append(("recipient_iban_missing", {}))
    elif not is_iban(party.iban):
        codes.append(("recipient_iban_wrong", {}))
    lacking = [name for name in ADDRESS_PARTS if not getattr(party, name).strip()]
    if lacking:
        labels = [str(Party._meta.get_field(name).verbose_name) for name in lacking]  # type: ignore[union-attr]  # noqa: SLF001
        codes.append(("address_incomplete", {"parts": ", ".join(labels)}))
    if not sepa_text(party.name, NAME_LENGTH).strip(". "):
        codes.append(("name_not_sepa", {}))
    return [
        Problem(Refused(code, "orders", {"party": party.name, **more}), party.pk)
        for code, more in codes
    ]
