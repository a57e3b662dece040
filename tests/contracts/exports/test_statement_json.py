"""A settlement as data."""

from __future__ import annotations

import json

import pytest

from contracts.exports.statement_json import settlement_data, settlement_json
from tests.contracts.exports.settled import amended, corrected

pytestmark = pytest.mark.django_db


def test_json_has_the_trace_and_the_inputs() -> None:
    settlement = corrected()
    data = settlement_data(settlement)
    assert (data["format"], data["total"], data["cumulative"]) == (
        "settlement/1",
        "-300.00",
        "900.00",
    )
    assert data["opening"] == "1200.00"
    assert [line["amount"] for line in data["lines"]] == ["-1200.00", "900.00", "0.00"]
    assert data["lines"][1]["shares"] == {"gemeente": "900.00"}
    assert data["lines"][1]["trace"][0]["stage"] == "quantity"
    assert data["inputs_sha256"] == settlement.inputs_sha256
    assert json.loads(settlement_json(settlement)) == data


def test_without_persons_there_are_no_inputs_and_nothing_else_is_lost() -> None:
    settlement = corrected()
    whole = settlement_data(settlement)
    data = settlement_data(settlement, with_persons=False)
    assert {**data, "inputs": whole["inputs"]} == whole


def test_lines_of_earlier_periods_name_the_amendment_and_its_reason() -> None:
    version = {
        "version": 2,
        "valid_from": "2026-01-01",
        "reason": "Lager tarief na de evaluatie",
    }
    lines = settlement_data(amended())["lines"]
    assert [line["amendments"] for line in lines] == [[version], [version], []]
