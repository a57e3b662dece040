"""How the safeguards of a contract stand."""

from __future__ import annotations

from dataclasses import dataclass

from contracts.enums import SafeguardState
from contracts.models import Agreement, SafeguardEntry
from contracts.safeguards import DECIDED, LISTED, Safeguard


@dataclass(frozen=True, slots=True)
class SafeguardStand:
    """One safeguard with the line that holds, and those before it, the newest first."""

    safeguard: Safeguard
    entry: SafeguardEntry
    earlier: tuple[SafeguardEntry, ...]

    @property
    def is_missing(self) -> bool:
        """Whether nobody has answered yet."""
        return self.entry.state == SafeguardState.ASKED

    @property
    def is_of_decision(self) -> bool:
        """Whether the words to begin with are those of the decision, not of the challenger."""
        return self.safeguard is DECIDED


def safeguards_of(agreement: Agreement) -> list[SafeguardStand]:
    """Every safeguard that is asked about this contract; empty when there is no list."""
    entries: dict[str, list[SafeguardEntry]] = {}
    for entry in agreement.safeguards.select_related("by", "agreement").order_by("-pk"):
        entries.setdefault(entry.code, []).append(entry)
    return [
        SafeguardStand(safeguard, rows[0], tuple(rows[1:]))
        for safeguard in LISTED
        if (rows := entries.get(safeguard.code))
    ]


def missing_safeguards(agreement: Agreement) -> list[Safeguard]:
    """What is still to be agreed on, in the order of the list."""
    return [stand.safeguard for stand in safeguards_of(agreement) if stand.is_missing]
