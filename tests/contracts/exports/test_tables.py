"""Tables for a Dutch spreadsheet."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from contracts.exports.tables import (
    csv_lines,
    day_cell,
    last_day_cell,
    money_cell,
    number_cell,
    observation_rows,
    safe_cell,
)
from contracts.models import Observation
from tests.factories.contracts import AgreementFactory, ObservationFactory, VerificationFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("text", ["=1+1", "+31", "-2", "@SUM(A1)", "\tx", "\rx"])
def test_a_cell_is_never_a_formula(text: str) -> None:
    assert safe_cell(text) == f"'{text}"
    assert safe_cell("gewoon") == "gewoon"


def test_a_number_is_written_for_a_dutch_spreadsheet() -> None:
    cells = [
        number_cell(number) for number in (None, Decimal("1234.500"), Decimal("10"), Decimal())
    ]
    assert cells == ["", "1234,5", "10", "0"]


def test_observations_have_what_the_evaluator_made_of_them() -> None:
    agreement = AgreementFactory(active=True)
    rows = [
        ObservationFactory(agreement=agreement, quantity=Decimal(9), cohort=cohort)
        for cohort in ("open", "heel", "deel", "niet")
    ]
    VerificationFactory(observation=rows[1])
    VerificationFactory(
        observation=rows[2], decision="partly", accepted_quantity=Decimal("7.5"), reason="=dubbel"
    )
    VerificationFactory(observation=rows[3], decision="disputed", reason="geen bewijs")
    found = Observation.objects.filter(agreement=agreement).order_by("pk")
    assert [(row[4], *row[8:]) for row in observation_rows(found)] == [
        ("open", "", "", ""),
        ("heel", "Geaccepteerd", "9", ""),
        ("deel", "Gedeeltelijk geaccepteerd", "7,5", "'=dubbel"),
        ("niet", "Betwist", "", "geen bewijs"),
    ]


def test_a_table_opens_in_a_dutch_spreadsheet() -> None:
    assert "".join(csv_lines(["contract", "bedrag"], [["PC-1", "-300"]])) == (
        "\ufeffcontract;bedrag\r\nPC-1;-300\r\n"
    )


def test_money_and_days_are_as_a_dutch_spreadsheet_reads_them() -> None:
    assert [money_cell(cents) for cents in (0, 5, 123_456, -1)] == [
        *("0,00", "0,05", "1234,56", "-0,01"),
    ]
    assert day_cell(None) == ""
    assert day_cell(date(2026, 3, 1)) == "01-03-2026"
    # A moment late in the evening of Greenwich is the next day here.
    assert day_cell(datetime(2026, 6, 30, 22, 30, tzinfo=UTC)) == "01-07-2026"
    assert last_day_cell(date(2026, 4, 1)) == "31-03-2026"
