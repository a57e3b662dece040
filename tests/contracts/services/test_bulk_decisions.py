"""Approving in bulk gives exactly what approving one by one gives, and refuses the same."""

from datetime import date
from decimal import Decimal

import pytest

from contracts.models import JournalEntry, Mandate, PaymentOrder, Settlement
from contracts.services import (
    approve_settlement,
    correct_observation,
    draft_settlement,
    settle_all_due,
    verify_observation,
)
from contracts.services.bulk_decisions import approve_in_bulk
from tests.factories.contracts import (
    NEXT_YEAR,
    NOW,
    Q1,
    AgreementFactory,
    PersonFactory,
    jobs,
    member_of,
)
from tests.factories.terms import terms_document, two_payer_terms
from tests.journals import broken_entries

pytestmark = pytest.mark.django_db


def make_agreement(document, quantity):
    """A year of drafts; the first quarter was approved, and turned out to be too high."""
    agreement = AgreementFactory(active=True, document=document)
    observation = jobs(agreement, quantity)
    jobs(agreement, "1.3333", on=date(2026, 8, 1))
    settle_all_due(agreement_id=agreement.pk, now=NOW)
    first = agreement.settlements.get()
    approve_settlement(settlement=first, by=PersonFactory(), now=NOW, reason="Eerst")
    replacement = correct_observation(
        observation=observation,
        by=member_of(agreement, "provider"),
        now=NOW,
        reason="Telfout",
        quantity=Decimal(1),
    )
    verify_observation(
        observation=replacement, decision="accepted", by=member_of(agreement, "evaluator"), now=NOW
    )
    settle_all_due(agreement_id=agreement.pk, now=NEXT_YEAR)
    return agreement


def make_agreements():
    documents = (terms_document(), two_payer_terms(), terms_document())
    return [make_agreement(document, 3 + at) for at, document in enumerate(documents)]


def drafts_of(agreements):
    rows = Settlement.objects.filter(agreement__in=agreements, status="draft")
    return list(rows.order_by("period_start", "pk"))


def everything_of(agreement):
    entries = agreement.entries.order_by("pk")
    return (
        list(
            agreement.settlements.order_by("period_start", "revision").values_list(
                "period_start", "revision", "status", "decided_at", "decided_by", "decision_reason"
            )
        ),
        [
            (
                entry.number.removeprefix(agreement.number),
                entry.settlement.period_start,
                entry.kind,
                entry.at,
                entry.by_id,
                entry.reason,
                list(
                    entry.postings.order_by("pk").values_list(
                        "account", "party__code", "counterparty__code", "amount_cents"
                    )
                ),
            )
            for entry in entries
        ],
        list(
            PaymentOrder.objects.filter(settlement__agreement=agreement)
            .order_by("pk")
            .values_list(
                "settlement__period_start",
                "payer__code",
                "recipient__code",
                "amount_cents",
                "direction",
                "status",
                "created_at",
                "decided_at",
                "problem",
            )
        ),
        list(agreement.events.order_by("pk").values_list("verb", "at", "by", "reason", "detail")),
    )


def without_first(found):
    """Leave out who approved the first quarter, and who corrected: other people each time."""
    settlements, entries, orders, events = found
    return settlements[1:], entries[1:], orders, [row for row in events if row[1] == NEXT_YEAR]


@pytest.mark.parametrize("chunk", [1, 4, 500])
def test_the_same_as_one_by_one(chunk):
    one_by_one, in_bulk = make_agreements(), make_agreements()
    by = PersonFactory()
    for draft in drafts_of(one_by_one):
        approve_settlement(settlement=draft, by=by, now=NEXT_YEAR, reason="Gezien")
    ids = [draft.pk for draft in drafts_of(in_bulk)]
    found = approve_in_bulk(settlement_ids=ids, by=by, now=NEXT_YEAR, reason="Gezien", chunk=chunk)
    assert (found.count, found.refused) == (9, [])
    for single, bulk in zip(one_by_one, in_bulk, strict=True):
        assert without_first(everything_of(bulk)) == without_first(everything_of(single))
        # The first quarter, its reversal and correction, and the third.
        assert len(everything_of(bulk)[1]) == 4
        assert broken_entries(bulk) == []


def test_twice_is_once():
    ids = [draft.pk for draft in drafts_of(make_agreements()[:1])]
    by = PersonFactory()
    assert approve_in_bulk(settlement_ids=ids, by=by, now=NEXT_YEAR).count == 3
    entries = JournalEntry.objects.count()
    again = approve_in_bulk(settlement_ids=ids, by=by, now=NEXT_YEAR)
    assert again.count == 0
    assert [(pk, refused.code) for pk, refused in again.refused] == [
        (pk, "not_a_draft") for pk in ids
    ]
    assert JournalEntry.objects.count() == entries


@pytest.mark.parametrize(
    ("who", "code"),
    [
        ("provider", "decider_interested"),
        ("evaluator", "verified_by_same"),
        ("enterer", "entered_by_same"),
        ("small", "over_mandate"),
    ],
)
def test_four_eyes_holds_for_each_of_them(who, code):
    mine, other = (AgreementFactory(active=True) for _number in range(2))
    observation = jobs(mine, 3)
    jobs(other, 1)
    for agreement in (mine, other):
        settle_all_due(agreement_id=agreement.pk, now=NOW)
    small = PersonFactory()
    if who == "small":
        Mandate.objects.create(user=small, max_cents=10000)
    people = {
        "provider": observation.entered_by,
        "evaluator": member_of(mine, "evaluator"),
        "enterer": observation.entered_by,
        "small": small,
    }
    if who == "enterer":
        mine.parties.get(role="provider").party.members.all().delete()
    ids = [agreement.settlements.get().pk for agreement in (mine, other)]
    found = approve_in_bulk(settlement_ids=ids, by=people[who], now=NOW, reason="Akkoord")
    assert found.count == 1
    assert [(pk, refused.code) for pk, refused in found.refused] == [(ids[0], code)]
    assert [row.status for row in Settlement.objects.order_by("pk")] == ["draft", "approved"]


def test_who_prepared_a_draft_does_not_approve_it():
    agreement = AgreementFactory(active=True)
    jobs(agreement, 3)
    preparer = PersonFactory()
    draft = draft_settlement(agreement=agreement, period=Q1, now=NOW, by=preparer)
    found = approve_in_bulk(settlement_ids=[draft.pk], by=preparer, now=NOW)
    assert [refused.code for _pk, refused in found.refused] == ["prepared_by_same"]
    # Somebody else may: a draft by hand is no ordinary case, and goes one by one.
    assert approve_in_bulk(settlement_ids=[draft.pk], by=PersonFactory(), now=NOW).count == 1


def test_an_earlier_period_that_is_not_among_them_holds_up_the_later_ones():
    agreement = AgreementFactory(active=True)
    settle_all_due(agreement_id=agreement.pk, now=NEXT_YEAR)
    ids = list(agreement.settlements.order_by("period_start").values_list("pk", flat=True))
    found = approve_in_bulk(settlement_ids=ids[1:], by=PersonFactory(), now=NEXT_YEAR)
    assert found.count == 0
    assert [(pk, refused.code) for pk, refused in found.refused] == [
        (pk, "earlier_period_not_approved") for pk in ids[1:]
    ]


def test_of_a_closed_agreement_nothing_is_approved():
    closed, other = (AgreementFactory(active=True) for _number in range(2))
    for agreement in (closed, other):
        jobs(agreement, 3)
        settle_all_due(agreement_id=agreement.pk, now=NOW)
    type(closed).objects.filter(pk=closed.pk).update(status="settled")
    drafts = drafts_of([closed, other])
    found = approve_in_bulk(settlement_ids=[row.pk for row in drafts], by=PersonFactory(), now=NOW)
    assert found.count == 1
    assert [(pk, refused.code) for pk, refused in found.refused] == [
        (closed.settlements.get().pk, "agreement_closed")
    ]


def test_what_changed_since_the_draft_is_refused():
    agreement = AgreementFactory(active=True)
    observation = jobs(agreement, 3)
    settle_all_due(agreement_id=agreement.pk, now=NOW)
    replacement = correct_observation(
        observation=observation,
        by=member_of(agreement, "provider"),
        now=NOW,
        reason="Telfout",
        quantity=Decimal(1),
    )
    verify_observation(
        observation=replacement, decision="accepted", by=member_of(agreement, "evaluator"), now=NOW
    )
    ids = [agreement.settlements.get().pk]
    found = approve_in_bulk(settlement_ids=ids, by=PersonFactory(), now=NOW)
    assert [refused.code for _pk, refused in found.refused] == ["inputs_changed"]
    assert JournalEntry.objects.count() == 0


def test_what_changed_around_the_services_is_refused_as_well():
    agreement = AgreementFactory(active=True)
    jobs(agreement, 3)
    settle_all_due(agreement_id=agreement.pk, now=NOW)
    jobs(agreement, 1)
    agreement.refresh_from_db()
    assert agreement.input_version == 0
    ids = [agreement.settlements.get().pk]
    found = approve_in_bulk(settlement_ids=ids, by=PersonFactory(), now=NOW)
    assert [refused.code for _pk, refused in found.refused] == ["inputs_changed"]


@pytest.mark.parametrize("count", [2, 12])
def test_as_many_queries_for_many_as_for_a_few(count, django_assert_num_queries, settings):
    agreements = [AgreementFactory(active=True) for _number in range(count)]
    for agreement in agreements:
        jobs(agreement, 3)
        settle_all_due(agreement_id=agreement.pk, now=NOW)
    ids = [draft.pk for draft in drafts_of(agreements)]
    by = PersonFactory()
    # COPY asks for its keys first, once for each of four tables.
    with django_assert_num_queries(25 if settings.ON_POSTGRESQL else 21):
        assert approve_in_bulk(settlement_ids=ids, by=by, now=NOW).count == count
