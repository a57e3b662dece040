"""Which account numbers wait for a second person, and who may be that person."""

from __future__ import annotations

from django.db.models import QuerySet

from contracts.enums import AccountChangeStatus, PaymentDirection
from contracts.errors import Refused
from contracts.ibans import is_iban
from contracts.models import AccountChange, AgreementParty, Party, PaymentOrder
from contracts.people import Person
from contracts.selectors.roles import APPROVER, is_in_one_of


def changes_waiting() -> QuerySet[AccountChange]:
    """Return every request that nobody decided about, oldest first."""
    rows = AccountChange.objects.filter(status=AccountChangeStatus.ASKED)
    return rows.select_related("party", "asked_by").order_by("asked_at", "pk")


def waiting_change(party: Party) -> AccountChange | None:
    """Return the request of a party that waits, or nothing."""
    return changes_waiting().filter(party=party.pk).first()


def waiting_change_of(order: PaymentOrder) -> AccountChange | None:
    """Return the request that waits for who receives this payment, or nothing."""
    return waiting_change(_receiver(order).party)


def account_problem(order: PaymentOrder) -> Refused | None:
    """Return why money cannot go to the account of who receives this payment, or nothing."""
    party = Party.objects.get(pk=_receiver(order).party_id)
    params = {"party": party.name}
    if waiting_change(party) is not None:
        return Refused("payment_account_waits", "iban", params)
    if not party.iban:
        return Refused("payment_iban_missing", "iban", params)
    if not is_iban(party.iban):
        return Refused("payment_iban_wrong", "iban", params)
    return None


def _receiver(order: PaymentOrder) -> AgreementParty:
    return order.recipient if order.direction == PaymentDirection.PAY else order.payer


def account_history(party: Party) -> QuerySet[AccountChange]:
    """Return every request of a party, newest first."""
    return party.account_changes.select_related("asked_by", "decided_by").order_by("-pk")


def objection_to_decide_account(change: AccountChange, by: Person) -> Refused | None:
    """Return why this person may not decide about it, or nothing.

    Four eyes hold for superusers too: who asked does not decide, nor does who acts for the party.
    """
    if change.asked_by_id == by.pk:
        return Refused("account_change_same_person", "by")
    if not (getattr(by, "is_superuser", False) or is_in_one_of(by, APPROVER)):
        return Refused("account_change_not_approver", "by")
    if change.party.members.filter(user=by.pk).exists():
        return Refused("account_change_own_party", "by", {"party": change.party.name})
    return None
