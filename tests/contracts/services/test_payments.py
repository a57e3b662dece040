"""From proposal to money that moved, and how that is booked."""

import pytest

from contracts.enums import PartyRole
from contracts.errors import Refused
from contracts.models import JournalEntry, Party
from contracts.selectors.journal import balances, broken_entries
from contracts.services import (
    approve_settlement,
    confirm_payment,
    draft_settlement,
    mark_payments_exported,
    refuse_payment,
    release_payment,
)
from tests.factories.contracts import NOW, Q1, AgreementFactory, PersonFactory, jobs, member_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def order():
    agreement = AgreementFactory(active=True)
    jobs(agreement, 3)
    draft = draft_settlement(agreement=agreement, period=Q1, now=NOW)
    settlement = approve_settlement(settlement=draft, by=PersonFactory(), now=NOW)
    return settlement.payment_orders.get()


def test_a_payment_that_is_made_clears_the_debt(order):
    by, agreement = PersonFactory(), order.settlement.agreement
    assert release_payment(order=order, by=by, now=NOW).status == "approved"
    assert [row.status for row in mark_payments_exported(orders=[order], by=by, now=NOW)] == [
        "exported"
    ]
    assert confirm_payment(order=order, by=by, now=NOW).status == "paid"
    assert balances(agreement) == {
        ("bank", "gemeente"): -30000,
        ("outcome_costs", "gemeente"): 30000,
        ("payable", "gemeente"): 0,
    }
    assert broken_entries(agreement) == []
    verbs = [event.verb for event in agreement.events.all()]
    assert verbs[-3:] == ["payment_released", "payment_exported", "payment_confirmed"]


def test_a_refused_payment_says_why_and_can_be_released_again(order):
    by = PersonFactory()
    release_payment(order=order, by=by, now=NOW)
    with pytest.raises(Refused) as refused:
        refuse_payment(order=order, by=by, now=NOW, reason="")
    assert refused.value.code == "payment_reason_missing"
    refusal = refuse_payment(order=order, by=by, now=NOW, reason="Rekening bestaat niet")
    assert (refusal.status, refusal.problem) == ("refused", "Rekening bestaat niet")
    assert release_payment(order=order, by=by, now=NOW).status == "approved"
    assert JournalEntry.objects.filter(kind="payment").count() == 0


def test_nothing_is_paid_twice(order):
    by = PersonFactory()
    release_payment(order=order, by=by, now=NOW)
    confirm_payment(order=order, by=by, now=NOW)
    for service in (release_payment, confirm_payment):
        with pytest.raises(Refused) as refused:
            service(order=order, by=by, now=NOW)
        assert refused.value.code == "payment_wrong_status"
    assert JournalEntry.objects.filter(kind="payment").count() == 1


def test_what_was_not_released_is_not_exported(order):
    with pytest.raises(Refused) as refused:
        mark_payments_exported(orders=[order], by=PersonFactory(), now=NOW)
    assert refused.value.message == (
        "Deze betaling is voorgesteld. Dit kan alleen als zij vrijgegeven is."
    )


def test_who_gains_or_prepared_does_not_release_the_money():
    agreement, preparer = AgreementFactory(active=True), PersonFactory()
    jobs(agreement, 3)
    draft = draft_settlement(agreement=agreement, period=Q1, now=NOW, by=preparer)
    settlement = approve_settlement(settlement=draft, by=PersonFactory(), now=NOW)
    order = settlement.payment_orders.get()
    provider = member_of(agreement, PartyRole.PROVIDER)
    for person, code in ((preparer, "prepared_by_same"), (provider, "decider_interested")):
        with pytest.raises(Refused) as refused:
            release_payment(order=order, by=person, now=NOW)
        assert refused.value.code == code
    order.refresh_from_db()
    assert order.status == "proposed"


def test_without_an_account_nothing_is_released(order):
    Party.objects.update(iban="")
    with pytest.raises(Refused) as refused:
        release_payment(order=order, by=PersonFactory(), now=NOW)
    assert (refused.value.code, refused.value.field) == ("payment_iban_missing", "iban")
