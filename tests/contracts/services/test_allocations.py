"""Storing who receives a settlement's money, its taxes and where investors stand."""

from datetime import date

import pytest

from contracts.errors import Refused
from contracts.models import AgreementParty, SettlementDistribution, SettlementFigure, SettlementTax
from contracts.services import draft_settlement
from contracts.services.bulk import settle_in_bulk
from contracts.snapshots import differences
from tests.factories.contracts import NEXT_YEAR, NOW, Q1, Q2, AgreementFactory, jobs
from tests.factories.terms import money_terms

pytestmark = pytest.mark.django_db


def distributed(settlement):
    rows = settlement.distributions.order_by("pk")
    return [(row.tier, row.party.code, row.total_cents) for row in rows]


def test_a_settlement_keeps_what_everybody_should_have_so_far():
    agreement = AgreementFactory(active=True, document=money_terms())
    jobs(agreement, 4)
    jobs(agreement, 3, on=date(2026, 5, 1))
    first = draft_settlement(agreement=agreement, period=Q1, now=NEXT_YEAR)
    second = draft_settlement(agreement=agreement, period=Q2, now=NEXT_YEAR)
    assert distributed(first) == [("hoofdsom", "investeerder", 40000)]
    assert distributed(second) == [
        ("hoofdsom", "investeerder", 50000),
        ("rest", "aanbieder", 20000),
    ]
    tax = second.taxes.get()
    assert (tax.code, tax.rate_text, tax.base_cents, tax.tax_cents) == ("btw", "0.21", 30000, 6300)
    position = second.positions.get()
    assert (position.drawn_cents, position.received_cents, position.outstanding_cents) == (
        50000,
        50000,
        0,
    )
    assert (position.multiple_text, position.irr_text) == ("1.000", "0.00")
    assert [differences(row) for row in (first, second)] == [[], []]


def test_the_figures_that_the_terms_ask_for_are_kept_with_the_settlement():
    figures = [
        {"code": "winst", "kind": "gain", "over": "700", "places": 2},
        {"code": "rendement", "kind": "irr", "on": "lening", "places": 1},
    ]
    agreement = AgreementFactory(active=True, document=money_terms(figures=figures))
    jobs(agreement, 7, on=date(2026, 5, 1))
    first = draft_settlement(agreement=agreement, period=Q1, now=NEXT_YEAR)
    second = draft_settlement(agreement=agreement, period=Q2, now=NEXT_YEAR)
    assert list(first.figures.values_list("code", "value_text")) == [
        ("winst", "-700.00"),
        ("rendement", ""),
    ]
    # With 21 % VAT on top: 847 was paid, 147 more than 700.
    assert list(second.figures.values_list("code", "value_text")) == [
        ("winst", "147.00"),
        ("rendement", "0.0"),
    ]
    assert differences(second) == []


def test_a_figure_that_was_stored_otherwise_is_named_and_one_of_before_is_not():
    agreement = AgreementFactory(active=True, document=money_terms())
    jobs(agreement, 1)
    settlement = draft_settlement(agreement=agreement, period=Q1, now=NOW)
    assert differences(settlement) == []
    SettlementFigure.objects.create(settlement=settlement, code="winst", value_text="1.00")
    assert differences(settlement) == [
        "figures: [{'code': 'winst', 'value_text': '1.00'}] is now []"
    ]


def test_the_tax_is_a_line_that_the_recipient_is_paid():
    agreement = AgreementFactory(active=True, document=money_terms())
    jobs(agreement, 1)
    settlement = draft_settlement(agreement=agreement, period=Q1, now=NOW)
    rows = settlement.lines.all()
    lines = [(row.component, row.amount_cents, row.recipient.code) for row in rows]
    assert lines == [("banen", 10000, "aanbieder"), ("btw", 2100, "aanbieder")]


def test_in_bulk_the_same_rows_are_made():
    agreements = [AgreementFactory(active=True, document=money_terms()) for _ in range(2)]
    for agreement in agreements:
        jobs(agreement, 7)
    settle_in_bulk(agreement_ids=[agreements[0].pk], now=NOW)
    one = draft_settlement(agreement=agreements[1], period=Q1, now=NOW)
    many = agreements[0].settlements.get()
    assert distributed(many) == distributed(one) != []
    assert many.taxes.get().tax_cents == one.taxes.get().tax_cents == 14700
    assert differences(many) == []


def test_what_was_stored_otherwise_is_named():
    agreement = AgreementFactory(active=True, document=money_terms())
    jobs(agreement, 1)
    settlement = draft_settlement(agreement=agreement, period=Q1, now=NOW)
    SettlementTax.objects.create(
        settlement=settlement,
        code="extra",
        treatment="on_top",
        rate_text="0.1",
        base_cents=1,
        tax_cents=1,
    )
    party = agreement.parties.get(code="aanbieder")
    SettlementDistribution.objects.create(
        settlement=settlement, tier="extra", party=party, total_cents=5
    )
    assert [text.split(":")[0] for text in differences(settlement)] == ["distribution", "taxes"]


def test_a_recipient_who_is_no_party_is_refused():
    agreement = AgreementFactory(active=True, document=money_terms())
    jobs(agreement, 1)
    AgreementParty.objects.filter(agreement=agreement, code="investeerder").update(code="iemand")
    with pytest.raises(Refused) as refused:
        draft_settlement(agreement=agreement, period=Q1, now=NOW)
    assert refused.value.code == "recipient_unknown"
    settle_in_bulk(agreement_ids=[agreement.pk], now=NOW)
    assert agreement.runs.get().problem_code == "recipient_unknown"
    assert not agreement.settlements.exists()
