"""Who may do what: groups for the kind of work, parties for whom."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group

from contracts.models import PartyMember
from contracts.permissions import (
    GROUPS,
    can_confirm_accounts,
    can_enter_desk,
    can_manage,
    can_record,
    can_release_payments,
    can_see,
    can_see_forecast,
    can_see_persons,
    can_settle,
    can_tell,
    can_verify,
    can_verify_for,
    ensure_groups,
)
from tests.factories.contracts import (
    AgreementFactory,
    ObservationFactory,
    PersonFactory,
    member_of,
)

pytestmark = pytest.mark.django_db


def test_groups_are_made_once():
    assert ensure_groups() == ensure_groups()
    assert set(Group.objects.values_list("name", flat=True)) >= set(GROUPS)


@pytest.fixture
def agreement():
    return AgreementFactory(active=True)


@pytest.fixture
def people(agreement):
    return {
        "anonymous": AnonymousUser(),
        "nobody": PersonFactory(),
        "manager": PersonFactory(groups=["contract_manager"]),
        "approver": PersonFactory(groups=["approver"]),
        "finance": PersonFactory(groups=["finance"]),
        "left": PersonFactory(groups=["approver", "contract_manager"], is_active=False),
        "provider": member_of(agreement, "provider"),
        "evaluator": member_of(agreement, "evaluator"),
        "payer": member_of(agreement, "payer"),
        "stranger": member_of(AgreementFactory(active=True), "provider"),
    }


def allowed(people, predicate):
    return {name for name, person in people.items() if predicate(person)}


def test_what_each_person_may(people, agreement):
    observation = ObservationFactory(agreement=agreement)
    parties = {"provider", "evaluator", "payer"}
    assert allowed(people, can_enter_desk) == parties | {
        "manager",
        "approver",
        "finance",
        "stranger",
    }
    assert allowed(people, lambda who: can_see(who, agreement)) == parties | {
        "manager",
        "approver",
        "finance",
    }
    assert allowed(people, lambda who: can_manage(who, agreement)) == {"manager"}
    assert allowed(people, lambda who: can_settle(who, agreement)) == {"manager"}
    assert allowed(people, lambda who: can_record(who, agreement)) == {"manager", "provider"}
    assert allowed(people, lambda who: can_tell(who, agreement)) == {
        "manager",
        "provider",
        "evaluator",
    }
    assert allowed(people, lambda who: can_verify(who, observation)) == {"evaluator"}
    assert allowed(people, can_release_payments) == {"finance"}
    assert allowed(people, can_confirm_accounts) == {"approver"}


def test_an_evaluator_with_an_interest_does_not_verify(agreement):
    observation = ObservationFactory(agreement=agreement)
    evaluator = member_of(agreement, "evaluator")
    payer = agreement.parties.get(role="payer").party
    PartyMember.objects.create(party=payer, user=evaluator)
    assert not can_verify(evaluator, observation)


def test_a_manager_of_a_party_that_receives_does_not_manage(agreement):
    manager = PersonFactory(groups=["contract_manager"])
    provider = agreement.parties.get(role="provider").party
    PartyMember.objects.create(party=provider, user=manager)
    assert not can_manage(manager, agreement)


def test_nothing_is_recorded_before_the_start():
    agreement = AgreementFactory(signed=True)
    assert not can_record(member_of(agreement, "provider"), agreement)


def test_who_sees_persons_forecasts_and_what_waits_for_a_verdict(people, agreement):
    answering = {"manager", "approver"}
    assert allowed(people, lambda who: can_see_persons(who, agreement)) == answering | {
        "provider",
        "evaluator",
    }
    assert allowed(people, lambda who: can_see_forecast(who, agreement)) == answering | {
        "finance",
        "payer",
    }
    assert allowed(people, lambda who: can_verify_for(who, agreement)) == {"evaluator"}
