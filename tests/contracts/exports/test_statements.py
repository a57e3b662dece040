"""A stored settlement as a document, as PDF, as JSON and in a table."""

from __future__ import annotations

import json
import re
import zlib
from dataclasses import replace
from decimal import Decimal

import pytest

from contracts import services
from contracts.exports.pdf.statement import render_statement_pdf
from contracts.exports.statement_document import Correction, Share
from contracts.exports.statement_json import settlement_data, settlement_json
from contracts.exports.statements import statement_document
from contracts.exports.tables import csv_lines, safe_cell, settlement_head, settlement_rows
from contracts.models import Settlement
from tests.factories.contracts import (
    NEXT_YEAR,
    NOW,
    Q1,
    Q2,
    AgreementFactory,
    PersonFactory,
    jobs,
)
from tests.factories.terms import two_payer_terms

pytestmark = pytest.mark.django_db


def corrected() -> Settlement:
    """€ 1.200 was approved for the first quarter; it turned out to be € 900."""
    agreement = AgreementFactory(active=True)
    observation = jobs(agreement, 12)
    first = services.draft_settlement(agreement=agreement, period=Q1, now=NOW)
    services.approve_settlement(settlement=first, by=PersonFactory(), now=NOW)
    newer = services.correct_observation(
        observation=observation,
        by=observation.entered_by,
        now=NOW,
        reason="drie dubbel",
        quantity=Decimal(9),
    )
    judge = observation.verifications.get().by
    services.verify_observation(observation=newer, decision="accepted", by=judge, now=NOW)
    return services.draft_settlement(agreement=agreement, period=Q2, now=NEXT_YEAR)


def test_a_correction_says_what_it_was_and_what_it_is() -> None:
    document = statement_document(corrected(), "nl")
    assert (document.amount_label, document.amount) == ("Terug te ontvangen", "€ 300,00")
    assert (document.total, document.cumulative) == ("− € 300,00", "€ 900,00")
    assert document.period == "1 april 2026 tot en met 30 juni 2026"
    assert document.corrections == (
        Correction("Banen", "1 januari 2026 tot en met 31 maart 2026", "€ 1.200,00", "€ 900,00"),
    )
    assert [(line.kind_label, line.quantity, line.amount) for line in document.lines] == [
        ("Terugboeking", "", "− € 1.200,00"),
        ("Correctie", "9 baan", "€ 900,00"),
        ("Deze periode", "0 baan", "€ 0,00"),
    ]
    assert all(line.explanation for line in document.lines)
    assert [share.is_reclaim for share in document.shares] == [True]


def test_every_payer_stands_on_every_line() -> None:
    agreement = AgreementFactory(active=True, document=two_payer_terms())
    jobs(agreement, 3)
    settlement = services.draft_settlement(agreement=agreement, period=Q1, now=NOW)
    document = statement_document(settlement, "nl")
    names = [role.party.name for role in agreement.parties.filter(role="payer").order_by("pk")]
    assert document.shares == (Share(names[0], "€ 195,00"), Share(names[1], "€ 105,00"))
    assert document.lines[0].shares == document.shares


def test_the_same_settlement_in_english() -> None:
    document = statement_document(corrected(), "en")
    assert document.amount == "€300.00"
    assert document.lines[1].label == "Jobs"


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


def test_json_has_the_trace_and_the_inputs() -> None:
    settlement = corrected()
    data = settlement_data(settlement)
    assert (data["format"], data["total"], data["cumulative"]) == (
        "settlement/1",
        "-300.00",
        "900.00",
    )
    assert [line["amount"] for line in data["lines"]] == ["-1200.00", "900.00", "0.00"]
    assert data["lines"][1]["shares"] == {"gemeente": "900.00"}
    assert data["lines"][1]["trace"][0]["stage"] == "quantity"
    assert data["inputs_sha256"] == settlement.inputs_sha256
    assert json.loads(settlement_json(settlement)) == data


@pytest.mark.parametrize("text", ["=1+1", "+31", "-2", "@SUM(A1)", "\tx", "\rx"])
def test_a_cell_is_never_a_formula(text: str) -> None:
    assert safe_cell(text) == f"'{text}"
    assert safe_cell("gewoon") == "gewoon"


def test_a_table_opens_in_a_dutch_spreadsheet() -> None:
    settlement = corrected()
    rows = Settlement.objects.filter(pk=settlement.pk)
    assert "".join(csv_lines(settlement_head(), settlement_rows(rows))) == (
        "\ufeffcontract;van;tot en met;versie;status;bedrag\r\n"
        f"{settlement.agreement.number};01-04-2026;30-06-2026;1;Concept;-300\r\n"
    )
