"""The same course in one process, where nothing goes wrong: what the others have to come to."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone

from contracts.services import settle_all_due
from tests.faults.course import (
    APPROVERS,
    make_contracts,
    next_decision,
    next_delivery,
    take,
    unfinished,
)
from tests.faults.outcome import outcome_of


def undisturbed_outcomes(count: int) -> list[dict[str, Any]]:
    """Take twins of so many contracts through their course, one after the other."""
    return [_outcome(number, pk) for number, pk in enumerate(make_contracts(count))]


def _outcome(number: int, agreement_id: int) -> dict[str, Any]:
    by = get_user_model().objects.get(email=APPROVERS[0])
    while unfinished([agreement_id]):
        now = timezone.now()
        is_going_on = take(agreement_id, partial(next_delivery, number=number), now)
        is_going_on |= bool(settle_all_due(agreement_id=agreement_id, now=now))
        is_going_on |= take(agreement_id, partial(next_decision, by=by), now)
        assert is_going_on, f"the course of contract {number} came to a halt"
    return outcome_of(agreement_id)
