"""The funds behind programmes: kept by whoever publishes calls, known here by code only.

The core of contracts knows no pages. Whoever keeps funds registers the Wagtail hook `money_funds`
with a function that returns `FundFacts`; so goals, areas and who decides stand in one place.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wagtail import hooks

HOOK = "money_funds"


@dataclass(frozen=True, slots=True)
class FundGiver:
    """Who puts how much into a fund, and what for (empty: for all goals)."""

    name: str
    amount_cents: int
    earmark: str


@dataclass(frozen=True, slots=True)
class FundRoute:
    """Who decides; `up_to_cents` None: on everything above the other bounds."""

    decider: str
    up_to_cents: int | None
    includes_bound: bool


@dataclass(frozen=True, slots=True)
class FundFacts:
    """One fund in the reader's language; `ends_on` is its last day. Amounts in cents of euros."""

    code: str
    name: str
    explanation: str
    ceiling_cents: int
    starts_on: date
    ends_on: date
    goals: tuple[str, ...]
    areas: tuple[str, ...]
    givers: tuple[FundGiver, ...]
    routes: tuple[FundRoute, ...]
    after_the_end: str


def known_funds() -> list[FundFacts]:
    """Return every fund that somebody keeps, by name."""
    found = [fund for find in hooks.get_hooks(HOOK) for fund in find()]
    return sorted(found, key=lambda fund: (fund.name, fund.code))
