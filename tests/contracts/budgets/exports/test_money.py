"""Rows of the overview: an empty cell where there is no ceiling, never a nought."""

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from contracts.budgets.exports.money import money_head, money_rows, money_workbook
from contracts.budgets.selectors.overview import overview_of
from contracts.services import approve_settlement, draft_settlement
from tests.contracts.budgets import make
from tests.contracts.budgets.selectors.test_overview import unreadable
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


@pytest.mark.django_db
def test_what_is_not_counted_has_a_row_with_the_reason_and_the_others_say_without():
    broken, whole = unreadable(number="PC-9"), AgreementFactory(active=True)
    programme, source = make.programme(), make.source()
    for agreement in (broken, whole):
        make.allocation(agreement, programme, source, 500, despite_warnings=True)
    overview = overview_of([broken, whole], date(2026, 6, 1))
    year, out = (dict(zip(money_head(), row, strict=True)) for row in money_rows(overview))
    assert (year["toegewezen"], year["niet meegeteld"]) == ("5", "zonder PC-9")
    assert out["niet meegeteld"].startswith("PC-9 telt niet mee: ")
    assert [text for text in list(out.values())[:-1] if text] == ["Werk", "EUR", "2026"]
    sheet = load_workbook(BytesIO(money_workbook(overview))).active
    assert [cell.value for cell in sheet[2]][5] == 5
    assert [cell.value for cell in sheet[3]][4:-1] == [None] * 13


@pytest.mark.django_db
def test_each_year_has_what_was_paid_before_and_after():
    agreement = AgreementFactory(active=True)
    make.allocation(agreement, make.programme(), make.source(), 500, despite_warnings=True)
    overview = overview_of([agreement], date(2026, 6, 1))
    (line,) = overview.funds[0].programmes
    line.line(2025).figures.paid = 100
    line.line(2026).figures.paid = 20
    names = (
        "beginstand (betaald over eerdere jaren)",
        "betaald",
        "eindstand (betaald tot en met dit jaar)",
    )
    found = [dict(zip(money_head(), row, strict=True)) for row in money_rows(overview)]
    assert [tuple(row[name] for name in names) for row in found] == [
        ("0", "1", "1"),
        ("1", "0,2", "1,2"),
    ]
