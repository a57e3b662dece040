"""Settling from sums per component and period that somebody else made, such as a database.

Where a contract pays a tariff for each unit, with caps per person before all other limits, the
persons themselves need not be known here: what each of them came to can be added up outside, after
the caps. From there on the same engine goes on, and gives the same statement as from all rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from contracts.arithmetic.blocks import Amount, PerUnit
from contracts.arithmetic.calendar_rules import Period
from contracts.arithmetic.counts import Count, Sum
from contracts.arithmetic.entitlement import Entitlement
from contracts.arithmetic.entries import Entry, Summed
from contracts.arithmetic.facts import Facts
from contracts.arithmetic.limit_work import LimitNote
from contracts.arithmetic.numbers import ZERO, number_text
from contracts.arithmetic.owing import Stretch, owe
from contracts.arithmetic.settling import Posted, not_a_period, state_entitlement
from contracts.arithmetic.statements import Statement
from contracts.arithmetic.terms import Component, Limit, Terms
from contracts.arithmetic.timeline import Slot, order_versions, slots_until

WIDE_SCOPES: Final = ("period", "year", "contract")


@dataclass(frozen=True, slots=True)
class PersonSum:
    """What one component adds in one period, summed over the persons of whom there is news.

    `slot` is the number of the period and `order` that of the component, from 0. `rows` is how many
    observations of these persons there are in it. `worth` is the quantity times the tariff; `after`
    is what is left of it after each cap per person, in order.
    """

    slot: int
    order: int
    persons: int
    rows: int
    quantity: Fraction
    worth: Fraction
    after: tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class RateItem:
    """One component of a rate card: a tariff for each unit of a metric.

    At most `person_limit` units count for each person (None: all of them).
    """

    metric: str
    tariff: Fraction
    person_limit: int | None


def rate_card(terms: Terms) -> tuple[RateItem, ...] | None:
    """Return the components of terms (one version) that sums of persons are enough for, or None.

    Every component is a count or sum from the contract's start at one tariff, and nothing else; it
    is under at least one cap per person. Those caps come before all other limits, which look at
    periods, years or the contract.
    """
    caps = person_caps(terms)
    items = [_rate_item(terms, component) for component in terms.components]
    found = tuple(item for item in items if item is not None)
    is_simple = (
        len(found) == len(items)
        and all(cap.amount is None or _is_decimal(cap.amount.value) for cap in caps)
        and terms == _bare_terms(terms)
        and terms.rounding.at != "entry"
        and all(limit.scope in WIDE_SCOPES for limit in terms.limits[len(caps) :])
        and all(cap == _bare_cap(cap) for cap in caps)
        and all(any(cap.covers(part.code) for cap in caps) for part in terms.components)
    )
    return found if is_simple else None


def person_caps(terms: Terms) -> tuple[Limit, ...]:
    """Return the caps per person that come before all other limits."""
    caps: list[Limit] = []
    for limit in terms.limits:
        if limit.scope != "person" or limit.kind != "max":
            break
        caps.append(limit)
    return tuple(caps)


def settle_sums(
    terms: Terms, sums: Sequence[PersonSum], period: Period, posted: Posted
) -> Statement:
    """Do what `settle` does from the sums of all periods up to the end of this one.

    `terms` is the only version, a `rate_card`. The statement is that of all rows, but its trace
    names no persons. SettlementBlocked when the period is not one of the contract's.
    """
    ordered = order_versions([terms])
    slots = slots_until(ordered, period.end)
    if not slots or slots[-1].period != period:
        raise not_a_period(period)
    return state_entitlement(ordered, _entitle(terms, slots, sums), posted)


def _entitle(terms: Terms, slots: Sequence[Slot], sums: Sequence[PersonSum]) -> Entitlement:
    """Compute what is owed for every slot, as `entitle` does from observations."""
    entitlement = Entitlement(slots)
    state, caps = entitlement.state, person_caps(terms)
    rest = replace(terms, limits=terms.limits[len(caps) :])
    by_slot: dict[int, list[PersonSum]] = {}
    for item in sorted(sums, key=lambda found: (found.slot, found.order)):
        by_slot.setdefault(item.slot, []).append(item)
    for slot in slots:
        items = by_slot.get(slot.index, ())
        at = Stretch(rest, slot, Facts(()), state, terms.periods.start, is_strict=False)
        owed = owe(at, [_entry(terms, item) for item in items], [terms])
        for item in items:
            # The stages after the caps saw what was left; here is what there was before.
            code = terms.components[item.order].code
            notes = (*_notes(caps, code, item), *owed[code].notes)
            owed[code] = replace(owed[code], worth=item.worth, notes=notes)
        state.paid_cents += sum(found.split.total_cents for found in owed.values())
        entitlement.owed.append(owed)
        entitlement.paid_cents.append(state.paid_cents)
        entitlement.given.append(state.distributor.given())
    return entitlement


def _entry(terms: Terms, item: PersonSum) -> Entry:
    code = terms.components[item.order].code
    left = item.after[-1]
    summed = Summed(item.persons, item.rows)
    return Entry(item.order, code, left, item.quantity, summed=summed)


def _notes(caps: Sequence[Limit], code: str, item: PersonSum) -> Sequence[LimitNote]:
    """Return what each cap made of a sum; several persons have no one room that is left."""
    before = (item.worth, *item.after)
    return [
        LimitNote(cap, before[place], item.after[place], ZERO, None)
        for place, cap in enumerate(caps)
        if cap.covers(code)
    ]


def _rate_item(terms: Terms, component: Component) -> RateItem | None:
    quantity, price, limit = component.quantity, component.price, None
    if component != _bare_component(component) or not isinstance(price, PerUnit):
        return None
    if isinstance(quantity, Count):
        limit = quantity.person_limit
        plain = Count(quantity.metric, quantity.first_per_person, quantity.max_per_person)
        if quantity != plain:
            return None
    elif not isinstance(quantity, Sum) or quantity != Sum(quantity.metric):
        return None
    if not isinstance(price.amount, Amount) or not _is_decimal(price.amount.value):
        return None
    if terms.metric(quantity.metric).not_measured == "block":
        return None
    return RateItem(quantity.metric, price.amount.value, limit)


def _is_decimal(value: Fraction) -> bool:
    """Whether a number can be written out for the database: a third cannot."""
    return "/" not in number_text(value)


# What these leave out must have its default: a new rule of the terms is never skipped by accident.


def _bare_component(component: Component) -> Component:
    return Component(
        component.code,
        component.label,
        component.quantity,
        component.price,
        recipient=component.recipient,
        kind=component.kind,
    )


def _bare_cap(cap: Limit) -> Limit:
    return Limit(
        cap.code, cap.kind, cap.scope, cap.over, cap.amount, label=cap.label, apart=cap.apart
    )


def _bare_terms(terms: Terms) -> Terms:
    return Terms(
        currency=terms.currency,
        valid_from=terms.valid_from,
        periods=terms.periods,
        rounding=terms.rounding,
        parties=terms.parties,
        metrics=terms.metrics,
        components=terms.components,
        limits=terms.limits,
        payers=terms.payers,
        constants=terms.constants,
        constant_labels=terms.constant_labels,
        figures=terms.figures,
        title=terms.title,
        note=terms.note,
    )
