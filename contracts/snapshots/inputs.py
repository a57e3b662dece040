"""Freezing what counts for a period, and computing from what was frozen.

The format is `contracts/schema/settlement-inputs-2.json`; `settlement-inputs-3.json` where sums of
persons take the place of observations (see `summed`). Terms are named by number and sha256,
because their rows never change; so is the settlement that a computation went on from. The format
before it (`settlement-inputs-1.json`) holds all terms and observations itself and can still be
computed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any, Final

from contracts.arithmetic import (
    Observation,
    Opening,
    Period,
    PersonSum,
    Statement,
    Terms,
    effect_on,
    exact_text,
    matter_after,
    opening_fits,
    parse_terms,
    periods_until,
    settle,
    settle_and_close,
    settle_next,
    settle_sums,
)
from contracts.models import TermsVersion
from contracts.snapshots.facts import Accepted, Before, Facts, Posted
from contracts.terms_documents import once_per_row, read_rules, versions_in_force

FORMAT: Final = "settlement-inputs/2"
FORMAT_OF_SUMS: Final = "settlement-inputs/3"
FORMAT_BEFORE: Final = "settlement-inputs/1"
CLOSING_FORMAT: Final = "settlement-closing/1"


class HistoryNeededError(Exception):
    """The facts do not hold what is needed: only what is new, or no observations at all."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """Frozen inputs: the JSON-able document, its canonical text and the sha256 of that.

    `terms` and `opening` are what the document names: with them it can be computed.
    """

    document: dict[str, Any]
    text: str
    sha256: str
    terms: list[Terms] = field(default_factory=list)
    opening: Opening | None = None


@dataclass(frozen=True, slots=True)
class Computed:
    """What came out of frozen inputs: the statement, and what the next settlement goes on from."""

    statement: Statement
    closing: dict[str, Any] | None


def freeze(facts: Facts, period: Period) -> Frozen:
    """Return what counts for one period, in a canonical order, with its sha256.

    Where nothing changed in the days before the period, that is what is new, and a reference to the
    settlement before; else it is everything. HistoryNeededError when everything is not there.
    """
    if facts.is_summed:
        raise HistoryNeededError
    names, terms = in_force(facts, period)
    accepted = [
        item for item in facts.accepted if item.on < period.end and item.known_on < period.end
    ]
    document: dict[str, Any] = {
        "format": FORMAT,
        "period": {"start": period.start.isoformat(), "end": period.end.isoformat()},
        "terms": names,
    }
    opening = _opening(facts.before, names, terms, accepted, period)
    if opening is not None and facts.before is not None:
        document["opening"] = {
            "period_start": facts.before.period_start.isoformat(),
            "revision": facts.before.revision,
            "sha256": digest(facts.before.closing),
        }
        accepted = matter_after(terms, accepted, period.start)
        posted = {}
    elif facts.since is not None:
        raise HistoryNeededError
    else:
        posted = facts.posted_before(period.start)
    document["observations"] = [item.data for item in accepted]
    document["posted"] = posted_items(posted)
    return frozen_of(document, terms, opening)


def frozen_of(
    document: dict[str, Any], terms: list[Terms], opening: Opening | None = None
) -> Frozen:
    """Return frozen inputs with their canonical text and its sha256."""
    text = canonical_text(document)
    return Frozen(document, text, hashlib.sha256(text.encode()).hexdigest(), terms, opening)


def in_force(facts: Facts, period: Period) -> tuple[list[dict[str, Any]], list[Terms]]:
    """Return the terms that count up to the end of a period: how they are named, and themselves."""
    versions = [
        version
        for place, version in enumerate(versions_in_force(facts.versions))
        if place == 0 or version.valid_from < period.end
    ]
    terms = [read_rules(version) for version in versions]
    return [named_terms(version) for version in versions], terms


def posted_items(posted: Posted) -> list[dict[str, Any]]:
    """Return what was posted before as it is frozen."""
    return [
        {"component": key[0], "payer": key[1], "origin": key[2].isoformat(), "cents": cents}
        for key, cents in sorted(posted.items())
    ]


def _opening(
    before: Before | None,
    names: Sequence[Mapping[str, Any]],
    terms: Sequence[Terms],
    accepted: Sequence[Accepted],
    period: Period,
) -> Opening | None:
    """Return what the period can go on from: nothing that is known now changes what was before."""
    if before is None or before.closing["terms"] != names:
        return None
    opening = Opening(before.closing["opening"])
    is_late = any(effect_on(item) < period.start <= item.known_on for item in accepted)
    return opening if not is_late and opening_fits(terms, opening, period.start) else None


def named_terms(version: TermsVersion) -> dict[str, Any]:
    """Return how frozen inputs name a version of the terms."""
    return {"number": version.number, "sha256": once_per_row(version, digest)}


_CANONICAL: Final = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def canonical_text(document: Mapping[str, Any]) -> str:
    """Return the one JSON text of a document: keys in order, nothing between."""
    return _CANONICAL.encode(document)


def digest(document: Mapping[str, Any]) -> str:
    """Return the sha256 of the canonical JSON text of a document."""
    return hashlib.sha256(canonical_text(document).encode()).hexdigest()


def settle_frozen(frozen: Frozen) -> Computed:
    """Compute a statement from what was just frozen, with what the next one can go on from."""
    return compute(frozen.document, frozen.terms, frozen.opening)


def compute(document: Mapping[str, Any], terms: list[Terms], opening: Opening | None) -> Computed:
    """Compute a statement from frozen inputs, the terms and the opening that they name.

    Raises TermsError, SettlementBlocked or OpeningDoesNotFit when the arithmetic refuses.
    """
    if document["format"] == FORMAT_OF_SUMS:
        return Computed(settle_inputs(document, terms), None)
    if opening is None:
        statement, after = settle_and_close(
            terms, read_observations(document), _period(document), _posted(document)
        )
    else:
        statement, after = settle_next(
            terms, opening, read_observations(document), _period(document)
        )
    if after is None:
        return Computed(statement, None)
    closing = {"format": CLOSING_FORMAT, "terms": document["terms"], "opening": dict(after.data)}
    return Computed(statement, closing)


def settle_inputs(document: Mapping[str, Any], terms: list[Terms] | None = None) -> Statement:
    """Compute a statement from frozen inputs that hold all observations, or all sums of them.

    `terms` are those that the document names; the format before held them itself. Raises ValueError
    for another format, TermsError or SettlementBlocked when the arithmetic refuses.
    """
    require_format(document)
    if document["format"] == FORMAT_BEFORE:
        terms = [parse_terms(item) for item in document["terms"]]
    if terms is None or "opening" in document:
        raise ValueError("these inputs name what they were computed with and do not hold it")
    period, posted = _period(document), _posted(document)
    if document["format"] == FORMAT_OF_SUMS:
        (card,) = terms
        return settle_sums(card, _read_sums(document, card), period, posted)
    return settle(terms, read_observations(document), period, posted)


def require_format(document: Mapping[str, Any]) -> None:
    """Raise ValueError when the inputs have a format that is not read here."""
    if document["format"] not in (FORMAT, FORMAT_OF_SUMS, FORMAT_BEFORE):
        raise ValueError(f"cannot read inputs in the format {document['format']!r}")


def _period(document: Mapping[str, Any]) -> Period:
    start, end = document["period"]["start"], document["period"]["end"]
    return Period(date.fromisoformat(start), date.fromisoformat(end))


def _posted(document: Mapping[str, Any]) -> dict[tuple[str, str, date], int]:
    return {
        (item["component"], item["payer"], date.fromisoformat(item["origin"])): item["cents"]
        for item in document["posted"]
    }


def _read_sums(document: Mapping[str, Any], terms: Terms) -> list[PersonSum]:
    """Return the arithmetic's sums for the frozen ones."""
    starts = [period.start.isoformat() for period in periods_until([terms], _period(document).end)]
    codes = [component.code for component in terms.components]
    return [
        PersonSum(
            slot=starts.index(item["period"]),
            order=codes.index(item["component"]),
            persons=item["persons"],
            rows=item["observations"],
            quantity=Fraction(item["quantity"]),
            worth=Fraction(item["worth"]),
            after=tuple(Fraction(amount) for amount in item["after"]),
        )
        for item in document["sums"]["parts"]
    ]


def observations_of(facts: Facts) -> list[Observation]:
    """Return everything that was accepted, as the arithmetic reads it."""
    return [_read_observation(item.data) for item in facts.accepted]


def read_observations(document: Mapping[str, Any]) -> list[Observation]:
    """Return the arithmetic's observations for the frozen ones."""
    return [_read_observation(item) for item in document["observations"]]


def _read_observation(item: Mapping[str, str]) -> Observation:
    """Return the arithmetic's observation for one frozen one; absent keys have their default."""
    status: Any = item.get("status", "measured")
    return Observation(
        metric=item["metric"],
        on=date.fromisoformat(item["on"]),
        quantity=exact_text(item["quantity"]) if "quantity" in item else None,
        subject=item.get("subject", ""),
        cohort=item.get("cohort", ""),
        start=date.fromisoformat(item["start"]) if "start" in item else None,
        end=date.fromisoformat(item["end"]) if "end" in item else None,
        known_on=date.fromisoformat(item["known_on"]) if "known_on" in item else None,
        status=status,
        key=item["key"],
        claimed=exact_text(item["claimed"]) if "claimed" in item else None,
    )
