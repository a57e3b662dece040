"""A year that can be."""

import pytest

from contracts.budgets.forms.documents import YearForm


@pytest.mark.parametrize(("year", "is_valid"), [("2026", True), ("1999", False), ("x", False)])
def test_years(year, is_valid):
    assert YearForm({"year": year}).is_valid() is is_valid
