"""What was reported, as it was reported."""

from datetime import date

import pytest

from contracts.budgets.selectors.claims import claims_beyond, not_wholly_accepted
from contracts.services import approve_settlement, draft_settlement
from tests.factories.contracts import (
    NEXT_YEAR,
    Q1,
    AgreementFactory,
    ObservationFactory,
    PersonFactory,
    VerificationFactory,
    jobs,
)
from tests.factories.terms import terms_document

pytestmark = pytest.mark.django_db


def approved(**fields):
    agreement = AgreementFactory(active=True, **fields)
    jobs(agreement, 4)
    draft = draft_settlement(agreement=agreement, period=Q1, now=NEXT_YEAR)
    approve_settlement(settlement=draft, by=PersonFactory(), now=NEXT_YEAR)
    return agreement


def claimed(agreement):
    return dict(claims_beyond([agreement.pk]))[agreement.pk]


def test_only_what_was_not_wholly_accepted_needs_the_engine():
    agreement, other = approved(), approved()
    ObservationFactory(agreement=other, quantity=1)
    assert not_wholly_accepted([agreement.pk, other.pk]) == {other.pk}
    assert dict(claims_beyond([other.pk, agreement.pk])) == {
        agreement.pk: {},
        other.pk: {("gemeente", 2026): 100_00},
    }


def test_without_a_settlement_nothing_is_claimed_beyond_it():
    agreement = AgreementFactory(active=True)
    ObservationFactory(agreement=agreement)
    assert dict(claims_beyond([agreement.pk])) == {}


def test_a_correction_that_was_not_judged_is_claimed_in_place_of_what_it_corrects():
    agreement = approved()
    first = agreement.observations.get()
    ObservationFactory(agreement=agreement, quantity=7, replaces=first)
    assert claimed(agreement) == {("gemeente", 2026): 300_00}


def test_a_withdrawal_claims_nothing_and_what_counts_later_neither():
    agreement = approved()
    first = agreement.observations.get()
    ObservationFactory(agreement=agreement, quantity=None, status="withdrawn", replaces=first)
    ObservationFactory(agreement=agreement, quantity=9, known_on=date(2026, 4, 1))
    ObservationFactory(agreement=agreement, quantity=9, on=date(2026, 4, 1))
    assert claimed(agreement) == {("gemeente", 2026): -400_00}


def test_persons_groups_and_statuses_reach_the_engine():
    document = terms_document()
    document["metrics"][0]["missing"] = {"not_measured": "zero"}
    agreement = approved(document=document)
    ObservationFactory(agreement=agreement, quantity=1, subject="a", cohort="g")
    ObservationFactory(agreement=agreement, quantity=None, status="not_measured")
    disputed = ObservationFactory(agreement=agreement, quantity=2)
    VerificationFactory(observation=disputed, decision="disputed", reason="Onbekend.")
    assert claimed(agreement) == {("gemeente", 2026): 300_00}
