"""The only door from pages to contracts: agreements, money and documents that are public."""

from typing import Any

from contracts.budgets.exports.editions import document_pdf
from contracts.budgets.exports.signings import PublicEdition, public_edition, signing_document
from contracts.budgets.models import MadeDocument
from contracts.budgets.selectors.documents import public_document, public_documents_of
from contracts.budgets.selectors.public_money import PublicMoney, public_money
from contracts.budgets.selectors.signings import Signing, public_signings
from contracts.selectors import public
from contracts.selectors.public_names import (
    NameKeeper,
    names_of_number,
    numbers_keeping_names,
)
from contracts.selectors.public_records import PublicAccount, PublicDocument

__all__ = [
    "account",
    "account_data",
    "all_documents",
    "all_money",
    "all_signings",
    "made_document",
    "made_document_pdf",
    "names_of",
    "numbers_keeping_names",
    "signing_document",
]


def account(number: str) -> PublicAccount | None:
    """The public account of the agreement with this number; None when there is none."""
    return public.public_account(number)


def names_of(number: str) -> NameKeeper | None:
    """Who keeps the hidden names of the agreement with this number; None when it hides none."""
    return names_of_number(number)


def account_data(number: str) -> dict[str, Any] | None:
    """The same as plain values for JSON; None when there is none."""
    return public.public_account_data(number)


def all_money() -> PublicMoney:
    """The money of all agreements together, as far as it is public."""
    return public_money()


def all_documents() -> list[PublicDocument]:
    """Every document that was made about agreements and that everybody may read."""
    return public_documents_of()


def all_signings() -> list[Signing]:
    """Every signature under an agreement that everybody may know of."""
    return public_signings()


def made_document(number: str, language: str) -> MadeDocument | PublicEdition | None:
    """A made document or a signed agreement; None when there is none, or it is not public."""
    return public_document(number, language) or public_edition(number, language)


def made_document_pdf(document: MadeDocument | PublicEdition) -> bytes:
    """The same as PDF."""
    return document_pdf(document)
