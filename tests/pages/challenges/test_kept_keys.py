"""A key says whose text it is, and cannot be made up."""

from types import SimpleNamespace

import pytest
import time_machine
from django.core import signing

from pages.challenges.kept_keys import MAX_AGE_S, SALT, KeptKey, make_key, read_key


def test_says_what_was_signed():
    key = make_key(SimpleNamespace(pk=3), SimpleNamespace(pk=5), "advice")
    assert read_key(key) == KeptKey(person_pk=3, response_pk=5, kind="advice")


@pytest.mark.parametrize(
    "text",
    ["", "x", "a:b:c", signing.dumps([1, 2, "advice"]), signing.dumps("x", salt=SALT)],
    # Without the signature, that has the second in it: every process must find the same tests.
    ids=["nothing", "a letter", "no signature", "another salt", "another shape"],
)
def test_another_text_says_nothing(text):
    assert read_key(text) is None


def test_gets_too_old():
    with time_machine.travel("2026-03-02T08:00:00+00:00", tick=False) as clock:
        key = make_key(SimpleNamespace(pk=3), SimpleNamespace(pk=5), "advice")
        clock.shift(MAX_AGE_S)
        assert read_key(key) is not None
        clock.shift(1)
        assert read_key(key) is None
