"""From which account a payer pays: proposed with a reason, in force when a second person agrees.

One person alone could let the payments of one payer leave from the account of another. Until
somebody else approves, payments leave from the old account; without one nothing can be paid.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from contracts.banking.enums import DebtorChangeStatus
from contracts.banking.models import DebtorAccount, DebtorAccountChange
from contracts.banking.selectors.accounts import account_of, objection_to_decide, proposal_of
from contracts.errors import Refused
from contracts.ibans import is_iban
from contracts.models import Party
from contracts.people import Person
from contracts.selectors.roles import may_change_party


def propose_account(
    *,
    party: Party,
    iban: str,
    bic: str,
    holder: str,
    by: Person,
    now: datetime,
    reason: str,
) -> DebtorAccountChange:
    """Propose to pay from an account; what held goes on to hold until another person approves.

    Who may change the party in the register may do so. Raises Refused: not theirs, no IBAN, no
    reason, nothing new, or a proposal waits already.
    """
    iban = "".join(iban.split()).upper()
    if not is_iban(iban):
        raise Refused("debtor_iban_wrong", "iban", {"party": party.name})
    holder = holder.strip() or party.name[:70]
    with transaction.atomic():
        old = _lock(party, by)
        if old is not None and (old.holder, old.iban, old.bic) == (holder, iban, bic):
            raise Refused("debtor_change_same", "iban", {"party": party.name})
        change = DebtorAccountChange(party=party, old=old, iban=iban, bic=bic, holder=holder)
        return _propose(change, by, now, reason)


def propose_account_end(
    *, party: Party, by: Person, now: datetime, reason: str
) -> DebtorAccountChange:
    """Propose to take the account of a payer out of use. Raises Refused, also when it has none."""
    with transaction.atomic():
        old = _lock(party, by)
        if old is None:
            raise Refused("debtor_account_none", "status", {"party": party.name})
        return _propose(DebtorAccountChange(party=party, old=old), by, now, reason)


def approve_account_change(
    *, change: DebtorAccountChange, by: Person, now: datetime, reason: str = ""
) -> DebtorAccountChange:
    """Pay from the proposed account from now on, or from none. Raises Refused."""
    return _decide(change, DebtorChangeStatus.APPROVED, by, now, reason)


def return_account_change(
    *, change: DebtorAccountChange, by: Person, now: datetime, reason: str
) -> DebtorAccountChange:
    """Give a proposal back: what held goes on to hold. Raises Refused, also without a reason."""
    if not reason.strip():
        raise Refused("debtor_return_reason_missing", "reason")
    return _decide(change, DebtorChangeStatus.RETURNED, by, now, reason)


def _lock(party: Party, by: Person) -> DebtorAccount | None:
    """Keep others from the account of a payer and return what holds; refuse who may not propose."""
    Party.objects.select_for_update(no_key=True).get(pk=party.pk)
    if not may_change_party(by, party):
        raise Refused("account_not_yours", "by")
    if proposal_of(party) is not None:
        raise Refused("debtor_change_waits", "iban", {"party": party.name})
    return account_of(party)


def _propose(
    change: DebtorAccountChange, by: Person, now: datetime, reason: str
) -> DebtorAccountChange:
    if not reason.strip():
        raise Refused("account_reason_missing", "reason")
    change.reason, change.proposed_at, change.proposed_by_id = reason.strip(), now, by.pk
    change.save(force_insert=True)
    return change


def _decide(
    change: DebtorAccountChange,
    status: DebtorChangeStatus,
    by: Person,
    now: datetime,
    reason: str,
) -> DebtorAccountChange:
    with transaction.atomic():
        # Who makes a batch of this payer waits here, and the other way round.
        Party.objects.select_for_update(no_key=True).get(pk=change.party_id)
        change = DebtorAccountChange.objects.select_related("party").get(pk=change.pk)
        if change.status != DebtorChangeStatus.PROPOSED:
            raise Refused("debtor_change_decided", "status")
        objection = objection_to_decide(change, by)
        if objection is not None:
            raise objection
        if status == DebtorChangeStatus.APPROVED:
            change.account = _put_in_force(change, by, now)
        change.status, change.decided_at, change.decided_by_id = status, now, by.pk
        change.decision_reason = reason.strip()
        change.save(
            update_fields=["status", "decided_at", "decided_by", "decision_reason", "account"]
        )
    return change


def _put_in_force(change: DebtorAccountChange, by: Person, now: datetime) -> DebtorAccount:
    return DebtorAccount.objects.create(
        party=change.party,
        iban=change.iban,
        bic=change.bic,
        holder=change.holder,
        at=now,
        by_id=by.pk,
        reason=change.reason,
    )
