"""Account numbers: their check digits, and how they are shown to who need not know them."""

from __future__ import annotations

from typing import Final

from stdnum import iban

SHOWN_BEFORE: Final = 4
SHOWN_AFTER: Final = 4


def is_iban(text: str) -> bool:
    """Whether it is an IBAN in capitals without spaces: the country's shape and the check digits.

    ISO 13616, modulo 97; the shapes are those of the IBAN registry.
    """
    return text == iban.compact(text).upper() and bool(iban.is_valid(text, check_country=False))


def masked_iban(text: str) -> str:
    """Show country, check digits and the last four: `NL91 •••• 4300`; empty stays empty."""
    if not text:
        return ""
    return f"{text[:SHOWN_BEFORE]} •••• {text[-SHOWN_AFTER:]}"
