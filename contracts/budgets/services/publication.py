"""Holding a part of an agreement back from the public, or publishing it again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from wagtail import hooks

from contracts.enums import EventVerb
from contracts.errors import Refused
from contracts.models import Agreement
from contracts.people import Person
from contracts.selectors.publication import PARTY, held_back_of, parts_of
from contracts.services.history import lock_agreement, write_event

# Who keeps public pages keeps names out of their addresses and out of what search finds.
NAMES_HOOK = "public_names_changed"


def hold_back_part(
    *, agreement: Agreement, part: str, reason: str, by: Person | None, now: datetime
) -> None:
    """Do not show a part, and tell the public why. Raises Refused."""
    if not reason.strip():
        raise Refused("part_reason_missing", "reason")
    with transaction.atomic():
        agreement = lock_agreement(agreement.pk, even_closed=True)
        if part not in parts_of(agreement):
            raise Refused("part_unknown", "part")
        write_event(
            agreement=agreement,
            verb=EventVerb.PART_HELD_BACK,
            by=by,
            now=now,
            reason=reason.strip(),
            detail=part,
        )
        _tell_pages(agreement, part)


def publish_part(
    *, agreement: Agreement, part: str, by: Person, now: datetime, reason: str = ""
) -> None:
    """Show a part again. Showing what is shown changes nothing. Raises Refused.

    The name of a party is public only when it agreed: the reason says when and how.
    """
    with transaction.atomic():
        agreement = lock_agreement(agreement.pk, even_closed=True)
        if part not in parts_of(agreement):
            raise Refused("part_unknown", "part")
        if part not in held_back_of(agreement):
            return
        if part.startswith(PARTY) and not reason.strip():
            raise Refused("part_consent_missing", "reason")
        write_event(
            agreement=agreement,
            verb=EventVerb.PART_PUBLISHED,
            by=by,
            now=now,
            reason=reason.strip(),
            detail=part,
        )
        _tell_pages(agreement, part)


def _tell_pages(agreement: Agreement, part: str) -> None:
    if part.startswith(PARTY):
        for tell in hooks.get_hooks(NAMES_HOOK):
            tell(agreement.number)
