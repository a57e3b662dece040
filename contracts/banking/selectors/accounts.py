"""From which account a payer pays, what is proposed for it, and who may decide about that."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from contracts.banking.enums import DebtorChangeStatus
from contracts.banking.models import DebtorAccount, DebtorAccountChange
from contracts.banking.sepa_file import Debtor
from contracts.errors import Refused
from contracts.models import AgreementParty, Party
from contracts.people import Person
from contracts.selectors.roles import APPROVER, NOT_MANAGING, is_in_one_of

NO_DEBTOR = Debtor("", "", "")


def account_of(party: Party) -> DebtorAccount | None:
    """Return the account that holds for a payer, or nothing when it pays from none."""
    return accounts_of([party.pk]).get(party.pk)


def accounts_of(party_ids: Iterable[int]) -> dict[int, DebtorAccount]:
    """Return the account that holds by payer; who pays from none is left out."""
    rows = DebtorAccount.objects.filter(party__in=list(party_ids)).order_by("pk")
    latest = {row.party_id: row for row in rows}
    return {key: row for key, row in latest.items() if row.iban}


def debtor_of(party: Party) -> Debtor:
    """Return from which account a party pays, in the words of a payment file; else NO_DEBTOR.

    What the register says does not count: one person alone can write that.
    """
    account = account_of(party)
    if account is None:
        return NO_DEBTOR
    return Debtor(account.holder, account.iban, account.bic)


def account_proposals() -> QuerySet[DebtorAccountChange]:
    """Return every proposal that nobody decided about, oldest first."""
    rows = DebtorAccountChange.objects.filter(status=DebtorChangeStatus.PROPOSED)
    return rows.select_related("party", "proposed_by").order_by("proposed_at", "pk")


def proposal_of(party: Party) -> DebtorAccountChange | None:
    """Return the proposal for a payer that waits, or nothing."""
    return account_proposals().filter(party=party.pk).first()


def changes_of(party: Party) -> QuerySet[DebtorAccountChange]:
    """Return every proposal for a payer, newest first."""
    rows = party.debtor_account_changes.select_related("proposed_by", "decided_by", "old")
    return rows.order_by("-pk")


def accounts_of_before(party: Party) -> QuerySet[DebtorAccount]:
    """Return what was recorded for a payer when no second person was needed, newest first."""
    rows = party.debtor_accounts.filter(change__isnull=True)
    return rows.select_related("by").order_by("-pk")


def objection_to_decide(change: DebtorAccountChange, by: Person) -> Refused | None:
    """Return why this person may not decide about a proposal, or nothing.

    Four eyes hold for superusers too: who proposed does not decide, nor does who receives money
    through the party or judges what it pays for.
    """
    if change.proposed_by_id == by.pk:
        return Refused("debtor_change_same_person", "by")
    if not (getattr(by, "is_superuser", False) or is_in_one_of(by, APPROVER)):
        return Refused("debtor_change_not_approver", "by")
    theirs = AgreementParty.objects.filter(party__members__user=by.pk, role__in=NOT_MANAGING)
    if theirs.filter(party=change.party_id).exists():
        return Refused("debtor_change_own_party", "by", {"party": change.party.name})
    return None
