"""Another account number: asked with a reason, in force when a second person confirms it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from contracts.errors import Refused
from contracts.event_words import event_words
from contracts.models import AccountChange, AgreementEvent, Party, PaymentOrder
from contracts.permissions import ensure_groups
from contracts.services import approve_settlement, draft_settlement, release_payment
from contracts.services.account_changes import (
    ask_account_change,
    confirm_account_change,
    refuse_account_change,
)
from tests.factories.contracts import (
    FICTITIOUS_IBAN,
    NOW,
    Q1,
    AgreementFactory,
    PersonFactory,
    jobs,
    member_of,
)

pytestmark = pytest.mark.django_db

NEW_IBAN = "NL91ABNA0417164300"
LATER = NOW + timedelta(hours=2)


def person(group: str) -> Any:
    ensure_groups()
    return PersonFactory(groups=[group])


def provider_of(agreement: Any) -> Party:
    return agreement.parties.get(role="provider").party


def ask(party: Party, **changes: Any) -> AccountChange:
    fields = {"iban": "nl91 abna 0417 1643 00", "reason": " Andere bank, gebeld ", "now": NOW}
    by = changes.pop("by", None) or person("contract_manager")
    return ask_account_change(party=party, by=by, **(fields | changes))


def code_of(call: Any, **fields: Any) -> tuple[str, str]:
    with pytest.raises(Refused) as caught:
        call(**fields)
    return caught.value.code, caught.value.field


def order_of(agreement: Any) -> PaymentOrder:
    jobs(agreement, 3)
    draft = draft_settlement(agreement=agreement, period=Q1, now=NOW)
    return approve_settlement(settlement=draft, by=PersonFactory(), now=NOW).payment_orders.get()


def test_the_register_keeps_the_old_number_until_somebody_else_confirms() -> None:
    agreement = AgreementFactory(active=True)
    party, manager, approver = (
        provider_of(agreement),
        person("contract_manager"),
        person("approver"),
    )
    change = ask(party, by=manager)
    party.refresh_from_db()
    assert party.iban == FICTITIOUS_IBAN
    assert (change.old_iban, change.new_iban, change.reason, change.asked_by, change.asked_at) == (
        FICTITIOUS_IBAN,
        NEW_IBAN,
        "Andere bank, gebeld",
        manager,
        NOW,
    )
    confirm_account_change(change=change, by=approver, now=LATER, reason="Nagebeld")
    change.refresh_from_db()
    party.refresh_from_db()
    assert party.iban == NEW_IBAN
    assert (change.status, change.decided_by, change.decided_at, change.decision_reason) == (
        "confirmed",
        approver,
        LATER,
        "Nagebeld",
    )
    events = AgreementEvent.objects.filter(verb="party_changed").order_by("pk")
    assert [(row.by, row.at, row.detail, event_words(row)) for row in events] == [
        (manager, NOW, "aanbieder: iban_asked", f"{party}: ander rekeningnummer gevraagd"),
        (approver, LATER, "aanbieder: iban_confirmed", f"{party}: ander rekeningnummer bevestigd"),
    ]


def test_a_refused_number_leaves_the_old_one_and_another_can_be_asked() -> None:
    party, approver = provider_of(AgreementFactory(active=True)), person("approver")
    change = ask(party)
    assert code_of(refuse_account_change, change=change, by=approver, now=LATER, reason=" ") == (
        "account_change_refusal_missing",
        "reason",
    )
    refuse_account_change(change=change, by=approver, now=LATER, reason="Partij weet van niets")
    party.refresh_from_db()
    change.refresh_from_db()
    assert (party.iban, change.status) == (FICTITIOUS_IBAN, "refused")
    again = ask(party)
    assert [row.status for row in party.account_changes.order_by("pk")] == ["refused", "asked"]
    confirm_account_change(change=again, by=approver, now=LATER)
    assert code_of(confirm_account_change, change=again, by=approver, now=LATER) == (
        "account_change_decided",
        "status",
    )


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"iban": FICTITIOUS_IBAN}, ("account_change_same", "iban")),
        ({"iban": "NL91ABNA0417164301"}, ("account_change_wrong", "iban")),
        ({"reason": "  "}, ("account_change_reason_missing", "iban_reason")),
    ],
)
def test_what_is_asked_is_another_number_with_a_reason(changes: Any, problem: Any) -> None:
    party = provider_of(AgreementFactory(active=True))
    assert code_of(ask, party=party, **changes) == problem
    assert not AccountChange.objects.exists()


def test_only_one_request_waits_and_only_who_may_change_the_party_asks() -> None:
    agreement = AgreementFactory(active=True)
    party = provider_of(agreement)
    for by in (person("approver"), PersonFactory(), member_of(agreement, "provider")):
        assert code_of(ask, party=party, by=by)[0] == "party_not_yours"
    ask(party)
    assert code_of(ask, party=party, iban="") == ("account_change_waits", "iban")
    with pytest.raises(IntegrityError), transaction.atomic():
        AccountChange.objects.create(
            party=party, new_iban=NEW_IBAN, reason="Nog een", asked_at=NOW, asked_by=PersonFactory()
        )


def test_four_eyes_hold_for_everybody() -> None:
    agreement = AgreementFactory(active=True)
    party = provider_of(agreement)
    asker = PersonFactory(is_superuser=True)
    change = ask(party, by=asker)
    theirs = member_of(agreement, "provider")
    theirs.groups.add(ensure_groups()["approver"])
    for by, problem in (
        (asker, "account_change_same_person"),
        (person("contract_manager"), "account_change_not_approver"),
        (theirs, "account_change_own_party"),
    ):
        assert code_of(confirm_account_change, change=change, by=by, now=LATER) == (problem, "by")
    with pytest.raises(IntegrityError), transaction.atomic():
        AccountChange.objects.filter(pk=change.pk).update(
            status="confirmed", decided_at=LATER, decided_by=asker
        )
    party.refresh_from_db()
    assert party.iban == FICTITIOUS_IBAN


@pytest.mark.parametrize("is_confirmed", [True, False])
def test_nothing_is_released_to_the_party_while_a_number_waits(is_confirmed: bool) -> None:
    agreement = AgreementFactory(active=True)
    order, approver = order_of(agreement), PersonFactory(groups=["approver"])
    change = ask(provider_of(agreement))
    assert code_of(release_payment, order=order, by=PersonFactory(), now=LATER) == (
        "payment_account_waits",
        "iban",
    )
    order.refresh_from_db()
    assert order.status == "proposed"
    decide = confirm_account_change if is_confirmed else refuse_account_change
    decide(change=change, by=approver, now=LATER, reason="Besloten")
    assert release_payment(order=order, by=PersonFactory(), now=LATER).status == "approved"


def test_what_was_asked_and_decided_stays() -> None:
    party = provider_of(AgreementFactory(active=True))
    change = ask(party)
    table = AccountChange._meta.db_table
    statements = [f"UPDATE {table} SET new_iban = 'X'", f"DELETE FROM {table}"]
    for decided in (False, True):
        if decided:
            confirm_account_change(change=change, by=person("approver"), now=LATER)
            statements.append(f"UPDATE {table} SET status = 'asked'")
        for sql in statements:
            with (
                pytest.raises(IntegrityError),
                transaction.atomic(),
                connection.cursor() as cursor,
            ):
                cursor.execute(sql)
    assert str(AccountChange.objects.get()) == f"{party} confirmed"
