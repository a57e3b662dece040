"""What the buttons do."""

import copy

import pytest

from contracts.terms_form.actions import act, fill_codes, shape_at
from contracts.terms_form.shapes import Group, Listing
from tests.factories.terms import terms_document

pytestmark = pytest.mark.pure


def test_adding_a_row_a_part_and_the_first_of_a_list() -> None:
    document, name = act(terms_document(), "add", "components")
    assert (name, document["components"][1]) == ("components.1", {})
    document, name = act(document, "add", "components.0.gate")
    assert (name, document["components"][0]["gate"]) == ("components.0.gate", {})
    document, name = act({"format": "terms/1"}, "add", "limits")
    assert (name, document["limits"]) == ("limits.0", [{}])
    document, name = act(document, "add", "constants")
    assert (name, document["constants"]) == ("constants.0", {"bedrag_1": {}})
    assert act(document, "add", "constants")[0]["constants"] == {"bedrag_1": {}, "bedrag_2": {}}


def test_only_what_can_be_added_is_added() -> None:
    document = terms_document()
    for name in ("periods", "components.0.price", "components.0.weight", "limits.0.over"):
        assert act(document, "add", name) == (document, name)


def test_a_new_amount_never_takes_the_place_of_another() -> None:
    document = terms_document(constants={"bedrag_2": {"amount": "7"}})
    added, name = act(document, "add", "constants")
    assert (name, added["constants"]) == (
        "constants.1",
        {"bedrag_2": {"amount": "7"}, "bedrag_3": {}},
    )
    assert act(document, "remove", "constants.1") == (document, "constants")


def test_adding_inside_a_chosen_block() -> None:
    document = terms_document()
    document["components"][0]["price"] = {"brackets": [{"to": "5", "per_unit": "1"}]}
    document["components"][0]["gate"] = {"all": [{}]}
    changed, name = act(document, "add", "components.0.price.brackets")
    assert (name, len(changed["components"][0]["price"]["brackets"])) == (
        "components.0.price.brackets.1",
        2,
    )
    assert act(document, "add", "components.0.gate.all")[0]["components"][0]["gate"] == {
        "all": [{}, {}]
    }


def test_removing_and_moving() -> None:
    limits = [{"code": code, "scope": "year"} for code in "abc"]
    document = terms_document(limits=limits, constants={"x": {}, "y": {}})
    assert [row["code"] for row in act(document, "remove", "limits.1")[0]["limits"]] == ["a", "c"]
    moved, name = act(document, "up", "limits.2")
    assert ([row["code"] for row in moved["limits"]], name) == (["a", "c", "b"], "limits.1")
    moved, name = act(document, "down", "limits.0")
    assert ([row["code"] for row in moved["limits"]], name) == (["b", "a", "c"], "limits.1")
    assert act(document, "remove", "constants.0")[0]["constants"] == {"y": {}}
    assert "note" not in act({**document, "note": {}}, "remove", "note")[0]


def test_dropping_what_the_format_does_not_know() -> None:
    document = terms_document(colour="red")
    document["components"][0]["mood"] = "good"
    document["components"][0]["price"]["extra"] = 1
    document = act(document, "drop", "components.0")[0]
    document = act(document, "drop", "components.0.price")[0]
    assert act(document, "drop", "")[0] == terms_document()


@pytest.mark.parametrize("verb", ["add", "remove", "up", "down", "drop", "explode"])
@pytest.mark.parametrize(
    "name", ["limits.99", "nowhere.1", "components.0.price.per_unit.x", "components.0.gate.all.1"]
)
def test_an_action_on_nothing_changes_nothing(verb: str, name: str) -> None:
    document = terms_document()
    assert act(document, verb, name)[0] == document


def test_the_first_cannot_go_up() -> None:
    assert act(terms_document(), "up", "limits.0")[0] == terms_document()
    assert act(terms_document(), "up", "currency")[0] == terms_document()


def test_an_action_leaves_the_document_that_it_was_given() -> None:
    document = terms_document()
    before = copy.deepcopy(document)
    act(document, "remove", "limits.0")
    assert document == before


def test_codes_are_made_of_names_and_stay_apart() -> None:
    document = {
        "metrics": [{"label": {"nl": "Baan gevonden!"}}, {"label": {"nl": "Baan gevonden"}}, {}],
        "components": [{"label": {"nl": "1e keer"}}, {"code": "own", "label": {"nl": "x"}}],
        "limits": [{}, "text"],
        "constants": {"bedrag_1": {"label": {"nl": "De inleg"}}, "bedrag_2": {}, "keep": {}},
    }
    filled = fill_codes(document)
    assert [row.get("code") for row in filled["metrics"]] == [
        "baan_gevonden", "baan_gevonden_2", None,
    ]  # fmt: skip
    assert [row["code"] for row in filled["components"]] == ["n_1e_keer", "own"]
    assert filled["limits"] == [{"code": "grens"}, "text"]
    assert list(filled["constants"]) == ["de_inleg", "bedrag_2", "keep"]


def test_shapes_are_found_through_choices() -> None:
    document = terms_document()
    document["components"][0]["price"] = {"brackets": [{}]}
    assert isinstance(shape_at(document, "components.0.price.brackets"), Listing)
    found = shape_at(document, "components.0.price.brackets.0")
    assert isinstance(found, Group)
    assert "per_unit" in found.keys
    assert shape_at(document, "components.x") is None
