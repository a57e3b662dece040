"""Observation files: what a provider delivers, checked row by row before anything enters.

Pure: bytes and terms in, observations and errors out. All errors come together, as data, with
sentences made by contracts/wording; whoever imports does so only when there are none. A file may
hold pseudonyms, never a name, an e-mail address or a citizen service number.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from typing import Final, Literal

from contracts.arithmetic import COUNTED_KINDS, Metric, Observation, Terms, number_text
from contracts.observation_cells import (
    CellProblem,
    Notation,
    notation_of,
    privacy_problem,
    read_date,
    read_number,
)
from contracts.observation_scope import Scope, scope_of
from contracts.observation_table import RowError, read_table

MAX_BYTES: Final = 10 * 1024 * 1024
MAX_ERRORS: Final = 1000

Status = Literal["measured", "not_measured", "not_applicable"]

STATUS_NAMES: Final[Mapping[str, Status]] = {
    "measured": "measured",
    "gemeten": "measured",
    "not_measured": "not_measured",
    "niet_gemeten": "not_measured",
    "not_applicable": "not_applicable",
    "niet_van_toepassing": "not_applicable",
    "nvt": "not_applicable",
    "n.v.t.": "not_applicable",
}


@dataclass(frozen=True, slots=True)
class FileRow:
    """One sound row: its number as a spreadsheet counts, and what it says."""

    number: int
    observation: Observation


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds. `notices` tell how a number with two readings was read; they stop nothing.

    With any error, `rows` are only good for showing what was read, not for importing.
    """

    rows: tuple[FileRow, ...]
    errors: tuple[RowError, ...]
    notices: tuple[RowError, ...] = ()

    @property
    def observations(self) -> list[Observation]:
        """The observations of all sound rows, in the order of the file."""
        return [row.observation for row in self.rows]


@dataclass(slots=True)
class _Row:
    """A row that is being read, with what was found wrong in it."""

    number: int
    cells: Mapping[str, str]
    notation: Notation | None
    errors: list[RowError] = field(default_factory=list)
    notices: list[RowError] = field(default_factory=list)

    def text(self, column: str) -> str:
        return self.cells.get(column, "")

    def note(self, column: str, code: str, **params: str) -> None:
        self.errors.append(RowError(self.number, column, code, params))

    def day(self, column: str) -> date | None:
        text = self.text(column)
        if not text:
            return None
        found = read_date(text)
        if isinstance(found, CellProblem):
            self.note(column, found.code, found=_shown(text))
            return None
        return found


def read_observations(
    data: bytes, versions: Sequence[Terms], *, max_bytes: int = MAX_BYTES
) -> Reading:
    """Read a delivered CSV file against the versions of a contract's terms.

    Columns, in Dutch or English: metric (indicator), on (datum), quantity (aantal), subject
    (deelnemer), cohort, start (van), end (tot: the first day that does not count), known_on
    (bekend op), status, key (kenmerk). Needed are the metric and a date; an event without a
    quantity counts once, a spell counts its days. At most MAX_ERRORS errors are reported, with one
    more that says how many there were.
    """
    table, scope = read_table(data, max_bytes), scope_of(versions)
    errors = list(table.errors)
    # Where a comma separates columns, whoever made the file writes decimals with a point.
    default: Notation | None = "dot" if table.separator == "," else None
    notation = notation_of((cells.get("quantity", "") for _, cells in table.rows), default)
    rows: list[FileRow] = []
    notices: list[RowError] = []
    seen: dict[tuple[object, ...], FileRow] = {}
    for number, cells in table.rows:
        row = _Row(number, cells, notation)
        observation = _read_row(row, scope)
        if observation is not None:
            file_row = FileRow(number, observation)
            _check_person(row, observation, scope.per_person)
            _check_spell(row, observation)
            _check_twice(row, file_row, seen)
            if not row.errors:
                rows.append(file_row)
        errors += row.errors
        notices += row.notices
    errors.sort(key=lambda error: error.row)
    if len(errors) > MAX_ERRORS:
        count = {"count": str(len(errors)), "shown": str(MAX_ERRORS)}
        errors = [*errors[:MAX_ERRORS], RowError(0, "", "more_errors", count)]
    return Reading(tuple(rows), tuple(errors), tuple(notices))


def _read_row(row: _Row, scope: Scope) -> Observation | None:
    """The observation in a row, or None when anything in the row is wrong."""
    metric = _read_metric(row, scope)
    _check_privacy(row)
    on, start, end = _read_days(row, scope)
    known_on = row.day("known_on")
    if known_on and on and known_on < on:
        row.note("known_on", "known_before_on", found=known_on.isoformat(), on=on.isoformat())
    status = _read_status(row)
    quantity = _read_quantity(row, metric, status)
    if row.errors or metric is None or on is None:
        return None
    return Observation(
        metric=metric.code,
        on=on,
        quantity=quantity,
        subject=row.text("subject"),
        cohort=row.text("cohort"),
        start=start,
        end=end,
        known_on=known_on,
        status=status,
        key=row.text("key"),
    )


def _read_metric(row: _Row, scope: Scope) -> Metric | None:
    """The metric by its code or, without regard to capitals, by one of its labels."""
    text = row.text("metric")
    if not text:
        row.note("metric", "value_missing")
        return None
    metric = scope.metrics.get(text) or scope.labels.get(text.casefold())
    if metric is None:
        # Somebody may have put a name in the wrong column: only what is harmless is repeated.
        shown = "" if privacy_problem(text, is_pseudonym=False) else _shown(text)
        row.note("metric", "metric_unknown", found=shown, known=", ".join(sorted(scope.metrics)))
    return metric


def _check_privacy(row: _Row) -> None:
    for column in ("subject", "cohort", "key"):
        text = row.text(column)
        problem = privacy_problem(text, is_pseudonym=column == "subject") if text else None
        if problem:
            row.note(column, problem.code)


def _read_days(row: _Row, scope: Scope) -> tuple[date | None, date | None, date | None]:
    """The day that counts, and the spell if there is one; a spell counts from its first day."""
    on, start, end = row.day("on"), row.day("start"), row.day("end")
    if any(error.code in ("date_invalid", "date_far") for error in row.errors):
        return None, None, None
    if start is None and end is None:
        if on is None:
            row.note("on", "value_missing")
    elif start is None or end is None:
        row.note("end" if end is None else "start", "spell_half")
    elif end <= start:
        row.note("end", "spell_turned", start=start.isoformat(), end=end.isoformat())
    first, until = scope.first, scope.until
    on = start if on is None else on
    for column, day in (("on", on), ("start", start), ("end", end)):
        last_day = until + timedelta(days=1) if until and column == "end" else until
        if day is not None and (day < first or (last_day is not None and day >= last_day)):
            # A spell has only its own columns to mend.
            if column == "on" and not row.text("on"):
                continue
            limits = {"first": first.isoformat(), "until": until.isoformat() if until else ""}
            row.note(column, "date_outside_contract", found=day.isoformat(), **limits)
    return on, start, end


def _read_status(row: _Row) -> Status:
    text = row.text("status")
    status = STATUS_NAMES.get(text.casefold().replace(" ", "_") or "measured")
    if status is None:
        row.note("status", "status_unknown", found=_shown(text))
        return "measured"
    return status


def _read_quantity(row: _Row, metric: Metric | None, status: Status) -> Fraction | None:
    text = row.text("quantity")
    is_spell = bool(row.text("start") or row.text("end"))
    if not text:
        # An empty cell is not a zero: only an event or a spell says by itself how much it is.
        if status == "measured" and metric and metric.kind != "event" and not is_spell:
            row.note("quantity", "quantity_missing")
        return None
    if status != "measured":
        row.note("quantity", "quantity_not_expected", found=_shown(text))
        return None
    # A count with exactly three decimals does not occur: there "1.234" can only be thousands.
    is_counted = metric is not None and metric.kind in COUNTED_KINDS
    notation = row.notation or (_thousands_notation(text) if is_counted else None)
    number = read_number(text, notation)
    if isinstance(number, CellProblem):
        row.note("quantity", number.code, found=_shown(text))
        return None
    if number.is_ambiguous:
        params = {"found": text, "read_as": number_text(number.value), "notation": str(notation)}
        row.notices.append(RowError(row.number, "quantity", "number_read_as", params))
    if number.value < 0 and is_counted:
        row.note("quantity", "quantity_negative", found=_shown(text))
    return number.value


def _thousands_notation(text: str) -> Notation:
    return "comma" if "." in text else "dot"


def _check_twice(row: _Row, file_row: FileRow, seen: dict[tuple[object, ...], FileRow]) -> None:
    """Note a row that says the same as an earlier one, or something else about the same thing."""
    one = file_row.observation
    what = (one.metric, one.on, one.subject, one.cohort, one.start, one.end, one.key)
    first = seen.setdefault(what, file_row)
    if first is not file_row:
        is_same = (first.observation.quantity, first.observation.status) == (
            one.quantity,
            one.status,
        )
        code = "row_twice" if is_same else "row_contradicts"
        row.note("", code, first=str(first.number))


def _check_person(row: _Row, observation: Observation, per_person: frozenset[str]) -> None:
    if observation.metric in per_person and not observation.subject:
        row.note("subject", "subject_missing", metric=observation.metric)


def _check_spell(row: _Row, observation: Observation) -> None:
    if observation.start and observation.end and observation.quantity is not None:
        days = (observation.end - observation.start).days
        if observation.quantity != days:
            found = _shown(row.text("quantity"))
            row.note("quantity", "spell_quantity", found=found, days=str(days))


def _shown(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
