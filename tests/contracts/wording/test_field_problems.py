"""Problems in the words of a form."""

import string

import pytest

from contracts.arithmetic import PROBLEM_PARAMS, Problem
from contracts.wording.field_problems import FIELD_TEXTS, field_problem_sentence, is_wish

pytestmark = pytest.mark.pure


def said(code: str, definition: str = "", language: str = "nl", **params: object) -> str:
    problem = Problem("x", code, params)
    return field_problem_sentence(problem, definition, {"baan": "“Banen”"}, language)


@pytest.mark.parametrize("code", sorted(FIELD_TEXTS))
def test_texts_belong_to_problems_and_use_their_parameters(code: str) -> None:
    for text in FIELD_TEXTS[code]:
        used = {name for _, name, _, _ in string.Formatter().parse(text) if name}
        assert used <= set(PROBLEM_PARAMS[code])


def test_keys_become_labels_and_codes_names() -> None:
    assert said("missing_key", "component", key="price") == "Vul “Wat het waard is” nog in."
    assert said("missing_key", "component", "en", key="price") == "Fill in “What it is worth”."
    assert said("metric_without_baseline", metric="baan").startswith("De meting “Banen” heeft")
    assert said("shares_not_one", sum="0.9").startswith("De delen zijn samen 90%.")
    assert said("thresholds_not_ascending", found="10.5", before="20").startswith(
        "10,5 komt niet na 20"
    )


def test_days_are_written_out() -> None:
    days = {"found": "2026-01-01", "before": "2026-02-01"}
    assert said("dates_not_ascending", **days) == (
        "1 januari 2026 komt niet na 1 februari 2026. Zet de datums op volgorde."
    )
    assert said("dates_not_ascending", "", "en", **days) == (
        "1 January 2026 does not come after 1 February 2026. Put the dates in order."
    )


def test_a_reason_keeps_its_words() -> None:
    text = said("key_not_allowed", "limit", key="excess", because="only_max")
    assert text.startswith("“Wat erboven komt” kan hier niet: ")
    assert text.endswith(". Maak dit veld leeg.")
    assert "only_max" not in text


def test_what_is_empty_is_still_to_do() -> None:
    empty = Problem("x", "bad_number", {"found": ""})
    assert is_wish(empty)
    assert field_problem_sentence(empty, "", {}, "nl") == "Vul dit nog in."
    assert not is_wish(Problem("x", "bad_number", {"found": "x"}))
    assert is_wish(Problem("x", "missing_key", {"key": "a"}))
    assert not is_wish(Problem("x", "unknown_key", {"key": "a", "known": []}))
    assert is_wish(Problem("x", "one_key_of", {"keys": ["a"], "found": []}))
    assert not is_wish(Problem("x", "one_key_of", {"keys": ["a"], "found": ["a", "b"]}))


def test_other_problems_keep_their_sentence() -> None:
    assert said("number_below", found="-1", least="0") == "-1 is te laag. Het moet minstens 0 zijn."
