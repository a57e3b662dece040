"""Saying what an indicator means, before an agreement starts."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from django.db import transaction

from contracts.enums import EventVerb, PartyRole
from contracts.errors import Refused
from contracts.models import Indicator
from contracts.people import Person
from contracts.services.history import lock_agreement, require_status, write_event
from contracts.services.parties import CHANGED_WHILE

# The code and the kind belong to the terms; they change only with a new version of those.
CHANGEABLE: Final = frozenset(
    {
        "name",
        "name_en",
        "definition",
        "unit",
        "source",
        "baseline",
        "baseline_source",
        "baseline_on",
        "target",
        "verifier",
    }
)


def change_indicator(
    *, indicator: Indicator, by: Person, now: datetime, **fields: Any
) -> Indicator:
    """Change what an indicator says about itself. Raises Refused once the agreement started."""
    unknown = fields.keys() - CHANGEABLE
    if unknown:
        raise TypeError(f"not a field that can be changed: {', '.join(sorted(unknown))}")
    with transaction.atomic():
        agreement = lock_agreement(indicator.agreement_id)
        require_status(agreement, *CHANGED_WHILE)
        verifier = fields.get("verifier")
        if verifier is not None and verifier.role != PartyRole.EVALUATOR:
            params = {"code": indicator.code, "verifier": verifier.code}
            raise Refused("verifier_not_evaluator", "verifier", params)
        for name, value in fields.items():
            setattr(indicator, name, value)
        indicator.save(update_fields=sorted(fields))
        write_event(
            agreement=agreement,
            verb=EventVerb.CHANGED,
            by=by,
            now=now,
            detail=f"{indicator.code}: {', '.join(sorted(fields))}"[:200],
        )
    return indicator
