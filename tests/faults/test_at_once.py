"""Ten processes that want the same thing at the same moment: it happens once."""

from __future__ import annotations

import time

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from contracts.models import JournalEntry, Settlement, SettlementRun
from contracts.services import approve_settlement, settle_all_due
from tests.faults.course import APPROVERS, PERIODS, STARTS
from tests.faults.outcome import differences, outcome_of
from tests.faults.test_halfway import twins
from tests.journals import broken_entries

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]

TEN = 10
CONTRACTS = 6
CONTESTED = 3
# Until all ten wait for the start.
RUN_UP_S = 0.5


def soon() -> float:
    return time.time() + RUN_UP_S


def outcomes(ids: list[int]) -> list[dict[str, object]]:
    return [outcome_of(pk) for pk in ids]


def test_ten_workers_that_get_the_same_period_settle_it_once(people):
    undisturbed, contested = twins(2)
    settle_all_due(agreement_id=undisturbed, now=timezone.now())
    for start in STARTS[:CONTESTED]:
        at = soon()
        children = [
            people.start("run_task", contested, start.isoformat(), at=at) for _number in range(TEN)
        ]
        for child in children:
            people.result(child)
    assert Settlement.objects.filter(agreement=contested).count() == CONTESTED
    settle_all_due(agreement_id=contested, now=timezone.now())
    assert differences(outcomes([undisturbed]), outcomes([contested])) == []
    assert {run.claim for run in SettlementRun.objects.filter(agreement=contested)} == {1}


def test_ten_that_settle_overlapping_chunks_in_bulk_make_each_settlement_once(people):
    undisturbed, *contested = twins(1 + CONTRACTS)
    settle_all_due(agreement_id=undisturbed, now=timezone.now())
    at = soon()
    children = []
    for number in range(TEN):
        # Everybody begins somewhere else, backwards or forwards, in chunks of other sizes.
        turned = contested[number % CONTRACTS :] + contested[: number % CONTRACTS]
        mine = turned[:: -1 if number % 2 else 1][: CONTRACTS - number % 3]
        children.append(people.start("bulk", mine, 1 + number % 4, at=at))
    # A deadlock, or any other error, would come out here.
    made = [people.result(child) for child in children]
    assert sum(made) == PERIODS * CONTRACTS
    assert differences(outcomes([undisturbed]) * CONTRACTS, outcomes(contested)) == []


def test_ten_that_approve_overlapping_piles_in_bulk_book_each_settlement_once(people):
    undisturbed, *contested = twins(1 + CONTRACTS)
    for pk in (undisturbed, *contested):
        settle_all_due(agreement_id=pk, now=timezone.now())
    by = get_user_model().objects.get(email=APPROVERS[0])
    for draft in Settlement.objects.filter(agreement=undisturbed).order_by("period_start"):
        approve_settlement(settlement=draft, by=by, now=timezone.now())
    drafts = Settlement.objects.filter(agreement__in=contested).values_list("pk", flat=True)
    at = soon()
    children = [
        people.start("approve_many", list(drafts), APPROVERS[number % 2], 2 + 3 * number, at=at)
        for number in range(TEN)
    ]
    assert sum(people.result(child) for child in children) == PERIODS * CONTRACTS
    # Who wins which chunk decides about the order of one contract's neighbours, not of its own.
    assert differences(outcomes([undisturbed]) * CONTRACTS, outcomes(contested)) == []


def test_ten_that_approve_the_same_settlement_book_it_once(people):
    (agreement_id,) = twins(1)
    settle_all_due(agreement_id=agreement_id, now=timezone.now())
    draft = Settlement.objects.get(agreement=agreement_id, period_start=STARTS[0])
    at = soon()
    children = [
        people.start("approve", draft.pk, APPROVERS[number % 2], at=at) for number in range(TEN)
    ]
    answers = sorted(people.result(child) for child in children)
    assert answers == ["approved", *["not_a_draft"] * (TEN - 1)]
    assert JournalEntry.objects.filter(settlement=draft).count() == 1
    assert draft.payment_orders.count() == 2
    assert broken_entries(draft.agreement) == []
