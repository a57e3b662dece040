"""A document becomes plain data by its schema and comes back the same."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from contracts.exports.report_document import (
    BarChart,
    Bullets,
    DataTable,
    Facts,
    Paragraphs,
    ReportDocument,
    Section,
    from_data,
    to_data,
)

SCHEMA = Path(__file__).parents[3] / "contracts/schema/document-1.json"


def document(**changes):
    fields = {
        "language": "nl",
        "municipality": "Gemeente Demodam",
        "name": "Jaarrekening",
        "title": "Werk in de wijk",
        "subtitle": "2026",
        "cover": (("Jaar", "2026"),),
        "sections": (
            Section("Tekst", (Paragraphs(("Eén.", "Twee.")), Bullets(("Drie.",)))),
            Section(
                "Geld",
                (
                    Facts((("Stand", "loopt"),)),
                    BarChart(
                        "Per periode",
                        "EUR",
                        ("01-2026", "04-2026", "07-2026"),
                        (("vastgesteld", (100_00, None, -20_00)), ("betaald", (0, None, 1))),
                    ),
                    DataTable("Bedragen", ("Periode", "Bedrag"), (("Q1", "€ 1"),), 1, 1),
                ),
            ),
        ),
    }
    return ReportDocument(**fields | changes)


def test_there_and_back_by_the_schema():
    data = to_data(document())
    Draft202012Validator(json.loads(SCHEMA.read_text())).validate(data)
    assert from_data(json.loads(json.dumps(data))) == document()


def test_another_format_is_refused():
    with pytest.raises(ValueError, match="document/2"):
        from_data({**to_data(document()), "format": "document/2"})
