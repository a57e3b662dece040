"""Setting off other funding: what somebody else already paid for is not paid again.

What is set off never makes a period's amount negative. Funding that is more than what is owed waits
for what comes later, or is lost, as the terms say; what is taken back of the amounts owed gives
the funding back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from contracts.arithmetic.entries import Entry
from contracts.arithmetic.facts import WHOLE, Facts
from contracts.arithmetic.flows import Netting
from contracts.arithmetic.numbers import CENTS, ZERO, floor_to
from contracts.arithmetic.problems import Problem, SettlementBlocked
from contracts.arithmetic.readings import Window, read_value
from contracts.arithmetic.splitting import Split
from contracts.arithmetic.terms import Terms
from contracts.arithmetic.timeline import Slot

_CENT = Fraction(1, CENTS)


@dataclass(frozen=True, slots=True)
class NettingNote:
    """What was set off for one component in one period; `received` and `used` are so far."""

    rule: Netting
    before: Fraction
    after: Fraction
    received: Fraction
    used: Fraction


@dataclass(slots=True)
class Funding:
    """Other funding so far: received, still there to be set off, used, and what it is set against.

    `available` includes what was used; it is less than `received` when some of it was lost.
    """

    received: Fraction = ZERO
    available: Fraction = ZERO
    used: Fraction = ZERO
    owed: Fraction = ZERO

    def use(self, rule: Netting, received: Fraction, owed: Fraction) -> Fraction:
        """Take in a period's funding and amounts owed; return what is set off (or given back)."""
        before = self.used
        self.available += received - self.received
        self.received = received
        self.owed += owed
        most = min(self.available, self.owed, before + max(owed, ZERO))
        self.used = max(most, ZERO)
        if not rule.carries_unused:
            self.available = self.used
        return self.used - before


@dataclass(frozen=True, slots=True)
class NettingAt:
    """A period in which funding is set off; funding counts from `since`, the contract's start."""

    terms: Terms
    slot: Slot
    facts: Facts
    since: date
    is_strict: bool


@dataclass(slots=True)
class Nettings:
    """All netting of a contract on its way through the periods; `fundings` are by rule code."""

    fundings: dict[str, Funding] = field(default_factory=dict)

    def net_entries(
        self, at: NettingAt, entries: list[Entry]
    ) -> tuple[list[Entry], dict[str, list[NettingNote]]]:
        """Set off against the exact amounts of a period, from the first component on."""
        notes: dict[str, list[NettingNote]] = {}
        for rule in at.terms.netting:
            covered = [entry for entry in entries if rule.covers(entry.code)]
            before = _by_code(covered)
            owed = sum(before.values(), ZERO)
            funding = self.fundings.setdefault(rule.code, Funding())
            received = _received(rule, funding, at)
            amount = funding.use(rule, received, owed)
            given = _set_off(covered, amount)
            if given:
                order, code = _first_covered(rule, at.terms)
                entry = Entry(order, code, given, None)
                entries = [*entries, entry]
                covered.append(entry)
            for code, after in _by_code(covered).items():
                note = NettingNote(rule, before.get(code, ZERO), after, received, funding.used)
                notes.setdefault(code, []).append(note)
        return entries, notes

    def net_splits(
        self, at: NettingAt, splits: dict[str, Split], nothing: Split
    ) -> dict[str, list[NettingNote]]:
        """Set off against one payer's parts of the lines of a period, in whole cents.

        What is to be given back when no covered line is left comes on one that begins as `nothing`.
        """
        notes: dict[str, list[NettingNote]] = {}
        for rule in at.terms.netting:
            parts = {
                code: dict(split.parts)[rule.payer]
                for code, split in splits.items()
                if rule.covers(code)
            }
            rows = [
                Entry(order, code, Fraction(cents, CENTS), None)
                for order, (code, cents) in enumerate(parts.items())
            ]
            funding = self.fundings.setdefault(rule.code, Funding())
            received = _received(rule, funding, at)
            received = floor_to(received, _CENT)
            amount = funding.use(rule, received, sum((row.amount for row in rows), ZERO))
            given = _set_off(rows, amount)
            if given and not rows:
                _, code = _first_covered(rule, at.terms)
                rows.append(Entry(0, code, ZERO, None))
                splits[code] = nothing
            if given:
                rows[0].amount += given
            for row in rows:
                before = Fraction(parts.get(row.code, 0), CENTS)
                splits[row.code] = _with_part(splits[row.code], rule.payer, row.amount)
                note = NettingNote(rule, before, row.amount, received, funding.used)
                notes.setdefault(row.code, []).append(note)
        return notes


def _by_code(entries: Sequence[Entry]) -> dict[str, Fraction]:
    sums: dict[str, Fraction] = {}
    for entry in entries:
        sums[entry.code] = sums.get(entry.code, ZERO) + entry.amount
    return sums


def _received(rule: Netting, funding: Funding, at: NettingAt) -> Fraction:
    """Return the funding received so far; what is not measured stays as it was."""
    period = at.slot.period
    window = Window(at.since, period.end, period.start, WHOLE)
    reading = read_value(rule.quantity, at.terms, at.facts, window)
    if reading.status == "blocked" and at.is_strict:
        params = {
            "metric": reading.metric,
            "component": rule.code,
            "start": period.start.isoformat(),
            "end": period.end.isoformat(),
        }
        raise SettlementBlocked(Problem("observations", "not_measured", params))
    return funding.received if reading.value is None else reading.value


def _set_off(entries: Sequence[Entry], amount: Fraction) -> Fraction:
    """Take an amount off positive entries, or give one back to negative ones first.

    Returns what is still to be given back when there is no negative entry left.
    """
    for entry in entries:
        if amount > ZERO and entry.amount > ZERO:
            cut = min(amount, entry.amount)
        elif amount < ZERO and entry.amount < ZERO:
            cut = max(amount, entry.amount)
        else:
            continue
        entry.amount -= cut
        amount -= cut
    return -amount


def _first_covered(rule: Netting, terms: Terms) -> tuple[int, str]:
    for order, component in enumerate(terms.components):
        if rule.covers(component.code):
            return order, component.code
    return len(terms.components), rule.code


def _with_part(split: Split, party: str, amount: Fraction) -> Split:
    cents = (amount * CENTS).numerator
    parts = tuple((code, cents if code == party else part) for code, part in split.parts)
    return replace(split, parts=parts)


def set_off_by_code(notes: Mapping[str, Sequence[NettingNote]]) -> dict[str, Fraction]:
    """Return what was set off in one period, by component."""
    return {
        code: sum((note.before - note.after for note in own), ZERO) for code, own in notes.items()
    }
