"""Drafting settlements: exact amounts, idempotent, in order."""

from datetime import date
from decimal import Decimal

import pytest

from contracts.arithmetic import Period
from contracts.enums import EventVerb, ObservationStatus
from contracts.errors import Refused
from contracts.models import Settlement, SettlementLine, SettlementShare
from contracts.services import (
    add_terms_version,
    approve_settlement,
    correct_observation,
    draft_settlement,
    verify_observation,
)
from contracts.snapshots import differences
from tests.factories.contracts import (
    NEXT_YEAR,
    NOW,
    Q1,
    Q2,
    Q3,
    AgreementFactory,
    PersonFactory,
    jobs,
    member_of,
)
from tests.factories.terms import terms_document, two_payer_terms

pytestmark = pytest.mark.django_db


def shares_of(settlement: Settlement) -> list[tuple[str, str, str, int]]:
    rows = SettlementShare.objects.filter(line__settlement=settlement).order_by("line__position")
    return list(rows.values_list("line__component", "line__kind", "payer__code", "amount_cents"))


def test_a_draft_holds_what_is_owed_and_everything_it_came_from():
    agreement = AgreementFactory(active=True)
    jobs(agreement, 3)
    settlement = draft_settlement(agreement=agreement, period=Q1, now=NOW)
    assert (settlement.status, settlement.revision) == ("draft", 1)
    assert (settlement.total_cents, settlement.cumulative_cents) == (30000, 30000)
    assert settlement.currency == "EUR"
    assert settlement.prepared_by is None
    assert settlement.terms_version == agreement.terms_versions.get()
    assert settlement.inputs["format"] == "settlement-inputs/2"
    assert settlement.inputs["period"] == {"start": "2026-01-01", "end": "2026-04-01"}
    assert [item["quantity"] for item in settlement.inputs["observations"]] == ["3"]
    line = settlement.lines.get()
    assert (line.component, line.kind, line.quantity_text) == ("banen", "regular", "3")
    assert (line.amount_cents, line.recipient.code) == (30000, "aanbieder")
    assert [step["stage"] for step in line.trace][:2] == ["quantity", "price"]
    assert shares_of(settlement) == [("banen", "regular", "gemeente", 30000)]
    event = agreement.events.get()
    assert (event.verb, event.by, event.detail) == (
        EventVerb.SETTLEMENT_DRAFTED,
        None,
        "2026-01-01 r1",
    )


def test_shares_of_two_payers_add_up_and_the_rest_goes_to_the_named_one():
    agreement = AgreementFactory(active=True, document=two_payer_terms())
    jobs(agreement, "0.3333")
    settlement = draft_settlement(agreement=agreement, period=Q1, now=NOW)
    assert settlement.total_cents == 3333
    assert shares_of(settlement) == [
        ("banen", "regular", "gemeente", 2166),
        ("banen", "regular", "fonds", 1167),
    ]


def test_drafting_twice_changes_nothing():
    agreement = AgreementFactory(active=True)
    jobs(agreement, 3)
    first = draft_settlement(agreement=agreement, period=Q1, now=NOW)
    second = draft_settlement(agreement=agreement, period=Q1, now=NEXT_YEAR)
    assert second == first
    assert second.prepared_at == NOW
    assert Settlement.objects.count() == SettlementLine.objects.count() == 1
    assert agreement.events.count() == 1


def test_a_late_acceptance_makes_a_new_revision_and_puts_later_drafts_aside():
    agreement = AgreementFactory(active=True)
    jobs(agreement, 3)
    first = draft_settlement(agreement=agreement, period=Q1, now=NEXT_YEAR)
    second = draft_settlement(agreement=agreement, period=Q2, now=NEXT_YEAR)
    jobs(agreement, 2, on=date(2026, 3, 1))
    revised = draft_settlement(agreement=agreement, period=Q1, now=NEXT_YEAR)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.status, second.status) == ("superseded", "superseded")
    assert (revised.revision, revised.total_cents) == (2, 50000)
    again = draft_settlement(agreement=agreement, period=Q2, now=NEXT_YEAR)
    assert (again.revision, again.total_cents, again.cumulative_cents) == (2, 0, 50000)


def test_each_period_posts_only_its_own_increment():
    agreement = AgreementFactory(active=True)
    jobs(agreement, 3)
    jobs(agreement, 4, on=date(2026, 5, 1))
    draft_settlement(agreement=agreement, period=Q1, now=NEXT_YEAR)
    second = draft_settlement(agreement=agreement, period=Q2, now=NEXT_YEAR)
    assert (second.total_cents, second.cumulative_cents) == (40000, 70000)
    assert second.inputs["opening"]["period_start"] == "2026-01-01"


def test_the_cap_holds_over_periods():
    agreement = AgreementFactory(active=True)
    jobs(agreement, 15)
    jobs(agreement, 15, on=date(2026, 5, 1))
    first = draft_settlement(agreement=agreement, period=Q1, now=NEXT_YEAR)
    second = draft_settlement(agreement=agreement, period=Q2, now=NEXT_YEAR)
    assert (first.total_cents, second.total_cents) == (150000, 50000)


def test_a_correction_counts_once_the_evaluator_accepts_it():
    agreement = AgreementFactory(active=True)
    observation = jobs(agreement, 3)
    provider = member_of(agreement, "provider")
    replacement = correct_observation(
        observation=observation, by=provider, now=NOW, reason="Telfout", quantity=Decimal(1)
    )
    before = draft_settlement(agreement=agreement, period=Q1, now=NOW)
    assert before.total_cents == 30000
    evaluator = member_of(agreement, "evaluator")
    verify_observation(observation=replacement, decision="accepted", by=evaluator, now=NOW)
    after = draft_settlement(agreement=agreement, period=Q1, now=NOW)
    assert (after.revision, after.total_cents) == (2, 10000)
    assert observation.status == ObservationStatus.MEASURED


@pytest.mark.parametrize("status", ["concept", "signed", "suspended", "settled"])
def test_only_a_running_or_ended_agreement_is_settled(status):
    agreement = AgreementFactory(status=status)
    with pytest.raises(Refused) as refused:
        draft_settlement(agreement=agreement, period=Q1, now=NOW)
    code = "agreement_closed" if status == "settled" else "wrong_status"
    assert (refused.value.code, refused.value.field) == (code, "status")


@pytest.mark.parametrize(
    ("period", "code"),
    [
        (Q2, "period_not_over"),
        (Period(date(2026, 1, 1), date(2026, 2, 1)), "not_a_period"),
    ],
)
def test_a_period_that_cannot_be_settled_is_refused_with_the_reason(period, code):
    agreement = AgreementFactory(active=True)
    with pytest.raises(Refused) as refused:
        draft_settlement(agreement=agreement, period=period, now=NOW)
    assert (refused.value.code, refused.value.field) == (code, "period")
    assert Settlement.objects.count() == 0


def test_what_was_paid_for_a_component_that_was_dropped_since_is_taken_back():
    agreement = AgreementFactory(active=True)
    jobs(agreement, 12)
    first = draft_settlement(agreement=agreement, period=Q1, now=NOW)
    approve_settlement(settlement=first, by=PersonFactory(), now=NOW)
    document = terms_document()
    document["components"][0]["code"] = "plekken"
    by = PersonFactory()
    add_terms_version(agreement=agreement, document=document, reason="Andere naam", by=by, now=NOW)
    settlement = draft_settlement(agreement=agreement, period=Q2, now=NEXT_YEAR)
    lines = settlement.lines.order_by("position")
    assert [(line.component, line.amount_cents, line.recipient.code) for line in lines] == [
        ("plekken", 120_000, "aanbieder"),
        ("banen", -120_000, "aanbieder"),
        ("plekken", 0, "aanbieder"),
    ]
    assert differences(settlement) == []


def test_periods_are_settled_in_order():
    agreement = AgreementFactory(active=True)
    draft_settlement(agreement=agreement, period=Q1, now=NEXT_YEAR)
    with pytest.raises(Refused) as refused:
        draft_settlement(agreement=agreement, period=Q3, now=NEXT_YEAR)
    assert refused.value.code == "earlier_period_open"
    assert refused.value.message == (
        "De periode vanaf 1 april 2026 is nog niet afgerekend. Doe die eerst."
    )
