"""What the processes of these tests do, by name. Arguments and results are plain data."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Any

from django.contrib.auth import get_user_model
from django.db import Error, connection
from django.utils import timezone

from contracts.errors import Refused
from contracts.models import PaymentOrder, Settlement
from contracts.services import approve_settlement, confirm_payment, settle_due_period
from contracts.services.bulk import settle_in_bulk
from contracts.services.bulk_decisions import approve_in_bulk
from tasks.letters import sweep_outbox
from tasks.settlements import settle_period
from tests.faults.course import APPROVERS, next_decision, next_delivery, take

PAUSE_S = 0.5


def run_task(agreement_id: int, period_start: str) -> None:
    """The task of the timetable, as a worker runs it."""
    settle_period(agreement_id, period_start)


def settle(agreement_id: int, period_start: str, now: str | None = None) -> Any:
    """Settle a period at a moment; give the settlement's key."""
    found = settle_due_period(
        agreement_id=agreement_id,
        period_start=date.fromisoformat(period_start),
        now=datetime.fromisoformat(now) if now else timezone.now(),
    )
    return found and found.pk


def bulk(agreement_ids: list[int], chunk: int) -> int:
    """Settle many contracts at once; give how many settlements that made."""
    return settle_in_bulk(agreement_ids=agreement_ids, now=timezone.now(), chunk=chunk)


def approve(settlement_id: int, email: str) -> str:
    """Approve a settlement; give its status, or the code of the refusal."""
    settlement = Settlement.objects.get(pk=settlement_id)
    by = get_user_model().objects.get(email=email)
    try:
        approve_settlement(settlement=settlement, by=by, now=timezone.now())
    except Refused as refused:
        return refused.code
    return "approved"


def approve_many(settlement_ids: list[int], email: str, chunk: int) -> int:
    """Approve many settlements at once; give how many this one approved."""
    by = get_user_model().objects.get(email=email)
    now = timezone.now()
    return approve_in_bulk(settlement_ids=settlement_ids, by=by, now=now, chunk=chunk).count


def settle_and_book(first: int, last: int, email: str, now: str) -> float:
    """Settle and approve everything of a row of contracts; give the CPU seconds that it took."""
    began = time.process_time()
    moment = datetime.fromisoformat(now)
    by = get_user_model().objects.get(email=email)
    mine = range(first, last + 1)
    settle_in_bulk(agreement_ids=mine, now=moment)
    drafts = Settlement.objects.filter(agreement__in=mine, status="draft")
    keys = drafts.values_list("pk", flat=True)
    approve_in_bulk(settlement_ids=keys, by=by, now=moment, reason="Akkoord")
    return time.process_time() - began


def compute(additions: int) -> float:
    """Do nothing but add numbers up; give the CPU seconds that it took."""
    began = time.process_time()
    total = 0
    for number in range(additions):
        total += number
    return time.process_time() - began


def confirm(order_id: int, email: str) -> str:
    """Note that a payment was made; give its status."""
    order = PaymentOrder.objects.get(pk=order_id)
    by = get_user_model().objects.get(email=email)
    return confirm_payment(order=order, by=by, now=timezone.now()).status


def deliver(agreement_id: int, number: int) -> bool:
    """Take the provider's or evaluator's next step, if it is their turn."""
    return take(agreement_id, partial(next_delivery, number=number), timezone.now())


def deliver_on(agreement_ids: list[int], share: int, of: int) -> None:
    """Import, verify and start, contract after contract, for ever; one of several colleagues."""
    mine = [pair for pair in enumerate(agreement_ids) if pair[0] % of == share]

    def round_() -> bool:
        return sum(deliver(pk, number) for number, pk in mine) > 0

    _go_on(round_)


def decide_on(agreement_ids: list[int], approver: int) -> None:
    """Approve and pay, contract after contract, for ever; colleagues do the same ones."""

    def round_() -> bool:
        by = get_user_model().objects.get(email=APPROVERS[approver])
        step = partial(next_decision, by=by)
        return sum(take(pk, step, timezone.now()) for pk in agreement_ids) > 0

    _go_on(round_)


def bulk_on(agreement_ids: list[int], chunk: int) -> None:
    """Settle what is due in chunks, for ever."""
    _go_on(lambda: bulk(agreement_ids, chunk) > 0)


def _go_on(round_: Callable[[], bool]) -> None:
    """Do rounds until killed, or until the parent is gone. A lost database is tried again."""
    parent = os.getppid()
    while os.getppid() == parent:
        try:
            did_something = round_()
        except Error:
            connection.close()
            did_something = False
        if not did_something:
            time.sleep(PAUSE_S)


ACTIONS: dict[str, Callable[..., Any]] = {
    "run_task": run_task,
    "settle": settle,
    "bulk": bulk,
    "approve": approve,
    "approve_many": approve_many,
    "settle_and_book": settle_and_book,
    "compute": compute,
    "confirm": confirm,
    "deliver": deliver,
    "deliver_on": deliver_on,
    "decide_on": decide_on,
    "bulk_on": bulk_on,
    "letters": sweep_outbox,
}
