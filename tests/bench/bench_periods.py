"""What the 60th period of a contract costs, against its first: the history must not make it dearer.

    python -m tests.servers python -m tests.bench.bench_periods [contracts]

Contracts of five components of mixed mechanisms (see `mixed_terms`) settled by month, one of them
about persons: their first job only. Every month ten totals and three persons are observed. One half
has settled and approved 59 months before; then the 60th month of these and the first month of the
other half are settled in turns, chunk by chunk, so that whatever else the machine does burdens both
alike. What is compared is the median of the chunks: finding what is due, loading, computing, and
writing.

Prints one line of JSON.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test.utils import setup_databases, teardown_databases  # noqa: E402
from django.utils import timezone  # noqa: E402

from contracts.enums import AgreementStatus, IndicatorKind, PartyRole  # noqa: E402
from contracts.models import (  # noqa: E402
    Agreement,
    AgreementParty,
    Indicator,
    Observation,
    Party,
    Settlement,
    TermsVersion,
    Verification,
)
from contracts.services.bulk import CHUNK, settle_in_bulk  # noqa: E402
from contracts.services.bulk_decisions import approve_in_bulk  # noqa: E402
from contracts.services.bulk_rows import insert_rows  # noqa: E402
from tests.bench.mixed_terms import METRICS, mixed_quantities, mixed_terms  # noqa: E402
from tests.factories.contracts import NOW, PersonFactory  # noqa: E402

CONTRACTS = 400
CHUNKS = 10
LEAST = 10
PERIODS = 60
FIRST_YEAR = 2026
TARGET = 1.1
PERSONS = 3
ROLES = (
    (PartyRole.PAYER, "gemeente"),
    (PartyRole.PAYER, "fonds"),
    (PartyRole.PROVIDER, "aanbieder"),
    (PartyRole.EVALUATOR, "toetser"),
)


def month(number: int) -> date:
    """Return the first day of a month of the contracts' life; 0 is the first."""
    return date(FIRST_YEAR + number // 12, number % 12 + 1, 1)


def monthly_terms(number: int) -> dict[str, Any]:
    """Return mixed terms by month, in which the last component counts persons once each."""
    terms = mixed_terms(number)
    terms["periods"] = {"every": "month", "from": month(0).isoformat()}
    for limit in terms["limits"]:
        # The cap on everything is not reached, so that every month has something to pay.
        if limit["code"] == "plafond":
            limit["max"] = "5000000"
    terms["payers"][1].pop("max")
    terms["payers"][1].pop("excess_to")
    words = {"nl": f"mens {number}", "en": f"person {number}"}
    terms["metrics"].append(
        {
            "code": "mens",
            "kind": "event",
            "label": words,
            "unit": words,
            "verified_by": "toetser",
            "subject": "person",
        }
    )
    terms["components"][-1] |= {
        "over": "contract",
        "quantity": {"count": "mens", "first_per": "person"},
        "price": {"per_unit": "350"},
    }
    return terms


class Contracts:
    """Contracts and the people around them; `observe` adds a month of accepted observations."""

    def __init__(self, first: int, count: int) -> None:
        """Make the contracts with numbers from `first` on."""
        manager, self.provider, self.evaluator = (PersonFactory() for _number in range(3))
        numbers = range(first, first + count)
        self.agreements = [
            Agreement(
                number=f"PC-2026-{number:06d}",
                title=f"Contract {number}",
                slug=f"contract-{number}",
                status=AgreementStatus.ACTIVE,
                starts_on=month(0),
                created_at=NOW,
                created_by=manager,
            )
            for number in numbers
        ]
        insert_rows(self.agreements)
        parties = [Party.objects.create(name=code) for _role, code in ROLES]
        insert_rows(
            [
                AgreementParty(agreement=agreement, party=party, role=role, code=code)
                for agreement in self.agreements
                for party, (role, code) in zip(parties, ROLES, strict=True)
            ]
        )
        insert_rows(
            [
                TermsVersion(
                    agreement=agreement,
                    number=1,
                    valid_from=month(0),
                    document=monthly_terms(number),
                    created_at=NOW,
                    created_by=manager,
                )
                for number, agreement in zip(numbers, self.agreements, strict=True)
            ]
        )
        indicators = [
            Indicator(agreement=agreement, code=code, name=code, kind=IndicatorKind.COUNT)
            for agreement in self.agreements
            for code in (*METRICS, "mens")
        ]
        insert_rows(indicators)
        self.indicators = {(row.agreement_id, row.code): row for row in indicators}

    @property
    def ids(self) -> list[int]:
        """The keys of the agreements."""
        return [agreement.pk for agreement in self.agreements]

    def observe(self, number: int) -> None:
        """Add what happened in a month: ten totals, and three persons of whom one is known."""
        first = month(number)
        rows = [
            self._row(agreement, metric, first + timedelta(days=day - 1), quantity=quantity)
            for place, agreement in enumerate(self.agreements)
            for metric, day, quantity in mixed_quantities(place + number)
        ]
        rows += [
            self._row(agreement, "mens", first, subject=f"m{agreement.pk}-{2 * number + person}")
            for agreement in self.agreements
            for person in range(PERSONS)
        ]
        insert_rows(rows)
        insert_rows(
            [
                Verification(observation=row, decision="accepted", by=self.evaluator, at=NOW)
                for row in rows
            ]
        )

    def _row(
        self, agreement: Agreement, metric: str, on: date, quantity: Decimal | int = 1, **more: str
    ) -> Observation:
        return Observation(
            agreement=agreement,
            indicator=self.indicators[agreement.pk, metric],
            on=on,
            quantity=quantity,
            entered_by=self.provider,
            entered_at=NOW,
            **more,
        )


def after_month(number: int) -> datetime:
    """Return a moment on the day after a month."""
    return timezone.make_aware(datetime.combine(month(number + 1), datetime.min.time()))


def settle(ids: list[int], number: int) -> float:
    """Settle one month of some contracts and return the seconds for each."""
    before = time.perf_counter()
    made = settle_in_bulk(agreement_ids=ids, now=after_month(number))
    passed = time.perf_counter() - before
    if made != len(ids):
        raise SystemExit(f"settled {made} of {len(ids)} contracts in month {number + 1}")
    return passed / len(ids)


def measure(count: int) -> dict[str, Any]:
    """Give the history to one half, then settle both halves in turns."""
    old, new = Contracts(0, count // 2), Contracts(count // 2, count // 2)
    approver = PersonFactory()
    for number in range(PERIODS - 1):
        old.observe(number)
        settle(old.ids, number)
        drafts = Settlement.objects.filter(status="draft").values_list("pk", flat=True)
        refused = approve_in_bulk(settlement_ids=drafts, by=approver, now=NOW).refused
        if refused:
            raise SystemExit(f"could not approve {refused[0]}")
    old.observe(PERIODS - 1)
    new.observe(0)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    lasts: list[float] = []
    firsts: list[float] = []
    chunk = max(LEAST, min(count // 2 // CHUNKS, CHUNK))
    for first in range(0, count // 2, chunk):
        lasts.append(settle(old.ids[first : first + chunk], PERIODS - 1))
        firsts.append(settle(new.ids[first : first + chunk], 0))
    # The very first pair warms up.
    last, begin = statistics.median(lasts[1:]), statistics.median(firsts[1:])
    opened = Settlement.objects.filter(
        period_start=month(PERIODS - 1), inputs__has_key="opening"
    ).count()
    return {
        "bench": "periods",
        "contracts": count,
        "at_once": chunk,
        "components": 5,
        "observations_a_period": len(mixed_quantities(0)) + PERSONS,
        "first_period_ms": round(begin * 1000, 3),
        "last_period_ms": round(last * 1000, 3),
        "periods": PERIODS,
        "from_an_opening": opened,
        "ratio": round(last / begin, 3),
        "target": TARGET,
        "met": last / begin <= TARGET,
    }


def main() -> None:
    """Measure in a database of its own and print the outcome."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else CONTRACTS
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        sys.stdout.write(json.dumps(measure(count)) + "\n")
    finally:
        teardown_databases(databases, verbosity=0)


if __name__ == "__main__":
    main()
