"""Caps: by amount, by unit, as a share of a total, or as a return on an investment.

A cap is telescoping: of the running total R of what comes in, min(cap, R) may be paid in total, and
an entry becomes what that total grows by. So the outcome does not depend on how a total came
about, and what goes back frees room again. New room is first for what was cut before.
"""

from fractions import Fraction
from typing import cast

from contracts.arithmetic.ceilings import Key
from contracts.arithmetic.entries import Entry
from contracts.arithmetic.flows import ReturnRule
from contracts.arithmetic.limit_work import (
    KEYS,
    NOBODY,
    RUNNING,
    Work,
    by_code,
    carried_entries,
    in_order,
)
from contracts.arithmetic.numbers import ONE, ZERO
from contracts.arithmetic.terms import Limit


def cap_amount(work: Work, entries: list[Entry]) -> tuple[list[Entry], dict[str, Fraction]]:
    """Apply a cap per person, cohort, period, year or contract; also give what was carried in."""
    limit, state = work.limit, work.state
    most = limit.amount.value if limit.amount is not None else ZERO
    carried_in: dict[str, Fraction] = {}
    is_new = state.ceiling.amend(most, state.outgoing)
    if limit.scope in RUNNING:
        key = KEYS[limit.scope](NOBODY, work.slot)
        if key != state.key or state.key not in state.outgoing:
            entries, carried_in = _open(work, entries, key)
        most += state.unused
        state.cap = state.ceiling.of(key, most)
    released: list[Entry] = []
    if is_new:  # another amount: what it lets through more is due at once
        for key in [state.key] if limit.scope in RUNNING else list(state.incoming):
            released += _release(work, key, most)
    freed: list[Key] = []
    for entry in entries:
        if not work.is_covered(entry):
            continue
        key = work.key_of(entry)
        came_back = entry.amount < ZERO
        cut = work.let_through(key, entry, state.ceiling.of(key, most))
        _carry(work, entry, cut)
        if came_back and entry.amount:
            freed.append(key)
    for key in freed:
        released += _release(work, key, most)
    return in_order(entries, released), carried_in


def _release(work: Work, key: Key, most: Fraction) -> list[Entry]:
    released = work.release(key, work.state.ceiling.of(key, most))
    for entry in released:
        _carry(work, entry, -entry.amount)
    return released


def _carry(work: Work, entry: Entry, cut: Fraction) -> None:
    state = work.state
    if work.limit.carries_excess and cut:
        place = (entry.order, entry.code, *entry.part)
        state.carried[place] = state.carried.get(place, ZERO) + cut
        codes = [limit.code for limit in work.terms.limits]
        state.behind = tuple(codes[: codes.index(work.limit.code)])


def _open(work: Work, entries: list[Entry], key: Key) -> tuple[list[Entry], dict[str, Fraction]]:
    """Begin a new period or year: what was cut comes first, what was not used adds room."""
    limit, state = work.limit, work.state
    state.unused = ZERO
    if state.key in state.outgoing and limit.carries_unused:
        state.unused = max(state.cap - state.outgoing[state.key], ZERO)
    state.key = key
    state.outgoing[key] = ZERO
    state.cut = {}
    brought = carried_entries(state)
    state.carried = {}
    return brought + entries, by_code(brought)


def cap_units(work: Work, entries: list[Entry]) -> None:
    """Cap each entry at so much for each of its units; what is taken back is capped likewise."""
    most = work.limit.amount.value if work.limit.amount is not None else ZERO
    for entry in entries:
        units = entry.paid_units
        if work.is_covered(entry) and units is not None:
            bound = most * abs(units)
            entry.amount = max(min(entry.amount, bound), -bound)


def share_cap(limit: Limit, others: Fraction) -> Fraction:
    """Return the cap of a share of a total; `others` is that total without the covered part.

    x may be at most a share s of (x + others), so x ≤ s / (1 − s) × others. When the covered
    components are no part of the total, the cap is s × others.
    """
    share = limit.share if limit.share is not None else ONE
    if _is_part_of_total(limit):
        return max(share / (ONE - share) * others, ZERO)
    return max(share * others, ZERO)


def _is_part_of_total(limit: Limit) -> bool:
    if limit.over is None:
        return limit.of is None
    return limit.over.isdisjoint(limit.apart) if limit.of is None else limit.over <= limit.of


def is_other(limit: Limit, code: str) -> bool:
    """Whether a component belongs to the total of a share without being capped by it."""
    return limit.totals(code) and not limit.covers(code)


def cap_share(work: Work, entries: list[Entry]) -> list[Entry]:
    """Cap the covered components at a share of a running total."""
    limit, state = work.limit, work.state
    keys: list[Key] = [] if limit.scope == "cohort" else [KEYS[limit.scope](NOBODY, work.slot)]
    share = limit.share if limit.share is not None else ONE
    is_new = state.ceiling.amend(
        share, state.outgoing, lambda key: share_cap(limit, state.others.get(key, ZERO))
    )
    if is_new and limit.scope == "cohort":
        keys.extend(state.incoming)
    for entry in entries:
        key = work.key_of(entry)
        if key not in keys:
            keys.append(key)
        if is_other(limit, entry.code):
            state.others[key] = state.others.get(key, ZERO) + entry.amount
    released: list[Entry] = []
    for key in keys:
        cap = state.ceiling.of(key, share_cap(limit, state.others.get(key, ZERO)))
        state.key, state.cap = key, cap
        released += work.release(key, cap)
        for entry in entries:
            if work.is_covered(entry) and work.key_of(entry) == key:
                work.let_through(key, entry, cap)
        released += work.release(key, cap)
    return in_order(entries, released)


def cap_return(work: Work, entries: list[Entry]) -> list[Entry]:
    """Cap what is paid in total at the principal of an investment and the return on it."""
    limit, state = work.limit, work.state
    returns = cast(ReturnRule, limit.returns)
    before = state.outgoing.get(None, ZERO)
    state.balance.advance(work.terms.investment(returns.on), returns, work.slot.period.end)
    state.key, state.cap = None, before + state.balance.open
    released = work.release(None, state.cap)
    for entry in entries:
        if work.is_covered(entry):
            work.let_through(None, entry, state.cap)
    released += work.release(None, state.cap)
    state.balance.pay(state.outgoing.get(None, ZERO) - before)
    return in_order(entries, released)
