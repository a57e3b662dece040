"""Whether the journal of one agreement is whole, as `manage.py verify_journal` looks at it."""

from __future__ import annotations

from contracts.models import Agreement
from contracts.selectors.chains import verify_chains


def broken_entries(agreement: Agreement) -> list[str]:
    """Return the number of the first entry that does not fit; nothing when the chain is whole."""
    return [chain.broken for chain in verify_chains([agreement.pk]) if chain.problem]
