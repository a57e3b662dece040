"""From a document to a form and back: exactly the same document."""

import copy
import json
from pathlib import Path

import pytest
from hypothesis import given

from contracts.terms_form.names import find
from contracts.terms_form.rendering import Renderer
from tests.contracts.arithmetic.profile import quick
from tests.contracts.arithmetic.strategies import contracts
from tests.contracts.arithmetic.worked_examples import worked_examples
from tests.contracts.terms_form.browser_post import Post, posted
from tests.factories.terms import terms_document

pytestmark = pytest.mark.pure

EXAMPLES = sorted((Path(__file__).parents[3] / "contracts/examples").glob("*/terms*.json"))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_every_published_contract_comes_back_the_same(path: Path, language: str) -> None:
    document = json.loads(path.read_text(encoding="utf-8"))
    assert posted(document, language).read(language) == document


@pytest.mark.parametrize("example", worked_examples(), ids=lambda example: example.title)
def test_every_worked_example_comes_back_the_same(example: object) -> None:
    document = example.terms  # type: ignore[attr-defined]
    assert posted(document).read() == document


@quick
@given(contracts())
def test_any_contract_comes_back_the_same(document: dict) -> None:
    assert posted(document).read() == document
    assert posted(document, "en").read("en") == document


def test_what_the_format_does_not_know_is_carried_along() -> None:
    document = terms_document(colour="red")
    document["components"][0]["mood"] = {"a": [1, None]}
    document["components"][0]["price"] = {"guess": "5"}
    document["limits"] = "none"
    document["metrics"][0]["label"] = 7
    assert posted(document).read() == document


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"currency": ["EUR"]}, "currency"),
        ({"currency": True}, "currency"),
        ({"valid_from": 2026}, "valid_from"),
        ({"metrics": [{"code": "baan", "subject": "household"}]}, "metrics.0.subject"),
    ],
)
def test_a_value_of_another_kind_is_kept_and_shown_as_it_is(changes: dict, name: str) -> None:
    document = terms_document(**changes)
    fields = {one.name: one for top in Renderer(document, "nl").fields() for one in top.walk()}
    assert (fields[name].kind, json.loads(fields[name].value)) == ("raw", find(document, name))
    assert posted(document).read() == document


def test_conditions_in_conditions_are_read_to_a_depth_that_nobody_needs() -> None:
    def nested(depth: int) -> dict:
        gate: dict = {"quantity": {"sum": "baan"}, "at_least": "1"}
        for _ in range(depth):
            gate = {"all": [gate]}
        document = terms_document()
        document["components"][0]["gate"] = gate
        return document

    # One more than the rules allow, so that the form can say that it is too deep.
    assert posted(nested(6)).read() == nested(6)
    found, depth = posted(nested(40)).read()["components"][0]["gate"], 0
    while found.get("all"):
        found, depth = found["all"][0], depth + 1
    assert depth == 7


def test_what_cannot_be_read_stays_as_typed() -> None:
    post = posted(terms_document()).change(
        {"components.0.price.per_unit": "honderd", "valid_from": "31-02-2026"}
    )
    document = post.read()
    assert document["components"][0]["price"] == {"per_unit": "honderd"}
    assert document["valid_from"] == "31-02-2026"
    assert posted(document).read() == document


def test_numbers_and_days_as_people_write_them() -> None:
    post = posted(terms_document()).change(
        {"components.0.price.per_unit": "1.100,50", "valid_from": "1-7-2026"}
    )
    document = post.read()
    assert document["components"][0]["price"] == {"per_unit": "1100.50"}
    assert document["valid_from"] == "2026-07-01"


def test_an_emptied_field_is_gone_and_an_emptied_list_of_limits_too() -> None:
    post = posted(terms_document()).change({"periods.until": " "})
    assert "until" not in post.read()["periods"]
    kept = [pair for pair in posted(terms_document()).pairs if not pair[0].startswith("limits.0")]
    assert "limits" not in Post(kept).read()


def test_choosing_another_block_keeps_what_both_have() -> None:
    post = posted(terms_document()).change({"components.0.quantity.__kind": "count"})
    assert post.read()["components"][0]["quantity"] == {"count": "baan"}
    post = posted(terms_document()).change({"components.0.price.__kind": "brackets"})
    assert post.read()["components"][0]["price"] == {"brackets": [{}]}
    first, second = ({"event": "start", "within_days": days} for days in (90, 180))
    for after in (first, [first, second]):
        document = terms_document()
        document["components"][0]["quantity"] = {"sum": "baan", "after": after}
        post = posted(document).change({"components.0.quantity.__kind": "count"})
        assert post.read()["components"][0]["quantity"] == {"count": "baan", "after": after}
    document = terms_document(constants={"inleg": {"amount": "5"}})
    post = posted(document).change({"limits.0.max.__kind": "constant"})
    assert post.read()["limits"][0]["max"] == {"constant": ""}
    document = terms_document(periods={"every": "month"})
    post = posted(document).change({"periods.__kind": "once"})
    assert post.read()["periods"] == {"every": "once", "from": "", "until": ""}
    assert posted(post.read()).read() == post.read()
    post = posted(terms_document()).change({"components.0.quantity.__kind": "one"})
    assert post.read()["components"][0]["quantity"] == {"one": True}


@pytest.mark.parametrize(
    ("place", "kind", "expected"),
    [
        ("quantity", "sum", {"sum": ""}),
        ("quantity", "ratio", {"ratio": {}}),
        ("price", "per_unit", {"per_unit": ""}),
        ("price", "line", {"line": [{}]}),
    ],
)
def test_a_first_choice_stays_chosen_while_nothing_is_filled_in(
    place: str, kind: str, expected: dict
) -> None:
    document = terms_document(components=[{"code": "a", "quantity": {}, "price": {}}])
    post = posted(document).change({f"components.0.{place}.__kind": kind})
    document = post.read()
    assert document["components"][0][place] == expected
    assert posted(document).read() == document


def test_a_condition_stays_chosen_while_nothing_is_filled_in() -> None:
    document = terms_document()
    document["components"][0]["gate"] = {}
    post = posted(document).change({"components.0.gate.__kind": "condition"})
    document = post.read()
    assert document["components"][0]["gate"] == {"quantity": {}}
    assert posted(document).read() == document


def test_choosing_another_bound_keeps_the_number() -> None:
    post = posted(terms_document()).change({"limits.0.__kind0": "min"})
    assert post.read()["limits"][0] == {"code": "plafond", "scope": "contract", "min": "2000"}
    document = terms_document(limits=[{"code": "a", "scope": "contract"}])
    post = posted(document).change({"limits.0.__kind0": "max"})
    assert post.read()["limits"][0]["max"] == ""
    assert posted(post.read()).read() == post.read()


def test_a_made_up_block_or_key_is_ignored() -> None:
    post = posted(terms_document()).change(
        {"components.0.price.__kind": "magic", "components.0.evil": "1", "__class__": "x"}
    )
    assert post.read() == terms_document()


def test_hidden_parts_that_are_no_json_are_nothing() -> None:
    post = posted(terms_document()).change({"__more": "{", "limits.__raw": "[" * 5000})
    found = post.read()
    assert "limits" not in found
    assert copy.deepcopy(found) == found


def test_two_fixed_amounts_with_one_code_are_both_kept() -> None:
    document = terms_document(constants={"a": {"amount": "1"}, "b": {"amount": "2"}})
    post = posted(document).change({"constants.1.__key": "a"})
    assert post.read()["constants"] == {"a": {"amount": "1"}, "a_2": {"amount": "2"}}


def test_rows_come_back_in_their_order() -> None:
    document = terms_document(limits=[{"code": f"l{n}", "scope": "year"} for n in range(12)])
    assert [row["code"] for row in posted(document).read()["limits"]] == [
        f"l{n}" for n in range(12)
    ]
