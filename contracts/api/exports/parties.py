"""What the exports share: parties with an id and a code of their role, and amounts as JSON."""

from __future__ import annotations

from dataclasses import dataclass

from contracts.enums import PartyRole
from contracts.selectors.public import PublicAccount


@dataclass(frozen=True, slots=True)
class Known:
    """A party of a public account; `id` says which of its agreement."""

    id: str
    name: str
    role: str


def known_parties(account: PublicAccount) -> list[Known]:
    """Return the parties with the code of their role, of which an account has the label."""
    codes = {str(role.label): role.value for role in PartyRole}
    return [
        Known(f"{account.number}-{place}", party.name, codes[party.role])
        for place, party in enumerate(account.parties, start=1)
    ]


def json_money(cents: int) -> int | float:
    """Return an amount as the number that the standards ask for; it is written as it is exactly.

    The shortest text of the nearest double of a number with two decimals is that number, up to
    far more than anybody pays (fifteen digits).
    """
    return cents // 100 if cents % 100 == 0 else cents / 100
