"""How long settling takes, measured against what PostgreSQL needs to COPY the same rows.

    python -m tests.servers python -m tests.bench.bench_settlement

Prints one line of JSON. Both are measured in the same run on the same server, so the ratio says
something on any machine.
"""

from __future__ import annotations

import io
import json
import os
import sys
import time
from datetime import date
from decimal import Decimal
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")

import django

django.setup()

from django.db import connection  # noqa: E402
from django.db.models import Model  # noqa: E402
from django.test.utils import setup_databases, teardown_databases  # noqa: E402

from contracts.enums import AgreementStatus, IndicatorKind, PartyRole  # noqa: E402
from contracts.models import (  # noqa: E402
    Agreement,
    AgreementEvent,
    AgreementParty,
    Indicator,
    Observation,
    Party,
    Settlement,
    SettlementLine,
    SettlementRun,
    SettlementShare,
    TermsVersion,
    Verification,
)
from contracts.services.bulk import settle_in_bulk  # noqa: E402
from tests.factories.contracts import NOW, PersonFactory  # noqa: E402
from tests.factories.terms import terms_document  # noqa: E402

CONTRACTS = 10_000
OBSERVATIONS = 3
TARGET = 10.0
RESULTS: tuple[type[Model], ...] = (
    Settlement,
    SettlementLine,
    SettlementShare,
    AgreementEvent,
    SettlementRun,
)


def make_contracts(count: int) -> list[int]:
    """Make contracts with one period that is over and a few accepted observations each."""
    manager, provider, evaluator = PersonFactory(), PersonFactory(), PersonFactory()
    agreements = Agreement.objects.bulk_create(
        Agreement(
            number=f"PC-2026-{number:06d}",
            title=f"Contract {number}",
            slug=f"contract-{number}",
            status=AgreementStatus.ACTIVE,
            starts_on=date(2026, 1, 1),
            created_at=NOW,
            created_by=manager,
        )
        for number in range(count)
    )
    roles = (
        (PartyRole.PAYER, "gemeente"),
        (PartyRole.PROVIDER, "aanbieder"),
        (PartyRole.EVALUATOR, "toetser"),
    )
    parties = [Party.objects.create(name=code) for _role, code in roles]
    AgreementParty.objects.bulk_create(
        AgreementParty(agreement=agreement, party=party, role=role, code=code)
        for agreement in agreements
        for party, (role, code) in zip(parties, roles, strict=True)
    )
    TermsVersion.objects.bulk_create(
        TermsVersion(
            agreement=agreement,
            number=1,
            valid_from=date(2026, 1, 1),
            # Every contract has words of its own, so nothing is gained by reading one twice.
            document=terms_document(title={"nl": agreement.title, "en": agreement.title}),
            created_at=NOW,
            created_by=manager,
        )
        for agreement in agreements
    )
    indicators = Indicator.objects.bulk_create(
        Indicator(agreement=agreement, code="baan", name="Banen", kind=IndicatorKind.COUNT)
        for agreement in agreements
    )
    observations = Observation.objects.bulk_create(
        Observation(
            agreement=indicator.agreement,
            indicator=indicator,
            on=date(2026, 1 + number, 1),
            quantity=Decimal(1 + number),
            entered_by=provider,
            entered_at=NOW,
        )
        for indicator in indicators
        for number in range(OBSERVATIONS)
    )
    Verification.objects.bulk_create(
        Verification(observation=observation, decision="accepted", by=evaluator, at=NOW)
        for observation in observations
    )
    return [agreement.pk for agreement in agreements]


def copy_seconds() -> tuple[float, int]:
    """Give the seconds that COPY needs to write the result rows anew, and how many rows."""
    seconds, count = 0.0, 0
    with connection.cursor() as cursor:
        for model in RESULTS:
            table = model._meta.db_table
            rows = io.BytesIO()
            with cursor.copy(f"COPY {table} TO STDOUT") as out:
                for block in out:
                    rows.write(block)
            # The same columns, indexes and checks; no foreign keys, so this flatters COPY.
            cursor.execute(f"CREATE TABLE {table}_copy (LIKE {table} INCLUDING ALL)")
            began = time.perf_counter()
            with cursor.copy(f"COPY {table}_copy FROM STDIN") as into:
                into.write(rows.getvalue())
            seconds += time.perf_counter() - began
            cursor.execute(f"SELECT count(*) FROM {table}_copy")
            count += cursor.fetchone()[0]
    return seconds, count


def measure(count: int) -> dict[str, Any]:
    """Settle, copy what that gave, and compare."""
    ids = make_contracts(count)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    began = time.perf_counter()
    made = settle_in_bulk(agreement_ids=ids, now=NOW)
    settle_s = time.perf_counter() - began
    if made != count or Settlement.objects.exclude(total_cents=60000).exists():
        raise SystemExit(f"settled {made} of {count} contracts, or to another amount")
    copy_s, rows = copy_seconds()
    ratio = settle_s / copy_s
    return {
        "bench": "settle_in_bulk against COPY of the same rows",
        "contracts": count,
        "rows": rows,
        "seconds": round(settle_s, 2),
        "copy_seconds": round(copy_s, 2),
        "ratio": round(ratio, 1),
        "target": TARGET,
        "met": ratio <= TARGET,
    }


def main() -> None:
    """Make a database, measure, print, and throw the database away."""
    if connection.vendor != "postgresql":
        raise SystemExit(
            "This needs PostgreSQL: python -m tests.servers python -m " + __spec__.name
        )
    count = int(sys.argv[1]) if len(sys.argv) > 1 else CONTRACTS
    made = setup_databases(verbosity=0, interactive=False)
    try:
        sys.stdout.write(json.dumps(measure(count)) + "\n")
    finally:
        teardown_databases(made, verbosity=0)


if __name__ == "__main__":
    main()
