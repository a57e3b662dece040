"""The parts of terms with their sentences."""

import json
from pathlib import Path

import pytest

from contracts.arithmetic import parse_terms
from contracts.wording.parts import PART_WORDS, codes_in_order, terms_parts
from tests.contracts.arithmetic.builders import component, label, terms
from tests.contracts.wording.small_terms import small_terms

pytestmark = pytest.mark.pure

CONTRACTS = Path(__file__).parents[3] / "contracts"
SCHEMA = json.loads((CONTRACTS / "schema/terms-1.schema.json").read_text(encoding="utf-8"))
EXAMPLES = sorted((CONTRACTS / "examples").glob("*/terms.json"))


def test_every_key_of_the_format_has_words() -> None:
    assert set(SCHEMA["properties"]) - {"format"} <= set(PART_WORDS)


def test_each_investment_has_its_own_sentence() -> None:
    rows = [
        {"code": code, "party": "fund", "drawdowns": [{"on": "2026-01-01", "amount": amount}]}
        for code, amount in (("senior", "100"), ("junior", "200"))
    ]
    parts = {part.path: part.sentences for part in terms_parts(small_terms(investments=rows), "nl")}
    assert len(parts["investments[0]"]) == len(parts["investments[1]"]) == 1
    assert "€ 100" in parts["investments[0]"][0]
    assert "€ 200" in parts["investments[1]"][0]


def test_parts_have_places_names_and_sentences() -> None:
    terms = small_terms(limits=[{"code": "cap", "scope": "contract", "max": "5"}])
    parts = {part.path: part for part in terms_parts(terms, "nl")}
    assert parts["components[0]"].title == "Werk"
    assert parts["components[0]"].sentences[1] == "€ 1.300 per persoon."
    assert parts["limits[0]"].title == "Plafond"
    assert parts["parties[3]"].sentences == ("Toetser is onafhankelijke toetser.",)
    assert parts["constants.principal"].sentences == ("De inleg: € 680.000.",)
    assert parts["valid_from"].sentences == ("Deze afspraken gelden vanaf 1 januari 2026.",)
    assert parts["payers"].sentences == ("Gemeente betaalt alles.",)
    assert codes_in_order(terms, "parties") == ["city", "fund", "club", "judge"]


def test_a_party_with_the_name_of_its_role_is_said_once() -> None:
    parties = [
        {"code": "a", "role": "payer", "label": label("Gemeente")},
        {"code": "b", "role": "provider", "label": {"nl": "Uitvoerder", "en": "Provider"}},
        {"code": "checker", "role": "evaluator", "label": label("Toetser")},
    ]
    jobs = component("jobs", {"count": "job"}, {"per_unit": "1"})
    found = terms(jobs, parties=parties, payers=[{"party": "a"}])
    for language, text in (("nl", "Dit is de uitvoerder."), ("en", "This is the provider.")):
        parts = {part.path: part.sentences for part in terms_parts(found, language)}
        assert parts["parties[1]"] == (text,)


def test_a_metric_without_a_plural_is_not_forced_into_one() -> None:
    found = terms(component("jobs", {"count": "job"}, {"per_unit": "1"}))
    parts = {part.path: part.sentences for part in terms_parts(found, "nl")}
    assert parts["components[0]"][0] == "Wat telt: het aantal bij “job” (eenheid: job)."
    parts = {part.path: part.sentences for part in terms_parts(found, "en")}
    assert parts["components[0]"][0] == "What counts: the number at “job” (unit: job)."


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_no_part_of_a_published_contract_is_without_words(path: Path) -> None:
    terms = parse_terms(json.loads(path.read_text(encoding="utf-8")))
    for language in ("nl", "en"):
        assert [p.path for p in terms_parts(terms, language) if not p.sentences] == []
