"""Rows of banking. Import them from here."""

from contracts.banking.models.accounts import DebtorAccount, DebtorAccountChange
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
    "DebtorAccountChange",
    "ExportedEntry",
    "FileDownload",
    "LedgerExport",
    "MandateChange",
    "PaymentBatch",
]
