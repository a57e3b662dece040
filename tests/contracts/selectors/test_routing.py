"""To whom a draft goes, and what is above a mandate."""

import pytest

from contracts.enums import PartyRole
from contracts.models import Mandate
from contracts.selectors.routing import deciders_for, drafts_above_mandate, drafts_within_mandate
from contracts.selectors.settlements import objection_to_decide
from contracts.services import approve_in_bulk, draft_settlement
from tests.factories.contracts import NOW, Q1, AgreementFactory, PersonFactory, jobs, member_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    agreement = AgreementFactory(active=True)
    jobs(agreement, 3)  # € 300
    return draft_settlement(agreement=agreement, period=Q1, now=NOW)


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
