"""Giving, changing and ending mandates: two people, and a history that stays."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import Group
from django.db import transaction

from contracts.banking.models import MandateChange
from contracts.errors import Refused
from contracts.models import Mandate
from contracts.people import Person
from contracts.selectors.roles import APPROVER, CONTRACT_MANAGER


def change_mandate(
    *,
    person: Person,
    max_cents: int | None,
    by: Person,
    now: datetime,
    reason: str,
    currency: str = "EUR",
) -> MandateChange:
    """Let a person decide about settlements up to an amount; None ends it: up to nothing.

    The first mandate in a currency makes that everybody needs one; one that ended leaves a limit
    of nothing. Raises Refused when the giver gets it, is no contract manager or superuser, gives
    no reason, or changes nothing.
    """
    is_manager = Group.objects.filter(user=by.pk, name=CONTRACT_MANAGER).exists()
    if not (is_manager or getattr(by, "is_superuser", False)):
        raise Refused("mandate_not_yours", "by")
    if person.pk == by.pk:
        raise Refused("mandate_same_person", "person")
    if not Group.objects.filter(user=person.pk, name=APPROVER).exists():
        raise Refused("mandate_person", "person")
    if not reason.strip():
        raise Refused("mandate_reason_missing", "reason")
    if max_cents is not None and max_cents < 0:
        raise Refused("mandate_amount", "amount")
    most = max_cents or 0
    with transaction.atomic():
        mandate, is_new = Mandate.objects.select_for_update().get_or_create(
            user_id=person.pk, currency=currency, defaults={"max_cents": most}
        )
        if not is_new and mandate.max_cents == most:
            raise Refused("mandate_same_amount", "amount")
        mandate.max_cents = most
        mandate.save(update_fields=["max_cents"])
        return MandateChange.objects.create(
            user_id=person.pk,
            currency=currency,
            max_cents=max_cents,
            at=now,
            by_id=by.pk,
            reason=reason.strip(),
        )
