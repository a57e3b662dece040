import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.dutch_words import stems_of_word, words_of


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("parken", "park"),
        ("ideeën", "idee"),
        ("ideeen", "idee"),
        ("straten", "straat"),
        ("zwembaden", "zwembad"),
        ("huizen", "huis"),
        ("groene", "groen"),
        ("kinderen", "kind"),
        ("uitdagingen", "uitdaging"),
        ("gemeenten", "gemeente"),
        ("Initiatieven", "initiatief"),
        ("parks", "park"),
        ("ouderen", "oudere"),
    ],
)
def test_two_forms_of_a_word_share_a_stem(asked, written):
    assert stems_of_word(asked) & stems_of_word(written)


@pytest.mark.parametrize(
    ("one", "other"), [("park", "paard"), ("idee", "ieder"), ("ouderen", "ouders")]
)
def test_different_words_share_no_stem(one, other):
    assert not stems_of_word(one) & stems_of_word(other)


def test_words_lose_capitals_accents_and_marks():
    assert words_of('Één "buurt"-idee, café!') == ["een", "buurt", "idee", "cafe"]


@given(st.text())
def test_any_text_gives_plain_words(text):
    for word in words_of(text):
        assert word
        assert not set(word) & set('"*:^()\x00 ')
        assert stems_of_word(word)
