"""Setting off: the claim of a reversed settlement against what the next one is to pay."""

import pytest

from contracts.models import JournalEntry
from contracts.selectors.journal import balances
from contracts.services import release_payment
from tests.contracts.services.test_reversals import approved, approver, orders_of, pay, reverse
from tests.factories.contracts import NEXT_YEAR, Q1, Q2, AgreementFactory, jobs

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement():
    found = AgreementFactory(active=True)
    jobs(found, 3)
    return found


def test_it_has_a_person_a_moment_and_the_reason_of_the_reversal(agreement):
    first = approved(agreement)
    pay(first.payment_orders.get(), 12000)
    reverse(first)
    jobs(agreement, 1, Q1.start)
    again = approved(agreement)
    entry = JournalEntry.objects.get(kind="offset")
    assert (entry.settlement, entry.by, entry.at, entry.reason) == (
        again,
        again.decided_by,
        NEXT_YEAR,
        "Verkeerde groep geteld",
    )
    event = agreement.events.get(verb="payment_offset")
    assert (event.by, event.reason) == (again.decided_by, "Verkeerde groep geteld")
    assert event.detail == "pay 12000 aanbieder"
    assert orders_of(again) == [("pay", 40000, 12000, "partly")]
    assert balances(agreement)["receivable", "gemeente"] == 0
    assert balances(agreement)["payable", "gemeente"] == -28000


def test_what_is_released_already_is_left_to_the_bank(agreement):
    first = approved(agreement)
    jobs(agreement, 2, Q2.start)
    second = approved(agreement, Q2)
    pay(second.payment_orders.get())
    reverse(second)
    release_payment(order=first.payment_orders.get(), by=approver(), now=NEXT_YEAR)
    jobs(agreement, 1, Q2.start)
    again = approved(agreement, Q2)
    assert orders_of(first) == [("pay", 30000, 0, "approved")]
    assert orders_of(second)[1] == ("reclaim", 20000, 20000, "paid")
    assert orders_of(again) == [("pay", 30000, 20000, "partly")]


def test_a_claim_that_is_used_up_leaves_later_payments_whole(agreement):
    first = approved(agreement)
    jobs(agreement, 2, Q2.start)
    second = approved(agreement, Q2)
    pay(second.payment_orders.get())
    reverse(second)
    again = approved(agreement, Q2)
    assert orders_of(second)[1] == ("reclaim", 20000, 20000, "paid")
    assert orders_of(first) == [("pay", 30000, 20000, "partly")]
    assert orders_of(again) == [("pay", 20000, 0, "proposed")]
