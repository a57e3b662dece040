"""The rows of the budgets app. Import models from here, not from the modules behind it."""

from contracts.budgets.models.changes import MoneyEnd, MoneyRewording
from contracts.budgets.models.documents import DocumentDownload, MadeDocument
from contracts.budgets.models.money import Allocation, BudgetYear, MoneySource, Programme

__all__ = [
    "Allocation",
    "BudgetYear",
    "DocumentDownload",
    "MadeDocument",
    "MoneyEnd",
    "MoneyRewording",
    "MoneySource",
    "Programme",
]
