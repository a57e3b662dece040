"""What a list is searched with."""

from __future__ import annotations

from datetime import date

from contracts.forms.searching import SearchForm

STATUSES = [("paid", "Betaald")]


def test_what_was_typed_narrows_and_the_last_day_counts() -> None:
    data = {"q": " werk ", "status": "paid", "van": "01-02-2026", "tot": "28-02-2026"}
    form = SearchForm(data, statuses=STATUSES)
    assert form.found == {
        "q": "werk",
        "status": "paid",
        "van": date(2026, 2, 1),
        "tot": date(2026, 3, 1),
    }


def test_what_cannot_be_used_is_said_kept_and_asks_nothing() -> None:
    form = SearchForm({"q": "werk", "status": "x", "van": "gisteren"}, statuses=STATUSES)
    assert form.found == {"q": "werk"}
    assert list(form.errors) == ["status", "van"]
    assert 'value="gisteren"' in str(form["van"])
    assert SearchForm({}).found == {}


def test_without_statuses_there_is_no_such_field() -> None:
    assert list(SearchForm({}).fields) == ["q", "van", "tot"]
    assert SearchForm({}, day_words="De betaaldag").fields["tot"].help_text == "De betaaldag"
