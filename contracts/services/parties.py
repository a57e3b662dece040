"""Organisations in the register, and the part that they take in an agreement that is not started.

After the start parties are part of what was signed; then they stay as they are.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from contracts.enums import AgreementStatus, EventVerb, PartyKind
from contracts.errors import Refused
from contracts.models import Agreement, AgreementParty, Party
from contracts.people import Person
from contracts.services.history import lock_agreement, require_status, write_event

CHANGED_WHILE = (AgreementStatus.CONCEPT, AgreementStatus.SIGNED)


def add_party(
    *,
    agreement: Agreement,
    role: str,
    code: str,
    by: Person,
    now: datetime,
    party: Party | None = None,
    name: str = "",
    kind: str = PartyKind.OTHER,
    iban: str = "",
) -> AgreementParty:
    """Give a party a role in an agreement; a new one when only its name is given.

    Raises Refused when the agreement started, or the code is taken.
    """
    with transaction.atomic():
        agreement = lock_agreement(agreement.pk)
        require_status(agreement, *CHANGED_WHILE)
        if agreement.parties.filter(code=code).exists():
            raise Refused("party_code_twice", "code", {"code": code})
        if party is None:
            party = register_party(name=name, kind=kind, iban=iban)
        added = AgreementParty.objects.create(
            agreement=agreement, party=party, role=role, code=code
        )
        write_event(
            agreement=agreement,
            verb=EventVerb.CHANGED,
            by=by,
            now=now,
            detail=f"{code}: {party.name}"[:200],
        )
    return added


def register_party(*, name: str, kind: str = PartyKind.OTHER, iban: str = "") -> Party:
    """Add an organisation to the register."""
    return Party.objects.create(name=name.strip(), kind=kind, iban=iban.replace(" ", "").upper())
