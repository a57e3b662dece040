"""Settling a contract period by period: from openings, and each time from scratch."""

import json
from collections.abc import Sequence
from datetime import date

from contracts.arithmetic import (
    Observation,
    Opening,
    OpeningDoesNotFit,
    Period,
    Statement,
    Terms,
    effect_on,
    matter_after,
    periods_until,
    settle,
    settle_and_close,
    settle_next,
)

Posted = dict[tuple[str, str, date], int]
Distributed = dict[tuple[str, str], int]


def give(given: Distributed, statement: Statement) -> None:
    """Add up what the waterfall gave, by tier and party."""
    for part in statement.distribution:
        key = (part.tier, part.party)
        given[key] = given.get(key, 0) + part.cents


def through_text(opening: Opening | None) -> Opening | None:
    """An opening as it comes back out of a database."""
    return None if opening is None else Opening(json.loads(json.dumps(opening.data)))


def chained(
    versions: Sequence[Terms], rows: Sequence[Observation], until: date
) -> tuple[list[Statement], list[bool]]:
    """Settle period by period from openings where that can be; tell where it could."""
    statements: list[Statement] = []
    opened: list[bool] = []
    posted: Posted = {}
    given: Distributed = {}
    opening: Opening | None = None
    for period in periods_until(versions, until):
        known = [row for row in rows if row.is_known_on < period.end]
        statement, opening, used = one(versions, known, period, posted, given, opening)
        opening = through_text(opening)
        for line in statement.lines:
            for payer, cents in line.payers:
                key = (line.component, payer, line.origin.start)
                posted[key] = posted.get(key, 0) + cents
        give(given, statement)
        statements.append(statement)
        opened.append(used)
    return statements, opened


def one(
    versions: Sequence[Terms],
    known: Sequence[Observation],
    period: Period,
    posted: Posted,
    given: Distributed,
    opening: Opening | None,
) -> tuple[Statement, Opening | None, bool]:
    if opening is not None and not any(is_late(row, opening.day) for row in known):
        rows = matter_after(versions, known, opening.day)
        try:
            return *settle_next(versions, opening, rows, period), True
        except OpeningDoesNotFit:
            pass
    return *settle_and_close(versions, known, period, posted, given), False


def is_late(row: Observation, day: date) -> bool:
    """Whether an observation became known since an opening and changes what was before it."""
    return effect_on(row) < day <= row.is_known_on


def from_scratch(
    versions: Sequence[Terms], rows: Sequence[Observation], until: date
) -> list[Statement]:
    statements: list[Statement] = []
    posted: Posted = {}
    given: Distributed = {}
    for period in periods_until(versions, until):
        statement = settle(versions, rows, period, posted, given)
        give(given, statement)
        for line in statement.lines:
            for payer, cents in line.payers:
                key = (line.component, payer, line.origin.start)
                posted[key] = posted.get(key, 0) + cents
        statements.append(statement)
    return statements
