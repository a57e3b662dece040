"""What the bank answered: read, then carried out as a whole, or put aside."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from typing import Final, cast

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from contracts.banking.answer_csv import read_csv
from contracts.banking.answer_rows import MAX_BYTES, AnswerFile, AnswerRow
from contracts.banking.answer_xml import read_xml
from contracts.banking.enums import TO_FIND_OUT, AnswerStatus, Outcome
from contracts.banking.models import AnswerLine, BankAnswer, BatchLine
from contracts.banking.models.answers import place_of_answer
from contracts.banking.models.batches import private_storage
from contracts.banking.reasons import reason_words
from contracts.banking.selectors.answer_lines import can_be_booked
from contracts.banking.selectors.matching import is_newest, matched, outcome_of
from contracts.errors import Refused
from contracts.models import Agreement, PaymentOrder
from contracts.people import Person
from contracts.services import confirm_payment, refuse_payment, return_payment

MEGABYTE: Final = 1024 * 1024


def read_answer(*, name: str, content: bytes, by: Person, now: datetime) -> BankAnswer:
    """Read a file of the bank and propose what each line of it means; nothing is carried out.

    Raises Refused or RefusedTogether: too large, not readable, or read before (who, when).
    """
    if len(content) > MAX_BYTES:
        raise Refused("answer_too_large", "file", {"limit": MAX_BYTES // MEGABYTE})
    sha256 = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        _require_unread(sha256)
        found = read_file(content)
        answer = BankAnswer(
            kind=found.kind,
            name=name[:200],
            sha256=sha256,
            size_bytes=len(content),
            message_id=found.message_id[:35],
            read_at=now,
            read_by_id=by.pk,
        )
        private_storage().delete(place_of_answer(answer, ""))
        answer.file.save(answer.name, ContentFile(content), save=False)
        try:
            with transaction.atomic():
                answer.save()
        except IntegrityError:
            # Somebody read it at the same moment.
            _require_unread(sha256)
            raise
        AnswerLine.objects.bulk_create(_lines(answer, found))
    return answer


def read_file(content: bytes) -> AnswerFile:
    """Read XML or CSV: what begins with `<` is XML. Raises Refused or RefusedTogether."""
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    return read_xml(content) if start == b"<" else read_csv(content)


def carry_out_answer(*, answer: BankAnswer, by: Person, now: datetime) -> BankAnswer:
    """Do what an answer says: book what was paid, send back what was refused; all or nothing.

    What each line means is looked at once more, because payments may have moved on since. What
    cannot be booked stays as a line that somebody has to find out. Raises Refused.
    """
    with transaction.atomic():
        answer = _lock(answer)
        lines = list(answer.lines.order_by("position"))
        _lock_agreements(lines)
        for line in lines:
            line.outcome = _carry_out(line, by, now)
            # At once: a later line may be about the same payment.
            line.save(update_fields=["outcome"])
        answer.status, answer.decided_at, answer.decided_by_id = AnswerStatus.DONE, now, by.pk
        answer.save(update_fields=["status", "decided_at", "decided_by"])
    return answer


def discard_answer(*, answer: BankAnswer, reason: str, by: Person, now: datetime) -> BankAnswer:
    """Put an answer aside without doing anything; the same file may be read again later.

    Raises Refused.
    """
    if not reason.strip():
        raise Refused("answer_reason_missing", "reason")
    with transaction.atomic():
        answer = _lock(answer)
        answer.status, answer.decided_at = AnswerStatus.DISCARDED, now
        answer.decided_by_id, answer.decided_reason = by.pk, reason.strip()
        answer.save(update_fields=["status", "decided_at", "decided_by", "decided_reason"])
    return answer


def settle_line(
    *, line: AnswerLine, by: Person, now: datetime, note: str, is_booked: bool = False
) -> AnswerLine:
    """Write down what came of a line that had to be found out. Raises Refused.

    `is_booked` is for money that came back after it was paid: it is booked, and its payment goes
    back to the desk, where it can be released again.
    """
    if not note.strip():
        raise Refused("line_note_missing", "note")
    with transaction.atomic():
        line = AnswerLine.objects.select_for_update().get(pk=line.pk)
        if line.answer.status != AnswerStatus.DONE:
            raise Refused("line_not_carried_out")
        if line.settled_at is not None or line.outcome not in TO_FIND_OUT:
            raise Refused("line_settled", "note")
        if is_booked:
            if not can_be_booked(line):
                raise Refused("line_not_bookable", "is_booked")
            return_payment(
                order=cast(PaymentOrder, line.order),
                cents=line.amount_cents or 0,
                by=by,
                now=now,
                reason=note,
            )
        line.settled_note, line.settled_at, line.settled_by_id = note.strip(), now, by.pk
        line.save(update_fields=["settled_note", "settled_at", "settled_by"])
    return line


def _lines(answer: BankAnswer, found: AnswerFile) -> Iterator[AnswerLine]:
    for position, (row, batch_line, order) in enumerate(matched(found.rows), start=1):
        line = _line(answer, position, row, batch_line, order)
        newest = is_newest(line.reference, order)
        line.outcome = outcome_of(line, order, is_newest=newest)
        yield line


def _line(
    answer: BankAnswer,
    position: int,
    row: AnswerRow,
    batch_line: BatchLine | None,
    order: PaymentOrder | None,
) -> AnswerLine:
    # A row about a whole batch says of each of its payments what that payment is.
    is_shared = batch_line is not None and not row.reference
    said = row.cents is not None and not is_shared
    planned = batch_line.amount_cents if batch_line is not None else None
    return AnswerLine(
        answer=answer,
        position=position,
        place=row.place[:60],
        reference=batch_line.end_to_end_id if batch_line else (row.reference or row.batch)[:140],
        amount_cents=row.cents if said or planned is None else planned,
        currency=row.currency[:3],
        is_credit=row.is_credit,
        status_code=row.status[:10],
        reason_code=row.reason[:35],
        text=row.text[:500],
        booked_on=row.booked_on,
        order=order,
    )


def _carry_out(line: AnswerLine, by: Person, now: datetime) -> Outcome:
    order = line.order
    if order is not None:
        order = PaymentOrder.objects.select_related("settlement").get(pk=order.pk)
    outcome = outcome_of(line, order, is_newest=is_newest(line.reference, order))
    if order is not None and outcome in (Outcome.PAID, Outcome.PARTLY):
        confirm_payment(order=order, by=by, now=now, paid_cents=line.amount_cents)
    if order is not None and outcome == Outcome.REJECTED:
        reason = reason_words(line.reason_code, line.text)
        refuse_payment(order=order, by=by, now=now, reason=reason)
    return outcome


def _lock(answer: BankAnswer) -> BankAnswer:
    answer = BankAnswer.objects.select_for_update().get(pk=answer.pk)
    if answer.status != AnswerStatus.WAITING:
        params = {"found": str(answer.get_status_display()).lower()}
        raise Refused("answer_wrong_status", "status", params)
    return answer


def _lock_agreements(lines: list[AnswerLine]) -> None:
    """Take the locks of all agreements beforehand, in the order in which everybody takes them."""
    orders = [line.order_id for line in lines if line.order_id is not None]
    ids = PaymentOrder.objects.filter(pk__in=orders).values_list("settlement__agreement", flat=True)
    rows = Agreement.objects.select_for_update(no_key=True).filter(pk__in=set(ids))
    list(rows.order_by("pk").values_list("pk"))


def _require_unread(sha256: str) -> None:
    known = BankAnswer.objects.filter(sha256=sha256).exclude(status=AnswerStatus.DISCARDED)
    earlier = known.select_related("read_by").first()
    if earlier is None:
        return
    at = timezone.localtime(earlier.read_at)
    params = {"person": str(earlier.read_by), "at": f"{at:%d-%m-%Y %H:%M}"}
    raise Refused("answer_read_before", "file", params)
