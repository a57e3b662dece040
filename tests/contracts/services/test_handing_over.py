"""An agreement goes to another contract manager, with a reason, and nobody loses its history."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from contracts.desks.permissions import may_audit
from contracts.enums import PartyRole
from contracts.errors import Refused
from contracts.event_words import event_words
from contracts.models import Agreement, AgreementEvent
from contracts.permissions import can_hand_over
from contracts.selectors.handing_over import colleagues_for, handovers_of, recent_handovers
from contracts.services.handing_over import hand_over_agreement
from tests.factories.contracts import NOW, AgreementFactory, PersonFactory, member_of

pytestmark = pytest.mark.django_db


def manager(**fields: Any) -> Any:
    return PersonFactory(groups=["contract_manager"], **fields)


def conflicted(agreement: Agreement, role: str) -> Any:
    """Somebody with the role of contract manager who also acts for a party of this agreement."""
    person = member_of(agreement, role)
    person.groups.set(manager().groups.all())
    return person


def hand(agreement: Agreement, to: Any, by: Any, **changes: Any) -> Agreement:
    fields = {"reason": " Andere baan ", "now": NOW, **changes}
    return hand_over_agreement(agreement=agreement, to=to, by=by, **fields)


def code_of(*args: Any, **fields: Any) -> tuple[str, str]:
    with pytest.raises(Refused) as caught:
        hand(*args, **fields)
    return caught.value.code, caught.value.field


def test_a_manager_hands_over_and_keeps_reading_the_history() -> None:
    old, new, third = manager(), manager(), manager()
    agreement = AgreementFactory(active=True, contract_manager=old)
    hand(agreement, new, old)
    agreement.refresh_from_db()
    assert agreement.contract_manager == new
    event = AgreementEvent.objects.get(agreement=agreement, verb="handed_over")
    assert (event.by, event.at, event.reason) == (old, NOW, "Andere baan")
    assert event_words(event) == f"van {old} naar {new}"
    assert [may_audit(person, agreement.pk) for person in (old, new, third)] == [True, True, False]
    assert [list(handovers_of(person)) for person in (old, new, third)] == [[event], [event], []]
    late = NOW + timedelta(days=31)
    assert [list(recent_handovers(old, moment)) for moment in (NOW, late)] == [[event], []]
    # Who gave it away has no more to give.
    assert code_of(agreement, third, old) == ("handover_not_yours", "by")
    hand(agreement, third, new)
    assert [may_audit(person, agreement.pk) for person in (old, new, third)] == [True] * 3


def test_an_approver_or_a_superuser_does_it_for_who_is_away() -> None:
    old, new, other = manager(), manager(), manager()
    agreement = AgreementFactory(active=True, contract_manager=old)
    assert code_of(agreement, new, other) == ("handover_not_yours", "by")
    approver = PersonFactory(groups=["approver"])
    hand(agreement, new, approver)
    hand(agreement, old, PersonFactory(is_superuser=True))
    agreement.refresh_from_db()
    assert agreement.contract_manager == old
    for by in (PersonFactory(), PersonFactory(groups=["auditor"]), member_of(agreement, "payer")):
        assert not can_hand_over(by, agreement)


@pytest.mark.parametrize("has_left", [True, False])
def test_a_colleague_takes_what_nobody_manages_any_more(has_left: bool) -> None:
    gone = manager(is_active=False) if has_left else PersonFactory()
    new = manager()
    for agreement in (
        AgreementFactory(active=True, contract_manager=gone),
        AgreementFactory(active=True),
    ):
        hand(agreement, new, new)
        agreement.refresh_from_db()
        assert agreement.contract_manager == new
        event = AgreementEvent.objects.get(agreement=agreement, verb="handed_over")
        assert event_words(event) in (f"van {gone} naar {new}", f"van — naar {new}")


@pytest.mark.parametrize("role", [PartyRole.PROVIDER, PartyRole.INVESTOR, PartyRole.EVALUATOR])
def test_who_performs_funds_or_verifies_it_neither_gets_nor_gives_it(role: str) -> None:
    old = manager()
    agreement = AgreementFactory(active=True, contract_manager=old)
    if not agreement.parties.filter(role=role).exists():
        other = AgreementFactory(active=True).parties.get(role=PartyRole.PROVIDER).party
        agreement.parties.create(party=other, role=role, code="ander")
    person = conflicted(agreement, role)
    assert code_of(agreement, person, old) == ("handover_interested", "person")
    assert list(colleagues_for(agreement)) == list(colleagues_for(agreement).exclude(pk=person.pk))
    Agreement.objects.filter(pk=agreement.pk).update(contract_manager=person)
    assert code_of(agreement, old, person) == ("handover_not_yours", "by")
    person.is_superuser = True
    assert not can_hand_over(person, agreement)
    agreement.refresh_from_db()
    assert agreement.contract_manager == person
    assert not AgreementEvent.objects.filter(verb="handed_over").exists()


def test_only_an_active_colleague_with_the_role_gets_it() -> None:
    old = manager()
    agreement = AgreementFactory(active=True, contract_manager=old)
    for person in (
        PersonFactory(),
        PersonFactory(groups=["approver"]),
        manager(is_active=False),
        PersonFactory(is_superuser=True),
    ):
        assert code_of(agreement, person, old) == ("handover_not_manager", "person")
    assert code_of(agreement, old, old) == ("handover_same", "person")
    new = manager()
    assert code_of(agreement, new, old, reason=" ") == ("handover_reason_missing", "reason")
    assert list(colleagues_for(agreement)) == [new]


def test_a_closed_agreement_can_be_handed_over() -> None:
    old, new = manager(), manager()
    agreement = AgreementFactory(active=True, contract_manager=old)
    Agreement.objects.filter(pk=agreement.pk).update(status="settled")
    hand(agreement, new, old)
    agreement.refresh_from_db()
    assert (agreement.status, agreement.contract_manager) == ("settled", new)
