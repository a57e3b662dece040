"""The only door from pages to contracts: what the public may see of an agreement."""

from typing import Any


def account(number: str) -> Any:
    """The public account of the agreement with this number; None when there is none."""
    try:
        from contracts.selectors.public import public_account
    except ImportError:
        return None
    return public_account(number)


def account_data(number: str) -> dict[str, Any] | None:
    """The same as plain values for JSON; None when there is none."""
    try:
        from contracts.selectors.public import public_account_data
    except ImportError:
        return None
    return public_account_data(number)
