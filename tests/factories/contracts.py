"""Agreements in every state of their life, with people who may act in them.

`AgreementFactory()` is complete enough to start; the traits `signed`, `active`, `suspended`,
`ended` and `public` put it further. Every party has one member
(see `member_of`).
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import factory
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from factory.django import DjangoModelFactory

from contracts.arithmetic import Period
from contracts.enums import AgreementStatus, IndicatorKind, PartyKind, PartyRole
from contracts.models import (
    Agreement,
    AgreementParty,
    Indicator,
    Observation,
    Party,
    PartyMember,
    TermsVersion,
    Verification,
)
from contracts.services import record_observation, verify_observation
from tests.factories.terms import terms_document

DRAFTED_AT = datetime(2026, 1, 2, 9, 0, tzinfo=UTC)
# Halfway the second quarter: the first is over and can be settled.
NOW = datetime(2026, 5, 15, 9, 0, tzinfo=UTC)
NEXT_YEAR = datetime(2027, 2, 1, 9, 0, tzinfo=UTC)
Q1 = Period(date(2026, 1, 1), date(2026, 4, 1))
Q2 = Period(date(2026, 4, 1), date(2026, 7, 1))
Q3 = Period(date(2026, 7, 1), date(2026, 10, 1))
Q4 = Period(date(2026, 10, 1), date(2027, 1, 1))
FICTITIOUS_IBAN = "NL93DEMO0123456789"


class PersonFactory(DjangoModelFactory):
    """Somebody who signs in; `groups=["approver"]` puts them in groups by code."""

    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    email = factory.Sequence(lambda number: f"persoon-{number}@voorbeeld.example")
    first_name = "Kim"
    last_name = factory.Sequence(lambda number: f"Voorbeeld {number}")

    @factory.post_generation
    def groups(self, create: bool, names: list[str] | None) -> None:
        """Put the person in these groups."""
        for name in names or []:
            self.groups.add(Group.objects.get_or_create(name=name)[0])


class PartyFactory(DjangoModelFactory):
    """A fictitious organisation."""

    class Meta:
        model = Party

    name = factory.Sequence(lambda number: f"Stichting Voorbeeld {number}")
    kind = PartyKind.FOUNDATION
    iban = FICTITIOUS_IBAN
    is_fictitious = True


class AgreementFactory(DjangoModelFactory):
    """An agreement with a payer, a provider, an evaluator, an indicator and terms.

    `document=…` gives other terms, `document=None` none; parties follow the document.
    """

    class Meta:
        model = Agreement
        skip_postgeneration_save = True

    class Params:
        signed = factory.Trait(status=AgreementStatus.SIGNED)
        active = factory.Trait(status=AgreementStatus.ACTIVE)
        suspended = factory.Trait(status=AgreementStatus.SUSPENDED)
        ended = factory.Trait(status=AgreementStatus.ENDED)
        public = factory.Trait(status=AgreementStatus.ACTIVE, is_public=True)

    number = factory.Sequence(lambda number: f"PC-2026-{9000 - number:04d}")
    title = factory.Sequence(lambda number: f"Werk in de wijk {number}")
    slug = factory.Sequence(lambda number: f"werk-in-de-wijk-{number}")
    legal_basis = "subsidy"
    vat_treatment = "exempt"
    exit_clause = "Na afloop neemt de gemeente de begeleiding over."
    starts_on = date(2026, 1, 1)
    ends_on = date(2027, 1, 1)
    created_at = DRAFTED_AT
    created_by = factory.SubFactory(PersonFactory)

    @factory.post_generation
    def document(self, create: bool, document: dict[str, Any] | None, **extra: Any) -> None:
        """Add parties with a member each, the indicator and the terms."""
        chosen = terms_document() if document is None and not extra.get("none") else document
        for party in (chosen or terms_document())["parties"]:
            role = AgreementParty.objects.create(
                agreement=self, party=PartyFactory(), role=party["role"], code=party["code"]
            )
            PartyMember.objects.create(party=role.party, user=PersonFactory())
        verifier = self.parties.get(role=PartyRole.EVALUATOR)
        for metric in (chosen or terms_document())["metrics"]:
            IndicatorFactory(
                agreement=self, code=metric["code"], kind=metric["kind"], verifier=verifier
            )
        if chosen is not None:
            TermsVersion.objects.create(
                agreement=self,
                number=1,
                valid_from=date.fromisoformat(chosen["valid_from"]),
                document=chosen,
                created_at=DRAFTED_AT,
                created_by=self.created_by,
            )


class IndicatorFactory(DjangoModelFactory):
    """An indicator that lacks nothing."""

    class Meta:
        model = Indicator

    agreement = factory.SubFactory(AgreementFactory)
    code = "baan"
    name = "Mensen met betaald werk"
    definition = "Een arbeidscontract van ten minste drie maanden."
    kind = IndicatorKind.COUNT
    unit = "baan"
    source = "administratie van de uitvoerder"
    baseline = Decimal(0)
    baseline_source = "begin van het contract: niemand"
    target = Decimal(20)


class ObservationFactory(DjangoModelFactory):
    """A measured value; the trait `accepted` has the evaluator accept it."""

    class Meta:
        model = Observation
        skip_postgeneration_save = True

    agreement = factory.SubFactory(AgreementFactory, active=True)
    indicator = factory.LazyAttribute(lambda row: row.agreement.indicators.first())
    on = date(2026, 2, 1)
    quantity = Decimal(3)
    entered_by = factory.LazyAttribute(lambda row: member_of(row.agreement, PartyRole.PROVIDER))
    entered_at = NOW

    @factory.post_generation
    def accepted(self, create: bool, is_accepted: bool | None) -> None:
        """Have the evaluator accept it."""
        if is_accepted:
            VerificationFactory(observation=self)


class VerificationFactory(DjangoModelFactory):
    """An acceptance by a member of the evaluator."""

    class Meta:
        model = Verification

    observation = factory.SubFactory(ObservationFactory)
    decision = "accepted"
    by = factory.LazyAttribute(
        lambda row: member_of(row.observation.agreement, PartyRole.EVALUATOR)
    )
    at = NOW


def measured(agreement: Agreement, quantity: int | str, on: date = date(2026, 2, 1)) -> Observation:
    """Have the provider report jobs and the evaluator accept them, with their lines of history."""
    observation = record_observation(
        agreement=agreement,
        indicator=agreement.indicators.get(),
        on=on,
        quantity=Decimal(quantity),
        by=member_of(agreement, PartyRole.PROVIDER),
        now=NOW,
    )
    by = member_of(agreement, PartyRole.EVALUATOR)
    verify_observation(observation=observation, decision="accepted", by=by, now=NOW)
    return observation


def member_of(agreement: Agreement, role: str) -> Any:
    """Return the person who acts for the (first) party with this role."""
    party = agreement.parties.filter(role=role).order_by("pk").first()
    assert party is not None
    return party.party.members.order_by("pk").first().user


def jobs(agreement: Agreement, quantity: int | str, on: date = date(2026, 2, 1)) -> Observation:
    """Give an accepted number of jobs on a day."""
    return ObservationFactory(agreement=agreement, quantity=Decimal(quantity), on=on, accepted=True)
