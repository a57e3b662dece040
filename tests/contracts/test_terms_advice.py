"""Advice with the name of the part it is about."""

import pytest

from contracts.terms_advice import advice_lines
from tests.contracts.wording.small_terms import small_terms

pytestmark = pytest.mark.pure


def test_advice_names_the_part_it_is_about() -> None:
    caps = [{"code": "cap", "scope": "contract", "max": "0", "label": {"nl": "Alles bij elkaar"}}]
    lines = {line.path: line for line in advice_lines(small_terms(limits=caps), "nl")}
    assert lines["limits[0].max"].place == "Alles bij elkaar"
    assert lines["limits[0].max"].sentence.startswith("Dit plafond is 0")
    assert lines["metrics[1]"].place == "Aan het werk gebleven"


def test_advice_on_a_whole_list_has_no_name() -> None:
    lines = {line.path: line.place for line in advice_lines(small_terms(), "nl")}
    assert lines["limits"] == ""
