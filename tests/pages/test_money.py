"""The page with all the money: chart, table and open data say the same."""

import pytest

from tests.contracts.budgets import make
from tests.contracts.selectors.test_public import settled
from tests.contracts.selectors.test_public_parts import pay, starts_of

pytestmark = pytest.mark.django_db


def test_page_and_data_say_the_same(home, client):
    agreement = settled(12, 10)
    settled(3)
    programme = make.programme(purpose="Voor werk.")
    make.ceiling(programme, 5000_00)
    make.allocation(agreement, programme, make.source(), 3000_00)
    pay(agreement, *starts_of(agreement))
    text = client.get("/geld/").content.decode()
    for part in (
        "Werk",
        "€ 5.000,00",
        "€ 3.000,00",
        "€ 2.000,00",
        "1 bedrag niet meegeteld",
        ">2026<",
    ):
        assert part in text
    assert text.count("<figure") == 1
    assert "€ 300,00" not in text
    rows = client.get("/geld/gegevens.json").json()["rows"]
    assert rows[0] == {
        "programme": "werk",
        "currency": "EUR",
        "year": 2026,
        "ceiling_cents": 500000,
        "committed_cents": 300000,
        "approved_cents": 200000,
        "paid_cents": 200000,
        "settlements_left_out": 0,
    }
    assert rows[1]["approved_cents"] == 0


def test_without_money_there_is_a_page(home, client):
    answer = client.get("/geld/")
    assert answer.status_code == 200
    assert "<figure" not in answer.content.decode()
    assert client.post("/geld/").status_code == 405


def test_a_year_without_payments_leaves_a_gap_in_the_chart(home, client):
    programme, agreement = make.programme(), settled(12, 10)
    make.ceiling(programme, 5000_00)
    make.ceiling(programme, 5000_00, year=2029)
    make.allocation(agreement, programme, make.source(), 3000_00)
    pay(agreement, *starts_of(agreement))
    text = client.get("/geld/").content.decode()
    chart = text[text.index("<figure") : text.index("</figure")]
    assert [year for year in range(2024, 2032) if f">{year}<" in chart] == [2026, 2027, 2028, 2029]
