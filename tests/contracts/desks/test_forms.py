"""The filter of a list as a form."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from contracts.desks.columns import Filter
from contracts.desks.forms.filters import FilterForm


def same(rows, _value, _user):
    return rows


FILTERS = (
    Filter("q", "Zoeken", "text", same),
    Filter("status", "Status", "choice", same, lambda user: [("a", f"A van {user}")]),
    Filter("niets", "Niets", "choice", same),
    Filter("van", "Van", "day", same, is_more=True),
    Filter("tot", "Tot", "last_day", same, is_more=True),
    Filter("bedrag", "Bedrag", "amount", same, is_more=True),
)


@pytest.mark.parametrize(
    ("data", "values", "wrong", "is_unfolded"),
    [
        ({}, {}, [], False),
        ({"q": " a\0b ", "status": "a"}, {"q": "ab", "status": "a"}, [], False),
        ({"status": "x"}, {}, ["status"], False),
        (
            {"van": "1-2-2026", "tot": "28-02-2026", "bedrag": "1.234,56"},
            {"van": date(2026, 2, 1), "tot": date(2026, 3, 1), "bedrag": Decimal("1234.56")},
            [],
            True,
        ),
        ({"van": "gisteren", "q": "a"}, {"q": "a"}, ["van"], True),
    ],
)
def test_what_can_be_read_counts_and_the_rest_is_said(data, values, wrong, is_unfolded) -> None:
    form = FilterForm(FILTERS, "Bo", data)
    assert (form.values, list(form.errors), form.is_unfolded) == (values, wrong, is_unfolded)
    assert [field.name for field in form.first_fields] == ["q", "status", "niets"]
    assert [field.name for field in form.more_fields] == ["van", "tot", "bedrag"]
    assert form.fields["status"].choices[1] == ("a", "A van Bo")
