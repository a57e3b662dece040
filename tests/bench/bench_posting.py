"""How fast approved settlements are booked, measured against django-hordak.

    python -m tests.servers python -m tests.bench.bench_posting [SETTLEMENTS]

Prints two lines of JSON. One PostgreSQL, one connection, one process; the same settlements and the
same balanced lines: two payers, so four sides, each payer's debit equal to its credit. Keys,
indexes, checks and triggers are on everywhere, every chunk is committed, and what is deferred to
the end of a transaction is inside the time.

- Ours: `post_settlements`, CHUNK settlements in a transaction. For each an entry with its number,
  its reason, and the sha256 that chains it to the one before; four postings; by COPY. Triggers
  check the balance for each payer and refuse every later change.
- Hordak's best bulk way: `bulk_create` of the transactions, then of the legs, CHUNK settlements in
  a transaction. Its triggers check the balance and the currency of each leg's account. No chain.
- Hordak's documented way: a `Transaction` and its four `Leg` rows created one by one, in a
  transaction for each settlement; measured over fewer settlements.

The ratio is our settlements a second over theirs. Every way is measured ROUNDS times in turn; the
median counts.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bench.hordak_settings"

import django

django.setup()

from django.db import connection, transaction  # noqa: E402
from django.test.utils import setup_databases, teardown_databases  # noqa: E402
from hordak.models import Account, Leg, Transaction  # noqa: E402
from moneyed import Money  # noqa: E402

from contracts.models import JournalEntry, Posting, Settlement  # noqa: E402
from contracts.services.bulk import settle_in_bulk  # noqa: E402
from contracts.services.journal import Booking, post_settlements  # noqa: E402
from tests.bench.many_contracts import make_contracts  # noqa: E402
from tests.factories.contracts import NOW, PersonFactory  # noqa: E402

SETTLEMENTS = 6_000
CHUNK = 500
DOCUMENTED_SHARE = 12
ROUNDS = 3
TARGET_BULK = 2.0
TARGET_DOCUMENTED = 10.0


def bookings_of(count: int) -> list[Booking]:
    """Settle contracts and return what is to be booked of each: one line, two payers."""
    people = make_contracts(count)
    settle_in_bulk(agreement_ids=people.agreement_ids, now=NOW)
    rows = Settlement.objects.order_by("pk").values_list("pk", "agreement", "agreement__number")
    found = []
    for number, (pk, agreement, name) in enumerate(rows):
        payer, fund, provider = people.roles[agreement]
        cents = 10_000 + number
        shares = [(payer, provider, "regular", cents * 65 // 100)]
        shares.append((fund, provider, "regular", cents - shares[0][3]))
        found.append(Booking(agreement, name, pk, shares))
    return found


def ours(bookings: Sequence[Booking], by: Any) -> None:
    """Book with our own journal."""
    for first in range(0, len(bookings), CHUNK):
        with transaction.atomic():
            post_settlements(bookings[first : first + CHUNK], by=by, now=NOW, reason="Akkoord")


def hordak_accounts() -> dict[str, Account]:
    """Make the accounts that the legs are on: costs and debts of each of two payers."""
    return {
        f"{kind} {payer}": Account.objects.create(
            name=f"{kind} {payer}", code=f"{number}{place}", type=sort, currencies=["EUR"]
        )
        for number, (kind, sort) in enumerate((("costs", "EX"), ("payable", "LI")), start=1)
        for place, payer in enumerate(("town", "fund"))
    }


def hordak_bulk(bookings: Sequence[Booking], accounts: dict[str, Account]) -> None:
    """Book with the fastest way that Hordak's models have."""
    for first in range(0, len(bookings), CHUNK):
        part = bookings[first : first + CHUNK]
        with transaction.atomic():
            made = Transaction.objects.bulk_create(_hordak_transaction(row) for row in part)
            Leg.objects.bulk_create(
                leg
                for booking, row in zip(part, made, strict=True)
                for leg in _legs(booking, row, accounts)
            )


def hordak_documented(bookings: Sequence[Booking], accounts: dict[str, Account]) -> None:
    """Book as Hordak's documentation shows."""
    for booking in bookings:
        with transaction.atomic():
            row = _hordak_transaction(booking)
            row.save()
            for leg in _legs(booking, row, accounts):
                leg.save()


def _hordak_transaction(booking: Booking) -> Transaction:
    return Transaction(date=NOW.date(), description=f"{booking.settlement_id} Akkoord")


def _legs(booking: Booking, row: Transaction, accounts: dict[str, Account]) -> Iterator[Leg]:
    for payer, share in zip(("town", "fund"), booking.shares, strict=True):
        whole, rest = divmod(share[3], 100)
        money = Money(f"{whole}.{rest:02d}", "EUR")
        yield Leg(transaction=row, account=accounts[f"costs {payer}"], debit=money)
        yield Leg(transaction=row, account=accounts[f"payable {payer}"], credit=money)


def rate_of(book: Callable[[], None], count: int) -> float:
    """Return how many settlements a second are booked, and take them away again."""
    began = time.perf_counter()
    book()
    seconds = time.perf_counter() - began
    written = JournalEntry.objects.count() + Transaction.objects.count()
    sides = Posting.objects.count() + Leg.objects.count()
    if written < count or sides != 4 * count:
        raise SystemExit(f"{count} settlements gave {written} entries and {sides} sides")
    with connection.cursor() as cursor:
        # The journal refuses to be emptied, except as a replica does it.
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("TRUNCATE contracts_journalentry, contracts_posting CASCADE")
        cursor.execute("SET session_replication_role = origin")
        cursor.execute("TRUNCATE hordak_transaction, hordak_leg CASCADE")
        cursor.execute("VACUUM ANALYZE")
    return count / seconds


def measure(count: int) -> list[dict[str, Any]]:
    """Measure the three ways in turn and compare."""
    bookings, by = bookings_of(count), PersonFactory()
    accounts = hordak_accounts()
    few = bookings[: max(count // DOCUMENTED_SHARE, 1)]
    ways: dict[str, tuple[Callable[[], None], int]] = {
        "ours": (lambda: ours(bookings, by), len(bookings)),
        "bulk": (lambda: hordak_bulk(bookings, accounts), len(bookings)),
        "documented": (lambda: hordak_documented(few, accounts), len(few)),
    }
    rates: dict[str, list[float]] = {name: [] for name in ways}
    for _round in range(ROUNDS):
        for name, (book, size) in ways.items():
            rates[name].append(rate_of(book, size))
    medians = {name: statistics.median(found) for name, found in rates.items()}
    lines = []
    for name, target in (("bulk", TARGET_BULK), ("documented", TARGET_DOCUMENTED)):
        ratio = medians["ours"] / medians[name]
        lines.append(
            {
                "bench": f"booking settlements against django-hordak, its {name} way",
                "settlements": count,
                "per_second": round(medians["ours"]),
                "hordak_per_second": round(medians[name]),
                "rounds": ROUNDS,
                "ratio": round(ratio, 1),
                "target": target,
                "met": ratio >= target,
            }
        )
    return lines


def main() -> None:
    """Make a database, measure, print, and throw the database away."""
    if connection.vendor != "postgresql":
        raise SystemExit(
            "This needs PostgreSQL: python -m tests.servers python -m " + __spec__.name
        )
    count = int(sys.argv[1]) if len(sys.argv) > 1 else SETTLEMENTS
    made = setup_databases(verbosity=0, interactive=False)
    try:
        for line in measure(count):
            sys.stdout.write(json.dumps(line) + "\n")
    finally:
        teardown_databases(made, verbosity=0)


if __name__ == "__main__":
    main()
