"""The results that one types to try terms: a cell per metric and period, and what it means."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from typing import Any, Final

from contracts.arithmetic import COUNTED_KINDS, Metric, Observation, Period, parse_number
from contracts.terms_form.codecs import parse
from contracts.terms_form.shapes import Leaf
from contracts.wording import Language
from contracts.wording.statements import period_text
from contracts.wording.voice import Voice

MAX_PERSONS: Final = 1000
NOT_MEASURED: Final = frozenset({"?", "niet gemeten", "not measured"})
NOT_APPLICABLE: Final = frozenset({"nvt", "n.v.t.", "n/a", "niet van toepassing"})
# Of these a number stands for people.
_OF_PERSONS: Final = frozenset({"event", "count"})
_NUMBER: Final = Leaf("number")
# "anna: 31; bram: 12": of whom, or of which group, in one cell.
_PARTS: Final = ";"
_WHOSE: Final = ":"
MAX_CELL: Final = 400


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


def read_row(
    metric: Metric, cells: Mapping[str, str], periods: Sequence[Period], voice: Voice
) -> tuple[Row, list[Observation]]:
    """Return the cells of one metric, with the observations that they stand for."""
    label = voice.label(metric.label, metric.code)
    made: list[Cell] = []
    found: list[Observation] = []
    for number, period in enumerate(periods):
        text = str(cells.get(str(number), ""))
        observations = list(_observations(metric, text, period, len(found), voice.language))
        problem = _problem(metric, text, observations, voice)
        name = f"trial.{metric.code}.{number}"
        made.append(Cell(name, f"{label}, {period_text(period, voice)}", text, problem))
        found += observations
    unit = voice.unit_name(voice.metric_unit(metric.code))
    return Row(label, unit, metric.has_subject, tuple(made)), found


def _problem(metric: Metric, text: str, observations: Sequence[Observation], voice: Voice) -> str:
    """Say why a cell is no result, as recording it would; nothing when it is one."""
    if _WHOSE in text:
        names = [part.rpartition(_WHOSE)[0].strip() for part in _parts(text)]
        if not names or len(observations) < len(names) or len(set(names)) < len(names):
            return voice.say(
                "Typ bij elke naam een dubbele punt en een getal, elke naam één keer, met ; "
                "ertussen. Zoals: groep 1: 12; groep 2: 9.",
                "Type a colon and a number after each name, each name once, with ; in between. "
                "Such as: group 1: 12; group 2: 9.",
            )
    # Nobody at all is a number too, and no observation.
    elif text.strip() and not observations and parse_number(_plain(text, voice.language)) is None:
        return voice.say(
            "Typ een getal, of ? als er niet is gemeten.",
            "Type a number, or ? when nothing was measured.",
        )
    values = [one.quantity for one in observations if one.quantity is not None]
    if metric.kind not in COUNTED_KINDS or not values:
        return ""
    if min(values) < 0:
        return voice.say(
            "Een aantal kan niet minder dan nul zijn.", "A count cannot be less than zero."
        )
    if metric.has_subject and metric.kind in _OF_PERSONS and max(values) > MAX_PERSONS:
        return voice.say(
            f"Typ hoogstens {MAX_PERSONS} mensen per vak.",
            f"Type at most {MAX_PERSONS} people in one cell.",
        )
    return ""


def _parts(text: str) -> list[str]:
    return [part for part in text.split(_PARTS) if part.strip()]


def _plain(text: str, language: Language) -> str:
    return str(parse(_NUMBER, text, language))


def _observations(
    metric: Metric, text: str, period: Period, before: int, language: Language
) -> Iterator[Observation]:
    """Yield what a cell stands for; `before` is how many persons of an event came earlier."""
    if _WHOSE in text:
        for part in _parts(text):
            whose, _colon, size = part.rpartition(_WHOSE)
            yield from _of_one(metric, whose.strip(), size, period, language)
        return
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
    if value is not None:
        yield from _of_many(metric, value, period, before)


def _of_many(metric: Metric, value: Fraction, period: Period, before: int) -> Iterator[Observation]:
    """Yield a number of nobody in particular; of persons as a forecast understands it.

    An event is of so many new persons. Days are whole periods of one person after the other, the
    same ones in every period, so that a cap per person and days in a row mean what they say.
    """
    length = (period.end - period.start).days
    is_whole = metric.has_subject and value.denominator == 1 and value >= 0
    if is_whole and metric.kind in _OF_PERSONS and value <= MAX_PERSONS:
        for person in range(before + 1, before + int(value) + 1):
            yield _row(metric, period, f"{person:04d}", Fraction(1))
    elif is_whole and metric.kind == "days" and value <= MAX_PERSONS * length:
        for person, gone in enumerate(range(0, int(value), length), 1):
            yield _row(metric, period, f"{person:04d}", min(value - gone, Fraction(length)))
    else:
        yield _row(metric, period, "0001" if metric.has_subject else "", value)


def _of_one(
    metric: Metric, whose: str, text: str, period: Period, language: Language
) -> Iterator[Observation]:
    """Yield a number of one person; or of one group, of a metric that is not per person."""
    value = parse_number(_plain(text.strip(), language))
    if not whose or value is None:
        return
    if metric.has_subject:
        yield _row(metric, period, whose, value)
    else:
        yield Observation(metric.code, period.start, value, cohort=whose, key=whose)


def _row(metric: Metric, period: Period, who: str, value: Fraction) -> Observation:
    """Return a number of one person; days that fit in the period are a spell from its start."""
    start, length = period.start, (period.end - period.start).days
    if metric.kind == "days" and who and value.denominator == 1 and 0 < value <= length:
        end = start + timedelta(days=int(value))
        return Observation(metric.code, start, None, who, start=start, end=end, key=who)
    return Observation(metric.code, start, value, who, key=who)


def read_cells(names: Sequence[str], posted: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """Return the cells that a form posted, as typed; empty ones are left out."""
    found: dict[str, dict[str, str]] = {}
    for name in names:
        parts = name.split(".")
        if len(parts) == 3 and parts[0] == "trial" and parts[2].isascii() and parts[2].isdigit():
            text = str(posted[name]).replace("\x00", "")[:MAX_CELL]
            if text.strip():
                found.setdefault(parts[1], {})[parts[2][:4]] = text
    return found
