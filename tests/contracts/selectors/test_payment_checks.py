"""Payments that are not what the journal says of them are named, whichever side was changed."""

from __future__ import annotations

import pytest

from contracts.models import Agreement, JournalEntry, Settlement
from contracts.selectors.chains import unbooked_settlements, verify_chains
from contracts.selectors.payment_checks import misbooked_payments
from contracts.services import return_payment
from tests.contracts.services.test_reversals import approved, approver, pay, reverse
from tests.factories.contracts import NEXT_YEAR, Q1, Q2, AgreementFactory, jobs
from tests.tampering import tamper

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement() -> Agreement:
    """Two approved quarters, the first of them paid."""
    found = AgreementFactory(active=True)
    jobs(found, 3, Q1.start)
    pay(approved(found).payment_orders.get())
    jobs(found, 2, Q2.start)
    approved(found, Q2)
    return found


def found(agreement: Agreement) -> list[Settlement]:
    return list(misbooked_payments([agreement.pk]))


def settlements(agreement: Agreement) -> list[Settlement]:
    return list(agreement.settlements.order_by("period_start", "pk"))


def cut_off_last_entry() -> None:
    pk = JournalEntry.objects.order_by("pk").last().pk  # type: ignore[union-attr]
    tamper(f"DELETE FROM contracts_posting WHERE entry_id = {pk}")
    tamper(f"DELETE FROM contracts_journalentry WHERE id = {pk}")


def test_payments_as_booked_are_whole(agreement: Agreement) -> None:
    assert found(agreement) == []


def test_a_payment_that_was_cut_off_the_journal_shows(agreement: Agreement) -> None:
    second = settlements(agreement)[1]
    pay(second.payment_orders.get())
    cut_off_last_entry()
    (chain,) = verify_chains([agreement.pk])
    assert (chain.problem, list(unbooked_settlements([agreement.pk]))) == (None, [])
    assert found(agreement) == [second]


@pytest.mark.parametrize(
    ("place", "change"),
    [
        (0, "amount_cents = amount_cents + 1, paid_cents = paid_cents + 1"),
        (0, "paid_cents = 0, status = 'proposed'"),
        (1, "amount_cents = amount_cents + 1"),
        (1, "paid_cents = amount_cents, status = 'paid'"),
        (1, "direction = 'reclaim'"),
        (1, "payer_id = recipient_id, recipient_id = payer_id"),
    ],
)
def test_a_payment_that_was_changed_shows(agreement: Agreement, place: int, change: str) -> None:
    settlement = settlements(agreement)[place]
    tamper(f"UPDATE contracts_paymentorder SET {change} WHERE settlement_id = {settlement.pk}")
    assert found(agreement) == [settlement]


def test_a_payment_that_is_gone_shows(agreement: Agreement) -> None:
    second = settlements(agreement)[1]
    tamper(f"DELETE FROM contracts_paymentorder WHERE settlement_id = {second.pk}")
    assert found(agreement) == [second]


def test_money_that_came_back_and_was_set_off_is_whole(agreement: Agreement) -> None:
    second = settlements(agreement)[1]
    pay(second.payment_orders.get(), 12000)
    return_payment(
        order=second.payment_orders.get(), cents=5000, by=approver(), now=NEXT_YEAR, reason="Terug"
    )
    reverse(second)
    jobs(agreement, 1, Q2.start)
    approved(agreement, Q2)
    assert JournalEntry.objects.filter(kind="offset").exists()
    assert found(agreement) == []


def test_a_claim_that_was_set_off_without_an_entry_shows(agreement: Agreement) -> None:
    second = settlements(agreement)[1]
    pay(second.payment_orders.get(), 12000)
    reverse(second)
    jobs(agreement, 1, Q2.start)
    again = approved(agreement, Q2)
    cut_off_last_entry()
    assert found(agreement) == [second, again]


def test_a_claim_that_was_paid_back_shows_when_its_entry_is_gone(agreement: Agreement) -> None:
    second = settlements(agreement)[1]
    pay(second.payment_orders.get())
    reverse(second)
    pay(second.payment_orders.get(direction="reclaim"))
    assert found(agreement) == []
    cut_off_last_entry()
    assert found(agreement) == [second]
