"""From exact entries to amounts in whole cents, on which caps and floors hold to the cent."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from contracts.arithmetic.ceilings import Ceiling, Key
from contracts.arithmetic.entries import Entry
from contracts.arithmetic.limits import is_due, is_other, share_cap
from contracts.arithmetic.numbers import ZERO, ceil_to, floor_to, round_to
from contracts.arithmetic.terms import Limit, Rounding, Terms
from contracts.arithmetic.timeline import Slot

Amounts = dict[str, Fraction]
"""What each component (or floor) comes to in one period, by code, in order."""


def round_entries(entries: list[Entry], rounding: Rounding) -> None:
    """Round each entry by itself, when the terms say so."""
    if rounding.at == "entry":
        for entry in entries:
            entry.amount = round_to(entry.amount, rounding.unit, rounding.mode)


@dataclass(slots=True)
class Tally:
    """What the lines under one limit came to so far, by year, period or contract."""

    exact: dict[Key, Fraction] = field(default_factory=dict)
    rounded: dict[Key, Fraction] = field(default_factory=dict)
    others: dict[Key, Fraction] = field(default_factory=dict)
    ceiling: Ceiling = field(default_factory=Ceiling)
    unused: Fraction = ZERO
    cap: Fraction = ZERO
    key: Key = None


@dataclass(frozen=True, slots=True)
class Guard:
    """One limit in one period: its tally, and the codes of the lines that it covers."""

    limit: Limit
    tally: Tally
    key: Key
    covered: tuple[str, ...]


@dataclass(slots=True)
class Rounder:
    """Rounds what components come to, period by period, and keeps limits whole while doing so."""

    running: dict[str, Fraction] = field(default_factory=dict)
    tallies: dict[str, Tally] = field(default_factory=dict)

    def round(self, terms: Terms, slot: Slot, exact: Amounts) -> Amounts:
        """Round the amounts of one period; call it period by period."""
        rounding = terms.rounding
        lines: Amounts = {}
        for code, amount in exact.items():
            if rounding.at == "running_total":
                before = self.running.get(code, ZERO)
                self.running[code] = before + amount
                after = round_to(before + amount, rounding.unit, rounding.mode)
                lines[code] = after - round_to(before, rounding.unit, rounding.mode)
            else:
                lines[code] = round_to(amount, rounding.unit, rounding.mode)
        if terms.limits:
            self._hold(terms, slot, exact, lines)
        return lines

    def _hold(self, terms: Terms, slot: Slot, exact: Amounts, lines: Amounts) -> None:
        """Apply the limits once more, now to the rounded lines, so that rounding breaks none.

        Caps are rounded down to the rounding unit; lines are cut from the last one on. A floor that
        the exact amounts reach and the rounded ones miss gets the difference. Limits per unit,
        person or cohort do not see lines and are not applied again.
        """
        guards = list(self._guards(terms, slot, lines))
        for guard in guards:
            if guard.limit.kind == "min":
                _hold_floor(guard, slot, exact, lines, terms.rounding.unit)
            else:
                _hold_cap(guard, lines, terms.rounding.unit)
        for guard in guards:
            _add(guard.tally.rounded, guard.key, lines, guard.covered)
            _add(guard.tally.exact, guard.key, exact, guard.covered)
            others = tuple(code for code in lines if is_other(guard.limit, code))
            _add(guard.tally.others, guard.key, lines, others)

    def _guards(self, terms: Terms, slot: Slot, lines: Amounts) -> Iterator[Guard]:
        floors = [limit.code for limit in terms.limits if limit.kind == "min"]
        later = set(floors)
        codes = (*(code for code in lines if code not in later), *floors)
        keys: dict[str, Key] = {"contract": None, "period": slot.index, "year": slot.year}
        for limit in terms.limits:
            covered = tuple(code for code in codes if code not in later and limit.covers(code))
            if limit.kind == "min":
                later.discard(limit.code)
                covered = (*covered, limit.code)
            if limit.scope not in keys or not limit.holds_on(slot.period.start):
                continue
            tally = self.tallies.setdefault(limit.code, Tally())
            yield Guard(limit, tally, keys[limit.scope], covered)


def _add(
    totals: dict[Key, Fraction], key: Key, amounts: Mapping[str, Fraction], codes: tuple[str, ...]
) -> None:
    total = sum((amounts.get(code, ZERO) for code in codes), ZERO)
    totals[key] = totals.get(key, ZERO) + total


def _sum(guard: Guard, amounts: Amounts, before: dict[Key, Fraction]) -> Fraction:
    now = sum((amounts.get(code, ZERO) for code in guard.covered), ZERO)
    return before.get(guard.key, ZERO) + now


def _hold_cap(guard: Guard, lines: Amounts, unit: Fraction) -> None:
    excess = _sum(guard, lines, guard.tally.rounded) - floor_to(_cap(guard, lines), unit)
    for code in reversed(guard.covered):
        if excess > ZERO and lines.get(code, ZERO) > ZERO:
            cut = min(excess, lines[code])
            lines[code] -= cut
            excess -= cut
    if excess > ZERO and guard.limit.kind == "max_share":
        code = next((code for code in reversed(list(lines)) if code in guard.covered), "")
        if code:
            lines[code] -= excess


def _cap(guard: Guard, lines: Amounts) -> Fraction:
    limit, tally = guard.limit, guard.tally
    if limit.kind == "max_share":
        now = sum((amount for code, amount in lines.items() if is_other(limit, code)), ZERO)
        return share_cap(limit, tally.others.get(guard.key, ZERO) + now)
    most = limit.amount.value if limit.amount is not None else ZERO
    tally.ceiling.amend(most, tally.rounded)
    if tally.key != guard.key:
        tally.unused = ZERO
        if tally.key is not None and limit.carries_unused:
            tally.unused = max(tally.cap - tally.rounded.get(tally.key, ZERO), ZERO)
        tally.key = guard.key
    tally.cap = tally.ceiling.of(guard.key, most + tally.unused)
    return tally.cap


def _hold_floor(guard: Guard, slot: Slot, exact: Amounts, lines: Amounts, unit: Fraction) -> None:
    limit = guard.limit
    least = limit.amount.value if limit.amount is not None else ZERO
    if not is_due(limit, slot) or _sum(guard, exact, guard.tally.exact) < least:
        return
    shortage = ceil_to(least, unit) - _sum(guard, lines, guard.tally.rounded)
    if shortage > ZERO:
        lines[limit.code] = lines.get(limit.code, ZERO) + shortage
