"""Per fund, programme and year; and together everything there is."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail import hooks

from contracts.budgets.funds import HOOK
from contracts.budgets.selectors.figures import Figures, not_counted
from contracts.budgets.selectors.overview import (
    ProgrammeLine,
    behind,
    overview_for,
    overview_of,
)
from contracts.models import TermsVersion
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


def unreadable(**changes):
    """An agreement with a second version of its terms in a form that nobody reads any more."""
    agreement = AgreementFactory(active=True, **changes)
    TermsVersion.objects.create(
        agreement=agreement,
        number=2,
        valid_from=date(2026, 7, 1),
        document={**agreement.terms_versions.get().document, "components": "weg"},
        created_at=NOW,
        created_by=agreement.created_by,
    )
    return agreement


def test_of_a_contract_with_unreadable_terms_nothing_is_counted_and_the_rest_is():
    broken, whole = unreadable(), AgreementFactory(active=True)
    for agreement in (broken, whole):
        jobs(agreement, 3)
    draft_settlement(agreement=whole, period=Q1, now=NOW)
    programme, source = make.programme(), make.source()
    make.ceiling(programme, 1000_00)
    make.allocation(whole, programme, source, 300_00)
    make.allocation(broken, programme, source, 200_00)
    make.allocation(broken, programme, source, 100_00, year=2027, despite_warnings=True)
    found = overview_of([broken, whole], TODAY)
    (line,) = found.funds[0].programmes
    assert [(out.agreement, out.years) for out in line.left_out] == [(broken, (2026, 2027))]
    assert "components" in line.left_out[0].reason
    assert (line.total.figures.committed, line.total.figures.verified) == (300_00, 300_00)
    # What was set aside for it is in no figure, and yet not free.
    assert [(row.year, row.free) for row in line.lines] == [(2026, 500_00), (2027, None)]
    assert list(found.book.unreadable) == [broken.pk]
    assert not_counted([broken, whole]) == [(broken, line.left_out[0].reason)]
    assert not_counted([broken, whole], make.programme("zorg")) == []
    assert [row.agreement for row in behind([broken, whole], TODAY, programme=programme)] == [whole]


def test_an_unreadable_contract_without_money_stands_with_the_rest():
    broken = unreadable()
    found = overview_of([broken], TODAY)
    (line,) = found.not_allocated
    assert (line.lines, [out.agreement for out in line.left_out]) == ([], [broken])


def test_each_year_begins_with_what_was_paid_over_the_years_before():
    line = ProgrammeLine(None, "EUR")
    for year, paid in ((2027, 5), (2025, 100), (2026, -30)):
        line.line(year).figures.paid = paid
    assert [(row.year, row.opening, row.closing) for row in line.lines] == [
        (2025, 0, 100),
        (2026, 100, 70),
        (2027, 70, 75),
    ]
    assert (line.total.opening, line.total.closing) == (0, 75)
