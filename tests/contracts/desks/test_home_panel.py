"""The first page of the admin gives each role of the contracts its own tiles."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from contracts.desks.home_panel import ContractsPanel
from contracts.models import Mandate
from contracts.permissions import ensure_groups
from contracts.services import approve_settlement, refuse_payment
from tests.contracts.views.world import World
from tests.factories.contracts import AgreementFactory, PersonFactory, VerificationFactory, jobs

HOME = "/beheer/"
HEADING = "Contracten: wat op u wacht"
Tile = tuple[str, int, str]


def tiles(world: World, role: str) -> dict[str, list[Tile]]:
    """What the panel of this role says by desk: the words, the number and the address."""
    response = world.client(role).get(HOME)
    assert response.status_code == 200
    (panel,) = [one for one in response.context["panels"] if isinstance(one, ContractsPanel)]
    request = type("Request", (), {"user": world.people[role]})()
    desks = panel.get_context_data({"request": request})["desks"]
    found = {
        str(desk["label"]): [
            (str(tile["label"]), tile["count"], tile["url"]) for tile in desk["tiles"]
        ]
        for desk in desks
    }
    for shown in found.values():
        for _label, _count, url in shown:
            # Everything a tile leads to opens for who sees the tile.
            assert world.client(role).get(url).status_code == 200
    return found


def test_the_contract_manager_sees_what_is_due_late_disputed_and_blocked(world: World) -> None:
    disputed = jobs(world.agreement, 1)
    VerificationFactory(observation=disputed, decision="disputed", reason="geen bewijs")
    base = reverse("contracten:agreements")
    assert tiles(world, "contract_manager") == {
        "Contractmanager": [
            ("te laat", 0, f"{base}?aandacht=overdue"),
            ("loopt vast", 1, f"{base}?aandacht=blocked"),
            ("betwist", 1, f"{base}?aandacht=disputed"),
            ("aan de beurt", 0, f"{base}?aandacht=due"),
        ]
    }
    page = world.client("contract_manager").get(HOME).content.decode()
    assert HEADING in page
    assert "?aandacht=disputed" in page


def test_the_evaluator_sees_what_is_to_verify(world: World) -> None:
    assert tiles(world, "evaluator") == {
        "Toetser": [("te toetsen", 1, reverse("contracten:verify_list"))]
    }


def test_the_approver_sees_what_is_within_the_mandate(world: World) -> None:
    base = f"{reverse('contracten:settlements')}?status=draft&mandaat="
    within, above = "binnen uw mandaat", "boven uw mandaat"
    assert tiles(world, "approver") == {"Budgethouder": [(within, 1, f"{base}binnen")]}
    Mandate.objects.create(user=world.people["approver"], max_cents=1)
    assert tiles(world, "approver") == {"Budgethouder": [(within, 0, f"{base}binnen")]}
    assert above not in world.client("approver").get(HOME).content.decode()


def test_finance_sees_what_is_to_release_and_what_came_back(world: World) -> None:
    base = f"{reverse('contracten:payments')}?status="

    def counts() -> list[Tile]:
        return tiles(world, "finance")["Financiën"]

    assert [count for _label, count, _url in counts()] == [0, 0]
    now = timezone.now()
    approve_settlement(settlement=world.settlement, by=world.people["approver"], now=now)
    to_release, came_back = "vrij te geven", "geweigerd of teruggekomen"
    assert counts() == [
        (to_release, 1, f"{base}proposed"),
        (came_back, 0, f"{base}refused"),
    ]
    order = world.settlement.payment_orders.get()
    refuse_payment(order=order, by=world.people["finance"], now=now, reason="Rekening opgeheven")
    assert counts() == [
        (to_release, 0, f"{base}proposed"),
        (came_back, 1, f"{base}refused"),
    ]


def test_who_acts_for_a_party_sees_what_that_party_has_to_do(world: World) -> None:
    disputed = jobs(world.agreement, 1)
    VerificationFactory(observation=disputed, decision="disputed", reason="geen bewijs")
    desk = f"{reverse('contracten:home')}?bureau="
    assert tiles(world, "provider") == {
        "Uitvoerder": [
            ("in te leveren", 0, f"{desk}uitvoerder"),
            ("betwist door de toetser", 1, f"{desk}uitvoerder"),
        ]
    }
    assert tiles(world, "investor") == {"Financier": [("met inleg van u", 0, f"{desk}financier")]}


@pytest.mark.parametrize("role", ["council", "auditor"])
def test_council_and_accountant_see_how_many_contracts_there_are(world: World, role: str) -> None:
    world.add_readers()
    AgreementFactory()
    assert tiles(world, role) == {
        "Op hoofdlijnen": [
            ("alle contracten", 1, f"{reverse('contracten:home')}?bureau=hoofdlijnen")
        ]
    }


def test_who_only_pays_counts_the_contracts_of_their_own(world: World) -> None:
    AgreementFactory(active=True)
    payer = PersonFactory()
    payer.groups.add(ensure_groups()["editor"])
    world.agreement.parties.get(role="payer").party.members.create(user=payer)
    world.people["payer"] = payer
    assert tiles(world, "payer") == {
        "Op hoofdlijnen": [("uw contracten", 1, f"{reverse('contracten:home')}?bureau=hoofdlijnen")]
    }


@pytest.mark.parametrize("role", ["editor", "assessor"])
def test_who_has_nothing_to_do_with_contracts_sees_no_tile(world: World, role: str) -> None:
    assert tiles(world, role) == {}
    assert HEADING not in world.client(role).get(HOME).content.decode()


def test_who_has_every_role_sees_the_desks_under_each_other(world: World) -> None:
    assert list(tiles(world, "superuser")) == [
        "Contractmanager",
        "Budgethouder",
        "Financiën",
        "Toetser",
        "Uitvoerder",
        "Financier",
        "Op hoofdlijnen",
    ]


@pytest.mark.parametrize("role", ["contract_manager", "approver", "finance", "evaluator"])
def test_more_contracts_ask_no_more_queries(world: World, role: str) -> None:
    def asked() -> int:
        client: Client = world.client(role)
        client.get(HOME)
        with CaptureQueriesContext(connection) as queries:
            client.get(HOME)
        return len(queries)

    before = asked()
    for _number in range(3):
        jobs(AgreementFactory(active=True), 1)
    assert asked() == before
