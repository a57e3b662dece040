"""What happens to a contract in these tests, from the first file to the last payment.

The rows say what comes next, never a process: whoever is killed is followed by another that reads
the rows and goes on. A course is the same every time: a step has one outcome, whoever takes it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Q

from contracts.enums import AgreementStatus, PartyRole, PaymentStatus, RunStatus, SettlementStatus
from contracts.models import OPEN_STATUSES, Agreement, Observation, PaymentOrder, SettlementRun
from contracts.services import (
    activate_agreement,
    approve_settlement,
    confirm_payment,
    import_observations,
    release_payment,
    verify_observations,
)
from contracts.services.history import lock_agreement
from tests.factories.contracts import AgreementFactory, PersonFactory, member_of
from tests.factories.terms import terms_document, two_payer_terms

# Quarters of 2023 and half of 2024: long over, whenever the tests run.
STARTS = [date(2023, 1, 1), date(2023, 4, 1), date(2023, 7, 1), date(2023, 10, 1)]
STARTS += [date(2024, 1, 1), date(2024, 4, 1)]
PERIODS = len(STARTS)
# So many are approved before the second file brings late results.
BEFORE_NEWS = 3
APPROVERS = ("approver-one@voorbeeld.example", "approver-two@voorbeeld.example")

Step = Callable[[datetime], object]


def make_contracts(count: int, kind: int | None = None) -> list[int]:
    """Make signed contracts of three kinds in turn, or of one kind; give their keys in order."""
    for email in APPROVERS:
        if not get_user_model().objects.filter(email=email).exists():
            PersonFactory(email=email)
    return [
        AgreementFactory(
            signed=True,
            starts_on=STARTS[0],
            ends_on=date(2024, 7, 1),
            document=terms_of(number if kind is None else kind),
        ).pk
        for number in range(count)
    ]


def terms_of(number: int) -> dict[str, Any]:
    """One payer under a cap; two payers with cents to share; a payer whose purse gets empty."""
    life = {
        "valid_from": "2023-01-01",
        "periods": {"every": "quarter", "from": "2023-01-01", "until": "2024-07-01"},
    }
    if number % 3 == 0:
        return terms_document(**life)
    document = two_payer_terms(**life)
    document["components"][0]["price"] = {"per_unit": "99.99"}
    if number % 3 == 2:
        document["payers"][1] |= {"max": "450", "excess_to": "gemeente"}
    return document


def first_file(number: int) -> bytes:
    """Results of every period, other ones for each contract."""
    rows = [
        f"baan;{start:%d-%m-%Y};{1 + (number + place) % 5}" for place, start in enumerate(STARTS)
    ]
    return "\n".join(["indicator;datum;aantal", *rows, ""]).encode()


def late_file(number: int) -> bytes:
    """Results of a period that was paid already, and of one that was only drafted.

    One of them in a number that no first file has: the same rows again would be refused.
    """
    rows = [f"baan;{STARTS[0]:%d-%m-%Y};{2 + number % 3}", f"baan;{STARTS[4]:%d-%m-%Y};6"]
    return "\n".join(["indicator;datum;aantal", *rows, ""]).encode()


# ---------------------------------------------------------------------- what comes next


def next_delivery(agreement: Agreement, number: int) -> Step | None:
    """The provider's and evaluator's next step, or None while it is not their turn."""
    files = agreement.imports.count()
    if _unverified(agreement).exists():
        return partial(_verify, agreement)
    if files == 0:
        return partial(_deliver, agreement, "eerste.csv", first_file(number))
    if agreement.status == AgreementStatus.SIGNED:
        return partial(_activate, agreement)
    if files == 1 and _approved(agreement) == BEFORE_NEWS and is_quiet(agreement):
        return partial(_deliver, agreement, "later.csv", late_file(number))
    return None


def next_decision(agreement: Agreement, by: Any) -> Step | None:
    """The approver's next step: have paid what was approved, then approve the next period."""
    if not is_quiet(agreement, when_paid=False):
        return None
    order = _unpaid(agreement).order_by("settlement__period_start", "pk").first()
    if order is not None:
        is_released = order.status == PaymentStatus.APPROVED
        service = confirm_payment if is_released else release_payment
        # Who approved it does not pay it.
        people = get_user_model().objects.filter(email__in=APPROVERS)
        payer = people.exclude(pk=order.settlement.decided_by_id).get()
        return lambda now: service(order=order, by=payer, now=now)
    has_news = agreement.imports.count() == 2 and not _unverified(agreement).exists()
    if _approved(agreement) == BEFORE_NEWS and not has_news:
        return None
    drafts = agreement.settlements.filter(status=SettlementStatus.DRAFT)
    draft = drafts.order_by("period_start").first()
    return draft and (lambda now: approve_settlement(settlement=draft, by=by, now=now))


def take(agreement_id: int, next_step: Callable[[Agreement], Step | None], now: datetime) -> bool:
    """Take the next step of a contract, if there is one; False when there is none.

    Who looked without a lock looks once more with it: a colleague, or somebody who was killed just
    now, may have taken the step, and of two things that are read one after the other the second
    may be newer.
    """
    if next_step(Agreement.objects.get(pk=agreement_id)) is None:
        return False
    with transaction.atomic():
        step = next_step(lock_agreement(agreement_id))
        if step is not None:
            step(now)
    return step is not None


def is_quiet(agreement: Agreement, *, when_paid: bool = True) -> bool:
    """Whether the timetable has nothing more to do for it (and, by default, all is paid)."""
    if agreement.status != AgreementStatus.ACTIVE or (when_paid and _unpaid(agreement).exists()):
        return False
    version = Agreement.objects.values_list("input_version", flat=True).get(pk=agreement.pk)
    settled = dict(
        agreement.settlements.filter(status__in=OPEN_STATUSES).values_list("period_start", "status")
    )
    done = set(
        agreement.runs.filter(status=RunStatus.DONE, input_version=version).values_list(
            "period_start", flat=True
        )
    )
    return len(settled) == PERIODS and all(
        status == SettlementStatus.APPROVED or start in done for start, status in settled.items()
    )


def unfinished(agreement_ids: list[int]) -> list[int]:
    """The contracts of which not yet everything is settled, approved and paid."""
    return [
        agreement.pk
        for agreement in Agreement.objects.filter(pk__in=agreement_ids)
        if _approved(agreement) < PERIODS
        or _unpaid(agreement).exists()
        or SettlementRun.objects.filter(agreement=agreement)
        .filter(~Q(status=RunStatus.DONE))
        .exists()
    ]


# -------------------------------------------------------------------------------- steps


def _deliver(agreement: Agreement, filename: str, content: bytes, now: datetime) -> object:
    by = member_of(agreement, PartyRole.PROVIDER)
    return import_observations(
        agreement=agreement, filename=filename, content=content, by=by, now=now
    )


def _verify(agreement: Agreement, now: datetime) -> None:
    """Judge a file at once: the first wholly, of the late one a part."""
    rows = list(_unverified(agreement))
    by = member_of(agreement, PartyRole.EVALUATOR)
    if agreement.imports.count() == 1:
        verify_observations(observations=rows, decision="accepted", by=by, now=now)
    else:
        verify_observations(
            observations=rows,
            decision="partly",
            accepted_quantity=Decimal(1),
            reason="Een is aangetoond.",
            by=by,
            now=now,
        )


def _activate(agreement: Agreement, now: datetime) -> object:
    return activate_agreement(agreement=agreement, by=agreement.created_by, now=now)


def _unverified(agreement: Agreement) -> Any:
    return Observation.objects.filter(agreement=agreement, verifications=None).order_by("pk")


def _approved(agreement: Agreement) -> int:
    return agreement.settlements.filter(status=SettlementStatus.APPROVED).count()


def _unpaid(agreement: Agreement) -> Any:
    orders = PaymentOrder.objects.filter(settlement__agreement=agreement)
    return orders.exclude(status=PaymentStatus.PAID)
