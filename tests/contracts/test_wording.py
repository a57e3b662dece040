"""The wording as a whole: what it may know, and that it says all of a contract."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import contracts.wording
from contracts.wording import Language, terms_sentences
from tests.contracts.wording.small_terms import small_terms

pytestmark = pytest.mark.pure

FOLDER = Path(contracts.wording.__file__).parent


def imported() -> Iterator[str]:
    for path in FOLDER.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom):
                yield node.module or ""
            elif isinstance(node, ast.Import):
                yield from (name.name for name in node.names)


def test_it_knows_nothing_but_the_arithmetic() -> None:
    ours = {name for name in imported() if name.startswith("contracts")}
    others = {name.partition(".")[0] for name in imported()} - {"contracts"}
    assert {name for name in ours if not name.startswith("contracts.wording")} == {
        "contracts.arithmetic"
    }
    assert others <= sys.stdlib_module_names


def test_the_door_holds_what_it_says() -> None:
    assert all(hasattr(contracts.wording, name) for name in contracts.wording.__all__)


@pytest.mark.parametrize(
    ("language", "titles"),
    [
        (
            "nl",
            ["Werk", "Grenzen", "Wie betaalt", "Afronden", "Perioden", "Wat wordt gemeten"],
        ),
        ("en", ["Work", "Limits", "Who pays", "Rounding", "Periods", "What is measured"]),
    ],
)
def test_a_contract_is_said_section_by_section(language: Language, titles: list[str]) -> None:
    terms = small_terms(limits=[{"code": "cap", "scope": "contract", "max": "90000"}])
    assert [section.title for section in terms_sentences(terms, language)] == titles


def test_a_label_without_english_is_said_in_dutch() -> None:
    terms = small_terms(
        {"label": {"nl": "Werk"}, "quantity": {"count": "jobs"}, "price": {"per_unit": "1"}}
    )
    assert terms_sentences(terms, "en")[0].title == "Werk"
