"""Trying terms: results typed in per period, and what the engine itself would pay for them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from contracts.arithmetic import (
    Line,
    Observation,
    Period,
    SettlementBlocked,
    Statement,
    Terms,
    settle_all,
)
from contracts.terms_form.trial_cells import Row, read_row
from contracts.wording import (
    Language,
    figure_text,
    format_money,
    position_text,
    problem_sentence,
    recipient_texts,
)
from contracts.wording.calculations import Block, Part, calculation
from contracts.wording.statements import period_text
from contracts.wording.voice import Voice

MAX_PERIODS: Final = 12


@dataclass(frozen=True, slots=True)
class Calculation:
    """How one line came about, as `_calculation.html` shows it; typed-in results are no rows."""

    blocks: tuple[Block, ...]
    parts: tuple[Part, ...]
    has_evidence: bool = False


@dataclass(frozen=True, slots=True)
class TrialLine:
    """One line of what would be paid. `unpaid` is what no payer pays because of their maximum."""

    label: str
    kind: str
    amount: str
    payers: str
    cut_by: tuple[str, ...]
    unpaid: str
    calculation: Calculation


@dataclass(frozen=True, slots=True)
class TrialPeriod:
    """What would be paid for one period, and in all up to then.

    `receivers` are who gets it by the waterfall; `positions` and `figures` how investments stand
    and the numbers that the terms report, at its end.
    """

    title: str
    amount: str
    cumulative: str
    lines: tuple[TrialLine, ...]
    receivers: tuple[str, ...]
    positions: tuple[str, ...]
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """The table to type in, and what comes of it; `problem` says why nothing does."""

    heads: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    periods: tuple[TrialPeriod, ...] = ()
    total: str = ""
    problem: str = ""
    is_empty: bool = True


def trial_periods(terms: Terms) -> list[Period]:
    """Return the first periods of these terms by themselves, at most MAX_PERIODS."""
    found: list[Period] = []
    start: date | None = terms.periods.start
    while start is not None and len(found) < MAX_PERIODS:
        end = terms.periods.boundary_after(start)
        if end is None:
            break
        found.append(Period(start, end))
        start = end
    return found


def make_trial(
    terms: Terms,
    cells: Mapping[str, Mapping[str, str]],
    rows: Sequence[Observation],
    language: Language,
) -> Trial:
    """Return what would be paid for the cells and for the rows of a file, together."""
    periods, voice = trial_periods(terms), Voice(terms, language)
    table, observations = [], list(rows)
    for metric in terms.metrics:
        row, found = read_row(metric, cells.get(metric.code, {}), periods, voice)
        table.append(row)
        observations += found
    heads = tuple(period_text(period, voice) for period in periods)
    is_wrong = any(cell.problem for row in table for cell in row.cells)
    if not periods or is_wrong:
        wrong = voice.say(
            "Er staat een resultaat dat niet kan. Het staat erbij.",
            "There is a result that cannot be. It says so there.",
        )
        return Trial(heads, tuple(table), problem=wrong if is_wrong else "", is_empty=True)
    try:
        statements = settle_all([terms], observations, periods[-1].end)
    except SettlementBlocked as blocked:
        problem = problem_sentence(blocked.problem, language)
        return Trial(heads, tuple(table), problem=problem, is_empty=not observations)
    shown = tuple(_period(statement, terms, voice) for statement in statements)
    total = shown[-1].cumulative if shown else ""
    return Trial(heads, tuple(table), shown, total, is_empty=not observations)


def _period(statement: Statement, terms: Terms, voice: Voice) -> TrialPeriod:
    return TrialPeriod(
        period_text(statement.period, voice),
        format_money(statement.total_cents, statement.currency, voice.language),
        format_money(statement.cumulative_cents, statement.currency, voice.language),
        tuple(_line(line, terms, voice) for line in statement.lines),
        tuple(recipient_texts(statement, terms, voice.language)),
        tuple(position_text(one, terms, voice.language) for one in statement.positions),
        tuple(figure_text(one, terms, voice.language) for one in statement.figures),
    )


def _line(line: Line, terms: Terms, voice: Voice) -> TrialLine:
    blocks, parts = calculation(line.trace, terms, voice.language)
    payers = [
        f"{voice.party(party)} {format_money(cents, terms.currency, voice.language)}"
        for party, cents in line.payers
    ]
    cut = tuple(row.name for block in blocks for row in block.limits if row.is_changing)
    unpaid = next((step.inputs["unpaid"] for step in line.trace if "unpaid" in step.inputs), None)
    return TrialLine(
        voice.component(line.component),
        line.kind,
        format_money(line.amount_cents, terms.currency, voice.language),
        " · ".join(payers),
        cut,
        "" if unpaid is None else voice.plain_money(unpaid),
        Calculation(blocks, parts),
    )
