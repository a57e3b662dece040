"""Publishing part by part, and the page of a contract."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail import hooks

from contracts.budgets.views.publication import PAGE_HOOK
from contracts.models import Agreement
from contracts.selectors.publication import held_back_of
from tests.contracts.views.world import World


def test_holding_back_needs_a_reason_and_keeps_the_choice(world: World) -> None:
    client = world.client("contract_manager")
    address = reverse("geld:publication", args=[world.agreement.pk])
    answer = client.post(address, {"part": "amounts", "choice": "hold", "reason": ""})
    assert answer.status_code == 422
    assert "Iedereen kan die reden lezen." in answer.content.decode()
    data = {"part": "amounts", "choice": "hold", "reason": "de bank het nog nakijkt."}
    assert client.post(address, data).url == address
    assert held_back_of(world.agreement)["amounts"].reason == "de bank het nog nakijkt."
    assert "Niet openbaar omdat de bank het nog nakijkt." in client.get(address).content.decode()
    client.post(address, {"part": "amounts", "choice": "show"})
    assert held_back_of(world.agreement) == {}


def test_a_name_is_published_only_with_how_the_party_agreed(world: World) -> None:
    client = world.client("contract_manager")
    address = reverse("geld:publication", args=[world.agreement.pk])
    part = f"party:{world.agreement.parties.get(role='provider').code}"
    client.post(address, {"part": part, "choice": "hold", "reason": "dat mag niet."})
    answer = client.post(address, {"part": part, "choice": "show", "reason": ""})
    assert answer.status_code == 422
    assert "wanneer en hoe deze partij het goed vond" in answer.content.decode()
    client.post(address, {"part": part, "choice": "show", "reason": "Zei ja op 2 maart."})
    assert held_back_of(world.agreement) == {}


@pytest.mark.parametrize("is_public", [True, False])
def test_the_page_is_made_for_a_public_contract_only(world: World, is_public: bool) -> None:
    Agreement.objects.filter(pk=world.agreement.pk).update(is_public=is_public)
    made = []
    client = world.client("contract_manager")
    address = reverse("geld:result_page", args=[world.agreement.pk])
    with hooks.register_temporarily(PAGE_HOOK, lambda agreement, user: made.append(agreement.pk)):
        assert client.get(address).status_code == 302
        assert made == []
        assert client.post(address).url == reverse("geld:publication", args=[world.agreement.pk])
    assert made == ([world.agreement.pk] if is_public else [])


def test_the_contract_leads_to_its_money_and_to_what_is_public(world: World) -> None:
    screen = reverse("contracten:agreement", args=[world.agreement.pk])
    money = reverse("geld:agreement", args=[world.agreement.pk])
    public = reverse("geld:publication", args=[world.agreement.pk])
    for role, shown in (
        ("contract_manager", (True, True)),
        ("approver", (True, False)),
        ("provider", (False, False)),
    ):
        text = world.client(role).get(screen).content.decode()
        assert (money in text, public in text) == shown
