"""The worked examples in the documentation, executed."""

import pytest

from contracts.arithmetic import parse_terms
from tests.contracts.arithmetic.builders import paid
from tests.contracts.arithmetic.worked_examples import DOCUMENTS, WorkedExample, worked_examples

pytestmark = pytest.mark.pure


def test_no_example_is_overlooked() -> None:
    texts = [document.read_text(encoding="utf-8") for document in DOCUMENTS]
    assert len(worked_examples()) == sum(text.count("```json") for text in texts) >= 15


@pytest.mark.parametrize("example", worked_examples(), ids=lambda example: example.title)
def test_it_pays_what_it_says(example: WorkedExample) -> None:
    assert paid(parse_terms(example.terms), *example.observations) == example.paid
