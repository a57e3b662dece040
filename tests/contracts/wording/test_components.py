"""Every building block of a component, in exact sentences; components.txt holds them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from contracts.arithmetic.prices import PRICES
from contracts.arithmetic.quantities import QUANTITIES
from contracts.wording import Language, terms_sentences
from contracts.wording.prices import PRICE_WORDS
from contracts.wording.quantities import QUANTITY_WORDS
from tests.contracts.wording.small_terms import small_terms

pytestmark = pytest.mark.pure

LAST: dict[Language, str] = {"nl": "Dit geld is voor Club.", "en": "This money is for Club."}


def paragraphs() -> Iterator[tuple[dict[str, Any], list[str]]]:
    text = (Path(__file__).parent / "components.txt").read_text()
    for paragraph in text.split("\n\n"):
        block, *sentences = [line for line in paragraph.splitlines() if line[:1] != "#"]
        yield json.loads(block), sentences


CASES = [
    pytest.param(component, sentences, id=json.dumps(component)[:80])
    for component, sentences in paragraphs()
]


@pytest.mark.parametrize(("component", "sentences"), CASES)
def test_a_component_in_words(component: dict[str, Any], sentences: list[str]) -> None:
    terms = small_terms(component)
    for language, last in LAST.items():
        expected = [line[3:] for line in sentences if line.startswith(language)]
        if not component.get("negative"):
            expected.append(last)
        assert list(terms_sentences(terms, language)[0].sentences) == expected


def test_every_block_of_the_arithmetic_has_words_and_an_example() -> None:
    assert set(QUANTITY_WORDS) == set(QUANTITIES)
    assert set(PRICE_WORDS) == set(PRICES)
    components = [component for component, _ in paragraphs()]
    assert set(QUANTITIES) == {next(iter(component["quantity"])) for component in components}
    assert set(PRICES) == {next(iter(component["price"])) for component in components}
