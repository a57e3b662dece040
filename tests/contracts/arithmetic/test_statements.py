"""Statements as data."""

from datetime import date
from fractions import Fraction

import pytest

from contracts.arithmetic import Line, Period, ReportedFigure, Statement, Step, statement_data

pytestmark = pytest.mark.pure

PERIOD = Period(date(2020, 1, 1), date(2020, 4, 1))


def test_everything_becomes_text() -> None:
    step = Step("price", {"per_unit": "1"}, {"quantity": "1/3"}, "1/3")
    line = Line("jobs", "regular", PERIOD, Fraction(1, 3), 33, (("town", 33),), "helper", (step,))
    figures = (ReportedFigure("gain", None),)
    data = statement_data(Statement(PERIOD, "EUR", (line,), 33, -5, figures))
    assert data["lines"] == [
        {
            "component": "jobs",
            "kind": "regular",
            "origin": {"start": "2020-01-01", "end": "2020-04-01"},
            "quantity": "1/3",
            "amount": "0.33",
            "payers": [{"party": "town", "amount": "0.33"}],
            "recipient": "helper",
            "trace": [
                {
                    "stage": "price",
                    "rule": {"per_unit": "1"},
                    "inputs": {"quantity": "1/3"},
                    "result": "1/3",
                }
            ],
        }
    ]
    assert data["cumulative"] == "-0.05"
    assert data["figures"] == [{"code": "gain", "value": None}]
