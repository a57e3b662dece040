"""Whether the payments are what the journal says of them.

The hash chain shows a changed entry, but not one that was taken off its end, nor a payment that was
changed behind the journal. Here both sides are added up and compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from django.db.models import Sum

from contracts.enums import Account, EntryKind, PaymentDirection, SettlementStatus
from contracts.models import PaymentOrder, Posting, Settlement
from contracts.selectors.chains import chunks, unbooked_settlements
from contracts.selectors.reversals import OWED_KINDS

UNBOOKED: Final = "what was approved is not what is booked"
MISBOOKED: Final = "what was paid or is to be paid is not what is booked"
Place = tuple[int, int, int]
"""(settlement or agreement, role of the payer, role of the recipient)."""


def booking_problems(agreement_ids: Sequence[int]) -> Iterator[tuple[Settlement, str]]:
    """Give each settlement that the journal does not bear out, once, with what is wrong."""
    unbooked = list(unbooked_settlements(agreement_ids))
    yield from ((settlement, UNBOOKED) for settlement in unbooked)
    for settlement in misbooked_payments(agreement_ids):
        if settlement not in unbooked:
            yield settlement, MISBOOKED


def misbooked_payments(agreement_ids: Iterable[int]) -> Iterator[Settlement]:
    """Give the settlements of which the payments are not what the journal has.

    Of an approved settlement the payments come to what was booked as owed. What moved of a payment
    is what was booked as paid or set off. A claim may be set off in a later settlement, so claims
    are compared per agreement and pair of parties, and the last one of the pair is named.
    """
    for ids in chunks(list(agreement_ids)):
        yield from (
            Settlement.objects.filter(pk__in=_Difference(ids).settlements())
            .defer("inputs", "closing")
            .select_related("agreement")
            .order_by("pk")
        )


class _Difference:
    """What was booked minus what the payments say; nothing is left when both agree."""

    def __init__(self, agreement_ids: Sequence[int]) -> None:
        self._owed: Counter[Place] = Counter()
        self._paid: Counter[Place] = Counter()
        self._claimed: Counter[Place] = Counter()
        self._last_claim: dict[Place, int] = {}
        self._add_postings(agreement_ids)
        self._take_orders(agreement_ids)

    def settlements(self) -> set[int]:
        """Return the settlements where something is left."""
        left = {place[0] for side in (self._owed, self._paid) for place in side if side[place]}
        claims = {self._last_claim[place] for place, cents in self._claimed.items() if cents}
        return left | claims

    def _add_postings(self, agreement_ids: Sequence[int]) -> None:
        rows = (
            Posting.objects.filter(
                entry__agreement__in=agreement_ids,
                entry__settlement__isnull=False,
                account__in=(Account.PAYABLE, Account.RECEIVABLE),
            )
            .order_by("entry__settlement")
            .values_list(
                "entry__agreement",
                "entry__settlement",
                "entry__settlement__status",
                "entry__kind",
                "account",
                "party",
                "counterparty",
            )
            .annotate(cents=Sum("amount_cents"))
        )
        for agreement, settlement, status, kind, account, payer, recipient, cents in rows:
            place = (settlement, payer, recipient)
            if kind in OWED_KINDS:
                # What was reversed lapsed or is asked back; that it nets to nothing is the chain's.
                self._owed[place] -= cents if status == SettlementStatus.APPROVED else 0
            elif kind in (EntryKind.PAYMENT, EntryKind.OFFSET):
                if account == Account.PAYABLE:
                    self._paid[place] += cents
                else:
                    self._claimed[agreement, payer, recipient] -= cents
                    self._last_claim[agreement, payer, recipient] = settlement

    def _take_orders(self, agreement_ids: Sequence[int]) -> None:
        orders = PaymentOrder.objects.filter(settlement__agreement__in=agreement_ids)
        for order in orders.select_related("settlement").only(
            "payer",
            "recipient",
            "direction",
            "amount_cents",
            "paid_cents",
            "returned_cents",
            "settlement__agreement",
            "settlement__status",
        ).order_by("pk"):  # fmt: skip
            settlement, pair = order.settlement, (order.payer_id, order.recipient_id)
            is_payment = order.direction == PaymentDirection.PAY
            if settlement.status == SettlementStatus.APPROVED:
                sign = 1 if is_payment else -1
                self._owed[settlement.pk, *pair] -= sign * order.amount_cents
            if is_payment:
                self._paid[settlement.pk, *pair] -= order.moved_cents
            else:
                self._claimed[settlement.agreement_id, *pair] -= order.moved_cents
                self._last_claim[settlement.agreement_id, *pair] = settlement.pk
