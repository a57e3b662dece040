"""Codes are English words; labels are for people, in two languages."""

from __future__ import annotations

import re

import pytest
from django.db import models
from django.utils import translation

from contracts.reporting import enums

CHOICES = [
    choice
    for choice in vars(enums).values()
    if isinstance(choice, type) and issubclass(choice, models.TextChoices)
    if choice is not models.TextChoices
]


@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: choice.__name__)
def test_every_code_has_a_label_in_two_languages(choice: type[models.TextChoices]) -> None:
    for code, label in choice.choices:
        assert re.fullmatch(r"[a-z_]+", code)
        with translation.override("nl"):
            dutch = str(label)
        with translation.override("en"):
            assert str(label) != dutch
