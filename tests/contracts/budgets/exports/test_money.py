"""Rows of the overview: an empty cell where there is no ceiling, never a nought."""

from datetime import date

import pytest

from contracts.budgets.exports.money import money_head, money_rows
from contracts.budgets.selectors.overview import overview_of
from tests.contracts.budgets import make
from tests.factories.contracts import AgreementFactory


@pytest.mark.django_db
def test_no_ceiling_is_an_empty_cell():
    agreement = AgreementFactory(active=True)
    make.allocation(agreement, make.programme(), make.source(), 500, despite_warnings=True)
    (row,) = money_rows(overview_of([agreement], date(2026, 6, 1)))
    found = dict(zip(money_head(), row, strict=True))
    assert (found["plafond"], found["toegewezen"], found["nog vrij"]) == ("", "5", "")
