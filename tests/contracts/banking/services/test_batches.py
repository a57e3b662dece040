"""Making a batch, signing for it, taking it back."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from contracts.banking.models import BatchLine, DebtorAccount, PaymentBatch
from contracts.banking.services.batches import make_batch, sign_batch, withdraw_batch
from contracts.enums import PartyRole
from contracts.errors import Refused, RefusedTogether
from contracts.models import Party, PaymentOrder
from contracts.services import refuse_payment
from tests.contracts.banking.scene import (
    PAY_DAY,
    PAYER_IBAN,
    approved_account,
    approved_order,
    batch_of,
    end_account,
    payer,
    references,
    released_order,
    signed_batch,
)
from tests.factories.contracts import NOW, PersonFactory, member_of

pytestmark = pytest.mark.django_db


def refusal(service, **arguments):
    with pytest.raises(Refused) as refused:
        service(**arguments)
    return refused.value.code


def test_a_batch_holds_what_goes_to_the_bank():
    party = payer()
    orders = [released_order(party, 3), released_order(party, 5)]
    batch = batch_of(party, *orders)
    assert (batch.status, batch.line_count, batch.total_cents) == ("draft", 2, 80_000)
    assert (batch.iban, batch.bic, batch.holder) == (PAYER_IBAN, "", "Gemeente Demodam")
    assert batch.number == f"B-2026-{batch.pk:05d}"
    expected = sorted(orders, key=lambda order: order.settlement.agreement.number)
    numbers = [f"{order.settlement.agreement.number}-{order.pk}-1" for order in expected]
    assert references(batch) == numbers
    line = batch.lines.get(position=1)
    assert (line.street, line.house_number, line.postcode) == ("Voorbeeldstraat", "12 a", "1234 AB")
    assert line.remittance.endswith("01-01-2026")


def test_a_batch_needs_payments_and_a_day_to_come():
    party = payer()
    order = released_order(party)
    common = {"payer": party, "by": PersonFactory(), "now": NOW}
    assert refusal(make_batch, order_ids=[], execution_on=PAY_DAY, **common) == "batch_empty"
    past = NOW.date() - timedelta(days=1)
    assert refusal(make_batch, order_ids=[order.pk], execution_on=past, **common) == (
        "batch_day_past"
    )


def test_only_released_payments_of_this_payer_that_are_nowhere_else():
    party = payer()
    proposed, other, taken = (
        approved_order(party),
        released_order(payer()),
        released_order(party),
    )
    batch_of(party, taken)
    for order in (proposed, other, taken):
        common = {"payer": party, "by": PersonFactory(), "now": NOW, "execution_on": PAY_DAY}
        assert refusal(make_batch, order_ids=[order.pk], **common) == "batch_not_free"
    assert PaymentBatch.objects.count() == 1


def test_everything_that_a_bank_would_refuse_is_told_at_once():
    party = payer()
    first = released_order(party)
    second = released_order(party)
    Party.objects.filter(pk=first.recipient.party_id).update(
        iban="", name="…", street="", town=" ", country=""
    )
    Party.objects.filter(pk=second.recipient.party_id).update(iban="NL00DEMO0000000002")
    end_account(party)
    with pytest.raises(RefusedTogether) as refused:
        batch_of(party, first, second)
    found = {reason.code for reason in refused.value.reasons}
    assert found == {
        "debtor_iban_missing",
        "recipient_iban_missing",
        "recipient_iban_wrong",
        "address_incomplete",
        "name_not_sepa",
    }
    address = next(row for row in refused.value.reasons if row.code == "address_incomplete")
    assert address.params["parts"] == "straat, plaats, land"
    assert not PaymentBatch.objects.exists()
    # A row that passed the checks of its day.
    recorded = {"iban": "NL00DEMO0000000002", "holder": "Kas", "reason": "Nieuw", "at": NOW}
    DebtorAccount.objects.create(party=party, by=PersonFactory(), **recorded)
    with pytest.raises(RefusedTogether) as refused:
        batch_of(party, first)
    assert refused.value.reasons[0].code == "debtor_iban_wrong"


def test_who_gains_neither_makes_nor_signs():
    party = payer()
    order = released_order(party)
    provider = member_of(order.settlement.agreement, PartyRole.PROVIDER)
    common = {"payer": party, "now": NOW, "execution_on": PAY_DAY, "order_ids": [order.pk]}
    assert refusal(make_batch, by=provider, **common) == "batch_interested"
    batch = batch_of(party, order)
    assert refusal(sign_batch, batch=batch, by=provider, now=NOW) == "batch_interested"


def test_a_second_person_signs_also_when_the_first_is_a_superuser():
    party, maker = payer(), PersonFactory(is_superuser=True)
    batch = batch_of(party, released_order(party), by=maker)
    assert refusal(sign_batch, batch=batch, by=maker, now=NOW) == "batch_same_person"
    second = PersonFactory()
    signed = sign_batch(batch=batch, by=second, now=NOW)
    assert (signed.status, signed.signed_by) == ("signed", second)
    assert refusal(sign_batch, batch=batch, by=second, now=NOW) == "batch_wrong_status"
    with pytest.raises(IntegrityError), transaction.atomic():
        PaymentBatch.objects.filter(pk=batch.pk).update(signed_by=maker)


def test_what_changed_since_stops_the_signature():
    party = payer()
    order = released_order(party)
    batch = batch_of(party, order)
    approved_account(party, iban="NL91ABNA0417164300")
    Party.objects.filter(pk=order.recipient.party_id).update(town="Elders", name="Anders")
    refuse_payment(order=order, by=PersonFactory(), now=NOW, reason="Toch niet")
    with pytest.raises(Refused) as refused:
        sign_batch(batch=batch, by=PersonFactory(), now=NOW)
    assert refused.value.code == "batch_changed"
    reference = references(batch)[0]
    assert refused.value.params["what"] == (
        f"de rekening van de betaler; betaling {reference} is niet meer vrijgegeven; "
        "de gegevens van Anders"
    )
    PaymentOrder.objects.filter(pk=order.pk).update(status="approved", paid_cents=1)
    with pytest.raises(Refused) as refused:
        sign_batch(batch=batch, by=PersonFactory(), now=NOW)
    assert f"het bedrag van {reference}" in refused.value.params["what"]


def test_who_decided_about_a_payment_does_not_make_or_sign_its_batch():
    party, other = payer(), PersonFactory(is_superuser=True)
    order = released_order(party)
    decider = order.settlement.decided_by
    with pytest.raises(Refused) as refused:
        batch_of(party, order, by=decider)
    assert (refused.value.code, refused.value.params) == (
        "batch_decided_same",
        {"number": order.settlement.agreement.number, "start": "2026-01-01"},
    )
    batch = batch_of(party, order, by=other)
    assert refusal(sign_batch, batch=batch, by=decider, now=NOW) == "batch_decided_same"


def test_nor_who_decided_about_reversing_it():
    party, other = payer(), PersonFactory(is_superuser=True)
    order = released_order(party)
    first, second = PersonFactory(), PersonFactory()
    order.settlement.reversals.create(
        reason="Verkeerd geteld",
        proposed_at=NOW,
        proposed_by=first,
        status="approved",
        decided_at=NOW,
        decided_by=second,
        lapsed_cents=0,
        claim_cents=0,
    )
    for decider in (first, second):
        with pytest.raises(Refused) as refused:
            batch_of(party, order, by=decider)
        assert refused.value.code == "batch_decided_same"
    batch = batch_of(party, order, by=other)
    assert refusal(sign_batch, batch=batch, by=second, now=NOW) == "batch_decided_same"


def test_a_batch_that_is_withdrawn_frees_its_payments_and_takes_a_new_reference():
    party = payer()
    order = released_order(party)
    batch = signed_batch(party, order)
    by = PersonFactory()
    assert refusal(withdraw_batch, batch=batch, by=by, now=NOW, reason=" ") == (
        "withdraw_reason_missing"
    )
    withdrawn = withdraw_batch(batch=batch, by=by, now=NOW, reason="Verkeerde dag")
    assert (withdrawn.status, withdrawn.withdrawn_reason) == ("withdrawn", "Verkeerde dag")
    again = batch_of(party, order)
    assert references(again)[0] == references(batch)[0].removesuffix("1") + "2"


def test_a_payment_is_in_one_batch_under_way_by_the_database():
    party = payer()
    order = released_order(party)
    line = batch_of(party, order).lines.get()
    line.pk, line.position, line.end_to_end_id = None, 2, "anders"
    with pytest.raises(IntegrityError), transaction.atomic():
        line.save(force_insert=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        BatchLine.objects.update(amount_cents=1)
