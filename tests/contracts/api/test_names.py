"""The map of names: complete, without doubles, and readable both ways."""

from __future__ import annotations

import re

import pytest

from contracts import enums
from contracts.api import names


@pytest.mark.parametrize(
    ("words", "choices"),
    [
        (names.OBSERVATION_STATUS, enums.ObservationStatus),
        (names.DECISION, enums.VerificationDecision),
        (names.ANSWER, enums.Answer),
        (names.DIRECTION, enums.PaymentDirection),
        (names.PAYMENT_STATUS, enums.PaymentStatus),
        (names.ENTRY_KIND, enums.EntryKind),
        (names.ACCOUNT, enums.Account),
    ],
)
def test_every_code_has_one_word(words, choices):
    assert list(words) == choices.values
    assert len(set(words.values())) == len(words)
    for code, word in words.items():
        assert names.code_of(words, word) == code


def test_names_are_lower_camel_case_and_different():
    assert all(re.fullmatch(r"[a-z]+([A-Z][a-z]*)*", word) for word in names.FIELDS.values())
    assert len(set(names.FIELDS.values())) == len(names.FIELDS)
    assert names.field_name("quantity") == "waarde"
    assert names.field_name("iets_anders") == "iets_anders"


def test_an_unknown_word_is_an_error():
    with pytest.raises(KeyError):
        names.code_of(names.ANSWER, "misschien")
