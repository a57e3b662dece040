"""A difference in words and as data."""

from __future__ import annotations

import json

import pytest

from contracts.arithmetic import Terms
from contracts.exports.differences import (
    CAUSES,
    cause_words,
    difference_document,
    difference_json,
    signed,
)
from contracts.selectors.differences import period_difference, previous_period
from contracts.settlement_differences import Part
from contracts.terms_documents import read_terms
from tests.contracts.exports.settled import amended, corrected
from tests.factories.contracts import AgreementFactory
from tests.schemas import check

pytestmark = pytest.mark.django_db


def terms() -> Terms:
    return read_terms(AgreementFactory().terms_versions.get())


def test_the_words_and_the_data_say_the_same_cents() -> None:
    after = corrected()
    before = previous_period(after)
    assert before is not None
    found = period_difference(before, after)
    document = difference_document(found, "nl", with_persons=False)
    assert (document.before, document.after, document.change) == (
        "€ 1.200,00",
        "− € 300,00",
        "− € 1.500,00",
    )
    assert document.before_name == "1 januari 2026 tot en met 31 maart 2026, versie 1"
    (line,) = document.lines
    assert [(part.cause, part.amount) for part in line.parts] == [
        ("Wat de resultaten waard zijn", "− € 1.200,00"),
        ("Correcties op eerdere perioden", "− € 300,00"),
    ]
    data = json.loads(difference_json(found, with_persons=False))
    assert (data["format"], data["difference"]) == ("settlement-difference/1", "-1500.00")
    assert [part["amount"] for part in data["lines"][0]["parts"]] == ["-1200.00", "-300.00"]


def test_the_data_says_why_an_amendment_came_as_the_screen_does() -> None:
    after = amended()
    before = previous_period(after)
    assert before is not None
    found = period_difference(before, after)
    document = difference_document(found, "nl", with_persons=False)
    assert document.terms == (
        "Versie 2 geldt vanaf 1 januari 2026. Reden: Lager tarief na de evaluatie",
    )
    data = json.loads(difference_json(found, with_persons=False))
    check(data, "settlement-difference-1")
    assert data["terms_versions"] == [2]
    assert data["amendments"] == [
        {"version": 2, "valid_from": "2026-01-01", "reason": "Lager tarief na de evaluatie"}
    ]


def test_every_cause_has_words_and_several_are_named_together() -> None:
    known = terms()
    assert all(cause_words(Part(code, 1), known, "nl") == str(CAUSES[code]) for code in CAUSES)
    assert cause_words(Part("disputed+added", 1), known, "nl") == (
        "Betwiste metingen en Nieuwe metingen"
    )
    assert cause_words(Part("", 1), known, "nl") == str(CAUSES["together"])
    assert cause_words(Part("limit", 1, "plafond"), known, "nl") == "plafond"


def test_more_has_its_sign_too() -> None:
    assert [signed(cents, "EUR", "nl") for cents in (100, 0, -100)] == [
        "+ € 1,00",
        "€ 0,00",
        "− € 1,00",
    ]
