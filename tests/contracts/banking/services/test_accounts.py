"""The account of a payer: proposed by one person, in force when another one approves."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from contracts.banking.models import DebtorAccount, DebtorAccountChange
from contracts.banking.selectors.accounts import NO_DEBTOR, debtor_of, proposal_of
from contracts.banking.sepa_file import Debtor
from contracts.banking.services.accounts import (
    approve_account_change,
    propose_account,
    propose_account_end,
    return_account_change,
)
from contracts.banking.services.bank_files import export_batch
from contracts.enums import PartyRole
from contracts.errors import Refused, RefusedTogether
from contracts.models import Party
from contracts.models.append_only import AppendOnlyError
from tests.contracts.banking.scene import (
    PAYER_IBAN,
    RECIPIENT_IBAN,
    batch_of,
    payer,
    payer_without_account,
    released_order,
    signed_batch,
)
from tests.factories.contracts import NOW, AgreementFactory, PersonFactory, member_of

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(hours=2)
OLD = Debtor("Gemeente Demodam", PAYER_IBAN, "")


def propose(party: Party, **changes: Any) -> DebtorAccountChange:
    fields = {"iban": RECIPIENT_IBAN, "bic": "", "holder": "Kas", "reason": " Nieuw ", "now": NOW}
    by = changes.pop("by", None) or PersonFactory(is_superuser=True)
    return propose_account(party=party, by=by, **(fields | changes))


def approver() -> Any:
    return PersonFactory(groups=["approver"])


def code_of(call: Any, **fields: Any) -> tuple[str, str]:
    with pytest.raises(Refused) as caught:
        call(**fields)
    return caught.value.code, caught.value.field


def test_the_old_account_holds_until_somebody_else_approves() -> None:
    party, by, second = payer(), PersonFactory(is_superuser=True), approver()
    change = propose(party, by=by, iban="nl25 demo 0000 0000 02", bic="ABNANL2A")
    assert (debtor_of(party), proposal_of(party)) == (OLD, change)
    assert (change.old, change.status, change.reason, change.proposed_by, change.proposed_at) == (
        DebtorAccount.objects.get(),
        "proposed",
        "Nieuw",
        by,
        NOW,
    )
    approve_account_change(change=change, by=second, now=LATER, reason=" Afschrift gezien ")
    change.refresh_from_db()
    assert (change.status, change.decided_by, change.decided_at, change.decision_reason) == (
        "approved",
        second,
        LATER,
        "Afschrift gezien",
    )
    assert (debtor_of(party), proposal_of(party)) == (
        Debtor("Kas", RECIPIENT_IBAN, "ABNANL2A"),
        None,
    )
    account = change.account
    assert (account.by, account.at, account.reason) == (second, LATER, "Nieuw")
    assert DebtorAccount.objects.count() == 2
    with pytest.raises(AppendOnlyError):
        account.save()
    assert str(change) == "Gemeente Demodam approved"


def test_a_proposal_that_is_given_back_changes_nothing_and_another_can_be_made() -> None:
    party, second = payer(), approver()
    change = propose(party)
    assert code_of(return_account_change, change=change, by=second, now=LATER, reason=" ") == (
        "debtor_return_reason_missing",
        "reason",
    )
    return_account_change(change=change, by=second, now=LATER, reason="Ander nummer op afschrift")
    change.refresh_from_db()
    assert (change.status, change.decision_reason, change.account) == (
        "returned",
        "Ander nummer op afschrift",
        None,
    )
    assert debtor_of(party) == OLD
    again = propose(party)
    approve_account_change(change=again, by=second, now=LATER)
    assert debtor_of(party) == Debtor("Kas", RECIPIENT_IBAN, "")
    for decide in (approve_account_change, return_account_change):
        fields = {"change": again, "by": second, "now": LATER, "reason": "Nog eens"}
        assert code_of(decide, **fields) == ("debtor_change_decided", "status")


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"iban": "NL00DEMO0000000002"}, ("debtor_iban_wrong", "iban")),
        ({"iban": ""}, ("debtor_iban_wrong", "iban")),
        ({"reason": " "}, ("account_reason_missing", "reason")),
        ({"iban": PAYER_IBAN, "holder": " "}, ("debtor_change_same", "iban")),
    ],
)
def test_what_is_not_right_is_not_proposed(changes: Any, problem: Any) -> None:
    party = payer()
    assert code_of(propose, party=party, **changes) == problem
    assert proposal_of(party) is None


def test_another_name_of_the_same_account_needs_a_second_person_too() -> None:
    party = payer()
    propose(party, iban=PAYER_IBAN, holder="Kas")
    assert debtor_of(party) == OLD


def test_who_may_not_change_the_payer_proposes_nothing() -> None:
    agreement = AgreementFactory(active=True)
    party = agreement.parties.get(code="gemeente").party
    assert code_of(propose, party=party, by=approver()) == ("account_not_yours", "by")
    assert propose(party, by=PersonFactory(groups=["contract_manager"])).status == "proposed"


def test_one_proposal_waits() -> None:
    party, by = payer(), PersonFactory(is_superuser=True)
    change = propose(party)
    assert code_of(propose, party=party, holder="Anders") == ("debtor_change_waits", "iban")
    assert code_of(propose_account_end, party=party, by=by, now=NOW, reason="Op") == (
        "debtor_change_waits",
        "iban",
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        DebtorAccountChange.objects.create(
            party=party,
            iban=RECIPIENT_IBAN,
            holder="Kas",
            reason="Nog een",
            proposed_at=NOW,
            proposed_by=by,
        )
    assert proposal_of(party) == change


def test_four_eyes_hold_for_everybody() -> None:
    agreement = AgreementFactory(active=True)
    party = agreement.parties.get(code="gemeente").party
    proposer = PersonFactory(is_superuser=True, groups=["approver", "contract_manager"])
    change = propose(party, by=proposer)
    provider = agreement.parties.create(party=party, role=PartyRole.PROVIDER, code="zelf")
    theirs = member_of(agreement, "provider")
    theirs.groups.set(approver().groups.all())
    provider.party.members.get_or_create(user=theirs)
    for by, problem in (
        (proposer, "debtor_change_same_person"),
        (PersonFactory(groups=["contract_manager"]), "debtor_change_not_approver"),
        (theirs, "debtor_change_own_party"),
    ):
        for decide in (approve_account_change, return_account_change):
            fields = {"change": change, "by": by, "now": LATER, "reason": "Zo"}
            assert code_of(decide, **fields) == (problem, "by")
    with pytest.raises(IntegrityError), transaction.atomic():
        DebtorAccountChange.objects.filter(pk=change.pk).update(
            status="returned", decided_at=LATER, decided_by=proposer, decision_reason="Zelf"
        )
    assert debtor_of(party) == NO_DEBTOR


def test_an_account_is_taken_out_of_use_by_two_people() -> None:
    party, by = payer(), PersonFactory(is_superuser=True)
    common = {"party": party, "by": by, "now": NOW}
    assert code_of(propose_account_end, reason=" ", **common) == (
        "account_reason_missing",
        "reason",
    )
    change = propose_account_end(reason="Opgeheven", **common)
    assert (change.iban, change.holder, debtor_of(party)) == ("", "", OLD)
    approve_account_change(change=change, by=approver(), now=LATER)
    assert debtor_of(party) == NO_DEBTOR
    assert code_of(propose_account_end, reason="Nog eens", **common) == (
        "debtor_account_none",
        "status",
    )
    order = released_order(party)
    assert batch_problems(party, order) == ["debtor_iban_missing"]


def batch_problems(party: Party, order: Any) -> list[str]:
    with pytest.raises(RefusedTogether) as refused:
        batch_of(party, order)
    return [reason.code for reason in refused.value.reasons]


def test_without_an_approved_account_there_is_no_batch_whatever_the_register_says() -> None:
    party = payer_without_account()
    order = released_order(party)
    assert batch_problems(party, order) == ["debtor_iban_missing"]
    change = propose(party, iban=PAYER_IBAN)
    assert change.old is None
    assert batch_problems(party, order) == ["debtor_account_waits"]
    approve_account_change(change=change, by=approver(), now=NOW)
    assert batch_of(party, order).iban == PAYER_IBAN


def test_a_batch_goes_out_from_the_old_account_while_another_waits(private_folder: Any) -> None:
    party = payer()
    first, second = (signed_batch(party, released_order(party)) for _row in range(2))
    change = propose(party)
    export_batch(batch=first, by=PersonFactory(), now=NOW)
    content = (private_folder / "bank" / f"{first.number}.xml").read_text()
    assert f"<DbtrAcct><Id><IBAN>{PAYER_IBAN}</IBAN></Id></DbtrAcct>" in content
    approve_account_change(change=change, by=approver(), now=NOW)
    assert code_of(export_batch, batch=second, by=PersonFactory(), now=NOW) == (
        "batch_changed",
        "status",
    )


def test_what_was_recorded_before_goes_on_to_hold() -> None:
    party = payer_without_account()
    DebtorAccount.objects.create(
        party=party, iban=PAYER_IBAN, holder="Kas", at=NOW, by=PersonFactory(), reason="Eén persoon"
    )
    assert debtor_of(party) == Debtor("Kas", PAYER_IBAN, "")


def test_what_was_proposed_and_decided_stays() -> None:
    party = payer()
    change = propose(party)
    table = DebtorAccountChange._meta.db_table
    one = f"WHERE id = {change.pk}"
    statements = [f"UPDATE {table} SET iban = 'X' {one}", f"DELETE FROM {table} {one}"]
    for is_decided in (False, True):
        if is_decided:
            approve_account_change(change=change, by=approver(), now=LATER)
            statements.append(
                f"UPDATE {table} SET status = 'returned', decision_reason = 'x' {one}"
            )
        for sql in statements:
            with (
                pytest.raises(IntegrityError),
                transaction.atomic(),
                connection.cursor() as cursor,
            ):
                cursor.execute(sql)
    change.refresh_from_db()
    assert (change.status, change.iban) == ("approved", RECIPIENT_IBAN)
