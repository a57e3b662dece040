"""What persons come to under a rate card, added up by PostgreSQL instead of row by row.

For millions of observations of persons. The database counts with exact numbers, and gives for each
period and component how many persons there is news of, their quantity, its worth, and what is left
of that after each cap per person. `contracts.arithmetic.settle_sums` goes on from there.

The rows themselves are not frozen: they are append-only. The number of rows and a digest over them
(the sum of a hash of each row) tell later whether they are still what was counted.
"""

# ruff: noqa: S608 - the statement is put together from our own names and from numbers only
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from django.db import connection

from contracts.arithmetic import (
    Limit,
    Period,
    PersonSum,
    RateItem,
    Terms,
    number_text,
    person_caps,
    rate_card,
)
from contracts.models import Indicator
from contracts.snapshots.facts import overtaken_by_corrections

# Bytes are compared and not letters: only who is the same person matters, and it is much faster.
# What counts of one agreement: accepted by its latest verdict, not corrected since, known in time.
ACCEPTED: Final = """
    SELECT observation.subject COLLATE "C" AS subject, observation.indicator_id, observation."on",
        observation.key, observation.start,
        coalesce(verdict.accepted_quantity, observation.quantity, 1) AS quantity
    FROM contracts_observation observation
    JOIN contracts_verification verdict ON verdict.observation_id = observation.id
    LEFT JOIN contracts_verification later
        ON later.observation_id = observation.id AND later.id > verdict.id
    WHERE observation.agreement_id = %(agreement)s
        AND observation.indicator_id = ANY(%(indicators)s)
        AND observation."on" < %(end)s
        AND coalesce(observation.known_on, observation."on") < %(end)s
        AND (observation.status = 'measured' OR observation.subject = '')
        AND observation.status <> 'withdrawn'
        AND verdict.decision <> 'disputed'
        AND later.id IS NULL
        AND NOT observation.id = ANY(%(overtaken)s)
"""

# One row per person, indicator and period; period -1 is what was before the contract began. The
# digest is over every value that counts: each hash is the seed of the next.
COUNTED: Final = f"""
    SELECT subject, indicator_id, width_bucket("on", %(starts)s::date[]) - 1 AS slot,
        sum(quantity) AS quantity, count(*) AS row_count, bool_or(start IS NOT NULL) AS has_spell,
        sum(hashtextextended(subject, uuid_hash_extended(key, hash_numeric_extended(
            quantity, 1000000 * indicator_id + ("on" - date '2000-01-01'))))) AS digest
    FROM ({ACCEPTED}) accepted
    GROUP BY 1, 2, 3
"""

RUNNING: Final = """
    SELECT *, sum(quantity) OVER (PARTITION BY subject, indicator_id ORDER BY slot) AS total
    FROM counted
"""


class NotSummableError(Exception):
    """The terms or the rows hold something that sums of persons cannot say.."""


@dataclass(frozen=True, slots=True)
class PersonSums:
    """The sums, and by what they can be recognized: how many rows there were, and their digest."""

    sums: tuple[PersonSum, ...]
    row_count: int
    digest: str


def sum_persons(agreement_id: int, terms: Terms, periods: Sequence[Period]) -> PersonSums:
    """Add up what counts of an agreement's persons in these periods (from the contract's first).

    Raises NotSummableError when the terms are no plain rate card, or an observation names no person
    or is a spell of days.
    """
    items = rate_card(terms)
    if items is None:
        raise NotSummableError
    indicators = dict(
        Indicator.objects.filter(
            agreement=agreement_id, code__in={item.metric for item in items}
        ).values_list("code", "pk")
    )
    parts = [
        _part(order, item, indicators[item.metric])
        for order, item in enumerate(items)
        if item.metric in indicators
    ]
    if not parts:
        return PersonSums((), 0, "0")
    values: dict[str, Any] = {
        "agreement": agreement_id,
        "indicators": list(indicators.values()),
        "starts": [period.start for period in periods],
        "end": periods[-1].end,
        "overtaken": list(overtaken_by_corrections([agreement_id])),
    }
    with connection.cursor() as cursor:
        cursor.execute(_query(terms, parts), values)
        rows = cursor.fetchall()
    found = []
    row_count, digest = 0, "0"
    for slot, order, count, is_odd, quantity, *amounts in rows:
        if slot >= 0:
            worth, *after = (Fraction(amount) for amount in amounts)
            found.append(PersonSum(slot, order, count, Fraction(quantity), worth, tuple(after)))
        elif is_odd:
            raise NotSummableError
        else:
            row_count, digest = count, str(quantity or 0)
    return PersonSums(tuple(found), row_count, digest)


def _query(terms: Terms, parts: Sequence[str]) -> str:
    """Return the one query: what was counted, then a window for each cap, then the sums.

    Of the row with slot -1 the third column is the number of rows and the fifth their digest.
    """
    caps = person_caps(terms)
    steps = [
        f"counted AS MATERIALIZED ({COUNTED})",
        f"running AS ({RUNNING})",
        "capped_0 AS (" + " UNION ALL ".join(parts) + ")",
        *(_cap_step(terms, number, cap) for number, cap in enumerate(caps, start=1)),
    ]
    amounts = ", ".join(f"sum(amount_{number})" for number in range(len(caps) + 1))
    nothing = ", ".join("NULL" for _number in range(len(caps) + 1))
    return f"""
        WITH {", ".join(steps)}
        SELECT slot, part, count(*), false, sum(quantity), {amounts}
        FROM capped_{len(caps)} WHERE amount_0 <> 0 OR quantity <> 0 GROUP BY slot, part
        UNION ALL
        SELECT -1, -1, coalesce(sum(row_count), 0)::bigint,
            coalesce(bool_or(has_spell OR subject = ''), false), sum(digest), {nothing}
        FROM counted
    """


def _cap_step(terms: Terms, number: int, cap: Limit) -> str:
    """Return the step that lets each person's running total grow to the cap and no further."""
    covered = [order for order, part in enumerate(terms.components) if cap.covers(part.code)]
    is_covered = f"part IN ({', '.join(map(str, covered))})" if covered else "false"
    most = number_text(cap.amount.value) if cap.amount is not None else "0"
    before, after, reached = f"amount_{number - 1}", f"amount_{number}", f"reached_{number}"
    return f"""capped_{number} AS (
        SELECT *, CASE WHEN {is_covered}
            THEN least({most}, {reached}) - least({most}, {reached} - {before})
            ELSE {before} END AS {after}
        FROM (SELECT *, sum({before}) FILTER (WHERE {is_covered})
            OVER (PARTITION BY subject ORDER BY slot, part) AS {reached}
            FROM capped_{number - 1}) windowed)"""


def _part(order: int, item: RateItem, indicator_id: int) -> str:
    """Return the query of one component: what each person adds to it in each period."""
    quantity = "quantity"
    if item.person_limit is not None:
        most = int(item.person_limit)
        quantity = f"least(total, {most}) - least(total - quantity, {most})"
    return f"""SELECT subject, slot, {order:d} AS part, {quantity} AS quantity,
        ({quantity}) * ({number_text(item.tariff)}) AS amount_0
        FROM running WHERE indicator_id = {indicator_id:d} AND slot >= 0"""
