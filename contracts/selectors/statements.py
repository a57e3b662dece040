"""A stored settlement as plain data, for screen, PDF and JSON alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from contracts.arithmetic import Terms
from contracts.models import AgreementParty, Settlement
from contracts.selectors.allocations import Allocations, allocations_of
from contracts.snapshots import stored_lines
from contracts.terms_documents import read_terms


@dataclass(frozen=True, slots=True)
class StoredStatement:
    """A settlement with everything needed to print it; nothing in it is computed again.

    `lines` have the keys component, kind, origin, quantity, cents, recipient, shares (by the
    payer's code) and trace. `parties` are by code. `allocations` say who receives what, taxes and
    where investments stand.
    """

    settlement: Settlement
    terms: Terms
    lines: tuple[dict[str, Any], ...]
    parties: dict[str, AgreementParty]
    allocations: Allocations


def statement_of(settlement: Settlement) -> StoredStatement:
    """Return what a settlement says, from its rows."""
    roles = settlement.agreement.parties.select_related("party")
    return StoredStatement(
        settlement=settlement,
        terms=read_terms(settlement.terms_version),
        lines=tuple(stored_lines(settlement)),
        parties={role.code: role for role in roles},
        allocations=allocations_of(settlement),
    )
