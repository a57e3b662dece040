"""From components to entries: what each component is worth more in each period, before limits."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from contracts.arithmetic.adjusting import Applied, apply_factors, read_index, with_volume
from contracts.arithmetic.blocks import Dated, PerUnit, Price, Quantity, Steps
from contracts.arithmetic.buckets import Agenda, Bucket, Buckets, Course, Turn, enter_bucket
from contracts.arithmetic.facts import WHOLE, Facts, Part
from contracts.arithmetic.numbers import ZERO
from contracts.arithmetic.passages import Home, Passage
from contracts.arithmetic.problems import Problem, SettlementBlocked
from contracts.arithmetic.readings import Reading, Window, read_pieces, read_value
from contracts.arithmetic.terms import Component, Terms
from contracts.arithmetic.timeline import Slot
from contracts.arithmetic.units import UnitsByKey, units_paid
from contracts.arithmetic.verdicts import Spans, Verdict, judge
from contracts.arithmetic.withholding import (
    Withheld,
    Withholdings,
    ahead_of,
    let_through,
    pays_other_ahead,
)
from contracts.arithmetic.worth import Moment, go_on_waiting, worth_of, years_of


@dataclass(slots=True)
class Detail:
    """How an entry came about, for the trace. Worths are cumulative in the bucket.

    `recounted`: what this rule made of what was before an amendment, and what that was worth then.
    `years`: for how many of them an amount per year is. `index`: the factor and what was measured.

    A working row, as all that is made anew for each component in each period: it is not frozen,
    because making one that is takes three times as long.
    """

    reading: Reading
    looked_up: Reading | None
    verdict: Verdict | None
    priced: Fraction
    gated: Fraction
    weighted: Fraction
    interim: str = ""
    before: Fraction = ZERO
    after: Fraction = ZERO
    pieces: tuple[Fraction, ...] = ()
    volume: Fraction | None = None
    applied: tuple[Applied, ...] = ()
    is_withheld: bool = False
    recounted: tuple[Fraction, Fraction] | None = None
    years: Fraction | None = None
    index: Reading | None = None


@dataclass(frozen=True, slots=True)
class Summed:
    """Of how many persons, and of how many observations of them, an entry is the sum."""

    persons: int
    rows: int


@dataclass(slots=True)
class Entry:
    """What one component is worth more in one period, for one cohort or person or for all.

    A working row: limits and rounding change `amount`. `summed`: what it is the sum of, when
    persons were summed outside. `units`: how many it is for, when not for `quantity` (see units).
    """

    order: int
    code: str
    amount: Fraction
    quantity: Fraction | None
    part: Part = WHOLE
    detail: Detail | None = None
    summed: Summed | None = None
    units: Fraction | None = None

    @property
    def paid_units(self) -> Fraction | None:
        """How many units the amount is for, if any are counted."""
        return self.quantity if self.units is None else self.units


@dataclass(slots=True)
class Place:
    """One component of one version of the terms, in one slot of the contract's life.

    `earlier` are its homes in earlier versions (see passages); None when that does not matter.
    """

    terms: Terms
    version: int
    order: int
    slot: Slot
    contract_start: date
    withheld_codes: frozenset[str]
    withheld: Withholdings
    earlier: tuple[Home, ...] | None = None
    unit_codes: frozenset[str] = frozenset()
    units: UnitsByKey = field(default_factory=dict)

    @property
    def component(self) -> Component:
        """The component itself."""
        return self.terms.components[self.order]


@dataclass(slots=True)
class Look:
    """What there is to see when a bucket is evaluated in a period."""

    terms: Terms
    component: Component
    facts: Facts
    window: Window
    spans: Spans
    slot: Slot
    is_strict: bool


def component_entries(
    place: Place, facts: Facts, agenda: Agenda, buckets: Buckets, *, is_strict: bool
) -> Iterator[Entry]:
    """Yield what a component adds in one slot: for each part that the agenda has for it.

    Call it slot by slot from the contract's first day on, also before the version comes into force,
    so that a worth does not jump when it does. With `is_strict` a metric that blocks does block.
    """
    for part, own_part in agenda.turns(place.slot):
        entry = _step(place, facts, buckets, (part, own_part), is_strict=is_strict)
        if not agenda.is_split or entry.amount != ZERO or entry.quantity or entry.units:
            yield entry


def _step(place: Place, facts: Facts, buckets: Buckets, turn: Turn, *, is_strict: bool) -> Entry:
    """Take one bucket one period further and return what its worth changed."""
    (part, own_part), slot, component = turn, place.slot, place.component
    bucket = enter_bucket(
        buckets, (place.version, place.order, *part), component, slot, place.contract_start
    )
    if place.earlier is not None:
        _follow_gate(place, buckets, bucket, part)
    window = _window(component, bucket, slot, part)
    own = window if own_part == part else replace(window, part=own_part)
    spans = Spans(own, place.contract_start, bucket.year_start, slot.period.start)
    look = Look(place.terms, component, facts, window, spans, slot, is_strict)
    detail = _follow(look, component.quantity, component.price, bucket.final)
    final, worth, stage = detail, detail.weighted, ""
    earned, bucket.worth = worth - bucket.worth, worth
    before = worth - earned
    if component.code in place.withheld_codes:
        first = _ahead(look, detail, bucket)
        share = ahead_of(component, first.weighted)
        ahead, bucket.ahead_worth = share - bucket.ahead_worth, share
        if place.version == slot.version:
            kept = place.withheld.setdefault((component.code, *part), Withheld())
            before = kept.paid
            worth, stage = let_through(component, slot, kept, earned, ahead)
            detail = first if stage == "ahead" else detail
            due_on = component.due_on
            detail.is_withheld = due_on is not None and slot.period.end <= due_on
    if component.is_negative:
        before, worth = -before, -worth
    detail.interim, detail.before, detail.after = stage, before, worth
    amount, quantity = worth - before, _shown_quantity(detail)
    units = None
    if component.code in place.unit_codes and place.version == slot.version:
        units = units_paid(place.units, place.withheld, (component, part), bucket, final)
    return Entry(place.order, component.code, amount, quantity, part, detail, units=units)


def _follow_gate(place: Place, buckets: Buckets, bucket: Bucket, part: Part) -> None:
    """Let a bucket go on from the same one of the version before, when its version begins."""
    component = place.component
    for course in (bucket.final, bucket.ahead):
        course.passage = course.passage or Passage()
    if bucket.is_in_force or place.version != place.slot.version:
        return
    bucket.is_in_force = True
    for version, order, old in place.earlier or ():
        before = buckets.get((version, order, *part))
        if before is None:
            continue
        is_over = old.over == "year" and before.year != place.slot.year
        if is_over or old.over == "period" or old.over != component.over:
            return
        is_same_gate = old.gate == component.gate
        first = before.ahead if pays_other_ahead(old) else before.final
        final = bucket.final.go_on_from(before.final, is_same_gate=is_same_gate)
        ahead = bucket.ahead.go_on_from(first, is_same_gate=is_same_gate)
        bucket.worth = before.worth
        own = ahead if pays_other_ahead(component) else final
        bucket.ahead_worth = ahead_of(component, own.through)
        return


def _ahead(look: Look, final: Detail, bucket: Bucket) -> Detail:
    """Return what is paid ahead by: the final worth, or the interim's own quantity and price."""
    component, interim = look.component, look.component.interim
    if interim is None or not pays_other_ahead(component):
        return final
    quantity = component.quantity if interim.quantity is None else interim.quantity
    price = component.price if interim.price is None else interim.price
    return _follow(look, quantity, price, bucket.ahead)


def _window(component: Component, bucket: Bucket, slot: Slot, part: Part) -> Window:
    """Return the days of a bucket up to and with a slot, within the component's own dates."""
    end = slot.period.end
    if component.until is not None:
        end = min(end, component.until)
    # An amendment has a component looked at that ended before this period: that has no days.
    return Window(min(bucket.start, end), end, max(slot.period.start, bucket.start), part)


def _shown_quantity(detail: Detail) -> Fraction | None:
    """Return what a line shows as its quantity: what was added, or the value that was read."""
    added = detail.reading.added
    return detail.reading.value if added is None else added


def _follow(look: Look, quantity: Quantity, price: Price, course: Course) -> Detail:
    """Evaluate one period: quantity, gate, price, factors. What waits holds the worth."""
    terms, facts, window = look.terms, look.facts, look.window
    reading = read_value(quantity, terms, facts, window)
    looked_up: Reading | None = None
    volume: Fraction | None = None
    years: Fraction | None = None
    pieces: tuple[Fraction, ...] = ()
    if isinstance(price, PerUnit) and isinstance(price.amount, Dated):
        pieces = read_pieces(quantity, price.amount, facts, window)
    if isinstance(price, Steps) and price.by is not None:
        looked_up = read_value(price.by, terms, facts, window)
    gate = look.component.gate
    verdict = None if gate is None else judge(gate, terms, facts, look.spans)
    factor = read_index(look.component, terms, facts, look.spans)
    if look.is_strict and window.start < window.end:
        _check_blocked(look, (reading, looked_up, factor), verdict)
    found = reading if looked_up is None else looked_up
    days = (window.start, window.since, window.end)
    if window.start == window.end:
        course.held = ZERO
    elif reading.value is None or found.value is None:
        go_on_waiting(price, Moment(ZERO, ZERO, *days), course.memory)
    else:
        priced, sought = reading.value, found.value
        if quantity == look.component.quantity:
            priced = with_volume(look.component, look.slot, reading.value)
            volume = None if look.component.volume is None else priced
        if looked_up is None:
            sought = priced
        moment = Moment(priced, sought, *days, pieces)
        course.held = worth_of(price, moment, course.memory)
        years = years_of(price, moment)
    is_met = verdict is None or verdict.is_met is not False
    passage, recounted = course.passage, None
    own = course.held if passage is None else course.held - passage.since
    gated = own if is_met else ZERO
    before = None if passage is None or is_met else replace(course.indexed)
    weighted, applied = apply_factors(
        look.component, price, window.part, gated, factor.value, course.indexed
    )
    if passage is not None:
        full = weighted
        if before is not None:
            full, _ = apply_factors(look.component, price, window.part, own, factor.value, before)
        weighted = passage.step(full, is_met=is_met)
        recounted = (passage.since, passage.before)
    return Detail(
        *(reading, looked_up, verdict, course.held, gated, weighted),
        pieces=pieces,
        volume=volume,
        applied=applied,
        recounted=recounted,
        years=years,
        index=factor,
    )


def _check_blocked(
    look: Look, readings: tuple[Reading | None, ...], verdict: Verdict | None
) -> None:
    blocked = verdict.blocked if verdict is not None else ""
    for found in readings:
        if found is not None and found.status == "blocked":
            blocked = found.metric
    if blocked:
        params = {
            "metric": blocked,
            "component": look.component.code,
            "start": look.window.since.isoformat(),
            "end": look.window.end.isoformat(),
        }
        raise SettlementBlocked(Problem("observations", "not_measured", params))
