"""What a limit remembers of the periods before, also when an amendment changes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from contracts.arithmetic.numbers import ZERO
from contracts.arithmetic.returns import Balance

Key = int | str | None
"""What a limit keeps a total of: a year, a period, a cohort, a person, or (None) the contract."""


@dataclass(slots=True)
class Ceiling:
    """The amount (or share) of a limit in the version that is in force.

    A new amount holds for the running total from then on. What was let through before under a
    higher one is not taken back: nothing more is paid until the total fits again.
    """

    amount: Fraction | None = None
    held: dict[Key, Fraction] = field(default_factory=dict)

    def amend(
        self,
        amount: Fraction,
        passed: Mapping[Key, Fraction],
        top_of: Callable[[Key], Fraction] | None = None,
    ) -> bool:
        """Take the amount of the version in force, and return whether it is another one.

        `passed` is what was let through so far; `top_of` gives what may be let through under the
        new amount, when that is not the amount itself.
        """
        is_new = self.amount is not None and self.amount != amount
        if is_new:
            tops = {key: amount if top_of is None else top_of(key) for key in passed}
            self.held = {key: total for key, total in passed.items() if total > tops[key]}
        self.amount = amount
        return is_new

    def of(self, key: Key, most: Fraction) -> Fraction:
        """Return what may be let through in total: the amount, or what already was."""
        return max(most, self.held.get(key, most))


Place = tuple[int, str, str | None, str | None]
"""Whose a carried amount is: order and code of the component, cohort and person (None: all)."""


@dataclass(slots=True)
class LimitState:
    """What one limit remembers of the periods before: totals by key, and what is carried over.

    `cut` and `passed` are of each component, by key and code: what is held back of it, and what was
    let through (noted of a share only, as that may fall). `behind` are the codes of the limits that
    had seen what is carried before this one did. `mark` says what the totals are of; a limit that
    becomes a floor, a cap or one of another scope begins anew. `kind` is what `cap` comes from.
    """

    mark: str = ""
    kind: str = ""
    incoming: dict[Key, Fraction] = field(default_factory=dict)
    outgoing: dict[Key, Fraction] = field(default_factory=dict)
    others: dict[Key, Fraction] = field(default_factory=dict)
    cut: dict[Key, dict[str, Fraction]] = field(default_factory=dict)
    passed: dict[Key, dict[str, Fraction]] = field(default_factory=dict)
    carried: dict[Place, Fraction] = field(default_factory=dict)
    behind: tuple[str, ...] = ()
    ceiling: Ceiling = field(default_factory=Ceiling)
    balance: Balance = field(default_factory=Balance)
    unused: Fraction = ZERO
    cap: Fraction = ZERO
    key: Key = None

    def follow(self, mark: str, kind: str) -> None:
        """Begin anew when the limit is another one now; what was carried stays.

        What a cap of another kind (a share, a return) left unused is no room of this one.
        """
        if self.kind != kind:
            self.cap = ZERO
        if self.mark and self.mark != mark:
            self.incoming, self.outgoing, self.others, self.cut, self.passed = {}, {}, {}, {}, {}
            self.ceiling, self.balance = Ceiling(), Balance()
            self.unused, self.key = ZERO, None
        self.mark, self.kind = mark, kind
