"""Rows of banking. Import them from here."""

from contracts.banking.models.accounts import DebtorAccount
from contracts.banking.models.answers import AnswerLine, BankAnswer
from contracts.banking.models.batches import BankFile, BatchLine, FileDownload, PaymentBatch
from contracts.banking.models.ledger import CostCode, ExportedEntry, LedgerExport
from contracts.banking.models.mandates import MandateChange

__all__ = [
    "AnswerLine",
    "BankAnswer",
    "BankFile",
    "BatchLine",
    "CostCode",
    "DebtorAccount",
    "ExportedEntry",
    "FileDownload",
    "LedgerExport",
    "MandateChange",
    "PaymentBatch",
]
