"""What the public account of an agreement holds, as dumb data. Money is in whole cents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from contracts.enums import DocumentStanding
from contracts.indicator_words import LevelGroup, by_level
from contracts.selectors.publication import INDICATOR, HeldBack
from contracts.wording import Section


@dataclass(frozen=True, slots=True)
class PublicParty:
    """Who takes part, by name and role."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class PublicIndicator:
    """What was promised and what was achieved; None: not agreed, not measured, not applicable, or
    too few people to show."""

    name: str
    definition: str
    unit: str
    baseline: Decimal | None
    baseline_source: str
    target: Decimal | None
    achieved: Decimal | None
    is_suppressed: bool
    verified_by: str
    is_not_applicable: bool = False
    code: str = ""
    source: str = ""
    baseline_on: date | None = None
    measured_on: date | None = None
    target_certainty: str = "expected"
    baseline_certainty: str = "self_reported"
    achieved_certainty: str = "verified"
    is_held_back: bool = False
    # It was agreed not to judge the figure before this day; None when that day is over.
    too_early_until: date | None = None
    # A code of `IndicatorLevel`: whether it is a result or what was done; "" when nobody said so.
    level: str = ""

    @property
    def part(self) -> str:
        """How this indicator is called among the parts that can be held back."""
        return f"{INDICATOR}{self.code}"


@dataclass(frozen=True, slots=True)
class PublicQuantity:
    """What the evaluator accepted of one indicator in one period; None: nothing was accepted."""

    code: str
    name: str
    unit: str
    quantity: Decimal | None


@dataclass(frozen=True, slots=True)
class PublicPeriod:
    """One approved settlement: what was approved, and what the bank moved because of it.

    Both amounts are None when they would give a small number away, or are held back; then there
    are no `quantities` either.
    """

    start: date
    end: date
    total_cents: int | None
    approved_on: date | None
    paid_cents: int | None = 0
    paid_on: date | None = None
    quantities: tuple[PublicQuantity, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicDocument:
    """A document that everybody may read; `category` is one of the Woo, with its address.

    `sha256` is of the public content. What no longer holds says since when, and by which other
    document it was replaced, when there is one.
    """

    identifier: str
    category: str
    title: str
    on: date
    version: int
    url: str
    sha256: str
    category_url: str = ""
    pdf_url: str = ""
    is_signed: bool = False
    standing: DocumentStanding = DocumentStanding.CURRENT
    standing_on: date | None = None
    replaced_by: str = ""


@dataclass(frozen=True, slots=True)
class PublicEvent:
    """One step in the life of the agreement; `words` says the detail for people."""

    on: date
    verb: str
    detail: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class PublicAccount:
    """The public account of one agreement. Money is in whole cents of `currency`."""

    number: str
    title: str
    summary: str
    status: str
    currency: str
    starts_on: date
    ends_on: date | None
    source_note: str
    parties: tuple[PublicParty, ...]
    indicators: tuple[PublicIndicator, ...]
    paid_cents: int | None
    periods: tuple[PublicPeriod, ...]
    timeline: tuple[PublicEvent, ...]
    explanation: tuple[Section, ...]
    approved_cents: int | None = 0
    held_back: tuple[HeldBack, ...] = ()
    documents: tuple[PublicDocument, ...] = ()

    @property
    def indicator_groups(self) -> tuple[LevelGroup[PublicIndicator], ...]:
        """The indicators by kind of figure, results first."""
        return by_level(self.indicators, lambda row: row.level)

    @property
    def reasons(self) -> dict[str, str]:
        """Why a part is not public, by its code."""
        return {row.part: row.reason for row in self.held_back}
