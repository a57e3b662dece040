"""The screen of a party: its details and the people who act for it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from wagtail.users.models import UserProfile

from contracts.models import Party
from tests.contracts.views.world import World
from tests.factories.contracts import FICTITIOUS_IBAN, PersonFactory


def provider(world: World) -> Party:
    return world.agreement.parties.get(code="aanbieder").party


def details(**changes: str) -> dict[str, Any]:
    return {
        "name": "Buurtkeuken",
        "kind": "cooperative",
        "kvk": "12345678",
        "iban": "nl91 abna 0417 1643 00",
        "street": "Dorpsstraat",
        "house_number": "1a",
        "postcode": "1234 AB",
        "town": "Voorbeeldstad",
        "country": "NL",
        "email": "post@keuken.example",
    } | changes


def test_the_agreement_links_to_its_parties_for_who_manages_it(world: World) -> None:
    link = reverse("contracten:party", args=[provider(world).pk])
    for role, is_there in (("contract_manager", True), ("provider", False)):
        text = world.get(role, "agreement", world.agreement.pk).content.decode()
        assert (f'href="{link}"' in text) is is_there


def test_the_details_are_changed(world: World) -> None:
    party = provider(world)
    shown = world.get("contract_manager", "party", party.pk).content.decode()
    assert f'value="{FICTITIOUS_IBAN}"' in shown
    assert world.people["provider"].email in shown
    response = world.post("contract_manager", "party", party.pk, **details(iban=FICTITIOUS_IBAN))
    assert response.url == reverse("contracten:party", args=[party.pk])
    party.refresh_from_db()
    expected = details(iban=FICTITIOUS_IBAN)
    assert {name: getattr(party, name) for name in expected} == expected
    event = world.agreement.events.get(verb="party_changed")
    assert event.by == world.people["contract_manager"]


def test_an_iban_of_the_register_may_stay_and_a_wrong_one_may_not_come(world: World) -> None:
    party = provider(world)
    kept = details(iban=FICTITIOUS_IBAN)
    assert world.post("contract_manager", "party", party.pk, **kept).status_code == 302
    wrong = details(iban="NL91ABNA0417164301", kvk="123", country="nl", town="Ergens")
    response = world.post("contract_manager", "party", party.pk, **wrong)
    text = response.content.decode()
    assert response.status_code == 422
    assert "is geen IBAN." in text
    assert "Een KvK-nummer heeft 8 cijfers, zoals 12345678." in text
    assert "Typ twee hoofdletters, zoals NL." in text
    for typed in wrong.values():
        assert typed in text
    party.refresh_from_db()
    assert (party.iban, party.town) == (FICTITIOUS_IBAN, "Voorbeeldstad")


def test_what_the_service_refuses_stands_at_its_field(world: World) -> None:
    Party.objects.create(name="Ander", kvk="12345678")
    response = world.post("contract_manager", "party", provider(world).pk, **details())
    text = response.content.decode()
    assert response.status_code == 422
    assert "KvK-nummer 12345678 hoort al bij Ander." in text
    assert 'value="Buurtkeuken"' in text


def test_somebody_is_added_and_removed(world: World) -> None:
    party, person = provider(world), PersonFactory()
    where = reverse("contracten:party", args=[party.pk])
    data = {"persoon-email": person.email}
    added = world.post("contract_manager", "add_party_member", party.pk, **data)
    assert (added.url, party.members.filter(user=person).count()) == (where, 1)
    args = (party.pk, person.pk)
    asked = world.get("contract_manager", "remove_party_member", *args).content.decode()
    assert f"{person.email} kan daarna niet meer werken voor {party.name}." in asked
    assert party.members.filter(user=person).count() == 1
    removed = world.post("contract_manager", "remove_party_member", *args)
    assert (removed.url, party.members.filter(user=person).count()) == (where, 0)
    assert world.get("contract_manager", "remove_party_member", *args).status_code == 404


def test_who_cannot_be_added_is_named_with_what_to_do(world: World) -> None:
    party = provider(world)
    for email, words in (
        ("niemand@voorbeeld.example", "Er is geen account met het e-mailadres niemand@"),
        (world.people["evaluator"].email, "Wie toetst, mag geen belang hebben."),
        ("geen adres", "error-message"),
    ):
        data = {"persoon-email": email}
        response = world.post("contract_manager", "add_party_member", party.pk, **data)
        text = response.content.decode()
        assert response.status_code == 422
        assert words in text
        assert f'value="{email}"' in text
        assert f'value="{party.name}"' in text


def test_the_screen_speaks_english(world: World) -> None:
    profile = UserProfile.get_for_user(world.people["contract_manager"])
    profile.preferred_language = "en"
    profile.save()
    text = world.get("contract_manager", "party", provider(world).pk).content.decode()
    for words in ("Who works for this party", "House number", "E-mail address of the person"):
        assert words in text
