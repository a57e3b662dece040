"""Summary and accounts say what the page says, and hide what the page hides."""

import json

import pytest
from django.utils import translation

from contracts.budgets.enums import DocumentKind
from contracts.budgets.exports.documents import (
    agreement_year_of,
    council_year_of,
    summary_of,
)
from contracts.budgets.exports.editions import document_pdf
from contracts.budgets.services.documents import keep_document
from contracts.budgets.services.publication import hold_back_part
from contracts.exports.report_document import BarChart, DataTable, to_data
from contracts.models import Party
from contracts.services import approve_settlement, draft_settlement
from tests.contracts.budgets import make
from tests.contracts.selectors.test_public import settled
from tests.contracts.selectors.test_public_parts import pay, starts_of
from tests.factories.contracts import (
    NEXT_YEAR,
    NOW,
    Q1,
    IndicatorFactory,
    ObservationFactory,
    PersonFactory,
)
from tests.factories.dossier import describe

pytestmark = pytest.mark.django_db


def words(document):
    return json.dumps(to_data(document), ensure_ascii=False)


def tables(document):
    return [
        block
        for section in document.sections
        for block in section.blocks
        if isinstance(block, DataTable)
    ]


def test_the_summary_has_the_parties_the_promises_the_rule_and_how_it_stops():
    agreement = settled(12)
    agreement.summary = "Mensen naar werk."
    agreement.save()
    text = words(summary_of(agreement))
    for part in (
        *("Mensen naar werk.", "Mensen met betaald werk", "Vrijgesteld van btw", "Subsidie"),
        "Na afloop neemt de gemeente de begeleiding over.",
        *(role.party.name for role in agreement.parties.all()),
    ):
        assert part in text
    (promised,) = tables(summary_of(agreement))
    assert promised.rows[0][2:] == ("20", "12")


def test_the_year_has_what_was_approved_and_paid_per_period():
    agreement = settled(12, 10)
    pay(agreement, starts_of(agreement)[0])
    document = agreement_year_of(agreement, 2026)
    amounts, _promised = tables(document)
    assert [row[2:] for row in amounts.rows] == [
        ("€ 1.200,00", "€ 1.200,00"),
        ("€ 800,00", "€ 0,00"),
        ("€ 2.000,00", "€ 1.200,00"),
    ]
    empty = agreement_year_of(agreement, 2025)
    assert "Over dit jaar is nog niets afgerekend." in words(empty)
    charts = [b for s in empty.sections for b in s.blocks if isinstance(b, BarChart)]
    assert charts[0].series[0][1] == (120000, 80000)
    assert document.municipality == agreement.parties.get(role="payer").party.name


def test_a_small_number_is_hidden_in_every_document():
    agreement = settled(3, 12)
    for document in (summary_of(agreement), agreement_year_of(agreement, 2026)):
        assert "€ 300,00" not in words(document)
    amounts, promised = tables(agreement_year_of(agreement, 2026))
    assert {row[2] for row in amounts.rows} == {"niet getoond"}
    text = words(council_year_of(2026))
    for amount in ("€ 300,00", "€ 1.200,00", "€ 1.500,00"):
        assert amount not in text
    assert "niet getoond" in text
    (promised,) = tables(summary_of(settled(3)))
    assert promised.rows[0][3] == "minder dan 10"


def test_figures_stand_in_a_table_for_each_kind_with_results_first():
    agreement = settled(12)
    by = PersonFactory()
    describe(agreement.indicators.get(), by, reason="x", level="activity")
    describe(IndicatorFactory(agreement=agreement, code="huis"), by, reason="x", level="outcome")
    promised = tables(summary_of(agreement))
    assert [table.caption for table in promised] == [
        "Resultaten: beloofd en bereikt",
        "Activiteiten: beloofd en bereikt",
    ]
    assert "Een activiteit zegt wat er is gedaan, niet wat het opleverde." in words(
        agreement_year_of(agreement, 2026)
    )


def test_what_is_held_back_says_why():
    agreement = settled(12)
    told = {"agreement": agreement, "by": PersonFactory(), "now": NOW}
    hold_back_part(part="results", reason="de telling wordt nagekeken.", **told)
    hold_back_part(part="parties", reason="zij dat vroegen.", **told)
    document = summary_of(agreement)
    assert tables(document)[0].rows[0][3] == "niet openbaar"
    assert "niet openbaar omdat de telling wordt nagekeken." in words(document)


def test_not_measured_and_not_applicable_are_told_apart():
    agreement = settled()
    agreement.ends_on = None
    agreement.exit_clause = ""
    agreement.save()
    (promised,) = tables(summary_of(agreement))
    assert promised.rows[0][3] == "nog niet gemeten"
    assert "1 januari 2026" in words(summary_of(agreement))
    other = settled()
    ObservationFactory(
        agreement=other, on=other.starts_on, quantity=None, status="not_applicable", accepted=True
    )
    draft = draft_settlement(agreement=other, period=Q1, now=NEXT_YEAR)
    approve_settlement(settlement=draft, by=PersonFactory(), now=NEXT_YEAR)
    other.indicators.update(target=None)
    (promised,) = tables(summary_of(other))
    assert promised.rows[0][2:] == ("–", "niet van toepassing")


def test_the_account_for_the_council_adds_up_programmes_and_names_what_is_left_out():
    agreement = settled(12, 10)
    settled(3)
    programme = make.programme()
    make.ceiling(programme, 5000_00)
    make.allocation(agreement, programme, make.source(), 3000_00)
    Party.objects.filter(roles__agreement=agreement, roles__role="payer").update(
        kind="municipality", name="Gemeente Demodam"
    )
    document = council_year_of(2026)
    money, contracts = tables(document)
    assert money.rows[0] == ("Werk", "€ 5.000,00", "€ 3.000,00", "€ 2.000,00", "€ 0,00")
    assert money.rows[-1] == ("Samen", "€ 5.000,00", "€ 3.000,00", "€ 2.000,00", "€ 0,00")
    assert money.rows[1][0] == "zonder programma"
    assert {row[2] for row in contracts.rows} == {"€ 2.000,00", "niet getoond"}
    assert "niet openbaar is: 1." in words(document)
    assert document.municipality == "Gemeente Demodam"
    assert "nog geen contract afgerekend" in words(council_year_of(2031))


def test_without_a_municipality_and_in_english():
    with translation.override("en"):
        document = council_year_of(2026)
        made = keep_document(
            kind=DocumentKind.COUNCIL_YEAR,
            content=to_data(document),
            year=2026,
            by=PersonFactory(),
            now=NOW,
        )
    assert (document.language, document.municipality) == ("en", "Municipality")
    assert document_pdf(made) == document_pdf(made)
