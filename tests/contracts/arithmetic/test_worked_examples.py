"""The worked examples in the documentation, executed."""

import json
import re
from collections import defaultdict
from typing import Final

import pytest

from contracts.arithmetic import Statement, money_text, periods_until, settle, settle_all
from contracts.arithmetic.terms import SCOPES
from tests.contracts.arithmetic.chains import Distributed, Posted, give
from tests.contracts.arithmetic.worked_examples import DOCUMENTS, WorkedExample, worked_examples

pytestmark = pytest.mark.pure

NUMBERS: Final = re.compile(r"\d+( and \d+)*")


def test_no_example_is_overlooked() -> None:
    texts = [document.read_text(encoding="utf-8") for document in DOCUMENTS]
    assert len(worked_examples()) == sum(text.count("```json") for text in texts)


def test_every_mechanism_has_a_worked_example() -> None:
    """The numbers of a heading are those of the mechanisms of the design: "6 and 7 A line"."""
    begins = [NUMBERS.match(example.title) for example in worked_examples()]
    found = {int(number) for begin in begins if begin for number in begin[0].split(" and ")}
    assert found == set(range(1, 33))


def test_every_kind_of_change_has_a_worked_example() -> None:
    texts = [json.dumps(example.terms) for example in worked_examples()]
    for kind in ("percent_reduction", "point_reduction", "reduction"):
        assert any(f'"as": "{kind}"' in text for text in texts)


def test_one_example_has_every_kind_of_cap_at_once() -> None:
    (example,) = [row for row in worked_examples() if row.title.startswith("Every cap")]
    terms = example.versions()[0]
    caps = {(limit.kind, limit.scope) for limit in terms.limits if limit.kind != "min"}
    assert caps == {
        *(("max", scope) for scope in SCOPES), ("max_share", "contract"), ("max_return", "contract")
    }  # fmt: skip
    assert all(payer.max is not None for payer in terms.payers)
    assert {limit.scope for limit in terms.limits if limit.kind == "min"} == set(SCOPES)


@pytest.mark.parametrize("example", worked_examples(), ids=lambda example: example.title)
def test_it_pays_what_it_says(example: WorkedExample) -> None:
    statements = as_agreed(example)
    assert [money_text(statement.total_cents) for statement in statements] == example.paid
    received: dict[str, int] = defaultdict(int)
    taxed: dict[str, int] = defaultdict(int)
    by_payer: dict[str, int] = defaultdict(int)
    for statement in statements:
        for part in statement.distribution:
            received[part.party] += part.cents
        for tax in statement.taxes:
            taxed[tax.code] += tax.tax_cents
        for line in statement.lines:
            for party, cents in line.payers:
                by_payer[party] += cents
    assert {party: money_text(cents) for party, cents in received.items()} == example.received
    assert {code: money_text(cents) for code, cents in taxed.items()} == example.taxed
    if example.by_payer:
        assert {party: money_text(cents) for party, cents in by_payer.items()} == example.by_payer


def as_agreed(example: WorkedExample) -> list[Statement]:
    """Settle each period with the versions of the terms that were agreed by then."""
    if not example.amended:
        return settle_all(example.versions(), example.observations, example.until)
    statements: list[Statement] = []
    posted: Posted = defaultdict(int)
    given: Distributed = {}
    for number, period in enumerate(periods_until(example.versions(), example.until), start=1):
        versions = example.versions(number)
        statement = settle(versions, example.observations, period, posted, given)
        for line in statement.lines:
            for party, cents in line.payers:
                posted[line.component, party, line.origin.start] += cents
        give(given, statement)
        statements.append(statement)
    return statements
