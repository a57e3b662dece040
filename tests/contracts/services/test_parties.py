"""Parties of an agreement, what the register says of them, and who acts for them."""

from __future__ import annotations

from typing import Any

import pytest

from contracts.enums import PartyRole
from contracts.errors import Refused
from contracts.event_words import event_words
from contracts.models import Agreement, AgreementEvent, AgreementParty, Party
from contracts.permissions import ensure_groups
from contracts.services.parties import (
    add_member,
    add_party,
    change_party,
    register_party,
    remove_member,
)
from tests.factories.contracts import NOW, AgreementFactory, PersonFactory, member_of

pytestmark = pytest.mark.django_db


def test_a_new_party_is_registered_and_gets_its_role() -> None:
    agreement = AgreementFactory()
    added = add_party(
        agreement=agreement,
        role="investor",
        code="fonds",
        name=" Fonds Oost ",
        iban="nl00 demo 0123",
        by=PersonFactory(),
        now=NOW,
    )
    assert (added.party.name, added.party.iban, added.role) == (
        "Fonds Oost",
        "NL00DEMO0123",
        "investor",
    )
    event = agreement.events.get()
    assert (event.verb, event.detail) == ("changed", "fonds: Fonds Oost")


@pytest.mark.parametrize(
    ("state", "code", "problem"),
    [({}, "gemeente", "party_code_twice"), ({"active": True}, "fonds", "wrong_status")],
)
def test_a_taken_code_or_a_started_agreement_is_refused(
    state: dict[str, bool], code: str, problem: str
) -> None:
    agreement = AgreementFactory(**state)
    with pytest.raises(Refused) as caught:
        add_party(
            agreement=agreement,
            role="payer",
            code=code,
            party=register_party(name="Fonds"),
            by=PersonFactory(),
            now=NOW,
        )
    assert caught.value.code == problem
    assert agreement.parties.count() == 3


def party_of(agreement: Agreement, role: str) -> Party:
    return agreement.parties.get(role=role).party


def manager() -> Any:
    ensure_groups()
    return PersonFactory(groups=["contract_manager"])


def test_a_change_names_what_differs_in_every_agreement_of_the_party() -> None:
    first, second = AgreementFactory(active=True), AgreementFactory()
    party, by = party_of(first, "provider"), manager()
    AgreementParty.objects.create(agreement=second, party=party, role="investor", code="fonds")
    name = party.name
    change_party(party=party, by=by, now=NOW, name=name, town="Elders", kvk="12345678")
    party.refresh_from_db()
    assert (party.name, party.town, party.kvk) == (name, "Elders", "12345678")
    events = AgreementEvent.objects.order_by("agreement_id")
    assert [(row.agreement, row.verb, row.detail, row.by) for row in events] == [
        (first, "party_changed", "aanbieder: kvk, town", by),
        (second, "party_changed", "fonds: kvk, town", by),
    ]
    change_party(party=party, by=by, now=NOW, kvk="12345678")
    assert AgreementEvent.objects.count() == 2


@pytest.mark.parametrize(
    ("fields", "problem", "field"),
    [
        ({"name": " "}, "party_name_missing", "name"),
        ({"kvk": "87654321", "town": "Utrecht"}, "kvk_taken", "kvk"),
    ],
)
def test_a_change_that_cannot_be_is_refused(
    fields: dict[str, str], problem: str, field: str
) -> None:
    Party.objects.create(name="Ander", kvk="87654321")
    party = party_of(AgreementFactory(), "provider")
    with pytest.raises(Refused) as caught:
        change_party(party=party, by=manager(), now=NOW, **fields)
    assert (caught.value.code, caught.value.field) == (problem, field)
    party.refresh_from_db()
    assert (party.town, party.kvk, AgreementEvent.objects.count()) == ("", "", 0)


def test_what_the_screen_does_not_change_is_a_mistake_in_code() -> None:
    with pytest.raises(TypeError, match="is_fictitious"):
        change_party(party=Party(), by=manager(), now=NOW, is_fictitious=False)


def test_only_who_manages_an_agreement_of_the_party_changes_it() -> None:
    agreement = AgreementFactory(active=True)
    party, by = party_of(agreement, "provider"), manager()
    own = member_of(agreement, PartyRole.PROVIDER)
    own.groups.set(by.groups.all())
    sleeping = PersonFactory(groups=["contract_manager"], is_active=False)
    loose = register_party(name="Zonder contract")
    cases = [
        (party, PersonFactory(groups=["approver"])),
        (party, own),
        (party, sleeping),
        (loose, by),
    ]
    for chosen, person in cases:
        for service, fields in (
            (change_party, {"name": "Ander"}),
            (add_member, {"email": by.email}),
            (remove_member, {"user": own}),
        ):
            with pytest.raises(Refused) as caught:
                service(party=chosen, by=person, now=NOW, **fields)  # type: ignore[operator]
            assert caught.value.code == "party_not_yours"
    change_party(party=loose, by=PersonFactory(is_superuser=True), now=NOW, name="Ander")
    assert Party.objects.get(pk=loose.pk).name == "Ander"
    assert party.members.get().user == own


def test_somebody_is_added_by_address_and_removed_again() -> None:
    agreement = AgreementFactory(active=True)
    party, by = party_of(agreement, "provider"), manager()
    person = PersonFactory(email="kim@voorbeeld.example")
    add_member(party=party, email=" Kim@Voorbeeld.example ", by=by, now=NOW)
    assert party.members.filter(user=person).count() == 1
    remove_member(party=party, user=person, by=by, now=NOW)
    assert party.members.filter(user=person).count() == 0
    events = list(agreement.events.order_by("pk"))
    assert [(row.verb, row.detail) for row in events] == [
        ("party_changed", f"aanbieder: member_added {person.pk}"),
        ("party_changed", f"aanbieder: member_removed {person.pk}"),
    ]
    assert [event_words(row) for row in events] == [
        f"{party}: {person} toegevoegd",
        f"{party}: {person} verwijderd",
    ]
    with pytest.raises(Refused) as caught:
        remove_member(party=party, user=person, by=by, now=NOW)
    assert (caught.value.code, agreement.events.count()) == ("member_not_there", 2)


def test_an_unknown_address_and_one_that_is_there_are_refused() -> None:
    agreement = AgreementFactory(active=True)
    party, by = party_of(agreement, "provider"), manager()
    sleeping = PersonFactory(is_active=False)
    there = member_of(agreement, PartyRole.PROVIDER)
    for email, problem in (
        ("niemand@voorbeeld.example", "member_unknown"),
        (sleeping.email, "member_unknown"),
        (there.email, "member_twice"),
    ):
        with pytest.raises(Refused) as caught:
            add_member(party=party, email=email, by=by, now=NOW)
        assert (caught.value.code, caught.value.field) == (problem, "email")
        assert email in caught.value.message
    assert (party.members.count(), agreement.events.count()) == (1, 0)


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("evaluator", "payer"),
        ("evaluator", "provider"),
        ("payer", "evaluator"),
        ("provider", "evaluator"),
    ],
)
def test_nobody_judges_and_has_an_interest(here: str, there: str) -> None:
    agreement = AgreementFactory(active=True)
    other = member_of(agreement, PartyRole(there))
    with pytest.raises(Refused) as caught:
        add_member(party=party_of(agreement, here), email=other.email, by=manager(), now=NOW)
    assert (caught.value.code, caught.value.field) == ("member_not_independent", "email")
    assert caught.value.params["party"] == party_of(agreement, there).name
    elsewhere = party_of(AgreementFactory(), here)
    assert add_member(party=elsewhere, email=other.email, by=manager(), now=NOW).user == other


def test_somebody_new_also_gets_the_work_of_the_role():
    agreement, user = AgreementFactory(), PersonFactory()
    for role, groups in (("provider", ["provider"]), ("payer", [])):
        party = agreement.parties.get(role=role).party
        user = PersonFactory()
        add_member(party=party, email=user.email, by=manager(), now=NOW, with_groups=True)
        assert list(user.groups.values_list("name", flat=True)) == groups
    provider = agreement.parties.get(role="provider").party
    other = PersonFactory()
    add_member(party=provider, email=other.email, by=manager(), now=NOW)
    assert not other.groups.exists()
    details = [event.detail.split(" ")[1] for event in agreement.events.order_by("pk")]
    assert details == ["member_added", "member_grouped", "member_added", "member_added"]
