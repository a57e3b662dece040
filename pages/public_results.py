"""The only door from pages to contracts: what the public may see of an agreement."""

from typing import Any

from contracts.selectors import public
from contracts.selectors.public import PublicAccount


def account(number: str) -> PublicAccount | None:
    """The public account of the agreement with this number; None when there is none."""
    return public.public_account(number)


def account_data(number: str) -> dict[str, Any] | None:
    """The same as plain values for JSON; None when there is none."""
    return public.public_account_data(number)
