"""Reversing a settlement: four eyes, an opposite entry, what lapses and what is claimed back."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from contracts.errors import Refused
from contracts.models import JournalEntry, Mandate, SettlementReversal
from contracts.selectors import reversals as selectors
from contracts.selectors.chains import unbooked_settlements
from contracts.selectors.due_periods import is_due
from contracts.selectors.journal import balances
from contracts.selectors.reversals import add_reversal_note, reversal_plan, reversals_waiting
from contracts.services import (
    approve_settlement,
    carry_out_reversal,
    confirm_payment,
    correct_observation,
    draft_settlement,
    mark_payments_exported,
    propose_reversal,
    refuse_payment,
    refuse_reversal,
    release_payment,
    verify_observation,
)
from contracts.services import reversals as services
from contracts.services.reversals import add_reversal_follower
from tests.factories.contracts import (
    NEXT_YEAR,
    NOW,
    Q1,
    Q2,
    AgreementFactory,
    PersonFactory,
    jobs,
    member_of,
)
from tests.factories.terms import two_payer_terms
from tests.journals import broken_entries

pytestmark = pytest.mark.django_db


def manager():
    return PersonFactory(groups=["contract_manager"])


def approver():
    return PersonFactory(groups=["approver"])


def approved(agreement, period=Q1):
    draft = draft_settlement(agreement=agreement, period=period, now=NEXT_YEAR)
    return approve_settlement(settlement=draft, by=approver(), now=NEXT_YEAR)


@pytest.fixture
def agreement():
    found = AgreementFactory(active=True)
    jobs(found, 3)
    return found


def proposed(settlement, by=None):
    return propose_reversal(
        settlement=settlement, by=by or manager(), now=NEXT_YEAR, reason="Verkeerde groep geteld"
    )


def reverse(settlement):
    return carry_out_reversal(reversal=proposed(settlement), by=approver(), now=NEXT_YEAR)


def pay(order, cents=None):
    by = approver()
    release_payment(order=order, by=by, now=NEXT_YEAR)
    confirm_payment(order=order, by=by, now=NEXT_YEAR, paid_cents=cents)


def orders_of(settlement):
    return list(
        settlement.payment_orders.order_by("pk").values_list(
            "direction", "amount_cents", "paid_cents", "status"
        )
    )


def test_what_was_not_paid_lapses_and_the_journal_returns_to_zero(agreement):
    settlement = approved(agreement)
    plan = reversal_plan(settlement)
    assert (plan.lapsed_cents, plan.claim_cents) == (30000, 0)
    reversal = reverse(settlement)
    assert (reversal.status, reversal.lapsed_cents, reversal.claim_cents) == ("approved", 30000, 0)
    settlement.refresh_from_db()
    assert settlement.status == "reversed"
    assert orders_of(settlement) == [("pay", 30000, 0, "lapsed")]
    assert set(balances(agreement).values()) == {0}
    assert [entry.kind for entry in JournalEntry.objects.order_by("pk")] == ["settlement", "undone"]
    assert broken_entries(agreement) == []
    assert list(unbooked_settlements([agreement.pk])) == []
    events = [(event.verb, event.reason) for event in agreement.events.all()]
    assert events[-3:] == [
        ("reversal_proposed", "Verkeerde groep geteld"),
        ("payment_lapsed", "Verkeerde groep geteld"),
        ("settlement_reversed", "Verkeerde groep geteld"),
    ]


def test_what_was_paid_is_claimed_back_and_set_off_in_the_next_settlement(agreement):
    settlement = approved(agreement)
    pay(settlement.payment_orders.get(), 20000)
    reversal = reverse(settlement)
    assert (reversal.lapsed_cents, reversal.claim_cents) == (10000, 20000)
    assert orders_of(settlement) == [
        ("pay", 30000, 20000, "lapsed"),
        ("reclaim", 20000, 0, "proposed"),
    ]
    assert balances(agreement) == {
        ("bank", "gemeente"): -20000,
        ("outcome_costs", "gemeente"): 0,
        ("payable", "gemeente"): 0,
        ("receivable", "gemeente"): 20000,
    }
    old = agreement.observations.get()
    new = correct_observation(
        observation=old,
        by=old.entered_by,
        now=NEXT_YEAR,
        quantity=Decimal(5),
        reason="Twee vergeten",
    )
    verify_observation(
        observation=new, decision="accepted", by=member_of(agreement, "evaluator"), now=NEXT_YEAR
    )
    again = approved(agreement)
    assert (again.revision, again.total_cents) == (2, 50000)
    assert orders_of(settlement)[1] == ("reclaim", 20000, 20000, "paid")
    assert orders_of(again) == [("pay", 50000, 20000, "partly")]
    pay(again.payment_orders.get())
    assert balances(agreement) == {
        ("bank", "gemeente"): -50000,
        ("outcome_costs", "gemeente"): 50000,
        ("payable", "gemeente"): 0,
        ("receivable", "gemeente"): 0,
    }
    assert broken_entries(agreement) == []
    assert list(unbooked_settlements([agreement.pk])) == []


def test_a_claim_larger_than_the_next_payment_stays_open_for_the_one_after(agreement):
    settlement = approved(agreement)
    pay(settlement.payment_orders.get())
    reverse(settlement)
    old = agreement.observations.get()
    new = correct_observation(
        observation=old, by=old.entered_by, now=NEXT_YEAR, quantity=Decimal(1), reason="Te veel"
    )
    verify_observation(
        observation=new, decision="accepted", by=member_of(agreement, "evaluator"), now=NEXT_YEAR
    )
    again = approved(agreement)
    assert orders_of(again) == [("pay", 10000, 10000, "paid")]
    assert orders_of(settlement)[1] == ("reclaim", 30000, 10000, "partly")
    jobs(agreement, 4, Q2.start)
    later = approved(agreement, Q2)
    assert orders_of(settlement)[1] == ("reclaim", 30000, 30000, "paid")
    assert orders_of(later) == [("pay", 40000, 20000, "partly")]


def test_a_collected_claim_is_given_back():
    agreement = AgreementFactory(active=True, document=two_payer_terms())
    first = jobs(agreement, 3)
    approved(agreement)
    new = correct_observation(
        observation=first, by=first.entered_by, now=NEXT_YEAR, quantity=Decimal(1), reason="Te veel"
    )
    verify_observation(
        observation=new, decision="accepted", by=member_of(agreement, "evaluator"), now=NEXT_YEAR
    )
    settlement = approved(agreement, Q2)
    assert settlement.total_cents == -20000
    claim = settlement.payment_orders.get(payer__code="gemeente")
    agreement.parties.get(code="gemeente").party.__class__.objects.filter(
        pk=claim.payer.party_id
    ).update(iban="NL52DEMO0000000001")
    claim.refresh_from_db()
    pay(type(claim).objects.get(pk=claim.pk))
    reversal = reverse(settlement)
    fund = settlement.payment_orders.get(payer__code="fonds", direction="reclaim")
    assert (reversal.claim_cents, reversal.lapsed_cents) == (
        -claim.amount_cents,
        -fund.amount_cents,
    )
    back = settlement.payment_orders.get(direction="pay")
    assert (back.payer_id, back.amount_cents, back.status) == (
        claim.payer_id,
        claim.amount_cents,
        "proposed",
    )
    found = balances(agreement)
    assert found["receivable", "gemeente"] == found["receivable", "fonds"] == 0
    assert broken_entries(agreement) == []


def test_later_drafts_are_put_aside_and_the_period_waits_for_news(agreement):
    settlement = approved(agreement)
    jobs(agreement, 1, Q2.start)
    later = draft_settlement(agreement=agreement, period=Q2, now=NEXT_YEAR)
    run = agreement.runs.create(
        period_start=Q1.start,
        period_end=Q1.end,
        status="done",
        input_version=agreement.input_version + 9,
    )
    reverse(settlement)
    later.refresh_from_db()
    assert later.status == "superseded"
    assert not is_due(agreement, None, run, NEXT_YEAR, None)
    assert draft_settlement(agreement=agreement, period=Q1, now=NEXT_YEAR).revision == 2


def test_nothing_owed_books_nothing():
    agreement = AgreementFactory(active=True)
    jobs(agreement, 0)
    settlement = approved(agreement)
    reversal = reverse(settlement)
    assert (reversal.lapsed_cents, reversal.claim_cents) == (0, 0)
    assert not JournalEntry.objects.exists()


def refused_code(call, **arguments):
    with pytest.raises(Refused) as refused:
        call(now=NEXT_YEAR, **arguments)
    return refused.value.code


def test_who_may_not_propose(agreement):
    settlement = approved(agreement)
    provider = member_of(agreement, "provider")
    provider.is_superuser = True
    provider.save()
    for by in (approver(), provider):
        code = refused_code(propose_reversal, settlement=settlement, by=by, reason="Fout")
        assert code == "reversal_not_manager"
    code = refused_code(propose_reversal, settlement=settlement, by=manager(), reason=" ")
    assert code == "reversal_reason_missing"
    proposed(settlement)
    code = refused_code(propose_reversal, settlement=settlement, by=manager(), reason="Nog eens")
    assert code == "reversal_waits"
    assert [row.settlement for row in reversals_waiting()] == [settlement]


def test_four_eyes_hold_for_a_superuser_too(agreement):
    by = PersonFactory(is_superuser=True)
    reversal = proposed(approved(agreement), by)
    assert refused_code(carry_out_reversal, reversal=reversal, by=by) == "reversal_same_person"
    with pytest.raises(IntegrityError), transaction.atomic():
        SettlementReversal.objects.update(
            status="approved",
            decided_by=by,
            decided_at=NOW,
            lapsed_cents=0,
            claim_cents=0,
        )
    other = PersonFactory(is_superuser=True)
    assert carry_out_reversal(reversal=reversal, by=other, now=NEXT_YEAR).status == "approved"


def test_who_may_not_decide(agreement):
    settlement = approved(agreement)
    reversal = proposed(settlement)
    assert refused_code(carry_out_reversal, reversal=reversal, by=manager()) == (
        "reversal_not_approver"
    )
    entered = agreement.observations.get().entered_by
    entered.groups.set(approver().groups.all())
    assert refused_code(carry_out_reversal, reversal=reversal, by=entered) == "decider_interested"
    small = approver()
    Mandate.objects.create(user=small, currency="EUR", max_cents=29999)
    assert refused_code(carry_out_reversal, reversal=reversal, by=small) == "over_mandate"
    settlement.refresh_from_db()
    assert settlement.status == "approved"


def test_a_refusal_leaves_everything_and_a_new_proposal_can_follow(agreement):
    settlement = approved(agreement)
    reversal = proposed(settlement)
    by = approver()
    assert refused_code(refuse_reversal, reversal=reversal, by=by, reason=" ") == (
        "reversal_reason_missing"
    )
    refused = refuse_reversal(reversal=reversal, by=by, now=NEXT_YEAR, reason="Het klopt wel")
    assert (refused.status, refused.decision_reason) == ("refused", "Het klopt wel")
    assert agreement.events.last().verb == "reversal_refused"
    assert orders_of(settlement) == [("pay", 30000, 0, "proposed")]
    assert refused_code(carry_out_reversal, reversal=reversal, by=by) == "reversal_decided"
    assert proposed(settlement).status == "proposed"


def test_what_stands_in_the_way(agreement):
    draft = draft_settlement(agreement=agreement, period=Q1, now=NEXT_YEAR)
    by = manager()
    code = refused_code(propose_reversal, settlement=draft, by=by, reason="Fout")
    assert code == "reversal_not_approved"
    first = approve_settlement(settlement=draft, by=approver(), now=NEXT_YEAR)
    waiting = proposed(first)
    order = first.payment_orders.get()
    release_payment(order=order, by=approver(), now=NEXT_YEAR)
    mark_payments_exported(orders=[order], by=approver(), now=NEXT_YEAR)
    assert refused_code(carry_out_reversal, reversal=waiting, by=approver()) == (
        "reversal_at_the_bank"
    )
    refuse_payment(order=order, by=approver(), now=NEXT_YEAR, reason="Rekening opgeheven")
    jobs(agreement, 1, Q2.start)
    approved(agreement, Q2)
    assert refused_code(carry_out_reversal, reversal=waiting, by=approver()) == (
        "reversal_later_first"
    )


def test_the_database_keeps_proposal_decision_and_what_lapsed(agreement):
    settlement = approved(agreement)
    reverse(settlement)
    for sql in (
        "DELETE FROM contracts_settlementreversal",
        "UPDATE contracts_settlementreversal SET reason = 'anders'",
        "UPDATE contracts_settlementreversal SET status = 'refused'",
        "UPDATE contracts_settlement SET status = 'approved'",
        "UPDATE contracts_paymentorder SET status = 'proposed'",
    ):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    assert str(SettlementReversal.objects.get()) == f"{settlement} approved"


def test_an_app_follows_and_notes_once_also_when_it_is_added_twice(monkeypatch):
    def nothing(*_told):
        return []

    monkeypatch.setattr(services, "_FOLLOWERS", [])
    monkeypatch.setattr(selectors, "_NOTES", [])
    for _time in range(2):
        add_reversal_follower(nothing)
        add_reversal_note(nothing)
    assert services._FOLLOWERS == selectors._NOTES == [nothing]
