"""Paying a party on another account: asked with a reason, in force when a second person says so.

Whoever can make a municipality pay to another account can make it pay to their own. One person
alone can therefore not, and nothing is released to the party while the request waits.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from contracts.enums import AccountChangeStatus
from contracts.errors import Refused
from contracts.ibans import is_iban
from contracts.models import AccountChange, Party
from contracts.people import Person
from contracts.selectors.account_changes import objection_to_decide_account, waiting_change
from contracts.selectors.roles import may_change_party
from contracts.services.party_history import lock_agreements_of, write_party_event


def ask_account_change(
    *, party: Party, iban: str, reason: str, by: Person, now: datetime
) -> AccountChange:
    """Ask to pay a party on another account, or on none; the register stays as it is.

    Raises Refused: not theirs to change, no reason, not another number, no IBAN, or a request waits
    already.
    """
    iban = "".join(iban.split()).upper()
    with transaction.atomic():
        agreements = lock_agreements_of(party)
        party = Party.objects.select_for_update(no_key=True).get(pk=party.pk)
        if not may_change_party(by, party):
            raise Refused("party_not_yours", params={"party": party.name})
        if iban == party.iban:
            raise Refused("account_change_same", "iban")
        if iban and not is_iban(iban):
            raise Refused("account_change_wrong", "iban")
        if waiting_change(party) is not None:
            raise Refused("account_change_waits", "iban", {"party": party.name})
        if not reason.strip():
            raise Refused("account_change_reason_missing", "iban_reason")
        change = AccountChange.objects.create(
            party=party,
            old_iban=party.iban,
            new_iban=iban,
            reason=reason.strip(),
            asked_at=now,
            asked_by_id=by.pk,
        )
        write_party_event(party, agreements, by, now, "iban_asked")
    return change


def confirm_account_change(
    *, change: AccountChange, by: Person, now: datetime, reason: str = ""
) -> AccountChange:
    """Pay the party on the new account from now on. Raises Refused."""
    return _decide(change, AccountChangeStatus.CONFIRMED, "iban_confirmed", by, now, reason)


def refuse_account_change(
    *, change: AccountChange, by: Person, now: datetime, reason: str
) -> AccountChange:
    """Leave the party its old account. Raises Refused, also without a reason."""
    if not reason.strip():
        raise Refused("account_change_refusal_missing", "reason")
    return _decide(change, AccountChangeStatus.REFUSED, "iban_refused", by, now, reason)


def _decide(
    change: AccountChange,
    status: AccountChangeStatus,
    detail: str,
    by: Person,
    now: datetime,
    reason: str,
) -> AccountChange:
    with transaction.atomic():
        agreements = lock_agreements_of(change.party)
        party = Party.objects.select_for_update(no_key=True).get(pk=change.party_id)
        change = AccountChange.objects.select_related("party").get(pk=change.pk)
        if change.status != AccountChangeStatus.ASKED:
            raise Refused("account_change_decided", "status")
        objection = objection_to_decide_account(change, by)
        if objection is not None:
            raise objection
        change.status, change.decided_at, change.decided_by_id = status, now, by.pk
        change.decision_reason = reason.strip()
        change.save(update_fields=["status", "decided_at", "decided_by", "decision_reason"])
        if status == AccountChangeStatus.CONFIRMED:
            party.iban = change.new_iban
            party.save(update_fields=["iban"])
        write_party_event(party, agreements, by, now, detail)
    return change
