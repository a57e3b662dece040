"""What a cap remembers of the periods before, also when an amendment changes its amount."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from contracts.arithmetic.numbers import ZERO

Key = int | str | None
"""What a limit keeps a total of: a year, a period, a cohort, a person, or (None) the contract."""


@dataclass(slots=True)
class Ceiling:
    """The amount of a cap in the version that is in force.

    A new amount holds for the running total from then on. What was let through before under a
    higher one is not taken back: nothing more is paid until the total fits again.
    """

    amount: Fraction | None = None
    held: dict[Key, Fraction] = field(default_factory=dict)

    def amend(self, most: Fraction, passed: Mapping[Key, Fraction]) -> None:
        """Take the amount of the version in force; `passed` is what was let through so far."""
        if self.amount is not None and self.amount != most:
            self.held = {key: total for key, total in passed.items() if total > most}
        self.amount = most

    def of(self, key: Key, most: Fraction) -> Fraction:
        """Return what may be let through in total: the amount, or what already was."""
        return max(most, self.held.get(key, most))


Place = tuple[int, str, str | None, str | None]
"""Whose a carried amount is: order and code of the component, cohort and person (None: all)."""


@dataclass(slots=True)
class LimitState:
    """What one limit remembers of the periods before: totals by key, and what is carried over."""

    incoming: dict[Key, Fraction] = field(default_factory=dict)
    outgoing: dict[Key, Fraction] = field(default_factory=dict)
    others: dict[Key, Fraction] = field(default_factory=dict)
    carried: dict[Place, Fraction] = field(default_factory=dict)
    ceiling: Ceiling = field(default_factory=Ceiling)
    unused: Fraction = ZERO
    cap: Fraction = ZERO
    key: Key = None
