import inspect
import re

import pytest
from django.db.models import TextChoices
from django.utils import translation

from pages import enums

LISTS = [
    thing
    for _name, thing in inspect.getmembers(enums, inspect.isclass)
    if thing.__module__ == enums.__name__
]


@pytest.mark.parametrize("choices", LISTS, ids=lambda choices: choices.__name__)
def test_codes_are_english_and_labels_differ_per_language(choices):
    assert issubclass(choices, TextChoices)
    for code, label in choices.choices:
        assert re.fullmatch(r"[a-z_]+", code)
        with translation.override("nl"):
            dutch = str(label)
        with translation.override("en"):
            assert str(label) != dutch or dutch in {"partner"}
