"""Codes are English words for the database; labels are for people, in two languages."""

import re

import pytest
from django.db import models
from django.utils import translation

from contracts import enums

CHOICES = [
    choice
    for choice in vars(enums).values()
    if isinstance(choice, type) and issubclass(choice, models.TextChoices)
    if choice is not models.TextChoices
]
# Words that are the same in both languages.
SAME = {"Concept": "Draft", "Bank": "Bank"}


@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: choice.__name__)
def test_every_code_has_a_label_in_two_languages(choice):
    for code, label in choice.choices:
        assert re.fullmatch(r"[a-z_]+", code)
        with translation.override("nl"):
            dutch = str(label)
        with translation.override("en"):
            english = str(label)
        assert dutch
        assert english != dutch or dutch in SAME, code


def test_the_words_of_the_arithmetic_are_the_same_words():
    measured = {"measured", "not_measured", "not_applicable"}
    assert set(enums.ObservationStatus.values) == measured | {"withdrawn"}
    assert set(enums.IndicatorKind.values) == {"event", "count", "days", "amount", "level"}
    assert set(enums.LineKind.values) == {"regular", "reversal", "correction"}
