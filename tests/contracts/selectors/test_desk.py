"""The lists of the desk: whose rows, in which order."""

from __future__ import annotations

import pytest

from contracts.selectors import desk
from tests.factories.contracts import (
    AgreementFactory,
    ObservationFactory,
    VerificationFactory,
    jobs,
    member_of,
)

pytestmark = pytest.mark.django_db


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
