"""Answers of the bank, and lines of them, that somebody still has to do something about."""

from __future__ import annotations

from django.db.models import QuerySet

from contracts.banking.enums import TO_FIND_OUT, AnswerStatus, Outcome
from contracts.banking.models import AnswerLine, BankAnswer
from contracts.enums import PaymentDirection


def answers_waiting() -> QuerySet[BankAnswer]:
    """Return the files that were read and not carried out or put aside, oldest first."""
    return BankAnswer.objects.filter(status=AnswerStatus.WAITING).order_by("pk")


def lines_to_find_out() -> QuerySet[AnswerLine]:
    """Return the lines of answers that were carried out and that nobody settled yet."""
    rows = AnswerLine.objects.filter(
        answer__status=AnswerStatus.DONE, outcome__in=TO_FIND_OUT, settled_at=None
    )
    return rows.select_related("answer", "order__settlement__agreement").order_by("pk")


def is_to_find_out(line: AnswerLine) -> bool:
    """Whether a line is one of those."""
    is_open = line.settled_at is None and line.outcome in TO_FIND_OUT
    return is_open and line.answer.status == AnswerStatus.DONE


def can_be_booked(line: AnswerLine) -> bool:
    """Whether a line says that money of a payment of ours came back."""
    order = line.order
    return (
        line.outcome == Outcome.RETURNED
        and order is not None
        and order.direction == PaymentDirection.PAY
    )
