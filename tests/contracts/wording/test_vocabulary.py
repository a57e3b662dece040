"""Every key and every choice of the published schema has its words."""

from collections.abc import Iterator

import pytest

from contracts.terms_form.shapes import Choice, Codes, Group, Leaf, Listing, Named, root_shape
from contracts.wording.vocabulary import choice_word, key_word, sections
from contracts.wording.vocabulary_choices import CHOICES
from contracts.wording.vocabulary_keys import KEYS

pytestmark = pytest.mark.pure

Place = tuple[str, str, object]


def places() -> Iterator[Place]:
    """Every (block, key, shape) of the schema once."""
    seen: set[tuple[str, str]] = set()
    waiting: list[tuple[str, str, object]] = [("terms", "", root_shape())]
    while waiting:
        _definition, key, shape = waiting.pop()
        if isinstance(shape, Group):
            for inner in shape.keys:
                if (shape.name, inner) not in seen:
                    seen.add((shape.name, inner))
                    yield shape.name, inner, shape.shape(inner)
                    waiting.append((shape.name, inner, shape.shape(inner)))
        elif isinstance(shape, Choice):
            waiting += [(shape.name, key, shape.shape(name)) for name in shape.names]
        elif isinstance(shape, Listing | Named):
            waiting.append((shape.name, shape.name, shape.item))


PLACES = list(places())


def test_the_schema_is_walked() -> None:
    assert len(PLACES) > 100
    assert {type(shape) for _block, _key, shape in PLACES} >= {Leaf, Group, Listing, Codes, Choice}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_key_has_a_label_and_an_explanation(language: str) -> None:
    without = [
        f"{block}.{key}"
        for block, key, _shape in PLACES
        if not (word := key_word(block, key, language)).is_known
        or not (word.help or key in ("nl", "en", "format"))
    ]
    assert without == []


def test_every_choice_has_words() -> None:
    without = []
    for block, key, shape in PLACES:
        if isinstance(shape, Leaf) and shape.kind == "options":
            without += [
                f"{block}.{key}.{one}"
                for one in shape.options
                if not choice_word(block, key, one, "nl").is_known
            ]
        if isinstance(shape, Choice):
            without += [
                f"{shape.name}.{one}"
                for one in shape.names
                if not choice_word(shape.name, shape.name, one, "nl").is_known
            ]
    assert sorted(set(without)) == []


def test_words_are_complete_in_both_languages() -> None:
    assert [key for key, words in KEYS.items() if not words[0] or not words[1]] == []
    assert [key for key, words in KEYS.items() if bool(words[2]) != bool(words[3])] == []
    assert [key for key, words in CHOICES.items() if not all(words)] == []


def test_a_block_without_words_is_shown_by_its_name() -> None:
    assert key_word("limit", "brand_new", "nl").label == "brand new"
    assert not choice_word("limit", "brand_new", "first_one", "nl").is_known


def test_every_top_level_key_has_its_place() -> None:
    found = sections(list(root_shape().keys), "nl")
    assert sum(len(keys) for _anchor, _title, keys in found) == len(root_shape().keys) - 1
    assert [anchor for anchor, _title, _keys in found][:4] == [
        "basis", "metingen", "onderdelen", "grenzen",
    ]  # fmt: skip
    assert sections(["brand_new"], "en") == [("overig", "Other terms", ["brand_new"])]


def test_the_share_of_an_investment_says_what_it_is() -> None:
    assert key_word("invested", "times", "nl").help == (
        "Welk deel van de inleg. Bij een verlies van hoogstens 60% is dit 0,4 of 40%. Leeg: de hele"
        " inleg."
    )
    assert key_word("constant", "times", "nl").help == (
        "Bijvoorbeeld 0,4 of 40%. Mag leeg blijven."
    )
