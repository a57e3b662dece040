"""Released payments of one fictitious payer, ready for the bank."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from contracts.banking.models import DebtorAccount, PaymentBatch
from contracts.banking.services.accounts import (
    approve_account_change,
    propose_account,
    propose_account_end,
)
from contracts.banking.services.bank_files import export_batch
from contracts.banking.services.batches import make_batch, sign_batch
from contracts.models import Party, PaymentOrder
from contracts.services import approve_settlement, draft_settlement, release_payment
from tests.factories.contracts import NOW, Q1, AgreementFactory, PartyFactory, PersonFactory, jobs

PAY_DAY = date(2026, 5, 18)
LATER = datetime(2026, 5, 19, 9, 0, tzinfo=UTC)
PAYER_IBAN, RECIPIENT_IBAN = "NL52DEMO0000000001", "NL25DEMO0000000002"


def payer() -> Party:
    """A municipality that can pay."""
    party = payer_without_account()
    approved_account(party)
    return party


def payer_without_account() -> Party:
    """A municipality that is in the register only."""
    return PartyFactory(name="Gemeente Demodam", iban=PAYER_IBAN, **address())


def approved_account(party: Party, **changes: Any) -> DebtorAccount:
    """Let a party pay from an account: one person proposes it, another one approves."""
    fields = {"iban": PAYER_IBAN, "bic": "", "holder": "", "reason": "Nieuwe rekening", **changes}
    by = PersonFactory(is_superuser=True)
    change = propose_account(party=party, by=by, now=NOW, **fields)
    approver = PersonFactory(groups=["approver"])
    account = approve_account_change(change=change, by=approver, now=NOW).account
    assert account is not None
    return account


def end_account(party: Party) -> None:
    """Take the account from which a party pays out of use, by two people."""
    by, approver = PersonFactory(is_superuser=True), PersonFactory(groups=["approver"])
    change = propose_account_end(party=party, by=by, now=NOW, reason="Opgeheven")
    approve_account_change(change=change, by=approver, now=NOW)


def address() -> dict[str, str]:
    return {
        "street": "Voorbeeldstraat",
        "house_number": "12 a",
        "postcode": "1234 AB",
        "town": "Demodam",
        "country": "NL",
    }


def approved_order(party: Party, quantity: int = 3, **recipient: Any) -> PaymentOrder:
    """A proposed payment of € 100 a job from this payer."""
    agreement = AgreementFactory(active=True)
    agreement.parties.filter(code="gemeente").update(party=party)
    details = {"name": "Stichting Voorbeeld", "iban": RECIPIENT_IBAN, **address(), **recipient}
    Party.objects.filter(roles__agreement=agreement, roles__code="aanbieder").update(**details)
    jobs(agreement, quantity)
    draft = draft_settlement(agreement=agreement, period=Q1, now=NOW)
    settlement = approve_settlement(settlement=draft, by=PersonFactory(), now=NOW)
    return settlement.payment_orders.get()


def released_order(party: Party, quantity: int = 3, **recipient: Any) -> PaymentOrder:
    """The same, released for the bank."""
    order = approved_order(party, quantity, **recipient)
    return release_payment(order=order, by=PersonFactory(), now=NOW)


def batch_of(party: Party, *orders: PaymentOrder, by: Any = None) -> PaymentBatch:
    """A batch that waits for a signature."""
    return make_batch(
        payer=party,
        order_ids=[order.pk for order in orders],
        execution_on=PAY_DAY,
        by=by or PersonFactory(),
        now=NOW,
    )


def signed_batch(party: Party, *orders: PaymentOrder) -> PaymentBatch:
    """A batch of which the file can be made."""
    return sign_batch(batch=batch_of(party, *orders), by=PersonFactory(), now=NOW)


def exported_batch(party: Party, *orders: PaymentOrder) -> PaymentBatch:
    """A batch that is at the bank."""
    batch = signed_batch(party, *orders)
    export_batch(batch=batch, by=PersonFactory(), now=NOW)
    batch.refresh_from_db()
    return batch


def references(batch: PaymentBatch) -> list[str]:
    return list(batch.lines.order_by("position").values_list("end_to_end_id", flat=True))
