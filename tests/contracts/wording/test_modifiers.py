"""What changes a component on the way, in words."""

import pytest

from contracts.arithmetic.terms import COMPONENT_KINDS
from contracts.wording.modifiers import KIND_WORDS, claimed_words, dated_sum, kind_sentences
from contracts.wording.voice import Voice
from tests.contracts.wording.small_terms import small_terms

pytestmark = pytest.mark.pure

VOICE = Voice(small_terms(), "nl")


def test_every_kind_has_words() -> None:
    assert set(KIND_WORDS) == set(COMPONENT_KINDS)
    assert [kind for kind in KIND_WORDS if not kind_sentences(kind, VOICE)] == ["outcome"]
    assert kind_sentences(None, VOICE) == []


def test_a_claim_is_said_only_beside_what_was_accepted() -> None:
    assert claimed_words({"claimed": "3"}, VOICE) == ""
    both = {"claimed": "3", "accepted": "2"}
    assert claimed_words(both, VOICE) == "; ingediend 3, goedgekeurd 2"


def test_a_dated_tariff_without_anything_counted_has_no_sum() -> None:
    rule = {"per_unit": {"dated": [{"from": "2026-01-01", "amount": "5"}]}}
    assert dated_sum(rule, ["0"], VOICE) == ""
    assert dated_sum(rule, "3", VOICE) == ""
    assert dated_sum(rule, ["3"], VOICE) == "3 × € 5"
