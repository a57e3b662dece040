"""From exact entries to amounts in whole cents, on which caps and floors hold to the cent."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from contracts.arithmetic.caps import is_other, share_cap
from contracts.arithmetic.ceilings import Ceiling, Key
from contracts.arithmetic.entries import Entry
from contracts.arithmetic.floors import is_due
from contracts.arithmetic.limit_work import LimitNote, Notes, mark_of
from contracts.arithmetic.numbers import ONE, ZERO, ceil_to, floor_to, round_to
from contracts.arithmetic.returns import Balance
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
    """What the lines under one limit came to so far, by year, period or contract.

    `mark` and `kind` are as in `ceilings.LimitState`: both begin anew at the same moment.
    """

    mark: str = ""
    kind: str = ""
    exact: dict[Key, Fraction] = field(default_factory=dict)
    rounded: dict[Key, Fraction] = field(default_factory=dict)
    others: dict[Key, Fraction] = field(default_factory=dict)
    ceiling: Ceiling = field(default_factory=Ceiling)
    balance: Balance = field(default_factory=Balance)
    unused: Fraction = ZERO
    cap: Fraction = ZERO
    key: Key = None

    def follow(self, mark: str, kind: str) -> None:
        """Begin anew when the limit is another one now."""
        if self.kind != kind:
            self.cap = ZERO
        if self.mark and self.mark != mark:
            self.exact, self.rounded, self.others = {}, {}, {}
            self.ceiling, self.balance = Ceiling(), Balance()
            self.unused, self.key = ZERO, None
        self.mark, self.kind = mark, kind


@dataclass(slots=True)
class Guard:
    """One limit in one period: its tally, and the codes of the lines that it covers.

    `others` are the lines that a share is counted over beside them. A floor that comes after this
    limit is in neither: when the limit was applied it had added nothing yet.
    """

    limit: Limit
    tally: Tally
    key: Key
    covered: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(slots=True)
class Rounder:
    """Rounds what components come to, period by period, and keeps limits whole while doing so.

    `running` is what each component came to so far, `tallies` are by limit code.
    """

    running: dict[str, Fraction] = field(default_factory=dict)
    tallies: dict[str, Tally] = field(default_factory=dict)

    def round(
        self, terms: Terms, slot: Slot, exact: Amounts, set_off: Mapping[str, Fraction]
    ) -> tuple[Amounts, Notes]:
        """Round the amounts of one period; call it period by period.

        `set_off` is other funding that was netted after the limits: they hold on what was owed
        before that. The notes say which limits changed the rounded lines, by code.
        """
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
        notes: Notes = {}
        if terms.limits:
            self._hold(terms, slot, exact, lines, set_off, notes)
        return lines, notes

    def _hold(
        self,
        terms: Terms,
        slot: Slot,
        exact: Amounts,
        lines: Amounts,
        set_off: Mapping[str, Fraction],
        notes: Notes,
    ) -> None:
        """Apply the limits once more, now to the rounded lines, so that rounding breaks none.

        Caps are rounded down to the rounding unit; lines are cut from the last one on. A floor that
        the exact amounts reach and the rounded ones miss gets the difference. Limits per unit,
        person or cohort do not see lines and are not applied again.
        """
        guards = list(self._guards(terms, slot, lines))
        net = Net(terms, slot, exact, lines, set_off)
        for guard in guards:
            were = dict(lines)
            if guard.limit.kind == "min":
                _hold_floor(guard, net)
            else:
                _hold_cap(guard, net)
            for code, now in lines.items():
                was = were.get(code, ZERO)
                if was != now:
                    note = LimitNote(guard.limit, was, now, ZERO, None)
                    notes.setdefault(code, []).append(note)
        for guard in guards:
            before = guard.tally.rounded.get(guard.key, ZERO)
            _add(guard.tally.rounded, guard.key, net.sum(lines, guard.covered))
            _add(guard.tally.exact, guard.key, net.sum(exact, guard.covered))
            _add(guard.tally.others, guard.key, net.sum(lines, guard.others))
            guard.tally.balance.pay(guard.tally.rounded[guard.key] - before)

    def _guards(self, terms: Terms, slot: Slot, lines: Amounts) -> Iterator[Guard]:
        floors = [limit.code for limit in terms.limits if limit.kind == "min"]
        later = set(floors)
        codes = (*(code for code in lines if code not in later), *floors)
        keys: dict[str, Key] = {"contract": None, "period": slot.index, "year": slot.year}
        for limit in terms.limits:
            known = [code for code in codes if code not in later]
            covered = tuple(code for code in known if limit.covers(code))
            others = tuple(code for code in known if is_other(limit, code))
            if limit.kind == "min":
                later.discard(limit.code)
                covered = (*covered, limit.code)
            if not limit.holds_on(slot.period.start):
                continue
            tally = self.tallies.setdefault(limit.code, Tally())
            tally.follow(mark_of(limit), limit.kind)
            if limit.scope in keys:
                yield Guard(limit, tally, keys[limit.scope], covered, others)


@dataclass(slots=True)
class Net:
    """The amounts of one period while limits are held: exact, rounded, and what was set off."""

    terms: Terms
    slot: Slot
    exact: Amounts
    lines: Amounts
    set_off: Mapping[str, Fraction]

    def sum(self, amounts: Amounts, codes: tuple[str, ...]) -> Fraction:
        """Return what these lines come to before other funding was set off."""
        total = (amounts.get(code, ZERO) + self.set_off.get(code, ZERO) for code in codes)
        return sum(total, ZERO)


def _add(totals: dict[Key, Fraction], key: Key, amount: Fraction) -> None:
    totals[key] = totals.get(key, ZERO) + amount


def _hold_cap(guard: Guard, net: Net) -> None:
    lines, unit = net.lines, net.terms.rounding.unit
    total = guard.tally.rounded.get(guard.key, ZERO) + net.sum(lines, guard.covered)
    excess = ceil_to(total - floor_to(_cap(guard, net), unit), unit)
    for code in reversed(guard.covered):
        if excess > ZERO and lines.get(code, ZERO) > ZERO:
            cut = min(excess, lines[code])
            lines[code] -= cut
            excess -= cut
    if excess > ZERO and guard.limit.kind == "max_share":
        code = next((code for code in reversed(list(lines)) if code in guard.covered), "")
        if code:
            lines[code] -= excess


def _cap(guard: Guard, net: Net) -> Fraction:
    """Return what the covered lines may come to in total, by what was rounded before."""
    limit, tally = guard.limit, guard.tally
    if limit.kind == "max_return" and limit.returns is not None:
        investment = net.terms.investment(limit.returns.on)
        tally.balance.advance(investment, limit.returns, net.slot.period.end)
        return tally.rounded.get(guard.key, ZERO) + tally.balance.open
    if limit.kind == "max_share":
        others = tally.others.get(guard.key, ZERO)
        share = limit.share if limit.share is not None else ONE
        tally.ceiling.amend(share, tally.rounded, lambda key: share_cap(limit, tally.others[key]))
        others += net.sum(net.lines, guard.others)
        return tally.ceiling.of(guard.key, share_cap(limit, others))
    most = limit.amount.value if limit.amount is not None else ZERO
    tally.ceiling.amend(most, tally.rounded)
    if tally.key != guard.key:
        tally.unused = ZERO
        if tally.key is not None and limit.carries_unused:
            tally.unused = max(tally.cap - tally.rounded[tally.key], ZERO)
        tally.key = guard.key
    tally.cap = tally.ceiling.of(guard.key, most + tally.unused)
    return tally.cap


def _hold_floor(guard: Guard, net: Net) -> None:
    limit, tally = guard.limit, guard.tally
    least = limit.amount.value if limit.amount is not None else ZERO
    exact = tally.exact.get(guard.key, ZERO) + net.sum(net.exact, guard.covered)
    if not is_due(limit, net.slot) or exact < least:
        return
    unit = net.terms.rounding.unit
    rounded = tally.rounded.get(guard.key, ZERO) + net.sum(net.lines, guard.covered)
    shortage = ceil_to(ceil_to(least, unit) - rounded, unit)
    if shortage > ZERO:
        net.lines[limit.code] = net.lines.get(limit.code, ZERO) + shortage
