"""The parts of a document in words."""

import pytest

from pages.challenges import document_words as words
from pages.challenges.documents import About, BudgetLine, IndicatorProposal, Lot, Results
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db


def test_empty_answers_are_left_out():
    assert words.filled(("Een", ""), ("Twee", "2")) == [("Twee", "2")]
    document = make.make_document()
    assert words.about_words(document) == []
    assert words.size_words(document) == []
    assert words.value_words(document) == []


def test_an_amount_of_nothing_is_an_answer():
    assert words.amount(0) == "€\u00a00,00"
    assert words.amount(None) == ""


def test_lots_stand_one_on_a_line():
    about = About(lots=(Lot("lot_1", "Noord"), Lot("lot_2", "Zuid")))
    (fact,) = words.about_words(make.make_document(about=about))
    assert fact == ("Delen van het werk", "Noord\nZuid")


def test_kinds_of_cost_get_a_column_when_somebody_named_one():
    lines = (BudgetLine("Zaal", 100, "fixed"), BudgetLine("Eten", 50))
    (table,) = words.cost_tables(make.make_document(results=Results(budget=lines)))
    assert table.rows == (
        ("Zaal", "Vast: altijd hetzelfde", "€\u00a01,00"),
        ("Eten", "–", "€\u00a00,50"),
    )
    assert table.total == "€\u00a01,50"


def test_when_is_a_column_once_somebody_said_when():
    rows = (IndicatorProposal("Buren", moment="elk jaar"), IndicatorProposal("Bomen"))
    (table,) = words.result_tables(make.make_document(results=Results(indicators=rows)))
    assert [row[-1] for row in table.rows] == ["elk jaar", ""]
    (old,) = words.result_tables(make.make_document())
    assert len(old.columns) == 4
