"""The file of a batch: made once, kept, and fetched by people who are written down."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from contracts.banking.enums import BatchStatus
from contracts.banking.models import BankFile, FileDownload, PaymentBatch
from contracts.banking.models.batches import place_of_file, private_storage
from contracts.banking.selectors.batches import lines_of, unlike_settlement
from contracts.banking.sepa_file import (
    SCHEMA,
    Address,
    Debtor,
    FileRefused,
    Transfer,
    payment_file,
)
from contracts.banking.services.batches import lock_batch, require_unchanged
from contracts.errors import Refused
from contracts.people import Person
from contracts.services import mark_payments_exported


def export_batch(*, batch: PaymentBatch, by: Person, now: datetime) -> BankFile:
    """Make the file of a signed batch, once, and note its payments as sent to the bank.

    Everything or nothing: the rows are one transaction. A file that a process which was killed left
    behind has no row; the next try puts its own in the same place. Raises Refused when the file
    exists already (who, when), something changed, or the file would not be right.
    """
    with transaction.atomic():
        batch = lock_batch(batch, BatchStatus.SIGNED, BatchStatus.EXPORTED)
        if batch.status == BatchStatus.EXPORTED:
            raise _made_before(batch.bank_file)
        require_unchanged(batch)
        content = _content(batch, now)
        made = BankFile(
            batch=batch,
            name=f"{batch.number}.xml",
            schema=SCHEMA,
            size_bytes=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            made_at=now,
            made_by_id=by.pk,
        )
        private_storage().delete(place_of_file(made, ""))
        made.file.save(made.name, ContentFile(content), save=False)
        made.save()
        orders = [line.order for line in lines_of(batch)]
        mark_payments_exported(orders=orders, by=by, now=now)
        batch.lines.update(is_pending=False)
        batch.status = BatchStatus.EXPORTED
        batch.save(update_fields=["status"])
    return made


def fetch_file(*, bank_file: BankFile, by: Person, now: datetime) -> bytes:
    """Return the bytes of a payment file and write down who fetched it.

    Raises Refused when the file is no longer what was made.
    """
    with bank_file.file.open("rb") as opened:
        content: bytes = opened.read()
    if hashlib.sha256(content).hexdigest() != bank_file.sha256:
        raise Refused("bank_file_damaged", "file")
    FileDownload.objects.create(bank_file=bank_file, at=now, by_id=by.pk)
    return content


def _content(batch: PaymentBatch, now: datetime) -> bytes:
    lines = lines_of(batch)
    wrong = unlike_settlement(lines)
    if wrong is not None:
        raise Refused("batch_not_settled", "lines", {"reference": wrong.end_to_end_id})
    transfers = [
        Transfer(
            line.end_to_end_id,
            line.amount_cents,
            line.name,
            line.iban,
            Address(line.street, line.house_number, line.postcode, line.town, line.country),
            line.remittance,
        )
        for line in lines
    ]
    totals = (len(transfers), sum(transfer.cents for transfer in transfers))
    if totals != (batch.line_count, batch.total_cents):
        raise Refused("bank_file_refused", "lines", {"reason": "the lines are not the batch"})
    try:
        return payment_file(
            number=batch.number,
            debtor=Debtor(batch.holder, batch.iban, batch.bic),
            transfers=transfers,
            execution_on=batch.execution_on,
            made_at=timezone.localtime(now),
        )
    except FileRefused as refused:
        raise Refused("bank_file_refused", "lines", {"reason": refused.reason}) from refused


def _made_before(made: BankFile) -> Refused:
    at = timezone.localtime(made.made_at)
    params = {"person": str(made.made_by), "at": f"{at:%d-%m-%Y %H:%M}"}
    return Refused("batch_exported_before", "status", params)
