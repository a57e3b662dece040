"""What counts as a reason."""

import pytest

from pages.challenges.plain_words import is_placeholder, is_too_short


@pytest.mark.parametrize(
    "text",
    ["", "   ", "n.v.t.", "N.V.T", "Niet van toepassing", "-", "...", "xxx", "Afgewezen.",
     "zie brief", "aaaaaaaaaaaaaaaaaaaaaa aaaaaaaaaaaaaaaaaaaaaaaaaa",
     "lorem ipsum dolor sit amet", "test"],
)  # fmt: skip
def test_placeholders_are_no_reason(text):
    assert is_placeholder(text)


def test_a_real_reason_is_one():
    text = "Uw plan kost per jaar meer dan wij nu betalen, terwijl het werk hetzelfde blijft."
    assert not is_placeholder(text)
    assert not is_too_short(text)


@pytest.mark.parametrize(
    "text", ["Te duur.", "goed goed goed goed goed goed goed goed goed goed goed"]
)
def test_too_short_or_always_the_same_word(text):
    assert is_too_short(text)
