"""Evaluating gates: whether their conditions are met in a period."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from operator import ge, gt, le, lt
from typing import Final

from contracts.arithmetic.blocks import Bound, Condition, Gate
from contracts.arithmetic.facts import WHOLE, Facts, Part
from contracts.arithmetic.numbers import number_text
from contracts.arithmetic.quantities import metrics_of
from contracts.arithmetic.readings import Reading, Window, read_value
from contracts.arithmetic.terms import Terms

_COMPARE: Final[dict[Bound, Callable[[Fraction, Fraction], bool]]] = {
    "at_least": ge,
    "more_than": gt,
    "at_most": le,
    "less_than": lt,
}


@dataclass(slots=True)
class Spans:
    """The windows that a condition may be over, in one period of a component's bucket."""

    own: Window
    contract_start: date
    year_start: date
    period_start: date


@dataclass(slots=True)
class Verdict:
    """Whether a gate is met (None: nothing in it applies, so it holds nothing back).

    `reasons` are (quantity or status, bound, threshold, met?) per condition, for the trace.
    `blocked` names a metric that must be measured first.
    """

    is_met: bool | None
    reasons: tuple[tuple[str, str, str, str], ...] = ()
    blocked: str = ""


def judge(gate: Gate | Condition, terms: Terms, facts: Facts, spans: Spans) -> Verdict:
    """Evaluate a gate; conditions on values that do not apply are left out of the count."""
    if isinstance(gate, Condition):
        return _judge_condition(gate, terms, facts, spans)
    verdicts = [judge(inner, terms, facts, spans) for inner in gate.conditions]
    applying = [verdict.is_met for verdict in verdicts if verdict.is_met is not None]
    reasons = tuple(reason for verdict in verdicts for reason in verdict.reasons)
    if not applying:
        return Verdict(None, reasons)
    blocked = next((verdict.blocked for verdict in verdicts if verdict.blocked), "")
    needed = min(gate.needed, len(applying))
    return Verdict(sum(applying) >= needed, reasons, blocked)


def _judge_condition(condition: Condition, terms: Terms, facts: Facts, spans: Spans) -> Verdict:
    compare = _COMPARE[condition.bound]
    best: tuple[bool | None, Reading] | None = None
    for window in _windows(condition, facts, spans):
        reading = read_value(condition.quantity, terms, facts, window)
        met: bool | None = False
        if reading.value is not None:
            met = compare(reading.value, condition.threshold)
        elif reading.status == "not_applicable":
            met = None
        if best is None or (met and not best[0]) or (best[0] is None and met is not None):
            best = (met, reading)
    is_met, reading = best if best is not None else (False, Reading(None, "waits"))
    shown = number_text(reading.value) if reading.value is not None else reading.status
    outcome = "not_applicable" if is_met is None else "met" if is_met else "not_met"
    reason = (shown, condition.bound, number_text(condition.threshold), outcome)
    blocked = reading.metric if reading.status == "blocked" else ""
    return Verdict(is_met, (reason,), blocked)


def _windows(condition: Condition, facts: Facts, spans: Spans) -> Iterator[Window]:
    """Yield where a condition is looked at: one window, or one for each cohort or person."""
    own, over = spans.own, condition.over
    if over is None:
        yield own
        return
    starts = {"period": spans.period_start, "year": spans.year_start}
    start = starts.get(over, spans.contract_start)
    by_cohort, by_person = over == "cohort", over == "person"
    own_part = (by_cohort and own.part[0] is not None) or (by_person and own.part[1] is not None)
    parts: list[Part] = [own.part] if own_part else [WHOLE]
    if (by_cohort or by_person) and not own_part:
        codes = tuple(metrics_of(condition.quantity))
        known = facts.parts(codes, by_cohort=by_cohort, by_person=by_person)
        parts = [part for part, since in known if since < own.end]
    for part in parts:
        yield Window(start, own.end, own.since, part)
