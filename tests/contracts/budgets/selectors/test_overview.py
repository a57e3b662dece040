"""Per fund, programme and year; and together everything there is."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail import hooks

from contracts.budgets.funds import HOOK
from contracts.budgets.selectors.figures import Figures
from contracts.budgets.selectors.overview import behind, overview_for, overview_of
from contracts.services import draft_settlement
from tests.contracts.budgets import make
from tests.contracts.budgets.test_funds import fund
from tests.factories.contracts import (
    NOW,
    Q1,
    AgreementFactory,
    ObservationFactory,
    PersonFactory,
    jobs,
)
from tests.factories.terms import two_payer_terms

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 1)


def test_programmes_stand_under_their_fund_and_others_under_none():
    programme = make.programme(fund_code="fonds-a")
    make.programme("zorg", name="Zorg", fund_code="weg")
    money = make.source(fund_code="fonds-a", amount_cents=1000)
    make.ceiling(programme, 700)
    agreement = AgreementFactory(active=True)
    make.allocation(agreement, programme, money, 600)
    with hooks.register_temporarily(HOOK, lambda: [fund("fonds-a", "A"), fund("leeg", "B")]):
        found = overview_of([agreement], TODAY)
    assert [(line.code, [p.programme.name for p in line.programmes]) for line in found.funds] == [
        ("fonds-a", ["Werk"]),
        ("", ["Zorg"]),
    ]
    (line,) = found.funds[0].programmes
    assert (line.lines[0].ceiling, line.lines[0].free) == (700, 100)
    assert (line.total.ceiling, line.total.free) == (700, 100)
    assert found.funds[1].programmes[0].total.free is None
    (money_line,) = found.funds[0].sources
    assert (money_line.committed, money_line.left) == (600, 400)


def test_each_payer_has_its_own_programme_and_the_rest_is_not_allocated():
    agreement = AgreementFactory(active=True, document=two_payer_terms())
    jobs(agreement, 10)
    draft_settlement(agreement=agreement, period=Q1, now=NOW)
    programme = make.programme()
    make.ceiling(programme, 1000_00)
    make.allocation(agreement, programme, make.source(), 900_00)
    found = overview_for(PersonFactory(groups=["approver"]), TODAY)
    (line,) = found.funds[0].programmes
    assert line.total.figures.verified == 650_00
    (rest,) = found.not_allocated
    assert (rest.currency, rest.total.figures.verified) == ("EUR", 350_00)
    total = Figures()
    for each in found.programmes:
        total.add(each.total.figures)
    assert total.verified == agreement.settlements.get().total_cents
    assert [row.figures.verified for row in behind([agreement], TODAY, programme=programme)] == [
        650_00
    ]
    assert behind([agreement], TODAY, programme=programme, year=2025) == []
    (row,) = behind([agreement], TODAY, programme=None)
    assert (row.payer.code, row.figures.verified, row.allocation) == ("fonds", 350_00, None)
    assert behind([agreement], TODAY, programme=None, currency="GBP") == []


def test_claims_take_as_many_queries_for_six_contracts_as_for_two():
    counts = []
    for more in (2, 4):
        for _number in range(more):
            agreement = AgreementFactory(active=True)
            jobs(agreement, 3)
            draft_settlement(agreement=agreement, period=Q1, now=NOW)
            ObservationFactory(agreement=agreement)
        with CaptureQueriesContext(connection) as queries:
            overview_for(PersonFactory.build(is_superuser=True), TODAY)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_warnings_are_about_what_the_person_sees():
    agreement, other = AgreementFactory(active=True), AgreementFactory(active=True)
    for each in (agreement, other):
        make.allocation(
            each, make.programme(each.slug), make.source(each.slug), 5, despite_warnings=True
        )
    found = overview_of([agreement], TODAY)
    assert [warned.allocation.agreement for warned in found.warnings] == [agreement]


def test_the_number_of_queries_does_not_grow_with_the_contracts(django_assert_max_num_queries):
    for _number in range(6):
        agreement = AgreementFactory(active=True)
        jobs(agreement, 3)
        draft_settlement(agreement=agreement, period=Q1, now=NOW)
    with django_assert_max_num_queries(16):
        overview_for(PersonFactory.build(is_superuser=True), TODAY)
