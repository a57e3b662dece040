"""A reversal takes a payment out of its batch, says so beforehand, and leaves the others free."""

import pytest

from contracts.banking.selectors.batches import unlike_settlement
from contracts.selectors.reversals import reversal_plan
from contracts.services import carry_out_reversal, propose_reversal
from tests.contracts.banking.scene import LATER, batch_of, payer, released_order
from tests.factories.contracts import NOW, PersonFactory

pytestmark = pytest.mark.django_db


def test_the_batch_is_withdrawn_and_its_other_payments_are_free_again():
    party = payer()
    order, other = released_order(party), released_order(party)
    batch = batch_of(party, order, other)
    text = (
        f"Batch {batch.number} wordt ingetrokken. De andere betalingen daarin kunnen in een nieuwe "
        "batch."
    )
    assert reversal_plan(order.settlement).notes == (text,)
    reversal = propose_reversal(
        settlement=order.settlement,
        by=PersonFactory(groups=["contract_manager"]),
        now=NOW,
        reason="Dubbel geteld",
    )
    by = PersonFactory(groups=["approver"])
    carry_out_reversal(reversal=reversal, by=by, now=LATER)
    batch.refresh_from_db()
    order.refresh_from_db()
    assert (batch.status, batch.withdrawn_by, batch.withdrawn_reason) == (
        "withdrawn",
        by,
        "Dubbel geteld",
    )
    assert order.status == "lapsed"
    assert unlike_settlement(list(batch.lines.filter(order=order))) is not None
    assert batch_of(party, other).lines.get().order == other


def test_what_gives_back_a_collected_claim_may_be_paid():
    party = payer()
    order = released_order(party)
    line = batch_of(party, order).lines.get()
    type(order).objects.filter(pk=order.pk).update(status="lapsed")
    type(order.settlement).objects.filter(pk=order.settlement_id).update(status="reversed")
    assert unlike_settlement([line]) == line
    order.settlement.payment_orders.create(
        payer=order.payer,
        recipient=order.recipient,
        direction="reclaim",
        status="paid",
        amount_cents=order.amount_cents,
        paid_cents=order.amount_cents,
        created_at=NOW,
    )
    assert unlike_settlement([line]) is None
