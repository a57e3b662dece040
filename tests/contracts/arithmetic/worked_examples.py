"""The worked examples in the documentation, as the tests execute them.

A worked example is a `json` block in a document with `components` (and what else differs from the
bare contract of `builders`), `observations`, and the amount `paid` in each period from the first.
It may say what parties `received` from the waterfall, what was `taxed` in all and what each payer
paid (`by_payer`). `amendments` are later versions: what differs from the first one, and in which
period (`agreed_in`, from 1) they were agreed, so that no settlement before knows of them.
"""

import json
import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from contracts.arithmetic import Observation, Terms, parse_terms, periods_until
from tests.contracts.arithmetic.builders import label, terms_data

CONTRACTS = Path(__file__).parents[3] / "contracts"
DOCUMENTS = (CONTRACTS / "README.md", *sorted((CONTRACTS / "schema").glob("*.md")))
BLOCK = re.compile(r"^#+ (?P<title>[^\n]+)\n(?:(?!^#)[\s\S])*?```json\n(?P<data>[\s\S]*?)```", re.M)
FAR: Final = date(2030, 1, 1)
DATES = ("on", "start", "end", "known_on")


@dataclass(frozen=True)
class WorkedExample:
    title: str
    terms: dict[str, object]
    observations: tuple[Observation, ...]
    paid: list[str]
    received: dict[str, str]
    taxed: dict[str, str]
    by_payer: dict[str, str]
    amended: tuple[tuple[int, dict[str, object]], ...]

    @property
    def data(self) -> list[dict[str, object]]:
        """All versions of the terms."""
        return [self.terms, *(terms for _, terms in self.amended)]

    def versions(self, settled: int | None = None) -> list[Terms]:
        """The versions that were agreed at the settlement of a period (from 1); default all."""
        agreed = [data for number, data in self.amended if settled is None or number <= settled]
        return [parse_terms(data) for data in (self.terms, *agreed)]

    @property
    def until(self) -> date:
        """The end of the last period of which the example says what is paid."""
        return periods_until(self.versions(), FAR)[len(self.paid) - 1].end


def worked_examples() -> list[WorkedExample]:
    return [
        _example(match["title"], json.loads(match["data"]))
        for document in DOCUMENTS
        for match in BLOCK.finditer(document.read_text(encoding="utf-8"))
    ]


def _example(title: str, data: dict[str, Any]) -> WorkedExample:
    rows, paid = data.pop("observations"), data.pop("paid")
    received, taxed = data.pop("received", {}), data.pop("taxed", {})
    by_payer, amendments = data.pop("by_payer", {}), data.pop("amendments", [])
    amended = []
    for amendment in amendments:
        agreed_in = amendment.pop("agreed_in")
        amended.append((agreed_in, _terms({**data, **amendment})))
    observations = tuple(_row(row) for row in rows)
    rest = (received, taxed, by_payer, tuple(amended))
    return WorkedExample(title, _terms(data), observations, paid, *rest)


def _terms(data: dict[str, Any]) -> dict[str, object]:
    differs = dict(data)
    components, targets = differs.pop("components"), differs.pop("metrics", {})
    named = [{"label": label(part["code"]), **part} for part in components]
    terms = terms_data(*named, **differs)
    terms["metrics"] = [{**m, **targets.get(m["code"], {})} for m in terms["metrics"]]  # type: ignore[attr-defined]
    return terms


def _row(row: dict[str, str]) -> Observation:
    values: dict[str, object] = dict(row)
    for key in DATES:
        if key in row:
            values[key] = date.fromisoformat(row[key])
    for key in ("quantity", "claimed"):
        if key in row:
            values[key] = Fraction(row[key])
    return Observation(**values)  # type: ignore[arg-type]
