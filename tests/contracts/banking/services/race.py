"""One runner at the bank: waits for the start file, does one thing, prints what came of it.

python -m tests.contracts.banking.services.race START ACTION KEY PERSON

A runner that `dies` kills itself where the last row is written and nothing is committed.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from pathlib import Path

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.db import transaction  # noqa: E402

from contracts.banking.models import BankAnswer, PaymentBatch  # noqa: E402
from contracts.banking.services.answers import carry_out_answer  # noqa: E402
from contracts.banking.services.bank_files import export_batch  # noqa: E402
from contracts.banking.services.batches import make_batch, sign_batch  # noqa: E402
from contracts.errors import Refused  # noqa: E402
from contracts.models import Party  # noqa: E402
from tests.contracts.banking.scene import LATER, PAY_DAY  # noqa: E402
from tests.factories.contracts import NOW  # noqa: E402


def run(action: str, key: int, by: object) -> str:
    """Do one thing and return a word for it."""
    if action == "make":
        payer = Party.objects.get(pk=key)
        orders = payer.roles.get(code="gemeente").agreement.settlements.get().payment_orders
        ids = list(orders.values_list("pk", flat=True))
        make_batch(payer=payer, order_ids=ids, execution_on=PAY_DAY, by=by, now=NOW)
    elif action == "sign":
        sign_batch(batch=PaymentBatch.objects.get(pk=key), by=by, now=NOW)
    elif action.startswith("export"):
        export_batch(batch=PaymentBatch.objects.get(pk=key), by=by, now=NOW)
    else:
        carry_out_answer(answer=BankAnswer.objects.get(pk=key), by=by, now=LATER)
    return "done"


def main(start: str, action: str, key: str, person: str) -> None:
    """Wait for the start, run, and print the result or the code of what was refused."""
    sys.stderr.write("ready\n")
    sys.stderr.flush()
    while not Path(start).exists():
        time.sleep(0.001)
    try:
        with transaction.atomic():
            result = run(action, int(key), get_user_model().objects.get(pk=person))
            if action.endswith("dies"):
                os.kill(os.getpid(), signal.SIGKILL)
    except Refused as refused:
        result = refused.code
    sys.stdout.write(json.dumps(result))


if __name__ == "__main__":
    main(*sys.argv[1:])
