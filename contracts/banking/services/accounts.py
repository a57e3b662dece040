"""Recording from which account a payer pays."""

from __future__ import annotations

from datetime import datetime

from contracts.banking.models import DebtorAccount
from contracts.errors import Refused
from contracts.ibans import is_iban
from contracts.models import Party
from contracts.people import Person
from contracts.selectors.roles import may_change_party


def record_account(
    *,
    party: Party,
    iban: str,
    bic: str,
    holder: str,
    by: Person,
    now: datetime,
    reason: str,
) -> DebtorAccount:
    """Record an account of a payer; earlier ones stay in the history.

    Who may change the party in the register may do so. Raises Refused.
    """
    if not may_change_party(by, party):
        raise Refused("account_not_yours", "by")
    if not is_iban(iban):
        raise Refused("debtor_iban_wrong", "iban", {"party": party.name})
    if not reason.strip():
        raise Refused("account_reason_missing", "reason")
    return DebtorAccount.objects.create(
        party=party,
        iban=iban,
        bic=bic,
        holder=holder.strip() or party.name[:70],
        at=now,
        by_id=by.pk,
        reason=reason.strip(),
    )
