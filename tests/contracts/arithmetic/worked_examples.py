"""The worked examples in the documentation, as the tests execute them.

A worked example is a `json` block in a document with `components` (and what else differs from the
bare contract of `builders`), `observations`, and the amount `paid` in each quarter of 2020. It may
say what parties `received` from the waterfall and what was `taxed` in all.
"""

import json
import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path

from contracts.arithmetic import Observation
from tests.contracts.arithmetic.builders import label, terms_data

CONTRACTS = Path(__file__).parents[3] / "contracts"
DOCUMENTS = (CONTRACTS / "README.md", *sorted((CONTRACTS / "schema").glob("*.md")))
BLOCK = re.compile(r"^#+ (?P<title>[^\n]+)\n(?:(?!^#)[\s\S])*?```json\n(?P<data>[\s\S]*?)```", re.M)
DATES = ("on", "start", "end", "known_on")


@dataclass(frozen=True)
class WorkedExample:
    title: str
    terms: dict[str, object]
    observations: tuple[Observation, ...]
    paid: list[str]
    received: dict[str, str]
    taxed: dict[str, str]


def worked_examples() -> list[WorkedExample]:
    return [
        _example(match["title"], json.loads(match["data"]))
        for document in DOCUMENTS
        for match in BLOCK.finditer(document.read_text(encoding="utf-8"))
    ]


def _example(title: str, data: dict[str, object]) -> WorkedExample:
    rows = data.pop("observations")
    paid = data.pop("paid")
    components = data.pop("components")
    received, taxed = data.pop("received", {}), data.pop("taxed", {})
    assert isinstance(received, dict)
    assert isinstance(taxed, dict)
    assert isinstance(rows, list)
    assert isinstance(paid, list)
    assert isinstance(components, list)
    targets = data.pop("metrics", {})
    assert isinstance(targets, dict)
    named = [{"label": label(part["code"]), **part} for part in components]
    terms = terms_data(*named, **data)
    terms["metrics"] = [{**m, **targets.get(m["code"], {})} for m in terms["metrics"]]  # type: ignore[attr-defined]
    return WorkedExample(title, terms, tuple(_row(row) for row in rows), paid, received, taxed)


def _row(row: dict[str, str]) -> Observation:
    values: dict[str, object] = dict(row)
    for key in DATES:
        if key in row:
            values[key] = date.fromisoformat(row[key])
    for key in ("quantity", "claimed"):
        if key in row:
            values[key] = Fraction(row[key])
    return Observation(**values)  # type: ignore[arg-type]
