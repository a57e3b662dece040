"""Approving and returning: four eyes, in order, balanced in the journal."""

from datetime import date
from decimal import Decimal

import pytest

from contracts.errors import Refused
from contracts.models import JournalEntry, Mandate, PaymentOrder, Settlement
from contracts.selectors.journal import balances
from contracts.services import (
    approve_settlement,
    correct_observation,
    draft_settlement,
    return_settlement,
    verify_observation,
    withdraw_observation,
)
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

pytestmark = pytest.mark.django_db


def postings_of(entry: JournalEntry) -> list[tuple[str, str, str, int]]:
    return list(
        entry.postings.order_by("pk").values_list(
            "account", "party__code", "counterparty__code", "amount_cents"
        )
    )


def orders_of(settlement: Settlement) -> list[tuple[str, str, str, int, str]]:
    return list(
        settlement.payment_orders.order_by("pk").values_list(
            "direction", "payer__code", "recipient__code", "amount_cents", "status"
        )
    )


def draft_with(quantity, document=None, **fields):
    agreement = AgreementFactory(active=True, document=document)
    jobs(agreement, quantity)
    return draft_settlement(agreement=agreement, period=Q1, now=NEXT_YEAR, **fields)


def test_approving_books_per_payer_and_proposes_payments():
    settlement = draft_with(3, two_payer_terms())
    approver = PersonFactory()
    approved = approve_settlement(settlement=settlement, by=approver, now=NEXT_YEAR, reason="Akk.")
    assert (approved.status, approved.decided_by, approved.decided_at) == (
        "approved",
        approver,
        NEXT_YEAR,
    )
    entry = JournalEntry.objects.get()
    assert (entry.number, entry.kind) == (f"{settlement.agreement.number}-0001", "settlement")
    assert postings_of(entry) == [
        ("outcome_costs", "gemeente", "aanbieder", 19500),
        ("payable", "gemeente", "aanbieder", -19500),
        ("outcome_costs", "fonds", "aanbieder", 10500),
        ("payable", "fonds", "aanbieder", -10500),
    ]
    assert orders_of(settlement) == [
        ("pay", "gemeente", "aanbieder", 19500, "proposed"),
        ("pay", "fonds", "aanbieder", 10500, "proposed"),
    ]
    assert approved.agreement.events.last().verb == "settlement_approved"


def test_nothing_owed_books_nothing():
    settlement = draft_with(0)
    approve_settlement(settlement=settlement, by=PersonFactory(), now=NEXT_YEAR)
    assert JournalEntry.objects.count() == PaymentOrder.objects.count() == 0


def test_a_correction_of_an_approved_period_reverses_and_books_anew():
    agreement = AgreementFactory(active=True)
    observation = jobs(agreement, 3)
    first = draft_settlement(agreement=agreement, period=Q1, now=NOW)
    approver = PersonFactory()
    approve_settlement(settlement=first, by=approver, now=NOW)
    replacement = correct_observation(
        observation=observation,
        by=member_of(agreement, "provider"),
        now=NOW,
        reason="Telfout",
        quantity=Decimal(1),
    )
    evaluator = member_of(agreement, "evaluator")
    verify_observation(observation=replacement, decision="accepted", by=evaluator, now=NOW)
    assert draft_settlement(agreement=agreement, period=Q1, now=NEXT_YEAR) == first
    second = draft_settlement(agreement=agreement, period=Q2, now=NEXT_YEAR)
    assert list(second.lines.values_list("kind", "origin_start", "amount_cents")) == [
        ("reversal", date(2026, 1, 1), -30000),
        ("correction", date(2026, 1, 1), 10000),
        ("regular", date(2026, 4, 1), 0),
    ]
    approve_settlement(settlement=second, by=approver, now=NEXT_YEAR)
    reversal, correction = JournalEntry.objects.filter(settlement=second)
    assert postings_of(reversal) == [
        ("outcome_costs", "gemeente", "aanbieder", -30000),
        ("payable", "gemeente", "aanbieder", 30000),
    ]
    assert postings_of(correction) == [
        ("outcome_costs", "gemeente", "aanbieder", 10000),
        ("payable", "gemeente", "aanbieder", -30000),
        ("receivable", "gemeente", "aanbieder", 20000),
    ]
    assert orders_of(second) == [("reclaim", "gemeente", "aanbieder", 20000, "proposed")]
    assert balances(agreement) == {
        ("outcome_costs", "gemeente"): 10000,
        ("payable", "gemeente"): -30000,
        ("receivable", "gemeente"): 20000,
    }


def test_withdrawing_everything_returns_to_zero():
    agreement = AgreementFactory(active=True)
    observation = jobs(agreement, 3)
    approver = PersonFactory()
    first = draft_settlement(agreement=agreement, period=Q1, now=NOW)
    approve_settlement(settlement=first, by=approver, now=NOW)
    withdrawal = withdraw_observation(
        observation=observation, by=member_of(agreement, "provider"), now=NOW, reason="Dubbel"
    )
    evaluator = member_of(agreement, "evaluator")
    verify_observation(observation=withdrawal, decision="accepted", by=evaluator, now=NOW)
    second = draft_settlement(agreement=agreement, period=Q2, now=NEXT_YEAR)
    approve_settlement(settlement=second, by=approver, now=NEXT_YEAR)
    assert second.cumulative_cents == 0
    assert balances(agreement)["outcome_costs", "gemeente"] == 0


@pytest.mark.parametrize(
    ("who", "code"),
    [
        ("preparer", "prepared_by_same"),
        ("provider", "decider_interested"),
        ("evaluator", "verified_by_same"),
        ("enterer", "entered_by_same"),
        ("small", "over_mandate"),
    ],
)
def test_four_eyes(who, code):
    agreement = AgreementFactory(active=True)
    observation = jobs(agreement, 3)
    preparer, small = PersonFactory(), PersonFactory()
    Mandate.objects.create(user=small, max_cents=29999)
    settlement = draft_settlement(agreement=agreement, period=Q1, now=NOW, by=preparer)
    enterer = observation.entered_by
    if who == "enterer":
        agreement.parties.get(role="provider").party.members.all().delete()
    people = {
        "preparer": preparer,
        "provider": enterer,
        "evaluator": member_of(agreement, "evaluator"),
        "enterer": enterer,
        "small": small,
    }
    for decide in (approve_settlement, return_settlement):
        with pytest.raises(Refused) as refused:
            decide(settlement=settlement, by=people[who], now=NOW, reason="Akkoord")
        assert (refused.value.code, refused.value.field) == (code, "by")
    settlement.refresh_from_db()
    assert settlement.status == "draft"


def test_a_mandate_that_is_high_enough_suffices():
    settlement = draft_with(3)
    approver = PersonFactory()
    Mandate.objects.create(user=approver, max_cents=30000)
    assert (
        approve_settlement(settlement=settlement, by=approver, now=NEXT_YEAR).status == "approved"
    )


def test_earlier_periods_are_approved_first():
    agreement = AgreementFactory(active=True)
    draft_settlement(agreement=agreement, period=Q1, now=NEXT_YEAR)
    second = draft_settlement(agreement=agreement, period=Q2, now=NEXT_YEAR)
    with pytest.raises(Refused) as refused:
        approve_settlement(settlement=second, by=PersonFactory(), now=NEXT_YEAR)
    assert refused.value.code == "earlier_period_not_approved"
    assert refused.value.params == {"start": "2026-01-01"}


def test_what_changed_since_the_draft_is_drafted_again_first():
    settlement = draft_with(3)
    jobs(settlement.agreement, 1)
    with pytest.raises(Refused) as refused:
        approve_settlement(settlement=settlement, by=PersonFactory(), now=NEXT_YEAR)
    assert refused.value.code == "inputs_changed"


def test_a_decided_settlement_is_not_decided_again():
    settlement = draft_with(3)
    approver = PersonFactory()
    approve_settlement(settlement=settlement, by=approver, now=NEXT_YEAR)
    for decide in (approve_settlement, return_settlement):
        with pytest.raises(Refused) as refused:
            decide(settlement=settlement, by=approver, now=NEXT_YEAR, reason="Nog eens")
        assert refused.value.code == "not_a_draft"
    assert JournalEntry.objects.count() == 1


def test_returning_puts_later_drafts_aside_and_needs_a_reason():
    agreement = AgreementFactory(active=True)
    first = draft_settlement(agreement=agreement, period=Q1, now=NEXT_YEAR)
    second = draft_settlement(agreement=agreement, period=Q2, now=NEXT_YEAR)
    by = PersonFactory()
    with pytest.raises(Refused) as refused:
        return_settlement(settlement=first, by=by, now=NEXT_YEAR, reason=" ")
    assert refused.value.code == "return_reason_missing"
    return_settlement(settlement=first, by=by, now=NEXT_YEAR, reason="Meting ontbreekt")
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.status, first.decision_reason) == ("returned", "Meting ontbreekt")
    assert second.status == "superseded"
    again = draft_settlement(agreement=agreement, period=Q1, now=NEXT_YEAR, by=by)
    assert (again.revision, again.status) == (2, "draft")
