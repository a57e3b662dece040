"""The results that one types to try terms: a cell per metric and period, and what it means."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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
    """The results of one metric; `note` says what a number in its cells cannot tell."""

    label: str
    unit: str
    is_per_person: bool
    cells: tuple[Cell, ...]
    note: str = ""


def read_row(
    metric: Metric, cells: Mapping[str, str], periods: Sequence[Period], voice: Voice
) -> tuple[Row, list[Observation]]:
    """Return the cells of one metric, with the observations that they stand for."""
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
    note = ""
    if metric.code in set(_sustained(voice.terms.source)):
        note = voice.say(
            "Hier tellen dagen aan één stuk: kies hieronder een bestand met begin en einde.",
            "Days in a row count here: choose a file with start and end below.",
        )
    return Row(label, unit, metric.has_subject, tuple(made), note), found


def _sustained(source: object) -> Iterator[str]:
    """Yield the metrics of which a spell must last, wherever terms ask for that."""
    if isinstance(source, Mapping):
        if "sustained" in source:
            yield str(source["sustained"])
        for inner in source.values():
            yield from _sustained(inner)
    elif isinstance(source, list | tuple):
        for inner in source:
            yield from _sustained(inner)


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
    metric: Metric, text: str, period: Period, number: int, language: Language
) -> Iterator[Observation]:
    """Yield what a cell stands for; of a metric per person: as many different persons."""
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


def _of_one(
    metric: Metric, whose: str, text: str, period: Period, language: Language
) -> Iterator[Observation]:
    """Yield a number of one person; or of one group, of a metric that is not per person."""
    value = parse_number(_plain(text.strip(), language))
    if not whose or value is None:
        return
    subject, cohort = (whose, "") if metric.has_subject else ("", whose)
    yield Observation(metric.code, period.start, value, subject, cohort, key=whose)


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
