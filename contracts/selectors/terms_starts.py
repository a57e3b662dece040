"""What an agreement already says about the parties and metrics of its terms."""

from __future__ import annotations

from contracts.models import Agreement
from contracts.terms_form.starts import KnownMetric, KnownParty


def known_parties(agreement: Agreement) -> list[KnownParty]:
    """Return the parties of the agreement, as terms name them."""
    rows = agreement.parties.select_related("party").order_by("pk")
    return [KnownParty(row.code, row.role, row.party.name) for row in rows]


def known_metrics(agreement: Agreement) -> list[KnownMetric]:
    """Return the indicators of the agreement, as terms name them."""
    rows = agreement.indicators.select_related("verifier").order_by("pk")
    return [
        KnownMetric(
            row.code, row.kind, row.name, row.unit, row.verifier.code if row.verifier else ""
        )
        for row in rows
    ]
