"""Rows of the overview: an empty cell where there is no ceiling, never a nought."""

from datetime import date

import pytest

from contracts.budgets.exports.money import money_head, money_rows
from contracts.budgets.selectors.overview import overview_of
from contracts.services import approve_settlement, draft_settlement
from tests.contracts.budgets import make
from tests.factories.contracts import NOW, Q1, AgreementFactory, PersonFactory, jobs


@pytest.mark.django_db
def test_no_ceiling_is_an_empty_cell():
    agreement = AgreementFactory(active=True)
    make.allocation(agreement, make.programme(), make.source(), 500, despite_warnings=True)
    (row,) = money_rows(overview_of([agreement], date(2026, 6, 1)))
    found = dict(zip(money_head(), row, strict=True))
    assert (found["plafond"], found["toegewezen"], found["nog vrij"]) == ("", "5", "")


@pytest.mark.django_db
def test_what_no_allocation_names_has_a_row_of_its_own():
    agreement = AgreementFactory(active=True)
    jobs(agreement, 3)
    draft = draft_settlement(agreement=agreement, period=Q1, now=NOW)
    approve_settlement(settlement=draft, by=PersonFactory(), now=NOW)
    (row,) = money_rows(overview_of([agreement], date(2026, 6, 1)))
    found = dict(zip(money_head(), row, strict=True))
    assert list(row)[:4] == ["", "nog niet toegewezen", "EUR", "2026"]
    assert (found["toegewezen"], found["vastgesteld"]) == ("0", "300")
