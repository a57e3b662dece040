"""What keys of finance read of banking: batches, exports for the ledger, answers of the bank."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, QuerySet

from contracts.api import names
from contracts.api.selectors.public import iso
from contracts.api.selectors.work import moment
from contracts.banking.models import AnswerLine, BankAnswer, BatchLine, LedgerExport, PaymentBatch
from contracts.banking.reasons import reason_words
from contracts.banking.selectors.answer_lines import can_be_booked, is_to_find_out
from contracts.banking.selectors.batches import lines_of
from contracts.banking.selectors.ledger import LedgerLine


def batches() -> QuerySet[PaymentBatch]:
    """Return every batch, in the order in which they were made."""
    return PaymentBatch.objects.select_related("payer", "bank_file").order_by("pk")


def ledger_exports() -> QuerySet[LedgerExport]:
    """Return every export for the ledger, in the order in which they were made."""
    return LedgerExport.objects.order_by("pk")


def answers() -> QuerySet[BankAnswer]:
    """Return every answer of the bank, in the order in which they were read."""
    return BankAnswer.objects.select_related("read_by", "decided_by").order_by("pk")


def lines_of_answer(answer: BankAnswer) -> QuerySet[AnswerLine]:
    """Return the lines of an answer in the order of the file."""
    rows = answer.lines.select_related("answer", "order__settlement__agreement", "settled_by")
    return rows.defer("order__settlement__inputs", "order__settlement__closing").order_by(
        "position"
    )


def batch_row(row: PaymentBatch) -> dict[str, Any]:
    """Return a batch as plain values; account numbers stay at the desk."""
    file = getattr(row, "bank_file", None)
    return {
        "nummer": row.number,
        "betaler": row.payer.name,
        "status": names.BATCH_STATUS[row.status],
        "betaalDatum": iso(row.execution_on),
        "totaalCenten": row.total_cents,
        "aantalBetalingen": row.line_count,
        "gemaaktMoment": moment(row.made_at),
        "getekendMoment": None if row.signed_at is None else moment(row.signed_at),
        "bestandSha256": "" if file is None else file.sha256,
    }


def batch_lines(row: PaymentBatch) -> list[dict[str, Any]]:
    """Return the payments of a batch as plain values, with how they stand now."""
    return [_batch_line(line) for line in lines_of(row)]


def export_data(row: LedgerExport) -> dict[str, Any]:
    """Return an export as plain values."""
    return {
        "id": row.pk,
        "begin": iso(row.start),
        "eind": iso(row.end),
        "gemaaktMoment": moment(row.at),
        "aantalJournaalposten": row.entry_count,
        "debetCenten": row.debit_cents,
        "creditCenten": row.credit_cents,
        "sha256": row.sha256,
    }


def ledger_line_data(row: LedgerLine) -> dict[str, Any]:
    """Return a line of an export as plain values; the same that stands in its CSV."""
    return {
        "boekstuk": row.number,
        "datum": iso(row.on),
        "prestatiecontract": row.agreement,
        "kostenplaats": row.centre,
        "kostensoort": row.cost_kind,
        "begrotingsjaar": row.budget_year,
        "rekening": row.account,
        "btwCode": row.vat_code,
        "btwCenten": row.vat_cents,
        "betaler": row.payer,
        "tegenpartij": row.counterparty,
        "debetCenten": row.debit_cents,
        "creditCenten": row.credit_cents,
        "omschrijving": row.text,
        "isNaExport": row.is_late,
    }


def answer_data(row: BankAnswer) -> dict[str, Any]:
    """Return an answer as plain values, with how many lines mean what."""
    counts = row.lines.order_by().values_list("outcome").annotate(count=Count("pk"))
    return {
        "id": row.pk,
        "naam": row.name,
        "soort": names.ANSWER_KIND[row.kind],
        "status": names.ANSWER_STATUS[row.status],
        "kenmerk": row.message_id,
        "sha256": row.sha256,
        "ingelezenMoment": moment(row.read_at),
        "ingelezenDoor": str(row.read_by),
        "verwerktMoment": None if row.decided_at is None else moment(row.decided_at),
        "verwerktDoor": "" if row.decided_by is None else str(row.decided_by),
        "reden": row.decided_reason,
        "uitkomsten": {names.OUTCOME[code]: count for code, count in counts.order_by("outcome")},
    }


def answer_line_data(row: AnswerLine) -> dict[str, Any]:
    """Return what the bank says about one payment as plain values."""
    is_open = is_to_find_out(row)
    return {
        "regel": row.position,
        "plaats": row.place,
        "kenmerk": row.reference,
        "betaalopdracht": row.order_id,
        "prestatiecontract": None if row.order is None else row.order.settlement.agreement.number,
        "bedragCenten": row.amount_cents,
        "munt": row.currency,
        "isBijschrijving": row.is_credit,
        "geboektDatum": iso(row.booked_on),
        "uitkomst": names.OUTCOME[row.outcome],
        "redenCode": row.reason_code,
        "reden": reason_words(row.reason_code, row.text) if row.reason_code else row.text,
        "isUitTeZoeken": is_open,
        "kanBoeken": is_open and can_be_booked(row),
        "toelichting": row.settled_note,
        "afgehandeldMoment": None if row.settled_at is None else moment(row.settled_at),
        "afgehandeldDoor": "" if row.settled_by is None else str(row.settled_by),
    }


def _batch_line(line: BatchLine) -> dict[str, Any]:
    order = line.order
    return {
        "kenmerk": line.end_to_end_id,
        "betaalopdracht": order.pk,
        "prestatiecontract": order.settlement.agreement.number,
        "ontvanger": line.name,
        "bedragCenten": line.amount_cents,
        "status": names.PAYMENT_STATUS[order.status],
        "betaaldCenten": order.paid_cents - order.returned_cents,
        "probleem": order.problem,
    }
