"""Blocks about money on its way: set off, taxed, invested, and divided over recipients.

Dumb data, like `blocks`; each is read in `flow_readers` and worked out in a module of its own name.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Final, Literal

from contracts.arithmetic.blocks import Amount, Quantity, Source
from contracts.arithmetic.calendar_rules import DayCount

Stage = Literal["limits", "netting", "split"]
ORDER: Final[tuple[Stage, ...]] = ("limits", "netting", "split")
ReturnKind = Literal["simple", "compound", "irr"]
RETURN_KINDS: Final[tuple[ReturnKind, ...]] = ("simple", "compound", "irr")
Treatment = Literal["on_top", "included", "compensable"]
TREATMENTS: Final[tuple[Treatment, ...]] = ("on_top", "included", "compensable")
TaxPlace = Literal["line", "statement"]
TAX_PLACES: Final[tuple[TaxPlace, ...]] = ("line", "statement")


@dataclass(frozen=True, slots=True)
class Netting:
    """Other funding that is set off against what is owed for the components `over`.

    None: all but emergency payments (`apart`).
    `quantity` is the funding received so far. What is more than is owed waits (`carries_unused`)
    or is lost. `payer` is set when only that payer's part is netted, after the split.
    """

    code: str
    quantity: Quantity
    over: frozenset[str] | None = None
    payer: str = ""
    carries_unused: bool = True
    label: Mapping[str, str] | None = None
    apart: frozenset[str] = frozenset()
    source: Source = field(default_factory=dict, compare=False, repr=False)

    def covers(self, code: str) -> bool:
        """Whether what is owed for this component can be set off."""
        return code not in self.apart if self.over is None else code in self.over


@dataclass(frozen=True, slots=True)
class Vat:
    """Value-added tax over the lines `over` (None: all): on top, included, or compensable.

    On top and compensable make a line of their own, named after the rule; a payer can reclaim what
    is compensable. Included VAT is part of the lines and is only reported.
    """

    code: str
    rate: Fraction
    treatment: Treatment
    mode: str
    unit: Fraction
    at: TaxPlace
    over: frozenset[str] | None = None
    label: Mapping[str, str] | None = None
    source: Source = field(default_factory=dict, compare=False, repr=False)

    @property
    def makes_line(self) -> bool:
        """Whether the tax is paid on a line of its own."""
        return self.treatment != "included"

    def covers(self, code: str) -> bool:
        """Whether this tax is over a line with this code."""
        return self.over is None or code in self.over


@dataclass(frozen=True, slots=True)
class Drawdown:
    """Money that an investor put in on a day."""

    on: date
    amount: Amount


@dataclass(frozen=True, slots=True)
class Investment:
    """What a party invests, when, and how days of a year are counted for its return."""

    code: str
    party: str
    drawdowns: tuple[Drawdown, ...]
    day_count: DayCount = "act/365f"
    label: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class ReturnRule:
    """A yearly return on an investment.

    simple: over the principal that was not paid back yet. compound: over everything still open, at
    the end of every period. irr: everything still open grows by (1 + rate) ** (days / 365), as
    XIRR reckons. Payments count on the day after the period that they are for.
    """

    on: str
    rate: Fraction
    kind: ReturnKind = "irr"


@dataclass(frozen=True, slots=True)
class TierEnd:
    """Until when a tier takes: an amount, the principal of an investment, or a return on it."""

    paid: Amount | None = None
    principal: str = ""
    returns: ReturnRule | None = None


@dataclass(frozen=True, slots=True)
class TierPart:
    """A recipient's share of what a tier takes."""

    to: str
    share: Fraction


@dataclass(frozen=True, slots=True)
class Tier:
    """One step of a waterfall: takes `share` of what arrives until its end; the rest flows on."""

    code: str
    parts: tuple[TierPart, ...]
    share: Fraction
    until: TierEnd | None = None
    source: Source = field(default_factory=dict, compare=False, repr=False)

    @property
    def takes_all(self) -> bool:
        """Whether nothing ever flows on."""
        return self.until is None and self.share == 1


@dataclass(frozen=True, slots=True)
class Waterfall:
    """Divides what is paid for `over` (None: every line) over recipients, tier after tier."""

    tiers: tuple[Tier, ...]
    over: frozenset[str] | None = None
    source: Source = field(default_factory=dict, compare=False, repr=False)

    def covers(self, code: str) -> bool:
        """Whether what is paid on this line is divided."""
        return self.over is None or code in self.over
