"""The only door from pages to contracts: agreements, money and documents that are public."""

from typing import Any

from contracts.budgets.exports.documents import document_pdf
from contracts.budgets.models import MadeDocument
from contracts.budgets.selectors.documents import public_document, public_documents_of
from contracts.budgets.selectors.public_money import PublicMoney, public_money
from contracts.selectors import public
from contracts.selectors.public_records import PublicAccount, PublicDocument


def account(number: str) -> PublicAccount | None:
    """The public account of the agreement with this number; None when there is none."""
    return public.public_account(number)


def account_data(number: str) -> dict[str, Any] | None:
    """The same as plain values for JSON; None when there is none."""
    return public.public_account_data(number)


def all_money() -> PublicMoney:
    """The money of all agreements together, as far as it is public."""
    return public_money()


def all_documents() -> list[PublicDocument]:
    """Every document about agreements that everybody may read, the newest first."""
    return public_documents_of()


def made_document(number: str, language: str) -> MadeDocument | None:
    """One of them; None when there is none."""
    return public_document(number, language)


def made_document_pdf(document: MadeDocument) -> bytes:
    """The same as PDF."""
    return document_pdf(document)
