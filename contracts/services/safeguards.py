"""The list of safeguards: opened with the contract, answered one by one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from contracts.enums import AgreementStatus, EventVerb, SafeguardState
from contracts.errors import Refused
from contracts.models import Agreement, SafeguardEntry
from contracts.people import Person
from contracts.safeguards import DECIDED, SAFEGUARDS, SAFEGUARDS_BY_CODE
from contracts.services.history import lock_agreement, require_status, write_event


def open_safeguards(
    *, agreement: Agreement, said: Mapping[str, str], by: Person, now: datetime
) -> None:
    """Ask about every safeguard of a contract, once; `said` holds the words to begin with by code.

    Those are the resident's words, and of `DECIDED` what the decision says; without such words
    that one is not asked.
    """
    with transaction.atomic():
        locked = lock_agreement(agreement.pk)
        if locked.safeguards.exists():
            return
        asked = (DECIDED, *SAFEGUARDS) if said.get(DECIDED.code) else SAFEGUARDS
        for safeguard in asked:
            SafeguardEntry.objects.create(
                agreement=locked,
                code=safeguard.code,
                state=SafeguardState.ASKED,
                text=said.get(safeguard.code, ""),
                by_id=by.pk,
                at=now,
            )


def answer_safeguard(
    *, agreement: Agreement, code: str, state: str, text: str, by: Person, now: datetime
) -> SafeguardEntry:
    """Say what was agreed, or why that is not needed; what was said before stays.

    Raises Refused `safeguard_unknown`, `safeguard_state_missing`, `safeguard_words_missing`, or
    `wrong_status` for a contract that is over.
    """
    if code not in SAFEGUARDS_BY_CODE:
        raise Refused("safeguard_unknown", "code")
    if state not in (SafeguardState.AGREED, SafeguardState.NOT_NEEDED):
        raise Refused("safeguard_state_missing", "state")
    if not text.strip():
        raise Refused("safeguard_words_missing", "text")
    with transaction.atomic():
        locked = lock_agreement(agreement.pk)
        require_status(
            locked,
            AgreementStatus.CONCEPT,
            AgreementStatus.SIGNED,
            AgreementStatus.ACTIVE,
            AgreementStatus.SUSPENDED,
        )
        if not locked.safeguards.filter(code=code).exists():
            raise Refused("safeguard_unknown", "code")
        entry = SafeguardEntry.objects.create(
            agreement=locked, code=code, state=state, text=text.strip(), by_id=by.pk, at=now
        )
        write_event(
            agreement=locked, verb=EventVerb.CHANGED, by=by, now=now, detail=f"safeguard {code}"
        )
    return entry
