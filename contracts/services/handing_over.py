"""An agreement goes to another contract manager: who manages it leaves, is ill, or has no time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from django.db import transaction

from contracts.enums import EventVerb
from contracts.errors import Refused
from contracts.models import Agreement, AgreementEvent
from contracts.people import Person
from contracts.selectors.handing_over import (
    conflict_of,
    handover_detail,
    is_contract_manager,
    may_hand_over,
)
from contracts.services.history import lock_agreement, write_event

HandoverFollower = Callable[[AgreementEvent], None]
_FOLLOWERS: Final[list[HandoverFollower]] = []


def add_handover_follower(follower: HandoverFollower) -> None:
    """Let an app above the core follow every handover; once per function."""
    if follower not in _FOLLOWERS:
        _FOLLOWERS.append(follower)


def hand_over_agreement(
    *, agreement: Agreement, to: Person, by: Person, now: datetime, reason: str
) -> Agreement:
    """Let a colleague manage the agreement from here on; who did keeps reading its history.

    Nothing of what was agreed changes, so a closed agreement can be handed over too. Raises
    Refused: not theirs to give, no reason, or a person who manages it already, has not that role,
    or performs, funds or verifies this agreement.
    """
    with transaction.atomic():
        agreement = lock_agreement(agreement.pk, even_closed=True)
        if not may_hand_over(by, agreement):
            raise Refused("handover_not_yours", "by")
        _require_able(agreement, to)
        if not reason.strip():
            raise Refused("handover_reason_missing", "reason")
        old = agreement.contract_manager_id
        agreement.contract_manager_id = to.pk
        agreement.save(update_fields=["contract_manager"])
        event = write_event(
            agreement=agreement,
            verb=EventVerb.HANDED_OVER,
            by=by,
            now=now,
            reason=reason.strip(),
            detail=handover_detail(old, to.pk),
        )
        for follow in _FOLLOWERS:
            follow(event)
    return agreement


def _require_able(agreement: Agreement, to: Person) -> None:
    words = {"person": str(to)}
    if agreement.contract_manager_id == to.pk:
        raise Refused("handover_same", "person", words)
    if not is_contract_manager(to):
        raise Refused("handover_not_manager", "person", words)
    conflict = conflict_of(to, agreement)
    if conflict is not None:
        raise Refused("handover_interested", "person", {**words, "party": conflict.party.name})
