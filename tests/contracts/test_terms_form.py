"""The small parts of the form: shapes of the schema, names of places, new parts, references."""

import pytest

from contracts.terms_form.fields import Field, Option
from contracts.terms_form.names import find, keys_of, name_of, parent_of
from contracts.terms_form.references import known_codes, name_of_row, targets
from contracts.terms_form.rendering import Renderer
from contracts.terms_form.seeds import new_item, seed, switched
from contracts.terms_form.shapes import Choice, Codes, Group, Leaf, Listing, Named, root_shape
from tests.factories.terms import terms_document

pytestmark = pytest.mark.pure


def component() -> Group:
    listing = root_shape().shape("components")
    assert isinstance(listing, Listing)
    assert isinstance(listing.item, Group)
    return listing.item


def test_the_schema_as_shapes() -> None:
    root, part = root_shape(), component()
    assert isinstance(root.shape("constants"), Named)
    assert root.shape("format") == Leaf("const", "format", const="terms/1")
    assert isinstance(part.shape("quantity"), Choice)
    assert part.shape("weight") == Leaf("share", "weight")
    assert part.shape("negative") == Leaf("flag", "negative")
    limit = root.shape("limits").item  # type: ignore[union-attr]
    assert limit.exclusive == (("max", "min", "max_share", "max_return"),)
    assert isinstance(limit.shape("over"), Codes)
    steps = part.shape("price").shape("steps").shape("steps").item  # type: ignore[union-attr]
    assert steps.exclusive == (("at_least", "more_than"), ("amount", "per_unit", "rate"))


def test_the_names_and_the_choice_of_variants() -> None:
    price, periods = component().shape("price"), root_shape().shape("periods")
    gate = component().shape("gate")
    assert isinstance(price, Choice)
    assert isinstance(periods, Choice)
    assert isinstance(gate, Choice)
    assert periods.names == ("every", "once", "dates")
    assert gate.names == ("all", "any", "of", "condition")
    assert periods.variant_of({"every": "once", "from": "x", "until": "y"}) == "once"
    assert periods.variant_of({"every": "month", "from": "x"}) == "every"
    assert price.variant_of({"per_unit": "1"}) == "per_unit"
    assert price.variant_of({"steps": [], "oops": 1}) == "steps"
    assert price.variant_of({}) == price.variant_of(None) == price.variant_of({"x": 1}) == ""


def test_a_figure_shows_only_what_its_kind_needs() -> None:
    figure = root_shape().shape("figures").item  # type: ignore[union-attr]
    assert figure.is_idle("years", {"kind": "gain"})
    assert not figure.is_idle("years", {"kind": "annualised_return"})
    assert not figure.is_idle("years", {})


def test_names_of_places() -> None:
    assert name_of("components[0].price.brackets[1].to") == "components.0.price.brackets.1.to"
    assert keys_of("limits.0.max") == ["limits", 0, "max"]
    assert parent_of("limits.0.max") == ("limits.0", "max")
    assert parent_of("limits") == ("", "limits")
    document = {"a": [{"b": 1}], "c": {"7": 2}}
    assert (find(document, "a.0.b"), find(document, "c.7"), find(document, "a.3.b")) == (1, 2, None)


def test_new_parts_hold_only_what_can_be_one_way() -> None:
    price = component().shape("price")
    assert isinstance(price, Choice)
    assert new_item(component()) == {}
    assert seed(price) is None
    assert seed(price.shape("brackets")) == {"brackets": [{}]}
    quantity = component().shape("quantity")
    assert isinstance(quantity, Choice)
    assert seed(quantity.shape("one")) == {"one": True}
    assert switched(quantity.shape("latest"), {"count": "jobs"}) == {"latest": "jobs"}
    assert switched(price.shape("steps"), {"per": "year", "rate": "0.1"}) == {
        "steps": [{}],
        "per": "year",
    }
    assert switched(Leaf("number", "x"), "5") == "5"
    assert switched(Leaf("number", "x"), {"constant": "y"}) == ""


def test_what_a_code_may_point_to() -> None:
    document = terms_document()
    assert known_codes(document, "quantity_count", "count", "nl") == [("baan", "Banen")]
    assert known_codes(document, "metric", "verified_by", "en") == [("toetser", "Test")]
    assert known_codes(document, "component", "pays", "nl") == [("aanbieder", "Werk")]
    assert known_codes(document, "limit", "over", "nl") == [("banen", "Banen")]
    assert targets("component", "code") == ()
    assert name_of_row({"label": {"en": "X"}}, "x", "nl") == "X"
    assert name_of_row({"label": {"nl": " "}}, "x", "nl") == "x"


def test_a_code_that_is_not_there_stays_a_choice() -> None:
    document = terms_document()
    document["components"][0]["quantity"] = {"sum": "gone"}
    fields = {one.name: one for top in Renderer(document, "nl").fields() for one in top.walk()}
    assert fields["components.0.quantity.sum"].options == [
        Option("baan", "Banen"),
        Option("gone", "gone (?)", is_chosen=True),
    ]


def test_amounts_ask_for_a_constant_only_when_there_are_any() -> None:
    plain = {
        one.name: one for top in Renderer(terms_document(), "nl").fields() for one in top.walk()
    }
    assert plain["limits.0.max"].kind == "text"
    document = terms_document(constants={"fund": {"amount": "5"}})
    fields = [one for top in Renderer(document, "nl").fields() for one in top.walk()]
    [choice] = [one for one in fields if one.name == "limits.0.max" and one.kind == "choice"]
    assert [one.value for one in choice.options] == ["number_from_zero", "constant"]


def test_a_field_knows_whether_it_says_anything() -> None:
    inner = Field("a.b", "text", value="x")
    outer = Field("a", "group", extra=[inner])
    assert (outer.anchor, outer.is_open, outer.has_trouble) == ("f-a", True, False)
    code = Field("a.code", "text", value="x")
    assert not Field("a", "group", extra=[code]).is_open
    boxes = Field("a.over", "checks", options=[Option("x", "X")])
    outer = Field("a", "group", extra=[boxes])
    assert not outer.is_open
    boxes.options.append(Option("y", "Y", is_chosen=True))
    assert outer.is_open
    assert Field("a", "group", extra=[Field("a.b", "raw", value="[]")]).is_open
    part = Field("a.b", "group", is_optional_part=True)
    assert Field("a", "group", extra=[part]).is_open


def test_a_field_knows_what_is_wrong_inside() -> None:
    inner = Field("a.b", "text", value="x")
    outer = Field("a", "group", extra=[inner])
    inner.value, inner.problems = "", ["wrong"]
    assert (outer.has_trouble, outer.has_something) == (True, True)
