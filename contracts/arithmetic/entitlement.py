"""Everything that is owed for each period so far, with its reasons: the engine's inner course."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from contracts.arithmetic.buckets import Agenda
from contracts.arithmetic.entries import Entry, Place, component_entries
from contracts.arithmetic.facts import Facts
from contracts.arithmetic.owing import Owed, State, Stretch, owe
from contracts.arithmetic.passages import earlier_homes
from contracts.arithmetic.terms import Terms
from contracts.arithmetic.timeline import Slot
from contracts.arithmetic.units import waiting_unit_codes
from contracts.arithmetic.waterfall import Given
from contracts.arithmetic.withholding import withheld_codes

__all__ = ["Entitlement", "Owed", "State", "entitle"]


@dataclass(slots=True)
class Entitlement:
    """What is owed by period and code, in order; `paid_cents` and `given` add up over time.

    `slots` are those that were computed; `given` is what the waterfall gave out; `state` is what is
    remembered after the last slot.
    """

    slots: Sequence[Slot]
    owed: list[dict[str, Owed]] = field(default_factory=list)
    paid_cents: list[int] = field(default_factory=list)
    given: list[Given] = field(default_factory=list)
    state: State = field(default_factory=State)


def entitle(
    versions: Sequence[Terms],
    slots: Sequence[Slot],
    facts: Facts,
    strict_from: int,
    state: State | None = None,
) -> Entitlement:
    """Compute what is owed for every slot from what is known.

    Each slot depends on what happened before its end only, so that the same facts give the same
    answer whether later slots are computed or not. With a `state` (which is taken further) the
    slots are those after it; without one they begin with the contract's first.
    """
    entitlement = Entitlement(slots, state=State() if state is None else state)
    withheld, earlier = withheld_codes(versions), earlier_homes(versions, slots)
    in_units = waiting_unit_codes(versions)
    agendas = {
        (version, order): Agenda(
            *(versions[version], component, facts, slots),
            releases_in=_begin(slots, version)
            if component.code in withheld or (version, order) in earlier
            else None,
        )
        for version in sorted({slot.version for slot in slots})
        for order, component in enumerate(versions[version].components)
    }
    for slot in slots:
        # A later version is followed from the first slot on; an earlier one has had its time.
        entries: list[Entry] = []
        for (version, order), agenda in agendas.items():
            if version < slot.version:
                continue
            is_now = version == slot.version
            place = Place(
                *(versions[version], version, order, slot, versions[0].periods.start),
                *(withheld, entitlement.state.withheld, earlier.get((version, order))),
                *(in_units, entitlement.state.units),
            )
            is_strict = is_now and slot.index >= strict_from
            found = component_entries(
                place, facts, agenda, entitlement.state.buckets, is_strict=is_strict
            )
            entries.extend(entry for entry in found if is_now)
        at = Stretch(
            versions[slot.version],
            slot,
            facts,
            entitlement.state,
            versions[0].periods.start,
            slot.index >= strict_from,
        )
        owed = owe(at, entries, versions)
        entitlement.state.paid_cents += sum(item.split.total_cents for item in owed.values())
        entitlement.owed.append(owed)
        entitlement.paid_cents.append(entitlement.state.paid_cents)
        entitlement.given.append(entitlement.state.distributor.given())
    return entitlement


def _begin(slots: Sequence[Slot], version: int) -> frozenset[int]:
    """Return the slots with which a version follows on another one, by number."""
    return frozenset(
        slot.index for before, slot in pairwise(slots) if slot.version == version != before.version
    )
