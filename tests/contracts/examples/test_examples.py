"""Every published payment rule comes out exactly, from its own files and nothing else."""

import csv
import io
import json
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from contracts.arithmetic import (
    Period,
    Statement,
    Terms,
    money_text,
    parse_terms,
    settle,
    settle_all,
)
from contracts.observation_file import Reading, read_observations
from contracts.wording import statement_text, terms_sentences
from tests.contracts.arithmetic.chains import chained
from tests.contracts.examples.published_cases import PUBLISHED

pytestmark = pytest.mark.pure

EXAMPLES = Path(__file__).parents[3] / "contracts" / "examples"
IDS = sorted(path.parent.name for path in EXAMPLES.glob("*/terms.json"))
# Ours, beside the published ones: a labelled fictitious variant.
FICTITIOUS = {"wattwest-outcomes"}
# Cases of ours, beside the published ones of the same rule.
EXTRA_CASES = {
    "denver-sib-housing": {"one-person"},
    "rotterdam-buzinezzclub": {"seven-months-less"},
}


def load(example: str, name: str) -> Any:
    return json.loads((EXAMPLES / example / name).read_text())


@cache
def terms_of(example: str) -> Terms:
    return parse_terms(load(example, "terms.json"))


CASES = [
    pytest.param(example, case, id=f"{example}-{case['id']}")
    for example in IDS
    for case in load(example, "expected.json")["cases"]
]


def reading_of(example: str, case: Mapping[str, Any], terms: Terms) -> Reading:
    """The case's observations, through the same reader that a delivered file goes through."""
    source = case["observations"]
    if isinstance(source, str):
        return read_observations((EXAMPLES / example / source).read_bytes(), [terms])
    columns = list(dict.fromkeys(["metric", "on", *(key for row in source for key in row)]))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, delimiter=";")
    writer.writeheader()
    writer.writerows(source)
    return read_observations(text.getvalue().encode(), [terms])


def settled(example: str, case: Mapping[str, Any]) -> tuple[Terms, Reading, list[Statement]]:
    """The case settled; worked out once, because every test looks at it."""
    key = (example, case["id"])
    if key not in _SETTLED:
        terms = terms_of(example)
        reading = reading_of(example, case, terms)
        assert (reading.errors, reading.notices) == ((), ())
        until = date.fromisoformat(case["until"])
        _SETTLED[key] = terms, reading, settle_all([terms], reading.observations, until)
    return _SETTLED[key]


_SETTLED: dict[tuple[str, str], tuple[Terms, Reading, list[Statement]]] = {}


def by_component(statements: list[Statement]) -> dict[str, int]:
    totals: dict[str, int] = defaultdict(int)
    for statement in statements:
        for line in statement.lines:
            totals[line.component] += line.amount_cents
    return totals


@pytest.mark.parametrize(("example", "case"), CASES)
def test_a_case_comes_out_exactly(example: str, case: Mapping[str, Any]) -> None:
    _, _, statements = settled(example, case)
    expected = case["expected"]
    assert expected.keys() <= {"total", "periods", "components", "quantities", "figures"}
    if "total" in expected:
        assert money_text(statements[-1].cumulative_cents) == expected["total"]
        assert sum(statement.total_cents for statement in statements) == (
            statements[-1].cumulative_cents
        )
    if "periods" in expected:
        assert [money_text(s.total_cents) for s in statements] == expected["periods"]
    totals = by_component(statements)
    for component, amount in expected.get("components", {}).items():
        assert money_text(totals[component]) == amount
    figures = {figure.code: figure.value for figure in statements[-1].figures}
    for code, value in expected.get("figures", {}).items():
        assert Fraction(figures[code]) == Fraction(value)
    for component, quantity in expected.get("quantities", {}).items():
        lines = [line for line in statements[-1].lines if line.component == component]
        assert [line.quantity for line in lines] == [Fraction(quantity)]


@pytest.mark.parametrize(("example", "case"), CASES)
def test_the_trace_of_every_line_ends_at_its_amount(example: str, case: Mapping[str, Any]) -> None:
    terms, _, statements = settled(example, case)
    for statement in statements:
        for line in statement.lines:
            assert line.trace[-1].result == money_text(line.amount_cents)
        for language in ("nl", "en"):
            assert statement_text(statement, [terms], language)


@pytest.mark.parametrize(("example", "case"), CASES)
def test_period_by_period_gives_the_same_as_all_at_once(
    example: str, case: Mapping[str, Any]
) -> None:
    terms, reading, statements = settled(example, case)
    posted: dict[tuple[str, str, date], int] = {}
    for expected in statements:
        period = Period(expected.period.start, expected.period.end)
        statement = settle([terms], reversed(reading.observations), period, posted)
        assert statement.total_cents == expected.total_cents
        for line in statement.lines:
            for party, cents in line.payers:
                key = (line.component, party, line.origin.start)
                posted[key] = posted.get(key, 0) + cents


@pytest.mark.parametrize(("example", "case"), CASES)
def test_from_openings_gives_the_same_as_from_scratch(
    example: str, case: Mapping[str, Any]
) -> None:
    terms, reading, statements = settled(example, case)
    until = date.fromisoformat(case["until"])
    assert chained([terms], reading.observations, until)[0] == statements


def test_every_published_rule_has_an_example_and_no_other() -> None:
    assert set(IDS) == set(PUBLISHED) | FICTITIOUS


@pytest.mark.parametrize("example", sorted(PUBLISHED))
def test_every_published_case_is_there_with_its_mark_and_its_amount(example: str) -> None:
    extra = EXTRA_CASES.get(example, set())
    cases = [case for case in load(example, "expected.json")["cases"] if case["id"] not in extra]
    assert len(cases) == len(PUBLISHED[example])
    for case, (status, place, amount) in zip(cases, PUBLISHED[example], strict=True):
        assert case["status"] == status
        if place is not None and amount is not None:
            numbers = [Fraction(number) for number in amount.split(", ")]
            assert promised(case["expected"], place) == numbers


def promised(expected: Mapping[str, Any], place: str) -> list[Fraction]:
    """What a case expects at one place, and nowhere else."""
    key, _, inner = place.partition(".")
    found = expected[key]
    if inner:
        found = found[int(inner)] if key == "periods" else found[inner]
    return [Fraction(number) for number in (found if isinstance(found, list) else [found])]


def test_an_amount_at_another_place_is_not_what_was_promised() -> None:
    expected = {"total": "3.00", "periods": ["1.00", "2.00"], "components": {"a": "2.00"}}
    assert promised(expected, "total") == [3]
    assert promised(expected, "periods") == [1, 2]
    assert promised(expected, "periods.0") == [1]
    assert promised(expected, "components.a") == [2]
    with pytest.raises(KeyError):
        promised(expected, "components.total")


def test_the_saving_of_utah_is_added_up_from_each_child_and_tests_no_payment() -> None:
    """The data says of 108 × 2,607 that it is no exact test of what was paid."""
    (case,) = [
        row for row in load("utah-preschool", "expected.json")["cases"] if row["id"] == "children"
    ]
    _, reading, _ = settled("utah-preschool", case)
    assert [row.quantity for row in reading.observations] == [Fraction(2607)] * 108
    assert case["expected"] == {"quantities": {"savings_share": "281556"}}
    assert "published" not in case


@pytest.mark.parametrize("example", IDS)
def test_every_example_says_where_it_comes_from(example: str) -> None:
    about = load(example, "expected.json")
    assert about["id"] == example
    assert about["name"]
    assert about["status"]
    assert about["sources"]
    ids = [case["id"] for case in about["cases"]]
    assert len(ids) == len(set(ids))
    for note in (about["note"], *(case["note"] for case in about["cases"])):
        assert note["nl"].strip()
        assert note["en"].strip()
    assert "observations.csv" in [case["observations"] for case in about["cases"]]


@pytest.mark.parametrize("example", sorted(FICTITIOUS))
def test_what_is_fictitious_says_so(example: str) -> None:
    terms = terms_of(example)
    assert terms.title is not None
    assert terms.note is not None
    assert "verzonnen" in terms.title["nl"]
    assert "FICTITIOUS" in terms.note["en"]


@pytest.mark.parametrize("example", IDS)
def test_every_example_reads_in_both_languages(example: str) -> None:
    terms = terms_of(example)
    for section in (*terms_sentences(terms, "nl"), *terms_sentences(terms, "en")):
        assert section.title
        assert section.sentences
        for sentence in section.sentences:
            assert sentence.endswith(".")
            assert "{" not in sentence
            assert "None" not in sentence
