"""The one query that adds up what persons come to under a rate card, for PostgreSQL.

It reads the observations once. `counted` has one row for each person and period, with a quantity
and a number of observations for each metric; whatever comes after works on these few rows, in one
order. Each step is fenced (`OFFSET 0`), so that no expression is worked out more than once.
"""

# ruff: noqa: S608 - the statement is put together from our own names and from numbers only
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from contracts.arithmetic import Limit, RateItem, Terms, number_text, person_caps

# Bytes are compared and not letters: only who is the same person matters, and it is much faster.
# What counts of one agreement: accepted by its latest verdict, not corrected since, known in time.
ACCEPTED: Final = """
    SELECT observation.subject COLLATE "C" AS subject, observation.indicator_id, observation."on",
        observation.key, coalesce(verdict.accepted_quantity, observation.quantity, 1) AS quantity
    FROM contracts_observation observation
    JOIN ({latest}) verdict ON verdict.observation_id = observation.id
    WHERE observation.agreement_id = %(agreement)s
        AND observation.indicator_id = ANY(%(indicators)s)
        AND observation."on" < %(end)s
        AND coalesce(observation.known_on, observation."on") < %(end)s
        AND (observation.status = 'measured' OR observation.subject = '')
        AND observation.status <> 'withdrawn'
        AND NOT observation.id = ANY(%(overtaken)s)
"""

# Verdicts are given anew now and then: the latest counts, of those that were known.
LATEST: Final = """
    SELECT given.observation_id, given.accepted_quantity
    FROM contracts_verification given
    LEFT JOIN contracts_verification later
        ON later.observation_id = given.observation_id AND later.id > given.id
        AND later.id <= %(verified_up_to)s
    WHERE given.id <= %(verified_up_to)s AND given.decision <> 'disputed' AND later.id IS NULL
"""

# Over every value that counts: each hash is the seed of the next. Keys are unique, so no two rows
# can cancel each other out.
DIGEST: Final = """bit_xor(hashtextextended(subject, uuid_hash_extended(key,
    hash_numeric_extended(quantity, 1000000 * indicator_id + ("on" - date '2000-01-01')))))"""

ONE_PERSON: Final = "OVER (PARTITION BY subject ORDER BY slot)"
FENCE: Final = " OFFSET 0"


def accepted_rows(*, is_most: bool) -> str:
    """Return the query of what counts; `is_most`: it is most of what there is in the database.

    Then the latest verdicts of everything are found first, which reads narrow rows only; else
    PostgreSQL looks for those of this agreement.
    """
    return ACCEPTED.format(latest=LATEST + (FENCE if is_most else ""))


def sums_query(
    terms: Terms, items: Sequence[RateItem], indicators: Mapping[str, int], *, is_most: bool
) -> str:
    """Return the query for the components of a rate card.

    One row for each period (from 0) with for each component: persons, observations, quantity,
    worth, and what is left after each cap. The row of period -1 has only the last three columns:
    how many rows counted, whether one names no person, and their digest.
    """
    caps = person_caps(terms)
    steps = [
        f"counted AS MATERIALIZED ({_counted(indicators.values(), is_most=is_most)})",
        f"limited AS ({_limited(items, indicators)})",
        f"capped_0 AS ({_priced(items)})",
        *(_cap_step(terms, number, cap) for number, cap in enumerate(caps, start=1)),
    ]
    columns = [text for order in range(len(items)) for text in _summed(order, len(caps))]
    empty = ", ".join("NULL" for _text in columns)
    return f"""
        WITH {", ".join(steps)}
        SELECT slot, {", ".join(columns)}, 0::bigint, false, 0::bigint
        FROM capped_{len(caps)} GROUP BY slot
        UNION ALL
        SELECT -1, {empty}, coalesce(sum(row_count), 0)::bigint,
            coalesce(bool_or(subject = ''), false), coalesce(bit_xor(digest), 0)
        FROM counted
    """


def _counted(indicator_ids: Iterable[int], *, is_most: bool) -> str:
    """One row for each person and period; period -1 is what was before the contract began."""
    columns = [
        f"coalesce(sum(quantity) FILTER (WHERE indicator_id = {pk:d}), 0) AS quantity_{pk:d},"
        f" count(*) FILTER (WHERE indicator_id = {pk:d}) AS rows_{pk:d}"
        for pk in indicator_ids
    ]
    return f"""
        SELECT subject, width_bucket("on", %(starts)s::date[]) - 1 AS slot,
            {", ".join(columns)}, count(*) AS row_count, {DIGEST} AS digest
        FROM ({accepted_rows(is_most=is_most)}) accepted
        GROUP BY 1, 2"""


def _limited(items: Sequence[RateItem], indicators: Mapping[str, int]) -> str:
    """Return how many units count of each person, in each period, for each component."""
    columns = []
    for order, item in enumerate(items):
        quantity, rows = (f"{name}_{indicators[item.metric]:d}" for name in ("quantity", "rows"))
        units = quantity
        if item.person_limit is not None:
            most, total = int(item.person_limit), f"sum({quantity}) {ONE_PERSON}"
            units = f"least({total}, {most}) - least({total} - {quantity}, {most})"
        columns += [f"{units} AS units_{order}", f"{rows} AS rows_of_{order}"]
    return f"SELECT subject, slot, {', '.join(columns)} FROM counted"


def _priced(items: Sequence[RateItem]) -> str:
    amounts = [
        f"units_{order} * ({number_text(item.tariff)}) AS amount_0_{order}"
        for order, item in enumerate(items)
    ]
    return f"SELECT *, {', '.join(amounts)} FROM limited WHERE slot >= 0{FENCE}"


def _cap_step(terms: Terms, number: int, cap: Limit) -> str:
    """Return the step that lets each person's running total grow to the cap and no further.

    Within a period the components come one after the other: `reached` is the total up to one.
    """
    orders = range(len(terms.components))
    before = [f"amount_{number - 1}_{order}" for order in orders]
    covered = [order for order, part in enumerate(terms.components) if cap.covers(part.code)]
    most = number_text(cap.amount.value) if cap.amount is not None else "0"
    total = " + ".join(before[order] for order in covered)
    so_far, reached = f"past_{number}", []
    for place in range(len(covered) + 1):
        added = [so_far, *(before[order] for order in covered[:place])]
        reached.append(f"least({most}, {' + '.join(added)}) AS reached_{number}_{place}")
    after = []
    for order in orders:
        amount = before[order]
        if order in covered:
            place = covered.index(order)
            amount = f"reached_{number}_{place + 1} - reached_{number}_{place}"
        after.append(f"{amount} AS amount_{number}_{order}")
    return f"""capped_{number} AS (
        SELECT *, {", ".join(after)} FROM (
            SELECT *, {", ".join(reached)} FROM (
                SELECT *, sum({total}) {ONE_PERSON} - ({total}) AS {so_far}
                FROM capped_{number - 1}{FENCE}) running{FENCE}) capped{FENCE})"""


def _summed(order: int, cap_count: int) -> list[str]:
    """Return the columns of one component: of how many persons there is news, and their sums."""
    news = f"FILTER (WHERE units_{order} <> 0 OR amount_0_{order} <> 0)"
    amounts = [f"sum(amount_{number}_{order})" for number in range(cap_count + 1)]
    return [
        f"count(*) {news}",
        f"coalesce(sum(rows_of_{order}) {news}, 0)::bigint",
        f"sum(units_{order})",
        *amounts,
    ]
