"""A stored settlement as a document."""

from __future__ import annotations

import pytest

from contracts import services
from contracts.exports.statement_document import Correction, Share
from contracts.exports.statements import statement_document
from tests.contracts.exports.settled import amended, corrected
from tests.factories.contracts import (
    NOW,
    Q1,
    AgreementFactory,
    jobs,
)
from tests.factories.terms import two_payer_terms

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


def test_the_same_settlement_in_english() -> None:
    document = statement_document(corrected(), "en")
    assert document.amount == "€300.00"
    assert document.lines[1].label == "Jobs"
