"""What a settlement computes: lines with their reasons, as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

from contracts.arithmetic.calendar_rules import Period
from contracts.arithmetic.numbers import money_text, number_text

ENGINE_VERSION: Final = "1"

LineKind = Literal["regular", "reversal", "correction"]
Stage = Literal[
    "quantity", "gate", "price", "weight", "interim", "limit", "rounding", "split", "posted"
]


@dataclass(frozen=True, slots=True)
class Step:
    """One step from observation to cent: the rule as written in the terms, what went in, what
    came out. Everything is JSON-able; numbers are decimal text, exact thirds "1/3"."""

    stage: Stage
    rule: Mapping[str, object]
    inputs: Mapping[str, object]
    result: str


@dataclass(frozen=True, slots=True)
class Line:
    """One payable amount: of one component (or floor), for one period, split over its payers.

    `origin` is the period that the amount is for; a line of an earlier period is a `reversal` of
    what was posted or the `correction` that replaces it. `payers` are (party, cents) and add up to
    `amount_cents`.
    """

    component: str
    kind: LineKind
    origin: Period
    quantity: Fraction | None
    amount_cents: int
    payers: tuple[tuple[str, int], ...]
    recipient: str
    trace: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class ReportedFigure:
    """A reported number that is not paid; `value` is decimal text, or None when it has none."""

    code: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """What is owed for one period; `cumulative_cents` is everything up to and with this one.

    `kinds` are the totals of this statement by what the payments are for: (kind, cents).
    """

    period: Period
    currency: str
    lines: tuple[Line, ...]
    total_cents: int
    cumulative_cents: int
    figures: tuple[ReportedFigure, ...]
    kinds: tuple[tuple[str, int], ...] = ()
    engine_version: str = ENGINE_VERSION


def period_data(period: Period) -> dict[str, object]:
    """Return a period as JSON-able data; the end is the first day after it."""
    return {"start": period.start.isoformat(), "end": period.end.isoformat()}


def line_data(line: Line) -> dict[str, object]:
    """Return a line as JSON-able data."""
    return {
        "component": line.component,
        "kind": line.kind,
        "origin": period_data(line.origin),
        "quantity": None if line.quantity is None else number_text(line.quantity),
        "amount": money_text(line.amount_cents),
        "payers": [{"party": party, "amount": money_text(cents)} for party, cents in line.payers],
        "recipient": line.recipient,
        "trace": [
            {
                "stage": step.stage,
                "rule": dict(step.rule),
                "inputs": dict(step.inputs),
                "result": step.result,
            }
            for step in line.trace
        ],
    }


def statement_data(statement: Statement) -> dict[str, object]:
    """Return a statement as JSON-able data; money is text with two decimals."""
    return {
        **period_data(statement.period),
        "currency": statement.currency,
        "engine_version": statement.engine_version,
        "lines": [line_data(line) for line in statement.lines],
        "total": money_text(statement.total_cents),
        "cumulative": money_text(statement.cumulative_cents),
        "kinds": [{"kind": kind, "amount": money_text(cents)} for kind, cents in statement.kinds],
        "figures": [{"code": figure.code, "value": figure.value} for figure in statement.figures],
    }
