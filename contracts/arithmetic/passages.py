"""What a gate let through and what it held back, when an amendment changes the component.

An amendment changes what comes, not what was. So what was earned before keeps its worth: what the
gate held back falls due when the gate that is in force now is met (at once when there is none any
more), and what was let through stays. Only the same gate, when it is lost, takes that back.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from contracts.arithmetic.numbers import ZERO
from contracts.arithmetic.terms import Component, Terms
from contracts.arithmetic.timeline import Slot

Home = tuple[int, int, Component]
"""Where a component stands: version of the terms, its number in there, and the component."""


@dataclass(slots=True)
class Passage:
    """One bucket's way through its gate, over the versions of the terms.

    `since` is what the rule in force made of all that was before it came into force, and so does
    not count again. Of what was earned before, `free` stays whatever the gate says and `tied` comes
    and goes with it. `full` is all that was earned so far and `through` what of it was let through.
    """

    since: Fraction = ZERO
    free: Fraction = ZERO
    tied: Fraction = ZERO
    full: Fraction = ZERO
    through: Fraction = ZERO

    @property
    def before(self) -> Fraction:
        """What was earned under earlier versions of the terms."""
        return self.free + self.tied

    def step(self, own: Fraction, *, is_met: bool) -> Fraction:
        """Return what is let through in total; `own` is what was earned by the rule in force.

        What stays does so as far as it is still earned.
        """
        self.full = self.before + own
        kept = max(min(self.free, max(self.full, ZERO)), min(self.full, ZERO))
        self.through = self.full if is_met else kept
        return self.through

    def next_version(self, since: Fraction, *, is_same_gate: bool) -> "Passage":
        """Return how another version of the terms goes on from here."""
        free = self.free if is_same_gate else self.through
        return Passage(since, free, self.full - free, self.full, self.through)


def earlier_homes(
    versions: Sequence[Terms], slots: Sequence[Slot]
) -> dict[tuple[int, int], tuple[Home, ...]]:
    """Return where each component with a gate, that was amended, stood before: the newest first.

    By version and number, of versions that were in force; a component that every version has
    alike, or that never had a gate, is not there.
    """
    in_force = {slot.version for slot in slots}
    homes: dict[str, list[Home]] = {}
    for version, terms in enumerate(versions):
        for order, component in enumerate(terms.components):
            homes.setdefault(component.code, []).append((version, order, component))
    found: dict[tuple[int, int], tuple[Home, ...]] = {}
    for own in homes.values():
        parts = [component for _, _, component in own]
        if all(part.gate is None for part in parts) or all(part == parts[0] for part in parts):
            continue
        for place, (version, order, _) in enumerate(own):
            before = [home for home in own[:place] if home[0] in in_force]
            found[version, order] = tuple(reversed(before))
    return found
