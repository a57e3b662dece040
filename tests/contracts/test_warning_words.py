"""Every warning is a sentence with its rule."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from contracts.selectors.warnings import Caution
from contracts.terms_documents import read_terms
from contracts.warning_words import RULES, SENTENCES, warning_words
from tests.factories.contracts import AgreementFactory

pytestmark = pytest.mark.django_db


def test_a_warning_names_what_when_and_why() -> None:
    agreement = AgreementFactory()
    terms = read_terms(agreement.terms_versions.get())
    day = date(2026, 7, 1)
    caution = Caution("cap_forecast", agreement, day, "banen", "", "high", Fraction(1000), terms)
    words = warning_words(caution, "nl")
    assert (
        words.sentence == "In scenario “Hoog” is plafond “Banen” bereikt; dan gaat er € 1.000 af."
    )
    assert words.on == "1 juli 2026"
    assert words.rule == ("Waarschuwing als een verwachting binnen 365 dagen een plafond bereikt.")
    assert (words.pk, words.title) == (agreement.pk, str(agreement))


@pytest.mark.parametrize("kind", [*RULES])
def test_every_kind_has_a_rule_and_a_sentence(kind: str) -> None:
    agreement = AgreementFactory()
    terms = read_terms(agreement.terms_versions.get())
    codes = {
        "due": ("true_up_on", "due", "due_on", "until", "in"),
        "route_due": ("", "route_late"),
        "tell_due": ("", "tell_late"),
    }
    for code in codes.get(kind, ("",)):
        words = warning_words(Caution(kind, agreement, None, "onbekend", code, terms=terms), "nl")
        assert words.sentence.endswith(".")
        assert words.rule.endswith(".")
        assert "%" not in words.sentence
        assert words.on == "nu"
    assert set(SENTENCES) == {
        *RULES,
        "true_up_on",
        "due_on",
        "until",
        "in",
        "route_late",
        "tell_late",
    }


def test_a_day_that_passed_is_told_as_passed() -> None:
    caution = Caution("route_due", AgreementFactory(), date(2026, 8, 31), code="route_late")
    words = warning_words(caution, "nl")
    assert words.sentence == (
        "Was te beslissen voor 1 september 2026: hoe het na het contract verder gaat. Is dat "
        "besloten? Schrijf het dan op in het dossier."
    )
    assert words.on == "31 augustus 2026"


def test_without_terms_a_code_is_its_own_name() -> None:
    agreement = AgreementFactory(document__none=True)
    caution = Caution("cap_near", agreement, None, "plafond", amount=Fraction(5))
    assert warning_words(caution, "nl").sentence == "Onder plafond “plafond” is nog € 5 ruimte."
