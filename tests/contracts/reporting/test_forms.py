"""The form of a report: its fields follow the indicators."""

from __future__ import annotations

from contracts.reporting.forms.figures import FiguresForm
from contracts.reporting.selectors.figures import figures_of
from tests.contracts.reporting.cases import Case, make_case
from tests.factories.terms import terms_document


def choices(case: Case) -> list[str]:
    form = FiguresForm(figures=figures_of(case.ask()))
    return [value for value, _label in form.fields["state_baan"].choices]


def test_an_indicator_asks_what_is_the_case(case: Case) -> None:
    assert choices(case) == ["measured", "not_measured", "not_applicable"]
    case.observe()
    assert choices(case) == ["rows", "measured", "not_measured", "not_applicable"]
    form = FiguresForm(figures=figures_of(case.ask()))
    assert form["state_baan"].initial == "rows"


def test_what_counts_per_person_is_not_typed(db: None) -> None:
    document = terms_document()
    document["components"][0]["over"] = "person"
    document["metrics"][0]["subject"] = "person"
    assert choices(make_case(document=document)) == ["not_measured", "not_applicable"]


def test_what_was_typed_is_kept_as_it_was_typed(case: Case) -> None:
    typed = {"state_baan": "anders", "value_baan": "1,2,3", "story_baan": "x"}
    form = FiguresForm(figures=figures_of(case.ask()), data=typed)
    assert not form.is_valid()
    assert form.texts() == typed
