"""How long a rate card with caps per person takes, measured against one GROUP BY.

    python -m tests.servers python -m tests.bench.bench_persons [OBSERVATIONS]

Prints one line of JSON. One contract: three tariffs over three metrics (one counts only a person's
first, one at most three per person), a cap per person over two of them and one over all, a cap on
the contract; two quarters; twenty observations for each person. `sum_persons` adds them up in
PostgreSQL and `settle_sums` computes the statement with its lines, payers and trace.

The GROUP BY is over the same observations with the same memory: those that count (accepted by the
latest verdict, in time), by person and metric, with their number and sum. `bare_group_by_seconds`
is one over the table without looking at what the evaluator accepted. The observations are generated
in the database, triggers off.
"""

from __future__ import annotations

import json
import os
import sys
import time
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test.utils import setup_databases, teardown_databases  # noqa: E402

from contracts.arithmetic import parse_terms, settle_sums  # noqa: E402
from contracts.models import Agreement  # noqa: E402
from contracts.snapshots.person_sums import last_verdict, room_to_work, sum_persons  # noqa: E402
from tests.factories.contracts import Q1, Q2, AgreementFactory, member_of  # noqa: E402
from tests.factories.terms import two_payer_terms  # noqa: E402

OBSERVATIONS = 1_000_000
PER_PERSON = 20
TARGET = 2.0
METRICS = ("baan", "stap", "plek")
ROUNDS = 3

# The query that one would write for what counts.
ACCEPTED = """
    SELECT observation.subject COLLATE "C" AS subject, observation.indicator_id,
        coalesce(verdict.accepted_quantity, observation.quantity, 1) AS quantity
    FROM contracts_observation observation
    JOIN contracts_verification verdict ON verdict.observation_id = observation.id
    LEFT JOIN contracts_verification later
        ON later.observation_id = observation.id AND later.id > verdict.id
    WHERE observation.agreement_id = %(agreement)s
        AND observation.indicator_id = ANY(%(indicators)s)
        AND observation."on" < %(end)s
        AND coalesce(observation.known_on, observation."on") < %(end)s
        AND observation.status = 'measured'
        AND verdict.decision <> 'disputed'
        AND later.id IS NULL
"""
GENERATE = """
    INSERT INTO contracts_observation (key, agreement_id, indicator_id, "on", quantity, status,
        subject, cohort, note, entered_by_id, entered_at)
    SELECT gen_random_uuid(), %(agreement)s, (%(indicators)s::bigint[])[1 + number %% 3],
        date '2026-01-01' + (number * 7 %% 170)::int, 1 + number %% 2, 'measured',
        'p' || (number / %(per_person)s), '', '', %(by)s, now()
    FROM generate_series(1, %(count)s) number
"""
ACCEPT = """
    INSERT INTO contracts_verification (observation_id, decision, reason, is_context_complete,
        would_have_happened_anyway, do_practitioners_recognise, at, by_id)
    SELECT id, 'accepted', '', 'unknown', 'unknown', 'unknown', now(), %(by)s
    FROM contracts_observation
"""


def rate_card_terms() -> dict[str, Any]:
    """Return the terms of the contract."""
    document = two_payer_terms(
        components=[
            _component("baan", {"count": "baan", "first_per": "person"}, "1300"),
            _component("stap", {"count": "stap", "max_per_person": 3}, "125.5"),
            _component("plek", {"sum": "plek"}, "33.333"),
        ],
        limits=[
            {"code": "begeleiding", "scope": "person", "max": "400", "over": ["stap", "plek"]},
            {"code": "ieder", "scope": "person", "max": "1500"},
            {"code": "samen", "scope": "contract", "max": "9999999999"},
        ],
    )
    (metric,) = document["metrics"]
    document["metrics"] = [{**metric, "code": code, "subject": "person"} for code in METRICS]
    return document


def _component(code: str, quantity: dict[str, Any], tariff: str) -> dict[str, Any]:
    return {
        "code": code,
        "label": {"nl": code},
        "quantity": quantity,
        "price": {"per_unit": tariff},
    }


def make_observations(agreement: Agreement, count: int) -> None:
    """Write so many accepted observations."""
    indicators = {row.code: row.pk for row in agreement.indicators.all()}
    values = {
        "agreement": agreement.pk,
        "indicators": [indicators[code] for code in METRICS],
        "count": count,
        "per_person": PER_PERSON,
    }
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(GENERATE, {**values, "by": member_of(agreement, "provider").pk})
        cursor.execute(ACCEPT, {"by": member_of(agreement, "evaluator").pk})
        cursor.execute("SET session_replication_role = DEFAULT")
        cursor.execute("VACUUM ANALYZE")


def group_by_seconds(agreement: Agreement, rows: str, values: dict[str, Any]) -> float:
    """Give the seconds of one GROUP BY over rows; its groups are counted, not sent."""
    with room_to_work() as cursor:
        began = time.perf_counter()
        cursor.execute(
            "SELECT count(*) FROM (SELECT subject, indicator_id, count(*), sum(quantity)"
            f" FROM ({rows}) rows GROUP BY subject, indicator_id) groups",
            values,
        )
        cursor.fetchall()
        return time.perf_counter() - began


def measure(count: int) -> dict[str, Any]:
    """Settle, group, and compare; the quickest of some rounds of each counts."""
    document = rate_card_terms()
    agreement, terms = AgreementFactory(active=True, document=document), parse_terms(document)
    make_observations(agreement, count)
    values = {
        "agreement": agreement.pk,
        "indicators": list(agreement.indicators.values_list("pk", flat=True)),
        "end": Q2.end,
    }
    settled, grouped, bare = [], [], []
    for _round in range(ROUNDS):
        grouped.append(group_by_seconds(agreement, ACCEPTED, values))
        table = "SELECT subject, indicator_id, quantity FROM contracts_observation"
        bare.append(group_by_seconds(agreement, table, values))
        began = time.perf_counter()
        found = sum_persons(agreement.pk, terms, [Q1, Q2], last_verdict())
        statement = settle_sums(terms, found.sums, Q2, {})
        settled.append(time.perf_counter() - began)
        if found.row_count != count or len(statement.lines) < len(METRICS):
            raise SystemExit(f"of {count} observations {found.row_count} were counted")
    ratio = min(settled) / min(grouped)
    return {
        "bench": "a rate card with caps per person against one GROUP BY of the same observations",
        "observations": count,
        "persons": sum(item.persons for item in found.sums if item.order == 0),
        "seconds": round(min(settled), 2),
        "group_by_seconds": round(min(grouped), 2),
        "bare_group_by_seconds": round(min(bare), 2),
        "rounds": ROUNDS,
        "ratio": round(ratio, 2),
        "target": TARGET,
        "met": ratio <= TARGET,
    }


def main() -> None:
    """Make a database, measure, print, and throw the database away."""
    if connection.vendor != "postgresql":
        raise SystemExit(
            "This needs PostgreSQL: python -m tests.servers python -m " + __spec__.name
        )
    count = int(sys.argv[1]) if len(sys.argv) > 1 else OBSERVATIONS
    made = setup_databases(verbosity=0, interactive=False)
    try:
        sys.stdout.write(json.dumps(measure(count)) + "\n")
    finally:
        teardown_databases(made, verbosity=0)


if __name__ == "__main__":
    main()
