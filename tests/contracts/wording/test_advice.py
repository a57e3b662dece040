"""Advice in sentences: one for every code, in both languages, with words instead of codes."""

import string

import pytest

from contracts.arithmetic import ADVICE_PARAMS, Advice, advise_terms
from contracts.wording import advice_sentence
from contracts.wording.advice_texts import ADVICE_TEXTS
from tests.contracts.wording.small_terms import small_terms

pytestmark = pytest.mark.pure


def test_every_advice_has_a_sentence_and_no_sentence_is_left_over() -> None:
    assert set(ADVICE_TEXTS) == set(ADVICE_PARAMS)


@pytest.mark.parametrize("code", sorted(ADVICE_TEXTS))
def test_a_sentence_uses_only_the_parameters_of_its_advice(code: str) -> None:
    for text in ADVICE_TEXTS[code]:
        used = {name for _, name, _, _ in string.Formatter().parse(text) if name}
        assert used <= set(ADVICE_PARAMS[code])
        assert text.endswith((".", "?"))


@pytest.mark.parametrize(
    ("advice", "nl", "en"),
    [
        (
            Advice("x", "cap_never_bites", {"max": "5000", "most": "1250.5", "scope": "year"}),
            (
                "Dit plafond van € 5.000 knelt nooit: per jaar kan hoogstens € 1.250,50 worden "
                "betaald."
            ),
            "This cap of €5,000 never bites: per year at most €1,250.50 can be paid.",
        ),
        (
            Advice("x", "weights_below_one", {"sum": "0.8"}),
            (
                "De gewichten zijn samen 80%. De rest van het bedrag wordt nooit betaald. Maak ze "
                "samen "
                "100%, of laat het zo als dat de bedoeling is."
            ),
            (
                "The weights add up to 80%. The rest of the amount is never paid. Make them 100% "
                "together, or leave it when that is meant."
            ),
        ),
        (
            Advice(
                "x",
                "gate_contradicts",
                {"bound": "less_than", "threshold": "5", "other": "at_least", "against": "7.5"},
            ),
            (
                "Minder dan 5 en minstens 7,5 van hetzelfde kunnen niet allebei kloppen. Zo wordt "
                "dit "
                "onderdeel nooit betaald."
            ),
            (
                "Less than 5 and at least 7.5 of the same cannot both be true. So this component "
                "is "
                "never paid."
            ),
        ),
        (
            Advice("x", "step_never_reached", {"threshold": "120", "most": "100"}),
            "Deze trede wordt nooit gehaald: 120 is de grens en 100 is het hoogst mogelijke.",
            "This step is never reached: the threshold is 120 and the highest possible is 100.",
        ),
        (
            Advice("x", "payer_excess_unpaid", {"party": "fund", "max": "400"}),
            (
                "Fonds betaalt hoogstens € 400. Wat daarboven komt, betaalt niemand. Kies wie dat "
                "betaalt, of laat het zo als dat is afgesproken."
            ),
            (
                "Fund pays €400 at most. Nobody pays what is above it. Choose who pays that, or "
                "leave it "
                "when that was agreed."
            ),
        ),
        (
            Advice("x", "floor_above_cap", {"min": "50", "cap": "gone", "max": "40"}),
            (
                "Dit minimum van € 50 is hoger dan het plafond “gone” van € 40. Wat is het: "
                "minstens of hoogstens?"
            ),
            (
                "This minimum of €50 is higher than the cap “gone” of €40. Which is it: at least "
                "or at most?"
            ),
        ),
        (
            Advice("x", "payers_cannot_pay_cap", {"sum": "900", "cap": "all", "max": "1000"}),
            (
                "De betalers betalen samen hoogstens € 900, maar het plafond “Alles bij elkaar” is "
                "€ 1.000. Het verschil wordt nooit betaald."
            ),
            (
                "The payers together pay €900 at most, but the cap “Everything” is €1,000. The "
                "difference is never paid."
            ),
        ),
        (
            Advice(
                "x",
                "starts_mid_period",
                {"valid_from": "2026-02-15", "counts_from": "2026-04-01"},
            ),
            (
                "Deze afspraken gelden vanaf 15 februari 2026, midden in een periode. Een periode "
                "rekent met de afspraken van haar eerste dag, dus zij tellen pas vanaf 1 april "
                "2026."
            ),
            (
                "These terms hold from 15 February 2026, halfway a period. A period uses the terms "
                "of its first day, so they count from 1 April 2026 only."
            ),
        ),
        (Advice("x", "made_up"), "made_up", "made_up"),
    ],
)
def test_sentences(advice: Advice, nl: str, en: str) -> None:
    label = {"nl": "Alles bij elkaar", "en": "Everything"}
    terms = small_terms(limits=[{"code": "all", "scope": "contract", "max": "9", "label": label}])
    assert advice_sentence(advice, terms, "nl").replace("\xa0", " ") == nl
    assert advice_sentence(advice, terms, "en") == en


def test_real_advice_becomes_a_sentence_without_codes() -> None:
    terms = small_terms(limits=[{"code": "cap", "scope": "contract", "max": "0"}])
    for advice in advise_terms(terms):
        for language in ("nl", "en"):
            assert "{" not in advice_sentence(advice, terms, language)
