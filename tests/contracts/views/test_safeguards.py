"""The screens of the safeguards."""

from __future__ import annotations

from django.urls import reverse

from tests.contracts.views.world import World
from tests.factories.contracts import AgreementFactory


def test_without_a_list_the_screen_says_so(world: World) -> None:
    other = AgreementFactory()
    page = world.get("contract_manager", "safeguards", other.pk).content.decode()
    assert "heeft geen lijst met waarborgen" in page
    assert world.get("contract_manager", "safeguard", other.pk, "exit").status_code == 404


def test_the_manager_answers_and_everybody_of_the_contract_reads(world: World) -> None:
    pk = world.agreement.pk
    page = world.get("contract_manager", "safeguards", pk).content.decode()
    assert page.count("Nog af te spreken") == 11
    assert "De uitdager schreef:" in page
    form = world.get("contract_manager", "safeguard", pk, "exit").content.decode()
    assert "Wij dragen over.</textarea>" in form
    wrong = world.post("contract_manager", "safeguard", pk, "exit", state="", text="Half jaar.")
    assert wrong.status_code == 422
    assert "Half jaar." in wrong.content.decode()
    answer = {"state": "agreed", "text": "Half jaar."}
    done = world.post("contract_manager", "safeguard", pk, "exit", **answer)
    assert (done.status_code, done.url) == (302, reverse("contracten:safeguards", args=[pk]))
    page = world.get("provider", "safeguards", pk).content.decode()
    assert "Half jaar." in page
    assert "Wat hier eerder stond" in page
    assert "Afspreken" not in page
    again = world.get("contract_manager", "safeguard", pk, "exit").content.decode()
    assert again.count("checked") == 1
