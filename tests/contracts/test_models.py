"""The database refuses what may never be, before any Python looks at it."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from contracts.models import (
    Agreement,
    AgreementParty,
    Mandate,
    Observation,
    PartyMember,
    PaymentOrder,
    Settlement,
    SettlementRun,
    Verification,
)
from contracts.services import draft_settlement
from tests.factories.contracts import (
    NOW,
    Q1,
    AgreementFactory,
    IndicatorFactory,
    ObservationFactory,
    PartyFactory,
    PersonFactory,
    VerificationFactory,
    jobs,
    member_of,
)

pytestmark = pytest.mark.django_db


def refused(make) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make()


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "finished"},
        {"legal_basis": "gift"},
        {"vat_treatment": "maybe"},
        {"ends_on": date(2026, 1, 1)},
    ],
)
def test_agreement(fields):
    refused(lambda: AgreementFactory(**fields))


def test_agreement_number_and_address_are_unique():
    agreement = AgreementFactory()
    refused(lambda: AgreementFactory(number=agreement.number))
    refused(lambda: AgreementFactory(slug=agreement.slug))


def test_codes_are_unique_within_an_agreement():
    agreement = AgreementFactory()
    refused(
        lambda: AgreementParty.objects.create(
            agreement=agreement, party=PartyFactory(), role="payer", code="gemeente"
        )
    )
    refused(lambda: IndicatorFactory(agreement=agreement, code="baan"))
    member = PartyMember.objects.first()
    refused(lambda: PartyMember.objects.create(party=member.party, user=member.user))


def test_one_registered_organisation_is_one_party():
    PartyFactory(kvk="12345678")
    PartyFactory(kvk="")
    PartyFactory(kvk="")
    refused(lambda: PartyFactory(kvk="12345678"))


@pytest.mark.parametrize(
    "fields",
    [
        {"quantity": None},
        {"status": "not_measured"},
        {"status": "withdrawn", "quantity": None},
        {"start": date(2026, 1, 2), "end": date(2026, 1, 2)},
        {"start": date(2026, 1, 2), "end": None},
        {"status": "lost"},
    ],
)
def test_observation(fields):
    agreement = AgreementFactory(active=True)
    refused(lambda: ObservationFactory(agreement=agreement, **fields))


def test_an_observation_is_replaced_once():
    first = ObservationFactory()
    ObservationFactory(agreement=first.agreement, replaces=first)
    refused(lambda: ObservationFactory(agreement=first.agreement, replaces=first))
    assert Observation.objects.count() == 2


@pytest.mark.parametrize(
    "fields",
    [
        {"decision": "partly", "reason": "20 van 21"},
        {"decision": "accepted", "accepted_quantity": Decimal(1)},
        {"decision": "disputed"},
        {"decision": "maybe"},
        {"is_context_complete": "perhaps"},
    ],
)
def test_verification(fields):
    observation = ObservationFactory()
    refused(lambda: VerificationFactory(observation=observation, **fields))


def test_who_entered_does_not_verify_whatever_python_says():
    observation = ObservationFactory()
    refused(
        lambda: Verification.objects.create(
            observation=observation, decision="accepted", by=observation.entered_by, at=NOW
        )
    )


def test_settlement():
    agreement = AgreementFactory(active=True)
    jobs(agreement, 3)
    person = PersonFactory()
    draft = draft_settlement(agreement=agreement, period=Q1, now=NOW, by=person)

    def copy(**fields):
        values = {
            field.attname: getattr(draft, field.attname)
            for field in Settlement._meta.concrete_fields
            if not field.primary_key
        }
        return Settlement.objects.create(**{**values, **fields})

    # A second open settlement of the same period, and the same revision again.
    refused(lambda: copy(revision=2))
    refused(lambda: copy(status="superseded"))
    copy(revision=2, status="superseded")
    returned = {"revision": 3, "status": "returned", "decided_at": NOW, "decision_reason": "nee"}
    # Decided by who prepared it; decided by nobody; sent back without a reason.
    refused(lambda: copy(**returned, decided_by_id=person.pk))
    refused(lambda: copy(**returned))
    refused(lambda: copy(**{**returned, "decision_reason": ""}, decided_by_id=PersonFactory().pk))
    refused(lambda: copy(revision=4, status="superseded", period_end=Q1.start))
    copy(**returned, decided_by_id=PersonFactory().pk)


def test_run():
    agreement = AgreementFactory(active=True)
    fields = {"agreement": agreement, "period_start": Q1.start, "period_end": Q1.end}
    refused(lambda: SettlementRun.objects.create(**fields, status="running"))
    refused(lambda: SettlementRun.objects.create(**fields, status="failed"))
    SettlementRun.objects.create(**fields)
    refused(lambda: SettlementRun.objects.create(**fields))


def test_payment_order():
    agreement = AgreementFactory(active=True)
    draft = draft_settlement(agreement=agreement, period=Q1, now=NOW)
    fields = {
        "settlement": draft,
        "payer": agreement.parties.get(code="gemeente"),
        "recipient": agreement.parties.get(code="aanbieder"),
        "direction": "pay",
        "created_at": NOW,
    }
    refused(lambda: PaymentOrder.objects.create(**fields, amount_cents=0))
    refused(
        lambda: PaymentOrder.objects.create(
            **{**fields, "recipient": fields["payer"]}, amount_cents=1
        )
    )
    PaymentOrder.objects.create(**fields, amount_cents=1)
    refused(lambda: PaymentOrder.objects.create(**fields, amount_cents=2))


def test_mandate():
    person = PersonFactory()
    refused(lambda: Mandate.objects.create(user=person, max_cents=-1))
    Mandate.objects.create(user=person, max_cents=1)
    refused(lambda: Mandate.objects.create(user=person, max_cents=2))


def test_people_who_did_something_are_not_deleted():
    agreement = AgreementFactory()
    with pytest.raises(Exception, match="protected"):
        agreement.created_by.delete()
    assert Agreement.objects.get().created_by == agreement.created_by
    assert member_of(agreement, "payer")
