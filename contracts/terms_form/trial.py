"""Trying terms: results typed in per period, and what the engine itself would pay for them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Final

from contracts.arithmetic import (
    COUNTED_KINDS,
    Line,
    Metric,
    Observation,
    Period,
    SettlementBlocked,
    Statement,
    Terms,
    parse_number,
    settle_all,
)
from contracts.terms_form.codecs import parse
from contracts.terms_form.shapes import Leaf
from contracts.wording import Language, format_money, problem_sentence
from contracts.wording.calculations import Block, Part, calculation
from contracts.wording.statements import period_text
from contracts.wording.voice import Voice

MAX_PERIODS: Final = 12
MAX_PERSONS: Final = 1000
NOT_MEASURED: Final = frozenset({"?", "niet gemeten", "not measured"})
NOT_APPLICABLE: Final = frozenset({"nvt", "n.v.t.", "n/a", "niet van toepassing"})
# Of these a number stands for people.
_OF_PERSONS: Final = frozenset({"event", "count"})
_NUMBER: Final = Leaf("number")


@dataclass(frozen=True, slots=True)
class Cell:
    """One place to type a result: of a metric in a period."""

    name: str
    label: str
    value: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """The results of one metric."""

    label: str
    unit: str
    is_per_person: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Calculation:
    """How one line came about, as `_calculation.html` shows it; typed-in results are no rows."""

    blocks: tuple[Block, ...]
    parts: tuple[Part, ...]
    has_evidence: bool = False


@dataclass(frozen=True, slots=True)
class TrialLine:
    """One line of what would be paid."""

    label: str
    kind: str
    amount: str
    payers: str
    cut_by: tuple[str, ...]
    calculation: Calculation


@dataclass(frozen=True, slots=True)
class TrialPeriod:
    """What would be paid for one period, and in all up to then."""

    title: str
    amount: str
    cumulative: str
    lines: tuple[TrialLine, ...]


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
        row, found = _read_row(metric, cells.get(metric.code, {}), periods, voice)
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


def _read_row(
    metric: Metric, cells: Mapping[str, str], periods: Sequence[Period], voice: Voice
) -> tuple[Row, list[Observation]]:
    label = voice.label(metric.label, metric.code)
    made: list[Cell] = []
    found: list[Observation] = []
    for number, period in enumerate(periods):
        text = str(cells.get(str(number), ""))
        observations = list(_observations(metric, text, period, number, voice.language))
        problem = _problem(metric, text, observations, voice)
        name = f"trial.{metric.code}.{number}"
        made.append(Cell(name, f"{label}, {period_text(period, voice)}", text, problem))
        found += observations
    unit = voice.unit_name(voice.metric_unit(metric.code))
    return Row(label, unit, metric.has_subject, tuple(made)), found


def _problem(metric: Metric, text: str, observations: Sequence[Observation], voice: Voice) -> str:
    """Say why a cell is no result, as recording it would; nothing when it is one."""
    # Nobody at all is a number too, and no observation.
    if text.strip() and not observations and parse_number(_plain(text, voice.language)) is None:
        return voice.say(
            "Typ een getal, of ? als er niet is gemeten.",
            "Type a number, or ? when nothing was measured.",
        )
    value = next((one.quantity for one in observations if one.quantity is not None), Fraction(0))
    if metric.kind not in COUNTED_KINDS:
        return ""
    if value < 0:
        return voice.say(
            "Een aantal kan niet minder dan nul zijn.", "A count cannot be less than zero."
        )
    if metric.has_subject and metric.kind in _OF_PERSONS and value > MAX_PERSONS:
        return voice.say(
            f"Typ hoogstens {MAX_PERSONS} mensen per vak.",
            f"Type at most {MAX_PERSONS} people in one cell.",
        )
    return ""


def _plain(text: str, language: Language) -> str:
    return str(parse(_NUMBER, text, language))


def _observations(
    metric: Metric, text: str, period: Period, number: int, language: Language
) -> Iterator[Observation]:
    """Yield what a cell stands for; of a metric per person: as many different persons."""
    bare = text.strip().lower()
    if not bare:
        return
    if bare in NOT_MEASURED:
        yield Observation(metric.code, period.start, status="not_measured")
        return
    if bare in NOT_APPLICABLE:
        yield Observation(metric.code, period.start, status="not_applicable")
        return
    value = parse_number(_plain(bare, language))
    if value is None:
        return
    is_counted = metric.has_subject and metric.kind in _OF_PERSONS
    if is_counted and value.denominator == 1 and 0 <= value <= MAX_PERSONS:
        for person in range(int(value)):
            subject = f"{number + 1}-{person + 1:04d}"
            yield Observation(metric.code, period.start, Fraction(1), subject, key=subject)
        return
    subject = f"{number + 1}-0001" if metric.has_subject else ""
    yield Observation(metric.code, period.start, value, subject)


def _period(statement: Statement, terms: Terms, voice: Voice) -> TrialPeriod:
    return TrialPeriod(
        period_text(statement.period, voice),
        format_money(statement.total_cents, statement.currency, voice.language),
        format_money(statement.cumulative_cents, statement.currency, voice.language),
        tuple(_line(line, terms, voice) for line in statement.lines),
    )


def _line(line: Line, terms: Terms, voice: Voice) -> TrialLine:
    blocks, parts = calculation(line.trace, terms, voice.language)
    payers = [
        f"{voice.party(party)} {format_money(cents, terms.currency, voice.language)}"
        for party, cents in line.payers
    ]
    cut = tuple(row.name for block in blocks for row in block.limits if row.is_changing)
    return TrialLine(
        voice.component(line.component),
        line.kind,
        format_money(line.amount_cents, terms.currency, voice.language),
        " · ".join(payers),
        cut,
        Calculation(blocks, parts),
    )


def read_cells(names: Sequence[str], posted: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """Return the cells that a form posted, as typed; empty ones are left out."""
    found: dict[str, dict[str, str]] = {}
    for name in names:
        parts = name.split(".")
        if len(parts) == 3 and parts[0] == "trial" and parts[2].isascii() and parts[2].isdigit():
            text = str(posted[name]).replace("\x00", "")[:40]
            if text.strip():
                found.setdefault(parts[1], {})[parts[2][:4]] = text
    return found
