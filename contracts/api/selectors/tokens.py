"""Questions about keys: whose is this, what may it do, which keys has somebody."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from contracts.api.enums import Scope
from contracts.api.models import ApiToken
from contracts.models import Agreement
from contracts.selectors.agreements import agreements_for


def fingerprint(key: str) -> str:
    """Return what is kept of a key. It is 32 random bytes, so one plain hash is enough."""
    return hashlib.sha256(key.encode()).hexdigest()


def token_for(key: str, now: datetime) -> ApiToken | None:
    """Return the key that works now, or None: unknown, expired, revoked, or an owner who left."""
    return (
        ApiToken.objects.select_related("owner")
        .filter(
            sha256=fingerprint(key),
            revoked_at=None,
            expires_at__gt=now,
            owner__is_active=True,
        )
        .first()
    )


def tokens_of(user: Any) -> QuerySet[ApiToken]:
    """Return the keys that this person sees: their own; a superuser sees those of everybody."""
    rows = ApiToken.objects.select_related("owner", "agreement", "party", "revoked_by")
    return rows if user.is_superuser else rows.filter(owner=user.pk)


def has_scope(token: ApiToken | None, scope: Scope) -> bool:
    """Whether a key may do this."""
    return token is not None and scope in token.scopes.split()


def agreements_of(token: ApiToken) -> QuerySet[Agreement]:
    """Return the agreements that a key reaches: what its owner sees, made narrower by the key."""
    rows = agreements_for(token.owner)
    if token.agreement_id is not None:
        rows = rows.filter(pk=token.agreement_id)
    if token.party_id is not None:
        rows = rows.filter(parties__party=token.party_id).distinct()
    return rows
