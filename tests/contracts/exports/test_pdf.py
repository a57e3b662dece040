"""The statement as a file: the same every time, embedded, numbered."""

from __future__ import annotations

import re
import zlib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader

from contracts.exports.pdf.statement import render_statement_pdf
from contracts.exports.statements import statement_document
from contracts.services import draft_settlement
from tests.contracts.exports.settled import amended, corrected
from tests.factories.contracts import (
    NEXT_YEAR,
    Q1,
    Q2,
    AgreementFactory,
    ObservationFactory,
    jobs,
)
from tests.factories.terms import money_terms, terms_document

pytestmark = pytest.mark.django_db


def test_the_file_is_the_same_every_time_and_complete() -> None:
    document = statement_document(corrected(), "nl")
    content = render_statement_pdf(document)
    assert content == render_statement_pdf(document)
    assert content != render_statement_pdf(replace(document, amount="€ 300,01"))
    assert b"/Lang (nl)" in content
    assert b"/DisplayDocTitle true" in content
    assert b"/Outlines" in content
    assert set(re.findall(rb"/BaseFont /(\S+)", content)) == {
        b"AAAAAA+LoketSans-Regular",
        b"AAAAAA+LoketSans-SemiBold",
    }
    # The moment of the document itself, not of the printing.
    assert b"D:20270201090000" in content


def test_what_people_typed_is_no_markup() -> None:
    document = replace(statement_document(corrected(), "nl"), title="<b>Werk & <i>wijk", note="<a")
    assert render_statement_pdf(document).startswith(b"%PDF-")


def test_a_long_statement_breaks_over_numbered_pages() -> None:
    document = statement_document(corrected(), "nl")
    long = replace(document, lines=document.lines * 40)
    assert len(re.findall(rb"/Type /Page\b(?!s)", render_statement_pdf(long))) > 5
    assert zlib.crc32(render_statement_pdf(long)) == zlib.crc32(render_statement_pdf(long))


def said(content: bytes) -> str:
    """What stands on all pages, with single spaces."""
    return " ".join(
        "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split()
    )


def test_the_pages_say_who_receives_which_tax_there_is_and_where_the_investor_stands() -> None:
    agreement = AgreementFactory(active=True, document=money_terms())
    jobs(agreement, 4)
    jobs(agreement, 3, on=date(2026, 5, 1))
    rows = [draft_settlement(agreement=agreement, period=p, now=NEXT_YEAR) for p in (Q1, Q2)]
    names = {role.code: role.party.name for role in agreement.parties.all()}
    text = said(render_statement_pdf(statement_document(rows[1], "nl")))
    investor, provider = names["investeerder"], names["aanbieder"]
    assert f"Wie ontvangt Ontvanger Bedrag {investor} € 100,00 {provider} € 200,00" in text
    assert (
        "Btw Btw € 63,00 boven op de bedragen (21% over € 300,00); wie betaalt, kan dit terugvragen"
        in text
    )
    assert (
        "Inleg en rendement De lening ingelegd € 500,00; hoofdsom terug € 500,00, rendement € 0,00;"
        " nog open € 0,00" in text
    )
    places = [text.index(title) for title in ("Wie betaalt", "Wie ontvangt", "Hoe dit is berekend")]
    assert places == sorted(places)


def test_the_pages_of_a_settlement_without_other_money_have_no_empty_headings() -> None:
    text = said(render_statement_pdf(statement_document(corrected(), "nl")))
    assert "Wie betaalt" in text
    assert "Wie ontvangt" not in text
    assert "Inleg en rendement" not in text


def test_many_measurements_are_counted_and_those_that_do_not_count_are_named() -> None:
    agreement = AgreementFactory(active=True)
    for day in range(1, 14):
        jobs(agreement, 1, on=date(2026, 2, day))
    ObservationFactory(agreement=agreement, on=date(2026, 3, 14), quantity=Decimal(2))
    row = draft_settlement(agreement=agreement, period=Q1, now=NEXT_YEAR)
    document = statement_document(row, "nl")
    text = said(render_statement_pdf(document))
    assert "13 telt mee · 1 nog te toetsen" in text
    assert "14 maart 2026 2 — Nog niet getoetst, telt niet mee" in text
    assert "13 februari 2026" not in text
    assert "Er zijn meer metingen" not in text
    (line,) = document.lines
    cut = replace(line, calculation=replace(line.calculation, is_evidence_cut=True))
    text = said(render_statement_pdf(replace(document, lines=(cut,))))
    assert "Er zijn meer metingen; in het portaal staan ze allemaal." in text


def test_cohorts_stand_below_what_was_counted() -> None:
    document = terms_document()
    document["components"][0] |= {"over": "cohort"}
    agreement = AgreementFactory(active=True, document=document)
    ObservationFactory(agreement=agreement, cohort="west", quantity=Decimal(2), accepted=True)
    ObservationFactory(agreement=agreement, cohort="oost", quantity=Decimal(3), accepted=True)
    row = draft_settlement(agreement=agreement, period=Q1, now=NEXT_YEAR)
    text = said(render_statement_pdf(statement_document(row, "nl")))
    assert "Dit is per cohort berekend, voor 2 cohorten." in text
    assert "Cohort oost: " in text
    assert text.index("Cohort oost: ") < text.index("Cohort west: ")


def test_the_pages_say_what_was_corrected_and_why_the_terms_were_changed() -> None:
    text = said(render_statement_pdf(statement_document(amended(), "nl")))
    assert (
        "Correcties op eerdere perioden Onderdeel Was Is nu Banen 1 januari 2026 tot en met"
        " 31 maart 2026 € 1.200,00 € 1.080,00" in text
    )
    reason = (
        "De afspraken zijn veranderd: versie 2, geldig vanaf 1 januari 2026."
        " Reden: Lager tarief na de evaluatie"
    )
    assert text.count(reason) == 2
