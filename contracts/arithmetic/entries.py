"""From components to entries: what each component is worth more in each period, before limits."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from contracts.arithmetic.blocks import Count, Interim, Price, Quantity, Steps, Sum
from contracts.arithmetic.checks import is_separable, quantities_in
from contracts.arithmetic.facts import WHOLE, Facts, Part
from contracts.arithmetic.numbers import ONE, ZERO
from contracts.arithmetic.problems import Problem, SettlementBlocked
from contracts.arithmetic.quantities import metrics_of
from contracts.arithmetic.readings import Reading, Window, read_value
from contracts.arithmetic.terms import Component, Terms
from contracts.arithmetic.timeline import Slot
from contracts.arithmetic.verdicts import Spans, Verdict, judge
from contracts.arithmetic.worth import Memory, Moment, worth_of


@dataclass(frozen=True, slots=True)
class Detail:
    """How an entry came about, for the trace. Worths are cumulative in the bucket."""

    reading: Reading
    looked_up: Reading | None
    verdict: Verdict | None
    priced: Fraction
    gated: Fraction
    weighted: Fraction
    interim: str
    before: Fraction
    after: Fraction


@dataclass(slots=True)
class Entry:
    """What one component is worth more in one period, for one cohort or person or for all.

    A working row: limits and rounding change `amount`.
    """

    slot: int
    order: int
    code: str
    amount: Fraction
    quantity: Fraction | None
    part: Part = WHOLE
    detail: Detail | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """One bucket of a component: the slots it covers, the part it is for, and its first day."""

    slots: Sequence[Slot]
    start: date
    part: Part
    own_part: Part


def component_entries(
    terms: Terms, version: int, order: int, slots: Sequence[Slot], facts: Facts, strict_from: int
) -> Iterator[Entry]:
    """Yield a component's entries for the slots in which this version is in force.

    The component is followed from the contract's first day, so that its worth does not jump when
    another version comes into force. From slot `strict_from` on a metric that blocks does block.
    """
    component = terms.components[order]
    last = max((slot.index for slot in slots if slot.version == version), default=-1)
    followed = [slot for slot in slots[: last + 1] if not _is_over(component, slot)]
    if not followed:
        return
    for part, own_part, since in _parts(terms, component, facts):
        is_split = part != WHOLE
        known = [slot for slot in followed if since < slot.period.end]
        for run in _runs(component, known, part, own_part):
            for entry in _follow(terms, order, run, facts, strict_from, slots[0].period.start):
                if slots[entry.slot].version != version:
                    continue
                if is_split and entry.amount == ZERO and not entry.quantity:
                    continue
                yield entry


def _is_over(component: Component, slot: Slot) -> bool:
    """Whether a component has not begun yet in a slot, or has ended before it."""
    if component.start is not None and component.start >= slot.period.end:
        return True
    return component.until is not None and component.until <= slot.period.start


def _parts(terms: Terms, component: Component, facts: Facts) -> Iterator[tuple[Part, Part, date]]:
    """Yield (the part that is evaluated, the part that is the component's own bucket, since when).

    A component is followed per cohort or person when it says so, or when a limit needs it.
    """
    scopes = {limit.scope for limit in terms.limits if limit.covers(component.code)}
    by_cohort = component.over == "cohort" or "cohort" in scopes
    by_person = component.over == "person" or "person" in scopes
    if not (by_cohort or by_person):
        yield WHOLE, WHOLE, date.min
        return
    codes = list(metrics_of(component.quantity))
    if not codes:  # a fixed amount per cohort or person: whoever its gate or its table is about
        found = [code for inner in quantities_in(component) for code in metrics_of(inner)]
        codes = [code for code in found if not by_person or terms.metric(code).has_subject]
    for part, since in facts.parts(codes, by_cohort=by_cohort, by_person=by_person):
        own_cohort = part[0] if component.over == "cohort" else None
        own_person = part[1] if component.over == "person" else None
        yield part, (own_cohort, own_person), since


def _runs(component: Component, slots: Sequence[Slot], part: Part, own_part: Part) -> Iterator[Run]:
    """Yield the buckets of a component: one for each period or year, or one for all."""
    if component.over == "period":
        groups = [[slot] for slot in slots]
    elif component.over == "year":
        years: dict[int, list[Slot]] = {}
        for slot in slots:
            years.setdefault(slot.year, []).append(slot)
        groups = list(years.values())
    else:
        groups = [list(slots)] if slots else []
    for group in groups:
        start = group[0].period.start
        if component.start is not None:
            start = max(start, component.start)
        yield Run(group, start, part, own_part)


def _follow(
    terms: Terms, order: int, run: Run, facts: Facts, strict_from: int, contract_start: date
) -> Iterator[Entry]:
    """Follow one bucket period by period and yield what its worth changes."""
    component = terms.components[order]
    course = _Course(component, component.quantity, component.price)
    ahead = _ahead_course(component)
    payable, paid_ahead, year_start = ZERO, ZERO, run.start
    slots = _slots_with_news(terms, order, run, facts)
    for number, slot in enumerate(slots):
        if number and slot.year != slots[number - 1].year:
            year_start = slot.period.start
        window = _window(component, run, slot)
        own = replace(window, part=run.own_part) if run.own_part != run.part else window
        spans = Spans(own, contract_start, year_start, slot.period.start)
        is_strict = slot.index >= strict_from
        detail = course.step(terms, facts, window, spans, is_strict=is_strict)
        worth, stage = detail.weighted, ""
        if component.interim is not None:
            first = detail
            if ahead is not None:
                first = ahead.step(terms, facts, window, spans, is_strict=is_strict)
            worth, stage = _interim_worth(component.interim, slot, first, detail, paid_ahead)
            if stage == "ahead":
                paid_ahead, detail = worth, first
        signed = -worth if component.is_negative else worth
        yield Entry(
            slot.index,
            order,
            component.code,
            signed - payable,
            _shown_quantity(detail),
            run.part,
            replace(detail, interim=stage, before=payable, after=signed),
        )
        payable = signed


def _slots_with_news(terms: Terms, order: int, run: Run, facts: Facts) -> Sequence[Slot]:
    """Return the slots in which a bucket can change at all: for one person that is only a few.

    This can be told beforehand when nothing but the count or sum itself matters.
    """
    component = terms.components[order]
    quantity = component.quantity
    if (
        run.part == WHOLE
        or component.gate is not None
        or component.interim is not None
        or not is_separable(component)
        or not isinstance(quantity, Count | Sum)
        or terms.metric(quantity.metric).not_measured == "block"
    ):
        return run.slots
    ends = [slot.period.end for slot in run.slots]
    numbers: set[int] = set()
    for first, last in facts.series(quantity, run.part).stretches():
        numbers.update(range(bisect_right(ends, first), bisect_right(ends, last) + 1))
    return [run.slots[number] for number in sorted(numbers) if number < len(ends)]


def _ahead_course(component: Component) -> "_Course | None":
    """Return the course of an interim's own quantity or price, or None when it has neither."""
    interim = component.interim
    if interim is None or (interim.quantity is None and interim.price is None):
        return None
    quantity = component.quantity if interim.quantity is None else interim.quantity
    price = component.price if interim.price is None else interim.price
    return _Course(component, quantity, price)


def _interim_worth(
    interim: Interim, slot: Slot, first: Detail, final: Detail, paid_ahead: Fraction
) -> tuple[Fraction, str]:
    """Return what is payable in total with interim payments, and where in their course we are.

    Without clawback the total never falls below what was paid ahead.
    """
    if slot.period.end <= interim.true_up_on:
        return first.weighted * (ONE if interim.share is None else interim.share), "ahead"
    stage = "true_up" if slot.period.start <= interim.true_up_on else "after"
    worth = final.weighted if interim.has_clawback else max(final.weighted, paid_ahead)
    return worth, stage


def _window(component: Component, run: Run, slot: Slot) -> Window:
    """Return the days of a bucket up to and with a slot, within the component's own dates."""
    end = slot.period.end
    if component.until is not None:
        end = min(end, component.until)
    return Window(run.start, end, max(slot.period.start, run.start), run.part)


def _shown_quantity(detail: Detail) -> Fraction | None:
    """Return what a line shows as its quantity: what was added, or the value that was read."""
    added = detail.reading.added
    return detail.reading.value if added is None else added


class _Course:
    """One quantity and price of a bucket, followed in time."""

    __slots__ = ("component", "held", "memory", "price", "quantity")

    def __init__(self, component: Component, quantity: Quantity, price: Price) -> None:
        self.component, self.quantity, self.price = component, quantity, price
        self.memory = Memory()
        self.held = ZERO

    def step(
        self, terms: Terms, facts: Facts, window: Window, spans: Spans, *, is_strict: bool
    ) -> Detail:
        """Evaluate one period: quantity, gate, price, weight. What waits holds the worth."""
        reading = read_value(self.quantity, terms, facts, window)
        looked_up = None
        if isinstance(self.price, Steps) and self.price.by is not None:
            looked_up = read_value(self.price.by, terms, facts, window)
        gate = self.component.gate
        verdict = None if gate is None else judge(gate, terms, facts, spans)
        if is_strict:
            self._check_blocked(reading, looked_up, verdict, window)
        found = reading if looked_up is None else looked_up
        if reading.value is not None and found.value is not None:
            moment = Moment(reading.value, found.value, window.start, window.since, window.end)
            self.held = worth_of(self.price, moment, self.memory)
        gated = ZERO if verdict is not None and verdict.is_met is False else self.held
        weight = self.component.weight
        weighted = gated if weight is None else gated * weight
        return Detail(reading, looked_up, verdict, self.held, gated, weighted, "", ZERO, ZERO)

    def _check_blocked(
        self, reading: Reading, looked_up: Reading | None, verdict: Verdict | None, window: Window
    ) -> None:
        blocked = verdict.blocked if verdict is not None else ""
        for found in (reading, looked_up):
            if found is not None and found.status == "blocked":
                blocked = found.metric
        if blocked:
            raise SettlementBlocked(
                Problem(
                    "observations",
                    "not_measured",
                    {
                        "metric": blocked,
                        "component": self.component.code,
                        "start": window.since.isoformat(),
                        "end": window.end.isoformat(),
                    },
                )
            )
