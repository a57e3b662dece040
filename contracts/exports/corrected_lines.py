"""Each reversal beside the correction that replaces it: what it was, what it is now, who pays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from contracts.enums import LineKind


@dataclass(slots=True)
class CorrectedLine:
    """One component of an earlier period, in cents; `shares` are (was, now) by payer."""

    component: str
    origin: date
    was: int = 0
    now: int = 0
    shares: dict[str, tuple[int, int]] = field(default_factory=lambda: defaultdict(lambda: (0, 0)))

    @property
    def moved(self) -> Mapping[str, tuple[int, int]]:
        """The payers who pay more or less; nothing when there is only one payer, the total."""
        if len(self.shares) < 2:
            return {}
        return {code: pair for code, pair in self.shares.items() if pair[0] != pair[1]}


def corrected_lines(lines: Iterable[Mapping[str, Any]]) -> Iterator[CorrectedLine]:
    """Yield what the stored lines of a settlement correct, in their order."""
    found: dict[tuple[str, str], CorrectedLine] = {}
    for line in lines:
        if line["kind"] == LineKind.REGULAR:
            continue
        key = (line["component"], line["origin"])
        if key not in found:
            found[key] = CorrectedLine(line["component"], date.fromisoformat(line["origin"]))
        row, is_old = found[key], line["kind"] == LineKind.REVERSAL
        row.was -= line["cents"] if is_old else 0
        row.now += 0 if is_old else line["cents"]
        for code, cents in line["shares"].items():
            was, now = row.shares[code]
            row.shares[code] = (was - cents, now) if is_old else (was, now + cents)
    yield from found.values()
