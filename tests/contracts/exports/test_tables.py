"""Tables for a Dutch spreadsheet."""

from __future__ import annotations

import pytest

from contracts.exports.tables import csv_lines, safe_cell, settlement_head, settlement_rows
from contracts.models import Settlement
from tests.contracts.exports.settled import corrected

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("text", ["=1+1", "+31", "-2", "@SUM(A1)", "\tx", "\rx"])
def test_a_cell_is_never_a_formula(text: str) -> None:
    assert safe_cell(text) == f"'{text}"
    assert safe_cell("gewoon") == "gewoon"


def test_a_table_opens_in_a_dutch_spreadsheet() -> None:
    settlement = corrected()
    rows = Settlement.objects.filter(pk=settlement.pk)
    assert "".join(csv_lines(settlement_head(), settlement_rows(rows))) == (
        "\ufeffcontract;van;tot en met;versie;status;bedrag\r\n"
        f"{settlement.agreement.number};01-04-2026;30-06-2026;1;Concept;-300\r\n"
    )
