"""Giving, changing and ending mandates: two people, and a history that stays."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import Group
from django.db import transaction

from contracts.banking.models import MandateChange
from contracts.errors import Refused
from contracts.models import Mandate, ScopedMandate
from contracts.people import Person
from contracts.selectors.mandates import GENERAL, ScopeKey, scope_names
from contracts.selectors.roles import APPROVER, CONTRACT_MANAGER


def change_mandate(
    *,
    person: Person,
    max_cents: int | None,
    by: Person,
    now: datetime,
    reason: str,
    currency: str = "EUR",
    scope: ScopeKey = GENERAL,
) -> MandateChange:
    """Let a person decide about settlements up to an amount; None ends it: up to nothing.

    `scope` says for which programme or fund; when that ends, the more general mandate counts again.
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
    kind, code = scope
    if scope != GENERAL and scope not in scope_names():
        raise Refused("mandate_scope", "scope")
    with transaction.atomic():
        _write(person, currency, scope, max_cents)
        return MandateChange.objects.create(
            user_id=person.pk,
            currency=currency,
            scope=kind,
            scope_code=code,
            max_cents=max_cents,
            at=now,
            by_id=by.pk,
            reason=reason.strip(),
        )


def _write(person: Person, currency: str, scope: ScopeKey, max_cents: int | None) -> None:
    """Make what holds now what was decided, or raise Refused when that changes nothing."""
    if scope == GENERAL:
        most = max_cents or 0
        general, is_new = Mandate.objects.select_for_update().get_or_create(
            user_id=person.pk, currency=currency, defaults={"max_cents": most}
        )
        if not is_new and general.max_cents == most:
            raise Refused("mandate_same_amount", "amount")
        Mandate.objects.filter(pk=general.pk).update(max_cents=most)
        return
    kind, code = scope
    scoped, is_new = ScopedMandate.objects.select_for_update().get_or_create(
        user_id=person.pk,
        currency=currency,
        scope=kind,
        scope_code=code,
        defaults={"max_cents": max_cents},
    )
    if is_new and max_cents is None:
        raise Refused("mandate_none_to_end", "amount")
    if not is_new and scoped.max_cents == max_cents:
        raise Refused("mandate_same_amount", "amount")
    ScopedMandate.objects.filter(pk=scoped.pk).update(max_cents=max_cents)
