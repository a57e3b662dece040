"""Floors and guarantees: a top-up on a line of its own, when and as far as it is due."""

from fractions import Fraction

from contracts.arithmetic.ceilings import Key
from contracts.arithmetic.entries import Entry
from contracts.arithmetic.limit_work import KEYS, NOBODY, Work, part_of
from contracts.arithmetic.numbers import ZERO
from contracts.arithmetic.terms import Limit
from contracts.arithmetic.timeline import Slot


def raise_to_floor(work: Work, entries: list[Entry]) -> list[Entry]:
    """Return the top-up that a floor adds in this period, as an entry of its own, if any.

    A lowered floor takes nothing back: who was topped up before keeps what they had in total.
    """
    limit, state, slot = work.limit, work.state, work.slot
    least = limit.amount.value if limit.amount is not None else ZERO
    covered = [entry for entry in entries if work.is_covered(entry)]
    if limit.scope == "unit":
        top_up = sum((_unit_top_up(entry, least) for entry in covered), ZERO)
        return [Entry(work.order, limit.code, top_up, None)] if top_up else []
    reached = {
        key: state.incoming.get(key, ZERO) + top_up
        for key, top_up in state.outgoing.items()
        if top_up
    }
    state.ceiling.amend(least, reached)
    touched: list[Key] = []
    if limit.scope not in ("person", "cohort"):
        touched.append(KEYS[limit.scope](NOBODY, slot))
    else:
        touched.extend(state.incoming)
    for entry in covered:
        key = work.key_of(entry)
        state.incoming[key] = state.incoming.get(key, ZERO) + entry.amount
        if key not in touched:
            touched.append(key)
    added: list[Entry] = []
    for key in touched if is_due(limit, slot) else []:
        total = max(state.ceiling.of(key, least) - state.incoming.get(key, ZERO), ZERO)
        amount = total - state.outgoing.get(key, ZERO)
        state.outgoing[key] = total
        if amount:
            part = part_of(limit, key)
            added.append(Entry(work.order, limit.code, amount, None, part))
    return added


def _unit_top_up(entry: Entry, least: Fraction) -> Fraction:
    units = entry.paid_units
    if not units:
        return ZERO
    if units > ZERO:
        return max(least * units - entry.amount, ZERO)
    return min(least * units - entry.amount, ZERO)


def is_due(limit: Limit, slot: Slot) -> bool:
    """Whether a floor tops up in a slot: a year's in its last period, a guarantee from its date.

    The last period of a year's floor is the last one of the year in which it is in force.
    """
    if limit.scope == "year":
        return slot.is_year_end or not limit.holds_on(slot.period.end)
    return limit.due_on is None or limit.due_on < slot.period.end
