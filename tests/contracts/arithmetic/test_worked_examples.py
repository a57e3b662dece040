"""The worked examples in the documentation, executed."""

from collections import defaultdict

import pytest

from contracts.arithmetic import money_text, parse_terms, settle_all
from tests.contracts.arithmetic.builders import quarter
from tests.contracts.arithmetic.worked_examples import DOCUMENTS, WorkedExample, worked_examples

pytestmark = pytest.mark.pure


def test_no_example_is_overlooked() -> None:
    texts = [document.read_text(encoding="utf-8") for document in DOCUMENTS]
    assert len(worked_examples()) == sum(text.count("```json") for text in texts) >= 15


@pytest.mark.parametrize("example", worked_examples(), ids=lambda example: example.title)
def test_it_pays_what_it_says(example: WorkedExample) -> None:
    statements = settle_all([parse_terms(example.terms)], example.observations, quarter(4))
    assert [money_text(statement.total_cents) for statement in statements] == example.paid
    received: dict[str, int] = defaultdict(int)
    taxed: dict[str, int] = defaultdict(int)
    for statement in statements:
        for part in statement.distribution:
            received[part.party] += part.cents
        for tax in statement.taxes:
            taxed[tax.code] += tax.tax_cents
    assert {party: money_text(cents) for party, cents in received.items()} == example.received
    assert {code: money_text(cents) for code, cents in taxed.items()} == example.taxed
