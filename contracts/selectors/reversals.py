"""What reversing an approved settlement would do, to the cent; who may propose and decide it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import QuerySet, Sum

from contracts.enums import (
    Account,
    EntryKind,
    PaymentDirection,
    PaymentStatus,
    ReversalStatus,
    SettlementStatus,
)
from contracts.errors import Refused
from contracts.models import PaymentOrder, Posting, Settlement, SettlementReversal
from contracts.people import Person
from contracts.selectors.roles import (
    APPROVER,
    CONTRACT_MANAGER,
    NOT_MANAGING,
    is_in_one_of,
    roles_of,
)
from contracts.selectors.settlements import objection_to_person

Side = tuple[str, int, int, int]
"""One side of an entry: (account, role of the payer, role of the counterparty, cents)."""
ReversalNote = Callable[[Sequence[PaymentOrder]], list[str]]
_NOTES: list[ReversalNote] = []
# What a settlement posted itself; payments have entries of their own.
OWED_KINDS: Final = (EntryKind.SETTLEMENT, EntryKind.REVERSAL)


def add_reversal_note(note: ReversalNote) -> None:
    """Let an app above the core say what a reversal does with payments; once per function."""
    if note not in _NOTES:
        _NOTES.append(note)


@dataclass(frozen=True, slots=True)
class OrderCourse:
    """What a reversal does with one payment: what lapses, and what has to come back, in cents."""

    order: PaymentOrder
    lapsed_cents: int
    claim_cents: int

    @property
    def is_paid_out(self) -> bool:
        """Whether the payer paid, so that the recipient pays back; else the other way round."""
        return self.order.direction == PaymentDirection.PAY


@dataclass(frozen=True, slots=True)
class ReversalPlan:
    """What follows from reversing a settlement: the entry, and the course of its payments.

    Totals are in cents and signed as the payers see them: what they get back is positive.
    """

    sides: tuple[Side, ...]
    orders: tuple[OrderCourse, ...]
    notes: tuple[str, ...]

    @property
    def lapsed_cents(self) -> int:
        """What was not paid yet and will not be."""
        return sum(_signed(row, row.lapsed_cents) for row in self.orders)

    @property
    def claim_cents(self) -> int:
        """What had moved and has to come back."""
        return sum(_signed(row, row.claim_cents) for row in self.orders)


def reversal_plan(settlement: Settlement) -> ReversalPlan:
    """Return what reversing this approved settlement does now; a second look may say otherwise."""
    rows = settlement.payment_orders.select_related("payer__party", "recipient__party")
    orders = tuple(
        OrderCourse(order, order.open_cents, order.moved_cents) for order in rows.order_by("pk")
    )
    notes = [text for note in _NOTES for text in note([row.order for row in orders])]
    return ReversalPlan(tuple(_sides(settlement, orders)), orders, tuple(notes))


def objection_to_reversal(settlement: Settlement) -> Refused | None:
    """Return why a settlement cannot be reversed, whoever asks, or nothing.

    The newest approved one first, because later ones build on it; and not while the bank has a
    payment of it under way.
    """
    if settlement.status != SettlementStatus.APPROVED:
        status = str(settlement.get_status_display()).lower()
        return Refused("reversal_not_approved", "status", {"status": status})
    later = (
        Settlement.objects.filter(
            agreement=settlement.agreement_id,
            status=SettlementStatus.APPROVED,
            period_start__gt=settlement.period_start,
        )
        .order_by("-period_start")
        .first()
    )
    if later is not None:
        params = {"start": later.period_start.isoformat()}
        return Refused("reversal_later_first", "settlement", params)
    if settlement.payment_orders.filter(status=PaymentStatus.EXPORTED).exists():
        return Refused("reversal_at_the_bank", "status")
    return None


def objection_to_propose(settlement: Settlement, by: Person) -> Refused | None:
    """Return why this person may not propose to reverse a settlement, or nothing.

    A contract manager who acts for nobody that receives, invests or judges in the contract; this
    holds for superusers too.
    """
    is_manager = getattr(by, "is_superuser", False) or is_in_one_of(by, CONTRACT_MANAGER)
    roles = roles_of(by, settlement.agreement)
    if not is_manager or any(role.role in NOT_MANAGING for role in roles):
        return Refused("reversal_not_manager", "by")
    if waiting_reversal(settlement) is not None:
        return Refused("reversal_waits", "settlement")
    return objection_to_reversal(settlement)


def objection_to_reverse(reversal: SettlementReversal, by: Person) -> Refused | None:
    """Return why this person may not decide about a proposal, or nothing.

    Four eyes without exception: not who proposed it. And an approver to whom nothing of the
    settlement is tied, with a mandate for its amount: as for approving it.
    """
    if reversal.proposed_by_id == by.pk:
        return Refused("reversal_same_person", "by")
    if not (getattr(by, "is_superuser", False) or is_in_one_of(by, APPROVER)):
        return Refused("reversal_not_approver", "by")
    return objection_to_person(reversal.settlement, by)


def waiting_reversal(settlement: Settlement) -> SettlementReversal | None:
    """Return the proposal that waits for a decision, of which there is at most one."""
    waiting = settlement.reversals.filter(status=ReversalStatus.PROPOSED)
    return waiting.select_related("proposed_by").first()


def reversals_waiting() -> QuerySet[SettlementReversal]:
    """Return every proposal that waits for a decision, oldest first."""
    return (
        SettlementReversal.objects.filter(status=ReversalStatus.PROPOSED)
        .select_related("settlement__agreement", "proposed_by")
        .defer("settlement__inputs", "settlement__closing")
        .order_by("proposed_at", "pk")
    )


def _sides(settlement: Settlement, orders: Sequence[OrderCourse]) -> list[Side]:
    """Return the sides of the entry: what was posted with the other sign, and what moved as claim.

    What was paid is then a debt less than nothing; it becomes what is to be received. And what
    was collected a claim less than nothing; it becomes what is to be paid.
    """
    rows = (
        Posting.objects.filter(entry__settlement=settlement, entry__kind__in=OWED_KINDS)
        .order_by()
        .values_list("account", "party", "counterparty")
        .annotate(cents=Sum("amount_cents"))
    )
    sums = {(account, party, other): -cents for account, party, other, cents in rows}
    for row in orders:
        between = (row.order.payer_id, row.order.recipient_id)
        for account, part in (
            (Account.RECEIVABLE, row.claim_cents),
            (Account.PAYABLE, -row.claim_cents),
        ):
            key = (account.value, *between)
            sums[key] = sums.get(key, 0) + part
    return [(*key, cents) for key, cents in sorted(sums.items()) if cents]


def _signed(row: OrderCourse, cents: int) -> int:
    return cents if row.is_paid_out else -cents
