"""To whom a draft goes, and what is above a mandate."""

import pytest

from contracts.enums import PartyRole
from contracts.models import Mandate
from contracts.selectors.routing import deciders_for, drafts_above_mandate, drafts_within_mandate
from contracts.selectors.settlements import objection_to_decide, sizes_of
from contracts.services import (
    add_terms_version,
    approve_in_bulk,
    approve_settlement,
    draft_settlement,
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


@pytest.fixture
def draft():
    agreement = AgreementFactory(active=True)
    jobs(agreement, 3)  # € 300
    return draft_settlement(agreement=agreement, period=Q1, now=NOW)


@pytest.fixture
def moved():
    """A draft of the second quarter that only divides the first one anew."""
    agreement = AgreementFactory(active=True, document=two_payer_terms())
    jobs(agreement, 3)
    first = draft_settlement(agreement=agreement, period=Q1, now=NOW)
    approve_settlement(settlement=first, by=PersonFactory(), now=NOW)
    turned = two_payer_terms()
    turned["payers"] = [
        {"party": "gemeente", "share": "0.35"},
        {"party": "fonds", "share": "0.65"},
    ]
    add_terms_version(
        agreement=agreement, document=turned, reason="Verdeling", by=PersonFactory(), now=NOW
    )
    return draft_settlement(agreement=agreement, period=Q2, now=NEXT_YEAR)


def test_a_draft_goes_to_the_approvers_whom_nothing_ties(draft):
    low = PersonFactory(groups=["approver"], last_name="Laag")
    high = PersonFactory(groups=["approver"], last_name="Hoog")
    tied = member_of(draft.agreement, PartyRole.PROVIDER)
    tied.groups.add(low.groups.get())
    gone = PersonFactory(groups=["approver"], is_active=False)
    Mandate.objects.create(user=low, max_cents=29_999)
    Mandate.objects.create(user=high, max_cents=30_000)
    assert gone not in deciders_for(draft)
    assert deciders_for(draft) == [high]
    Mandate.objects.filter(user=low).update(max_cents=30_000)
    assert deciders_for(draft) == [high, low]


def test_the_desk_tells_what_is_above_a_mandate(draft):
    approver = PersonFactory(groups=["approver"])
    lists = (drafts_within_mandate, drafts_above_mandate)
    assert [list(rows(approver)) for rows in lists] == [[draft], []]
    Mandate.objects.create(user=approver, max_cents=29_999)
    Mandate.objects.create(user=approver, currency="USD", max_cents=0)
    assert [list(rows(approver)) for rows in lists] == [[], [draft]]
    Mandate.objects.filter(user=approver, currency="EUR").update(max_cents=30_000)
    assert [list(rows(approver)) for rows in lists] == [[draft], []]


def test_once_somebody_has_a_mandate_everybody_needs_one(draft):
    without = PersonFactory(groups=["approver"])
    assert objection_to_decide(draft, without) is None
    Mandate.objects.create(user=PersonFactory(), currency="USD", max_cents=0)
    assert objection_to_decide(draft, without) is None
    with_one = PersonFactory(groups=["approver"])
    Mandate.objects.create(user=with_one, max_cents=30_000)
    assert objection_to_decide(draft, without).code == "over_mandate"
    assert list(drafts_above_mandate(without)) == [draft]
    assert deciders_for(draft) == [with_one]
    boss = PersonFactory(is_superuser=True)
    done = approve_in_bulk(settlement_ids=[draft.pk], by=boss, now=NOW)
    assert (done.count, [refused.code for _pk, refused in done.refused]) == (0, ["over_mandate"])
    assert approve_in_bulk(settlement_ids=[draft.pk], by=with_one, now=NOW).count == 1


def test_a_draft_that_moves_a_sum_between_payers_is_as_large_as_that_sum(moved):
    """The total is nothing: € 90 goes back to the municipality and the fund pays € 90."""
    assert (moved.total_cents, sizes_of([moved.pk])) == (0, {moved.pk: 9_000})
    low, high = (PersonFactory(groups=["approver"]) for _number in range(2))
    Mandate.objects.create(user=low, max_cents=8_999)
    Mandate.objects.create(user=high, max_cents=9_000)
    assert objection_to_decide(moved, low).code == "over_mandate"
    assert deciders_for(moved) == [high]
    assert (list(drafts_within_mandate(low)), list(drafts_above_mandate(low))) == ([], [moved])
    assert list(drafts_within_mandate(high)) == [moved]
    done = approve_in_bulk(settlement_ids=[moved.pk], by=low, now=NEXT_YEAR)
    assert (done.count, [refused.code for _pk, refused in done.refused]) == (0, ["over_mandate"])
    assert approve_in_bulk(settlement_ids=[moved.pk], by=high, now=NEXT_YEAR).count == 1
    amounts = moved.payment_orders.values_list("direction", "amount_cents")
    assert sorted(amounts) == [("pay", 9_000), ("reclaim", 9_000)]


def test_the_size_sets_off_lines_between_the_same_two(moved):
    """A correction and the period itself are one payment; without lines there is nothing."""
    agreement = moved.agreement
    jobs(agreement, 2, on=Q2.start)
    draft = draft_settlement(agreement=agreement, period=Q2, now=NEXT_YEAR)
    # The municipality: 70 for April, 90 back. The fund: 130 and 90.
    assert (draft.total_cents, sizes_of([draft.pk])) == (20_000, {draft.pk: 22_000})
    empty = draft_settlement(agreement=AgreementFactory(active=True), period=Q1, now=NOW)
    assert sizes_of([empty.pk]) == {empty.pk: 0}
