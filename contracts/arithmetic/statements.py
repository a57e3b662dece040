"""What a settlement computes: lines with their reasons, as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal

from contracts.arithmetic.calendar_rules import Period
from contracts.arithmetic.numbers import fixed_text, money_text, number_text
from contracts.arithmetic.positions import Position
from contracts.arithmetic.reporting import Distribution
from contracts.arithmetic.taxes import Tax

ENGINE_VERSION: Final = "10"
"""Raised when something that is stored is computed or kept in another way, so that an open draft is
made anew and no opening of the engine before is picked up. 2: a period goes on from an opening, and
the format gained the building blocks of all 32 mechanisms. 3: what an amendment does to a gate and
to what a payer pays first and at most, and floors per year that end within the year. 4: what a gate
and a bucket see of who came late. 5: a floor gives a share before it no room, also not
in rounded lines. 6: a limit that an amendment makes another one begins anew in rounded lines too,
and what a share left unused is no room of a cap after it; who can reclaim VAT is told in the order
of the payers in force; what other funding gives back after the split has a line, also when its
component has ended. 7: each step of the trace says what one needs to compute it again. 8: a
person counts once where only the cohort counts, also from an opening. 9: growth loses no
cent to rounding. 10: a limit per unit holds on all units that a payment is for, also those counted
in an earlier period; a component per period or year that an amendment ended pays nothing for days
after its end; what is open of a share earns interest on its balance from the day that the terms
name, also while nothing is measured; and what was posted for periods that an amendment made into
one is compared with that one."""

LineKind = Literal["regular", "reversal", "correction"]
Stage = Literal[
    "quantity",
    "volume",
    "gate",
    "price",
    "weight",
    "premium",
    "index",
    "interim",
    "due",
    "limit",
    "netting",
    "tax",
    "rounding",
    "split",
    "posted",
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
    `distribution` says who gets the money by the waterfall now, `given` what everybody should have
    so far (whatever was given out before); `taxes` what VAT there is in it or
    comes on top, and `positions` where investments stand at the end of the period.
    """

    period: Period
    currency: str
    lines: tuple[Line, ...]
    total_cents: int
    cumulative_cents: int
    figures: tuple[ReportedFigure, ...]
    kinds: tuple[tuple[str, int], ...] = ()
    engine_version: str = ENGINE_VERSION
    distribution: tuple[Distribution, ...] = ()
    given: tuple[Distribution, ...] = ()
    taxes: tuple[Tax, ...] = ()
    positions: tuple[Position, ...] = ()


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
        "trace": trace_data(line),
    }


def trace_data(line: Line) -> list[dict[str, object]]:
    """Return the steps of a line as JSON-able data; only to be read, the rules are shared."""
    return [
        {"stage": step.stage, "rule": step.rule, "inputs": step.inputs, "result": step.result}
        for step in line.trace
    ]


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
        "distribution": [
            {"tier": part.tier, "party": part.party, "amount": money_text(part.cents)}
            for part in statement.distribution
        ],
        "given": [
            {"tier": part.tier, "party": part.party, "amount": money_text(part.cents)}
            for part in statement.given
        ],
        "taxes": [tax_data(tax) for tax in statement.taxes],
        "positions": [position_data(position) for position in statement.positions],
    }


def tax_data(tax: Tax) -> dict[str, object]:
    """Return a tax as JSON-able data."""
    return {
        "code": tax.code,
        "treatment": tax.treatment,
        "rate": number_text(tax.rate),
        "base": money_text(tax.base_cents),
        "tax": money_text(tax.tax_cents),
        "reclaimable": [
            {"party": party, "amount": money_text(cents)} for party, cents in tax.reclaimable
        ],
    }


def position_data(position: Position) -> dict[str, object]:
    """Return an investor's position as JSON-able data; the IRR is a yearly percentage."""
    multiple, irr = position.multiple, position.irr
    return {
        "investment": position.investment,
        "party": position.party,
        "drawn": money_text(position.drawn_cents),
        "received": money_text(position.received_cents),
        "principal": money_text(position.principal_cents),
        "return": money_text(position.return_cents),
        "outstanding": money_text(position.outstanding_cents),
        "multiple": None if multiple is None else fixed_text(multiple, 3),
        "irr": None if irr is None else fixed_text(irr * 100, 2),
    }
