"""Settle and approve many contracts in this process; the measured part of `bench_settlement`.

Reads {"first", "last", "by"} (keys of agreements and of the approver) from stdin and writes one
object: moments (of one clock for all processes), and the most memory that this process ever had.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.db import connection  # noqa: E402

from contracts.models import Settlement  # noqa: E402
from contracts.services.bulk import settle_in_bulk  # noqa: E402
from contracts.services.bulk_decisions import approve_in_bulk  # noqa: E402
from tests.factories.contracts import NOW  # noqa: E402

PART = 1000


def peak_kb() -> int:
    """The most memory that this process ever had, in kilobytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main() -> None:
    """Draft, approve, and say how long it took."""
    connection.settings_dict["NAME"] = os.environ["BENCH_DATABASE"]
    given = json.load(sys.stdin)
    by = get_user_model().objects.get(pk=given["by"])
    before, cpu = time.monotonic(), time.process_time()
    ids = range(given["first"], given["last"] + 1)
    made = settle_in_bulk(agreement_ids=ids, now=NOW)
    drafted = time.monotonic()
    approved = 0
    drafts = Settlement.objects.filter(
        status="draft", agreement__gte=given["first"], agreement__lte=given["last"]
    ).order_by("pk")
    after = 0
    while part := list(drafts.filter(pk__gt=after).values_list("pk", flat=True)[:PART]):
        after = part[-1]
        approved += approve_in_bulk(settlement_ids=part, by=by, now=NOW, reason="Akkoord").count
    done = time.monotonic()
    if made != len(ids) or approved != len(ids):
        raise SystemExit(f"settled {made} and approved {approved} of {len(ids)} contracts")
    found = {
        "began": before,
        "drafted": drafted,
        "ended": done,
        "cpu": time.process_time() - cpu,
        "peak_kb": peak_kb(),
    }
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
