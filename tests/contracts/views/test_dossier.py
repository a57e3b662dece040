"""Writing a part, changing it with a reason, letting a line lapse, and the table of roles."""

from __future__ import annotations

import pytest
from django.urls import reverse

from contracts.models import Agreement
from contracts.selectors.dossier import dossier_of
from tests.contracts.views.world import World
from tests.factories.contracts import AgreementFactory
from tests.factories.dossier import write


@pytest.fixture
def agreement(world: World) -> Agreement:
    """An agreement that is being drafted."""
    return AgreementFactory(is_guided=True)


def send(world: World, agreement: Agreement, part: str, query: str = "", **data: object) -> object:
    address = reverse("contracten:dossier", args=[agreement.pk, part])
    return world.client("contract_manager").post(address + query, data)


def test_a_part_is_written_and_leads_back_to_its_step(world: World, agreement: Agreement) -> None:
    sent = send(world, agreement, "measurable", choice="yes", text="Ja.")
    assert sent.url == reverse("contracten:start", args=[agreement.pk]) + "#suitability"
    entry = dossier_of(agreement).entry("measurable")
    assert (entry.choice, entry.text, entry.by) == ("yes", "Ja.", world.people["contract_manager"])
    page = world.get("contract_manager", "agreement", agreement.pk).content.decode()
    assert "Dossier gewijzigd: Is het resultaat te meten?" in page


def test_what_was_typed_stays_when_something_is_missing(world: World, agreement: Agreement) -> None:
    page = send(world, agreement, "replaces", choice="stops", name="Cursus", amount_cents="12,345")
    text = page.content.decode()
    assert page.status_code == 422
    assert 'value="12,345"' in text
    assert 'value="Cursus"' in text
    page = send(world, agreement, "replaces", choice="stops", name="Cursus", amount_cents="12,34")
    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["on"]
    assert not agreement.dossier.exists()


def test_a_change_asks_why_and_shows_what_stood_there(world: World, agreement: Agreement) -> None:
    write(agreement, "measurable", world.people["contract_manager"])
    page = world.get("contract_manager", "dossier", agreement.pk, "measurable")
    assert "Elke baan staat in de administratie." in page.content.decode()
    assert send(world, agreement, "measurable", choice="no", text="Nee.").status_code == 422
    sent = send(world, agreement, "measurable", choice="no", text="Nee.", reason="Nagedacht")
    assert sent.status_code == 302
    text = world.get("contract_manager", "dossier", agreement.pk, "measurable").content.decode()
    assert "Nagedacht" in text
    assert text.count("<strong>Ja</strong>") == 1


def test_one_of_several_lines_is_changed_or_lapses(world: World, agreement: Agreement) -> None:
    by = world.people["contract_manager"]
    for name in ("UWV", "Verzekeraar"):
        write(agreement, "benefit", by, subject="banen", name=name, choice="in_talks")
    query = "?over=banen&regel=2"
    changed = {"name": "Zorgverzekeraar", "choice": "promised", "reason": "Brief gekregen"}
    assert send(world, agreement, "benefit", query, **changed).status_code == 302
    address = reverse("contracten:dossier_withdraw", args=[agreement.pk, "benefit", 1])
    client = world.client("contract_manager")
    text = client.get(f"{address}?over=banen").content.decode()
    assert "Deze regel vervalt: Banen · In gesprek · UWV." in text
    assert client.post(f"{address}?over=banen", {"reason": ""}).status_code == 422
    assert client.post(f"{address}?over=banen", {"reason": "Doet niet mee"}).status_code == 302
    lines = dossier_of(agreement).lines("benefit", "banen")
    assert [(line.entry.name, line.entry.choice) for line in lines] == [
        ("Zorgverzekeraar", "promised")
    ]
    assert client.get(f"{address}?over=banen").status_code == 404


def test_a_part_that_does_not_exist_is_not_found(world: World, agreement: Agreement) -> None:
    page = world.get("contract_manager", "dossier", agreement.pk, "weer")
    assert page.status_code == 404


def test_something_of_another_contract_is_refused_in_words(
    world: World, agreement: Agreement
) -> None:
    page = send(world, agreement, "benefit", "?over=nergens", name="UWV", choice="in_talks")
    assert page.status_code == 422
    assert "Dit hoort niet bij dit contract." in page.content.decode()
    page = send(world, agreement, "duty", "?over=0", choice="client")
    assert page.status_code == 422


def test_the_table_of_roles_shows_what_pulls(world: World, agreement: Agreement) -> None:
    payer = agreement.parties.get(role="payer").party
    sent = send(world, agreement, "duty", f"?over={payer.pk}", choice="controller", name="Vastgoed")
    assert sent.status_code == 302
    text = world.get("contract_manager", "roles", agreement.pk).content.decode()
    assert "betaalt en controleert" in text
    assert "Nog geen uitleg." in text
    subject = f"?over={payer.pk}:pays_and_checks"
    page = world.client("contract_manager").get(
        reverse("contracten:dossier", args=[agreement.pk, "conflict"]) + subject
    )
    assert f"{payer.name} betaalt en controleert" in page.content.decode()
    assert send(world, agreement, "conflict", subject, text="Twee teams.").status_code == 302
    text = world.get("approver", "roles", agreement.pk).content.decode()
    assert "Twee teams." in text
    assert "Rol toevoegen" not in text


def test_the_route_shows_what_each_option_brings(world: World, agreement: Agreement) -> None:
    text = world.get("contract_manager", "dossier", agreement.pk, "route").content.decode()
    assert "Goed: organisaties leren samen." in text
    backing = reverse("contracten:dossier", args=[agreement.pk, "backing"]) + "?over=official"
    assert "Ambtelijk" in world.client("contract_manager").get(backing).content.decode()
