"""A stored settlement as a document."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from contracts import services
from contracts.exports.pdf.statement import render_statement_pdf
from contracts.exports.statement_document import Correction, Share
from contracts.exports.statements import statement_document
from tests.contracts.exports.settled import amended, corrected
from tests.factories.contracts import (
    NEXT_YEAR,
    NOW,
    Q1,
    Q2,
    AgreementFactory,
    PersonFactory,
    jobs,
)
from tests.factories.terms import terms_document, two_payer_terms

pytestmark = pytest.mark.django_db


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


def test_a_correction_of_who_pays_only_says_who_pays_more_or_less() -> None:
    agreement = AgreementFactory(active=True, document=two_payer_terms())
    jobs(agreement, 3)
    first = services.draft_settlement(agreement=agreement, period=Q1, now=NOW)
    services.approve_settlement(settlement=first, by=PersonFactory(), now=NOW)
    document = two_payer_terms()
    for payer, share in zip(document["payers"], ("0.35", "0.65"), strict=True):
        payer["share"] = share
    services.add_terms_version(
        agreement=agreement, document=document, reason="Verdeling", by=PersonFactory(), now=NOW
    )
    settlement = services.draft_settlement(agreement=agreement, period=Q2, now=NEXT_YEAR)
    names = {role.code: role.party.name for role in agreement.parties.all()}
    (line,) = statement_document(settlement, "nl").corrections
    assert (line.was, line.now) == ("€ 300,00", "€ 300,00")
    assert line.payers == (
        f"{names['gemeente']}: van € 195,00 naar € 105,00",
        f"{names['fonds']}: van € 105,00 naar € 195,00",
    )
    (line,) = statement_document(settlement, "en").corrections
    assert line.payers[0] == f"{names['gemeente']}: from €195.00 to €105.00"
    pages = PdfReader(BytesIO(render_statement_pdf(statement_document(settlement, "nl")))).pages
    said = " ".join("".join(page.extract_text() for page in pages).split())
    assert "van € 195,00 naar € 105,00" in said


def test_a_line_of_an_earlier_period_says_why_the_terms_were_changed() -> None:
    document = statement_document(amended(), "nl")
    reason = (
        "De afspraken zijn veranderd: versie 2, geldig vanaf 1 januari 2026. "
        "Reden: Lager tarief na de evaluatie"
    )
    assert [(line.kind, line.amount, line.reasons) for line in document.lines] == [
        ("reversal", "− € 1.200,00", (reason,)),
        ("correction", "€ 1.080,00", (reason,)),
        ("regular", "€ 0,00", ()),
    ]
    english = statement_document(amended(), "en")
    (text,) = english.lines[1].reasons
    assert text.startswith("The terms were changed: version 2, valid from 1 January 2026. Reason: ")


def test_a_correction_by_a_measurement_names_no_amendment() -> None:
    assert {line.reasons for line in statement_document(corrected(), "nl").lines} == {()}


def test_every_payer_stands_on_every_line() -> None:
    agreement = AgreementFactory(active=True, document=two_payer_terms())
    jobs(agreement, 3)
    settlement = services.draft_settlement(agreement=agreement, period=Q1, now=NOW)
    document = statement_document(settlement, "nl")
    names = [role.party.name for role in agreement.parties.filter(role="payer").order_by("pk")]
    assert document.shares == (Share(names[0], "€ 195,00"), Share(names[1], "€ 105,00"))
    assert document.lines[0].shares == document.shares


def test_a_component_that_was_dropped_since_is_called_by_its_code() -> None:
    document = terms_document()
    (part,) = document["components"]
    document["components"] = [{**part, "code": "plekken"}]
    rows = statement_document(amended(document), "nl").lines
    assert [(line.kind, line.label, line.amount) for line in rows] == [
        ("correction", "Banen", "€ 1.200,00"),
        ("reversal", "banen", "− € 1.200,00"),
        ("regular", "Banen", "€ 0,00"),
    ]


def test_a_fixed_payment_counts_nothing_with_a_unit() -> None:
    fixed = {"code": "start", "quantity": {"one": True}, "price": {"amount": "50"}}
    document = terms_document()
    document["components"].append({**fixed, "label": {"nl": "Start", "en": "Start"}})
    agreement = AgreementFactory(active=True, document=document)
    settlement = services.draft_settlement(agreement=agreement, period=Q1, now=NOW)
    rows = statement_document(settlement, "nl").lines
    assert [(line.label, line.quantity, line.amount) for line in rows] == [
        ("Banen", "0 baan", "€ 0,00"),
        ("Start", "1", "€ 50,00"),
    ]


def test_a_returned_or_replaced_settlement_says_so_with_the_reason() -> None:
    agreement = AgreementFactory(active=True, legal_basis="", vat_treatment="")
    jobs(agreement, 3)
    first = services.draft_settlement(agreement=agreement, period=Q1, now=NOW)
    by = PersonFactory()
    services.return_settlement(settlement=first, by=by, now=NOW, reason="Klopt de telling?")
    first.refresh_from_db()
    document = statement_document(first, "nl")
    facts = {fact.label: fact.text for fact in (*document.facts, *document.record)}
    assert document.status == f"Teruggestuurd op 15 mei 2026 door {by}"
    assert facts["Teruggestuurd"] == f"15 mei 2026, 11:00, {by}"
    assert facts["Reden"] == "Klopt de telling?"
    assert not {"Juridische grondslag", "Btw"} & set(facts)


def test_a_replaced_draft_says_that_it_is_replaced() -> None:
    agreement = AgreementFactory(active=True)
    jobs(agreement, 3)
    first = services.draft_settlement(agreement=agreement, period=Q1, now=NOW)
    jobs(agreement, 1)
    second = services.draft_settlement(agreement=agreement, period=Q1, now=NOW)
    first.refresh_from_db()
    assert statement_document(first, "nl").status == "Vervangen"
    assert statement_document(second, "nl").status == "Concept: nog niet vastgesteld"
    facts = {fact.label: fact.text for fact in statement_document(second, "nl").facts}
    assert (facts["Juridische grondslag"], facts["Btw"]) == ("Subsidie", "Vrijgesteld van btw")


def test_the_same_settlement_in_english() -> None:
    document = statement_document(corrected(), "en")
    assert document.amount == "€300.00"
    assert document.lines[1].label == "Jobs"
