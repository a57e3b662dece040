"""Questions of the desks: the frame of a contract, what waits by period, and how many queries."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from contracts.arithmetic import Period
from contracts.desks.selectors.attention import attention_counts, signals_for
from contracts.desks.selectors.frame import contracts_in_frame, frames_of
from contracts.desks.selectors.homes import paid_by_currency, to_report, to_verify
from contracts.desks.services.signals import look_at_contracts
from contracts.models import TermsVersion
from contracts.services import confirm_payment, release_payment, return_payment
from tests.contracts.banking.scene import approved_order, payer
from tests.contracts.services.test_reversals import reverse
from tests.factories.contracts import (
    NOW,
    AgreementFactory,
    IndicatorFactory,
    ObservationFactory,
    PersonFactory,
    VerificationFactory,
    jobs,
    member_of,
)
from tests.factories.dossier import describe
from tests.factories.terms import terms_document

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("count", [5, 60])
def test_the_desk_of_a_manager_asks_as_much_of_many_contracts(
    count: int, django_assert_num_queries
) -> None:
    for _number in range(count):
        AgreementFactory(active=True)
    look_at_contracts(now=timezone.now())
    manager = PersonFactory(is_superuser=True)
    with django_assert_num_queries(3):
        counts = attention_counts(manager, date(2026, 5, 1))
        rows = list(signals_for(manager)[:8])
        frames = contracts_in_frame().count()
    assert (len(rows), frames) == (8, count)
    assert counts["overdue"] == count


def test_the_frame_of_a_contract_is_its_maximum_and_its_main_indicator(
    django_assert_num_queries,
) -> None:
    document = terms_document()
    capped = {
        **document,
        "limits": [
            {"code": "alles", "scope": "contract", "max": "5000"},
            {"code": "jaar", "scope": "year", "max": "1000"},
        ],
    }
    agreement = AgreementFactory(active=True, document=capped)
    part = jobs(agreement, 9)
    VerificationFactory(
        observation=part, decision="partly", accepted_quantity=Decimal("7.5"), reason="dubbel"
    )
    jobs(agreement, 3)
    disputed = jobs(agreement, 4)
    VerificationFactory(observation=disputed, decision="disputed", reason="geen bewijs")
    bare = AgreementFactory(active=True, document__none=True)
    bare.indicators.all().delete()
    level = AgreementFactory(active=True)
    level.indicators.all().delete()
    stand = IndicatorFactory(agreement=level, kind="level", target=None)
    for number, day in ((80, 1), (60, 20)):
        VerificationFactory(
            observation=ObservationFactory(
                agreement=level, indicator=stand, quantity=Decimal(number), on=date(2026, 2, day)
            )
        )
    broken = AgreementFactory(active=True, document__none=True)
    TermsVersion.objects.create(
        agreement=broken,
        number=1,
        valid_from=date(2026, 1, 1),
        document={"format": "oud"},
        created_at=timezone.now(),
        created_by=broken.created_by,
    )
    with django_assert_num_queries(5):
        frames = frames_of([agreement, bare, level, broken])
    first = frames[agreement.pk]
    assert (first.ceiling_cents, first.target, first.measured) == (
        500_000,
        Decimal(20),
        Decimal("10.5"),
    )
    assert (frames[bare.pk].ceiling_cents, frames[bare.pk].indicator) == (None, "")
    assert (frames[level.pk].target, frames[level.pk].measured) == (None, Decimal(60))
    assert frames[broken.pk].ceiling_cents is None
    by = PersonFactory()
    describe(agreement.indicators.get(), by, reason="x", level="output")
    for code, kind in (("gesprek", "activity"), ("huis", "outcome"), ("later", "outcome")):
        indicator = IndicatorFactory(agreement=agreement, code=code, name=code)
        describe(indicator, by, reason="x", level=kind)
    (main,) = frames_of([agreement]).values()
    assert (main.indicator, main.level, first.level) == ("huis", "outcome", "")


def test_what_waits_is_laid_in_the_periods_of_the_terms_or_else_in_months() -> None:
    agreement = AgreementFactory(active=True)
    for day in (date(2026, 2, 1), date(2026, 3, 31), date(2026, 4, 1)):
        ObservationFactory(agreement=agreement, on=day)
    evaluator = member_of(agreement, "evaluator")
    bare = AgreementFactory(active=True, document__none=True)
    bare.parties.get(role="evaluator").party.members.create(user=evaluator)
    ObservationFactory(agreement=bare, on=date(2025, 12, 31))
    broken = AgreementFactory(active=True, document__none=True)
    broken.parties.get(role="evaluator").party.members.create(user=evaluator)
    TermsVersion.objects.create(
        agreement=broken,
        number=1,
        valid_from=date(2026, 1, 1),
        document={"format": "oud"},
        created_at=timezone.now(),
        created_by=broken.created_by,
    )
    ObservationFactory(agreement=broken, on=date(2026, 2, 3))
    found = {(row.agreement.pk, row.period): row.count for row in to_verify(evaluator)}
    assert found == {
        (agreement.pk, Period(date(2026, 1, 1), date(2026, 4, 1))): 2,
        (agreement.pk, Period(date(2026, 4, 1), date(2026, 7, 1))): 1,
        (bare.pk, Period(date(2025, 12, 1), date(2026, 1, 1))): 1,
        (broken.pk, Period(date(2026, 2, 1), date(2026, 3, 1))): 1,
    }
    assert to_verify(PersonFactory()) == []


def test_a_provider_reads_what_they_have_to_report() -> None:
    agreement = AgreementFactory(active=True)
    agreement.signals.create(kind="reporting", on=date(2026, 6, 30), name="banen")
    AgreementFactory(active=True).signals.create(kind="reporting", on=date(2026, 6, 30))
    (row,) = to_report(member_of(agreement, "provider"))
    assert row.agreement == agreement


def test_nothing_is_coming_of_what_came_back_and_lapsed() -> None:
    order = approved_order(payer())
    by = PersonFactory()
    release_payment(order=order, by=by, now=NOW)
    confirm_payment(order=order, by=by, now=NOW)
    return_payment(order=order, cents=order.amount_cents, by=by, now=NOW, reason="Rekening weg")
    provider = member_of(order.settlement.agreement, "provider")
    assert paid_by_currency(provider) == {"EUR": {"paid": 0, "coming": 30_000}}
    reverse(order.settlement)
    assert paid_by_currency(provider) == {"EUR": {"paid": 0, "coming": 0}}
