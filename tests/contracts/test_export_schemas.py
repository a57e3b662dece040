"""The ledger, a settlement, public money and the report of a year are held to their schemas.

Of every other file that leaves the portal tests/exports/test_every_export.py says which test does.
"""

from __future__ import annotations

import csv
import json
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO

import pytest
from django.urls import reverse
from jsonschema import ValidationError
from openpyxl import load_workbook

from contracts.banking.exports import ledger_csv, ledger_xlsx
from contracts.banking.selectors.ledger import ledger_lines
from contracts.exports.statement_json import settlement_data
from contracts.services import approve_settlement, confirm_payment, draft_settlement
from pages.challenges.enums import Action
from tests.contracts.banking.scene import LATER, payer, released_order
from tests.contracts.banking.services.test_ledger import vat_rule
from tests.contracts.budgets import make as money
from tests.contracts.exports.settled import amended, corrected
from tests.contracts.selectors.test_public import settled
from tests.factories import challenges
from tests.factories.contracts import NOW, Q1, AgreementFactory, PersonFactory, jobs
from tests.factories.terms import money_terms, terms_document
from tests.schemas import check, check_table

pytestmark = pytest.mark.django_db


@pytest.fixture
def booked():
    """Costs, a payment, and VAT within the costs."""
    order = released_order(payer())
    confirm_payment(order=order, by=PersonFactory(), now=LATER)
    document = terms_document(vat=[vat_rule("included")])
    agreement = AgreementFactory(active=True, document=document, title="=SOM(A1)")
    jobs(agreement, 3)
    draft = draft_settlement(agreement=agreement, period=Q1, now=NOW)
    approve_settlement(settlement=draft, by=PersonFactory(), now=NOW)
    return ledger_lines(date(2026, 1, 1), date(2028, 1, 1))


def test_the_ledger_as_csv_fits_its_table_schema_and_adds_up(booked):
    text = ledger_csv(booked).decode("utf-8-sig")
    head, *rows, total = csv.reader(StringIO(text), delimiter=";")
    assert len(rows) == 6
    check_table(head, rows, "ledger-1")
    assert total[0] == "totaal"
    for name in ("btw-bedrag", "debet", "credit"):
        place = head.index(name)
        found = [Decimal(row[place].replace(",", ".")) for row in (*rows, total)]
        assert sum(found[:-1]) == found[-1]


def test_the_ledger_as_a_workbook_says_the_same(booked):
    sheet = load_workbook(BytesIO(ledger_xlsx(booked))).active
    head, *rows, _total = sheet.iter_rows(values_only=True)
    told = [[_as_text(cell, name) for cell, name in zip(row, head, strict=True)] for row in rows]
    check_table(head, told, "ledger-1")
    text = ledger_csv(booked).decode("utf-8-sig")
    assert told == list(csv.reader(StringIO(text), delimiter=";"))[1:-1]


def _as_text(cell, name):
    if name in ("btw-bedrag", "debet", "credit"):
        return f"{cell:.2f}".replace(".", ",")
    return "" if cell is None else str(cell)


@pytest.mark.parametrize(("column", "wrong"), [(1, "15-05-2026"), (11, "300.00"), (14, "yes")])
def test_the_table_schema_refuses_another_shape(booked, column, wrong):
    head, first, *_rows = csv.reader(
        StringIO(ledger_csv(booked).decode("utf-8-sig")), delimiter=";"
    )
    changed = [wrong if place == column else cell for place, cell in enumerate(first)]
    with pytest.raises((AssertionError, ValueError, ArithmeticError)):
        check_table(head, [changed], "ledger-1")


def with_money():
    agreement = AgreementFactory(active=True, document=money_terms())
    return draft_settlement(agreement=agreement, period=Q1, now=NOW)


@pytest.mark.parametrize("made", [corrected, amended, with_money])
@pytest.mark.parametrize("with_persons", [True, False])
def test_a_settlement_as_data_fits_its_schema(made, with_persons):
    settlement = made()
    data = json.loads(json.dumps(settlement_data(settlement, with_persons=with_persons)))
    check(data, "settlement-1")
    for line in data["lines"]:
        check(line["trace"], "settlement-trace-1")
    with pytest.raises(ValidationError):
        check({**data, "total": 1.5}, "settlement-1")


def test_all_public_money_fits_its_schema(client):
    agreement = settled(12, 10)
    settled(3)
    programme = money.programme()
    money.ceiling(programme, 5000_00)
    money.allocation(agreement, programme, money.source(), 3000_00)
    data = client.get(reverse("pages:money_data")).json()
    assert len(data["rows"]) == 2
    check(data, "public-money-1")
    with pytest.raises(ValidationError):
        check({**data, "rows": [{**data["rows"][0], "paid_cents": 0.5}]}, "public-money-1")


def test_the_report_of_a_year_fits_its_schema(client):
    challenges.make_decided(challenges.make_staff(), Action.REJECT)
    data = client.get(reverse("challenges:year_json", args=[2026])).json()
    check(data, "challenge-year-report-1")
    assert any(row["hidden"] for group in data["groups"] for row in group["rows"])
    with pytest.raises(ValidationError):
        check({**data, "extra": 1}, "challenge-year-report-1")
