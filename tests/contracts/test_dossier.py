"""The parts of the dossier: each asks something, says why, and knows what may not stay empty."""

import pytest

from contracts.dossier import COLUMNS, ROUTE_NOTES, RULES, RULES_BY_CODE
from contracts.dossier_codes import DossierPart, Route

pytestmark = pytest.mark.pure
EMPTY = {"choice": "", "name": "", "text": "", "amount_cents": None, "on": None}


def test_every_part_has_one_rule():
    assert [rule.code for rule in RULES].sort() == list(DossierPart).sort()
    assert set(RULES_BY_CODE) == set(DossierPart.values)
    assert set(ROUTE_NOTES) == set(Route)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code.value)
def test_a_rule_asks_columns_that_exist_and_says_why_in_one_sentence(rule):
    assert set(rule.labels) <= set(COLUMNS)
    needed = rule.needs.union(*rule.needs_when.values())
    assert needed <= set(rule.labels)
    assert ("choice" in rule.labels) == (rule.choices is not None)
    assert str(rule.why).endswith(".")
    assert str(rule.why).count(". ") == 0


def test_an_answer_decides_what_more_is_needed():
    replaces = RULES_BY_CODE["replaces"]
    assert replaces.missing(EMPTY) == ["choice"]
    assert replaces.missing({**EMPTY, "choice": "stops"}) == ["name", "amount_cents", "on"]
    assert replaces.missing({**EMPTY, "choice": "nothing"}) == ["text"]
    assert replaces.missing({**EMPTY, "choice": "nothing", "text": "Het is nieuw."}) == []


def test_an_answer_is_shown_in_words():
    assert RULES_BY_CODE["benefit"].choice_words("in_talks") == "In gesprek"
    assert RULES_BY_CODE["benefit"].choice_words("") == ""
    assert RULES_BY_CODE["money_ends"].choice_words("yes") == ""
