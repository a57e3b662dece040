"""Two versions beside each other, from their data."""

import copy

import pytest

from contracts.arithmetic import parse_terms
from contracts.terms_comparison import Change, compare_terms
from tests.factories.terms import terms_document, two_payer_terms

pytestmark = pytest.mark.pure


def changes(old: dict, new: dict, language: str = "nl") -> list[Change]:
    return compare_terms(parse_terms(old), parse_terms(new), language)


def test_the_same_terms_have_no_changes() -> None:
    assert changes(terms_document(), copy.deepcopy(terms_document())) == []


def test_a_price_that_changed_has_both_sentences() -> None:
    new = terms_document()
    new["components"][0]["price"] = {"per_unit": "120"}
    [change] = changes(terms_document(), new)
    assert (change.kind, change.code, change.title, change.status) == (
        "components", "banen", "Banen", "changed",
    )  # fmt: skip
    assert "€ 100 per baan." in change.before
    assert "€ 120 per baan." in change.after
    assert not change.has_same_words


def test_added_and_removed_parts() -> None:
    new = terms_document(limits=[{"code": "per_jaar", "scope": "year", "max": "900"}])
    added, removed = changes(terms_document(), new)
    assert (added.code, added.status, added.before) == ("per_jaar", "added", ())
    assert added.after == ("Plafond: hoogstens € 900 per jaar, over alle onderdelen samen.",)
    assert (removed.code, removed.status, removed.after) == ("plafond", "removed", ())


def test_the_order_of_limits_is_a_rule() -> None:
    first = {"code": "a", "scope": "year", "max": "900", "label": {"nl": "Per jaar"}}
    second = {"code": "b", "scope": "contract", "max": "2000", "label": {"nl": "In totaal"}}
    old, new = terms_document(limits=[first, second]), terms_document(limits=[second, first])
    assert changes(old, new) == [
        Change(
            "limits", "", "", "moved",
            ("1. Per jaar", "2. In totaal"), ("1. In totaal", "2. Per jaar"),
        )
    ]  # fmt: skip


def test_what_no_sentence_says_is_still_a_change() -> None:
    new = terms_document()
    new["components"][0]["label"]["en"] = "Work"
    [change] = changes(terms_document(), new)
    assert change.has_same_words


def test_the_contract_as_a_whole() -> None:
    found = changes(terms_document(), two_payer_terms(valid_from="2026-07-01"), "en")
    assert {(change.kind, change.status) for change in found} == {
        ("valid_from", "changed"),
        ("rounding", "changed"),
        ("parties", "added"),
        ("payers", "added"),
    }
