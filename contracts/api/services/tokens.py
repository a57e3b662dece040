"""Making and revoking keys, and noting that one was used."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from contracts.api.enums import Scope
from contracts.api.models import ApiToken
from contracts.api.selectors.tokens import fingerprint
from contracts.errors import Refused, RefusedTogether
from contracts.models import Agreement, Party, PartyMember
from contracts.people import Person
from contracts.selectors.agreements import agreements_for

PREFIX: Final = "udl_"
# So much of a key is shown afterwards.
SHOWN: Final = len(PREFIX) + 6
LONGEST: Final = timedelta(days=365)
# A use is noted at most this often, so that reading is not writing.
NOTED_EVERY: Final = timedelta(minutes=1)


def make_token(
    *,
    owner: Person,
    purpose: str,
    scopes: Collection[str],
    expires_on: date,
    now: datetime,
    agreement: Agreement | None = None,
    party: Party | None = None,
) -> tuple[ApiToken, str]:
    """Make a key for oneself; return its row and the key itself, which is shown only now.

    `expires_on` is the last day on which it works. Raises RefusedTogether with all that is wrong.
    """
    reasons = _objections(owner, purpose, scopes, expires_on, now, agreement, party)
    if reasons:
        raise RefusedTogether(reasons)
    key = PREFIX + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        owner_id=owner.pk,
        purpose=purpose.strip(),
        prefix=key[:SHOWN],
        sha256=fingerprint(key),
        scopes=" ".join(code for code in Scope.values if code in scopes),
        agreement=agreement,
        party=party,
        created_at=now,
        expires_at=timezone.make_aware(datetime.combine(expires_on + timedelta(days=1), time())),
    )
    return token, key


def revoke_token(*, token: ApiToken, by: Person, now: datetime) -> None:
    """Stop a key for good. Raises Refused for who does not own it, and when it was done before."""
    if token.owner_id != by.pk and not getattr(by, "is_superuser", False):
        raise Refused("token_not_yours")
    with transaction.atomic():
        row = ApiToken.objects.select_for_update().get(pk=token.pk)
        if row.revoked_at is not None:
            raise Refused("token_revoked_already")
        row.revoked_at = now
        row.revoked_by_id = by.pk
        row.save(update_fields=["revoked_at", "revoked_by"])


def note_use(*, token: ApiToken, now: datetime) -> None:
    """Remember that a key was used, to the minute."""
    if token.last_used_at is None or now - token.last_used_at >= NOTED_EVERY:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)


def _objections(
    owner: Person,
    purpose: str,
    scopes: Collection[str],
    expires_on: date,
    now: datetime,
    agreement: Agreement | None,
    party: Party | None,
) -> list[Refused]:
    found = []
    if not purpose.strip():
        found.append(Refused("token_purpose_missing", "purpose"))
    if not set(scopes) & set(Scope.values):
        found.append(Refused("token_scopes_missing", "scopes"))
    today = timezone.localdate(now)
    if expires_on <= today:
        found.append(Refused("token_expiry_past", "expires_on"))
    if expires_on >= today + LONGEST:
        last = (today + LONGEST).isoformat()
        found.append(Refused("token_expiry_far", "expires_on", {"last": last}))
    if agreement is not None and not agreements_for(owner).filter(pk=agreement.pk).exists():
        params = {"number": agreement.number}
        found.append(Refused("token_agreement_foreign", "agreement", params))
    if party is not None and not PartyMember.objects.filter(user=owner.pk, party=party).exists():
        found.append(Refused("token_party_foreign", "party", {"party": party.name}))
    return found
