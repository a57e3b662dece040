"""One runner in a race: waits for the start file, does one thing, prints what came of it.

python -m tests.contracts.services.race START draft AGREEMENT_ID
python -m tests.contracts.services.race START approve SETTLEMENT_ID PERSON_ID
python -m tests.contracts.services.race START number PERSON_ID
python -m tests.contracts.services.race START count
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402

from contracts.errors import Refused  # noqa: E402
from contracts.models import Agreement, Settlement  # noqa: E402
from contracts.services import (  # noqa: E402
    approve_settlement,
    draft_agreement,
    draft_settlement,
    settle_due_period,
)
from tests.factories.contracts import NOW, Q1  # noqa: E402


def run(action: str, *ids: str) -> object:
    """Do one thing and return something that can be compared."""
    numbers = [int(number) for number in ids]
    if action == "draft":
        agreement = Agreement.objects.get(pk=numbers[0])
        return draft_settlement(agreement=agreement, period=Q1, now=NOW).pk
    if action == "due":
        found = settle_due_period(agreement_id=numbers[0], period_start=Q1.start, now=NOW)
        return found and found.pk
    if action == "approve":
        settlement = Settlement.objects.get(pk=numbers[0])
        by = get_user_model().objects.get(pk=numbers[1])
        return approve_settlement(settlement=settlement, by=by, now=NOW).pk
    by = get_user_model().objects.get(pk=numbers[0])
    return draft_agreement(title="Wedloop", starts_on=Q1.start, by=by, now=NOW).number


def main(start: str, *arguments: str) -> None:
    """Wait for the start, run, and print the result or the code of what was refused."""
    sys.stderr.write("ready\n")
    sys.stderr.flush()
    while not Path(start).exists():
        time.sleep(0.001)
    try:
        result = run(*arguments)
    except Refused as refused:
        result = refused.code
    sys.stdout.write(json.dumps(result))


if __name__ == "__main__":
    main(*sys.argv[1:])
