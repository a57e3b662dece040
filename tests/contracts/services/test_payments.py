"""From proposal to money that moved, and how that is booked."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from contracts.enums import PartyRole
from contracts.errors import Refused
from contracts.models import JournalEntry, Party, PaymentOrder, Settlement
from contracts.selectors.journal import balances
from contracts.services import (
    approve_settlement,
    confirm_payment,
    draft_settlement,
    mark_payments_exported,
    refuse_payment,
    release_payment,
    return_payment,
)
from tests.factories.contracts import NOW, Q1, AgreementFactory, PersonFactory, jobs, member_of
from tests.journals import broken_entries

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


def test_who_gains_prepared_or_decided_does_not_release_the_money():
    agreement, preparer = AgreementFactory(active=True), PersonFactory()
    # In both groups, as a small municipality may have it, and as a superuser too.
    decider = PersonFactory(groups=["approver", "finance"], is_superuser=True)
    jobs(agreement, 3)
    draft = draft_settlement(agreement=agreement, period=Q1, now=NOW, by=preparer)
    settlement = approve_settlement(settlement=draft, by=decider, now=NOW)
    order = settlement.payment_orders.get()
    provider = member_of(agreement, PartyRole.PROVIDER)
    for person, code in (
        (preparer, "prepared_by_same"),
        (decider, "decided_by_same"),
        (provider, "decider_interested"),
    ):
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


def test_a_wrong_account_is_not_released(order):
    Party.objects.update(iban="NL00DEMO0123456789")
    with pytest.raises(Refused) as refused:
        release_payment(order=order, by=PersonFactory(), now=NOW)
    assert (refused.value.code, refused.value.field) == ("payment_iban_wrong", "iban")


def test_a_part_that_is_paid_leaves_the_rest_open(order):
    by, agreement = PersonFactory(), order.settlement.agreement
    release_payment(order=order, by=by, now=NOW)
    mark_payments_exported(orders=[order], by=by, now=NOW)
    partly = confirm_payment(order=order, by=by, now=NOW, paid_cents=10_000)
    assert (partly.status, partly.paid_cents, partly.open_cents) == ("partly", 10_000, 20_000)
    assert balances(agreement) == {
        ("bank", "gemeente"): -10_000,
        ("outcome_costs", "gemeente"): 30_000,
        ("payable", "gemeente"): -20_000,
    }
    assert agreement.events.last().detail == "pay 10000 aanbieder"
    for wrong in (0, -1, 20_001):
        with pytest.raises(Refused) as refused:
            confirm_payment(order=order, by=by, now=NOW, paid_cents=wrong)
        assert refused.value.code == "payment_more_than_open"
    assert release_payment(order=order, by=by, now=NOW).status == "approved"
    assert agreement.events.last().detail == "pay 20000 aanbieder"
    assert confirm_payment(order=order, by=by, now=NOW).status == "paid"
    assert balances(agreement)["bank", "gemeente"] == -30_000
    assert balances(agreement)["payable", "gemeente"] == 0
    assert broken_entries(agreement) == []


def test_the_rest_of_a_part_can_be_refused(order):
    by = PersonFactory()
    release_payment(order=order, by=by, now=NOW)
    confirm_payment(order=order, by=by, now=NOW, paid_cents=1)
    refusal = refuse_payment(order=order, by=by, now=NOW, reason="Rekening opgeheven")
    assert (refusal.status, refusal.paid_cents) == ("refused", 1)


@pytest.mark.parametrize(
    "wrong",
    [
        {"status": "paid"},
        {"status": "partly"},
        {"status": "approved", "paid_cents": 30_000},
        {"paid_cents": -1},
    ],
)
def test_the_database_keeps_what_was_paid_in_step_with_the_status(order, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        PaymentOrder.objects.filter(pk=order.pk).update(**wrong)


def test_a_payment_in_part_has_no_place_before_its_migration(order):
    migration = import_module("contracts.migrations.0012_partly_paid")
    migration.refuse_parts(apps, None)
    PaymentOrder.objects.filter(pk=order.pk).update(status="partly", paid_cents=5)
    with pytest.raises(RuntimeError, match=r"^payments that were made in part have no place"):
        migration.refuse_parts(apps, None)


def test_what_was_paid_only_grows(order):
    PaymentOrder.objects.filter(pk=order.pk).update(status="partly", paid_cents=5)
    with pytest.raises(IntegrityError), transaction.atomic():
        PaymentOrder.objects.filter(pk=order.pk).update(paid_cents=4)


def test_money_that_came_back_is_booked_and_can_be_paid_again(order):
    by, agreement = PersonFactory(), order.settlement.agreement
    release_payment(order=order, by=by, now=NOW)
    confirm_payment(order=order, by=by, now=NOW)
    with pytest.raises(Refused) as refused:
        return_payment(order=order, cents=10000, by=by, now=NOW, reason=" ")
    assert refused.value.code == "payment_reason_missing"
    for cents in (0, 30001):
        with pytest.raises(Refused) as refused:
            return_payment(order=order, cents=cents, by=by, now=NOW, reason="Terug")
        assert refused.value.code == "payment_more_than_paid"
    back = return_payment(order=order, cents=10000, by=by, now=NOW, reason="Rekening opgeheven")
    assert (back.status, back.paid_cents, back.returned_cents, back.open_cents) == (
        "refused",
        30000,
        10000,
        10000,
    )
    event = agreement.events.last()
    assert (event.verb, event.detail, event.reason) == (
        "payment_returned",
        "pay 10000 aanbieder",
        "Rekening opgeheven",
    )
    assert balances(agreement)["payable", "gemeente"] == -10000
    assert balances(agreement)["bank", "gemeente"] == -20000
    release_payment(order=back, by=by, now=NOW)
    assert confirm_payment(order=back, by=by, now=NOW).status == "paid"
    assert balances(agreement)["bank", "gemeente"] == -30000
    assert broken_entries(agreement) == []


def test_who_receives_the_money_moves_no_payment(order):
    by = PersonFactory()
    release_payment(order=order, by=by, now=NOW)
    gaining = member_of(order.settlement.agreement, PartyRole.PROVIDER)
    for step, extra in ((confirm_payment, {}), (refuse_payment, {"reason": "Nee"})):
        with pytest.raises(Refused) as refused:
            step(order=order, by=gaining, now=NOW, **extra)
        assert refused.value.code == "payment_interested"


def test_of_a_reversed_settlement_no_payment_comes_back(order):
    by = PersonFactory()
    release_payment(order=order, by=by, now=NOW)
    paid = confirm_payment(order=order, by=by, now=NOW)
    Settlement.objects.update(status="reversed")
    with pytest.raises(Refused) as refused:
        return_payment(order=paid, cents=30000, by=by, now=NOW, reason="Terug")
    assert refused.value.code == "payment_reversed"
