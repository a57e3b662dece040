"""Problems, wishes, advice and sentences at their fields."""

import pytest
from hypothesis import given

from contracts.terms_form.checking import make_form
from contracts.terms_form.fields import Field
from tests.contracts.arithmetic.profile import quick
from tests.contracts.arithmetic.test_schema import spoilt
from tests.factories.terms import terms_document

pytestmark = pytest.mark.pure


def field_of(form: object, name: str) -> Field:
    return next(one for top in form.fields for one in top.walk() if one.name == name)  # type: ignore[attr-defined]


def test_a_sound_document_has_sentences_and_terms() -> None:
    form = make_form(terms_document(), "nl")
    assert form.terms is not None
    assert (form.problems, form.wishes, form.advice) == ([], [], [])
    assert "€ 100 per baan." in field_of(form, "components.0").sentences
    assert field_of(form, "limits.0").sentences[0].startswith("Plafond: hoogstens € 2.000")
    assert field_of(form, "payers").sentences == ()


def test_the_sentence_of_a_choice_stands_beside_the_choice_itself() -> None:
    document = terms_document(
        periods={"every": "once", "from": "2026-01-01", "until": "2027-01-01"}
    )
    periods = next(one for one in make_form(document, "nl").fields if one.name == "periods")
    assert periods.kind == "choice"
    assert periods.sentences == (
        "Er wordt afgerekend: één keer, aan het einde, vanaf 1 januari 2026 tot 1 januari 2027.",
    )


def test_what_can_be_only_one_way_is_not_asked_again() -> None:
    document = terms_document(
        periods={"every": "once", "from": "2026-01-01", "until": "2027-01-01"}
    )
    form = make_form(document, "nl")
    names = [one.name for top in form.fields for one in top.walk()]
    assert "periods.from" in names
    assert "periods.every" not in names
    [inside] = field_of(form, "periods").children
    assert ("periods.every", "1") in inside.marks


def test_a_problem_stands_at_its_field_and_leads_to_it() -> None:
    document = terms_document()
    document["components"][0]["price"] = {"per_unit": "1,10O"}
    form = make_form(document, "nl")
    assert form.terms is None
    [notice] = form.problems
    assert notice.anchor == "f-components.0.price.per_unit"
    assert notice.place == "Onderdelen › Banen › Bedrag per eenheid"
    assert notice.sentence == ("“1,10O” is geen getal. Schrijf bijvoorbeeld 1100 of 1100,50.")
    assert field_of(form, "components.0").sentences == ()
    assert field_of(form, "components.0").has_trouble
    assert field_of(form, "limits.0").sentences != ()


def test_an_empty_document_has_wishes_and_no_problems() -> None:
    form = make_form({"format": "terms/1"}, "nl")
    assert form.problems == []
    assert {notice.anchor for notice in form.wishes} >= {"f-currency", "f-metrics", "f-components"}
    assert "Vul “Munt” nog in." in field_of(form, "currency").wishes


def test_what_is_missing_is_said_at_the_field_where_it_belongs() -> None:
    document = terms_document(limits=[{"code": "a", "scope": "contract", "min": "5"}])
    del document["components"][0]["price"]
    form = make_form(document, "en")
    assert field_of(form, "components.0.price").wishes == ["Fill in “What it is worth”."]
    assert [notice.anchor for notice in form.wishes] == ["f-components.0.price", "f-limits.0"]


def test_a_fixed_amount_is_found_by_its_row() -> None:
    form = make_form(terms_document(constants={"x": {"amount": "5"}, "y": {"amount": "-1"}}), "nl")
    assert field_of(form, "constants.1.amount").problems == [
        "-1 is te laag. Het moet minstens 0 zijn."
    ]


def test_a_problem_of_an_amount_without_a_usable_code_stands_at_the_amounts() -> None:
    form = make_form(terms_document(constants={"a.b": {"amount": "-1"}}), "nl")
    assert {notice.anchor for notice in form.problems} == {"f-constants"}
    assert "-1 is te laag. Het moet minstens 0 zijn." in field_of(form, "constants").problems


def test_advice_stands_at_its_field() -> None:
    form = make_form(terms_document(rounding={"mode": "down", "to": "0.01", "at": "line"}), "nl")
    [notice] = form.advice
    assert notice.anchor == "f-rounding.mode"
    assert field_of(form, "rounding.mode").advice == [notice.sentence]


@quick
@given(spoilt())
def test_no_document_breaks_the_form(data: object) -> None:
    if isinstance(data, dict):
        form = make_form(data, "nl")
        assert form.terms is None or not (form.problems or form.wishes)


def test_a_document_with_endless_problems_is_a_form_with_the_first_of_them() -> None:
    form = make_form(terms_document(metrics=[{} for _ in range(400)]), "nl")
    assert form.terms is None
    assert len(form.problems) + len(form.wishes) <= 1001
    assert form.problems[-1].sentence == (
        "Er zijn meer dan 1000 fouten. Verbeter deze eerst en probeer het dan opnieuw."
    )
