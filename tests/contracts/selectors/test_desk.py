"""The lists of the desk: whose rows, in which order."""

from __future__ import annotations

import pytest

from contracts.selectors import desk
from tests.factories.contracts import (
    AgreementFactory,
    ObservationFactory,
    PersonFactory,
    VerificationFactory,
    jobs,
    member_of,
)

pytestmark = pytest.mark.django_db


def test_a_person_finds_only_agreements_of_their_own() -> None:
    mine, other = AgreementFactory(active=True), AgreementFactory(active=True)
    provider = member_of(mine, "provider")
    assert list(desk.found_agreements(provider, "", "")) == [mine]
    assert list(desk.found_agreements(provider, other.number, "")) == []
    assert list(desk.found_agreements(provider, "", "concept")) == []
    manager = PersonFactory(groups=["contract_manager"])
    assert set(desk.found_agreements(manager, "", "active")) == {mine, other}


def test_the_latest_verdict_gives_the_state() -> None:
    agreement = AgreementFactory(active=True)
    changed_mind = jobs(agreement, 3)
    VerificationFactory(observation=changed_mind, decision="disputed", reason="toch niet")
    waiting = ObservationFactory(agreement=agreement)
    kept = jobs(agreement, 4)
    found = {
        state: list(desk.observations_of(agreement, state))
        for state in ("open", "accepted", "disputed", "partly", "withdrawn")
    }
    assert found == {
        "open": [waiting],
        "accepted": [kept],
        "disputed": [changed_mind],
        "partly": [],
        "withdrawn": [],
    }


def test_only_the_evaluator_of_an_agreement_has_something_to_judge() -> None:
    agreement = AgreementFactory(active=True)
    waiting = ObservationFactory(agreement=agreement)
    assert list(desk.observations_to_verify(member_of(agreement, "evaluator"))) == [waiting]
    assert list(desk.observations_to_verify(member_of(agreement, "provider"))) == []
    assert desk.count_unverified(member_of(agreement, "provider")) == 1
