"""The ladder, a profile, readers, and who asks what over all agreements."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from contracts.selectors.indicator_profiles import profiles_of
from contracts.selectors.information_needs import needs_of
from tests.contracts.views.world import World
from tests.factories.contracts import AgreementFactory, IndicatorFactory
from tests.factories.dossier import ask, describe

PROFILE = {
    "level": "output",
    "counting": "unique",
    "timing": "flow",
    "direction": "down",
    "moment": "eind van het kwartaal",
    "assess_from": "01-01-2099",
}


def test_a_profile_is_written_and_shown_with_too_early(world: World) -> None:
    agreement = AgreementFactory()
    indicator = agreement.indicators.get()
    sent = world.post("contract_manager", "profile", agreement.pk, indicator.pk, **PROFILE)
    assert sent.url == reverse("contracten:indicators", args=[agreement.pk])
    assert profiles_of([agreement.pk])[indicator.pk].assess_from == date(2099, 1, 1)
    text = world.get("contract_manager", "indicators", agreement.pk).content.decode()
    assert "Prestatie, zoals instroom of uitstroom (output)" in text
    assert "Nog niet te beoordelen: pas vanaf 1 januari 2099." in text
    page = world.get("contract_manager", "agreement", agreement.pk).content.decode()
    assert f"Indicator gewijzigd: {indicator.name}: profiel" in page


def test_after_the_start_the_profile_asks_why(world: World) -> None:
    indicator = world.agreement.indicators.get()
    where = ("contract_manager", "profile", world.agreement.pk, indicator.pk)
    assert list(world.post(*where, **PROFILE).context["form"].errors) == ["reason"]
    assert world.post(*where, **PROFILE, reason="Vergeten").status_code == 302


def test_a_circle_is_refused_at_its_field(world: World) -> None:
    agreement, by = AgreementFactory(), world.people["contract_manager"]
    one = agreement.indicators.get()
    two = IndicatorFactory(agreement=agreement, code="twee", name="Twee")
    describe(one, by, part_of=two)
    page = world.post(
        "contract_manager", "profile", agreement.pk, two.pk, **{**PROFILE, "part_of": one.pk}
    )
    assert (page.status_code, list(page.context["form"].errors)) == (422, ["part_of"])
    text = world.get("contract_manager", "indicators", agreement.pk).content.decode()
    assert "Deel van “Twee”" in text


def test_a_reader_is_added_and_withdrawn(world: World) -> None:
    agreement = world.agreement
    indicator = agreement.indicators.get()
    where = [agreement.pk, indicator.pk]
    asked = {
        "reader": "funder", "name": "Fonds Oost", "why": "decisions",
        "first_on": "01-06-2099", "every": "quarter",
    }  # fmt: skip
    assert world.post("contract_manager", "need", *where, **asked).status_code == 302
    text = world.get("provider", "indicators", agreement.pk).content.decode()
    assert "Fonds Oost" in text
    assert "Lezer toevoegen" not in text
    (need,) = needs_of([agreement])
    page = world.get("contract_manager", "need_withdraw", *where, need.pk)
    assert "Fonds Oost vraagt dan niet meer naar" in page.content.decode()
    gone = world.post("contract_manager", "need_withdraw", *where, need.pk, reason="Klaar")
    assert gone.status_code == 302
    assert needs_of([agreement]) == []
    assert world.get("contract_manager", "need_withdraw", *where, need.pk).status_code == 404


def test_the_matrix_finds_what_is_asked_twice(world: World) -> None:
    indicator, by = world.agreement.indicators.get(), world.people["contract_manager"]
    empty = world.get("contract_manager", "needs").content.decode()
    assert "Nog niemand heeft gezegd een cijfer te willen lezen." in empty
    for number, day in enumerate((date(2099, 2, 1), date(2099, 4, 1), date(2099, 7, 1))):
        ask(indicator, by, name=f"Lezer {number}", first_on=day)
    text = world.get("contract_manager", "needs").content.decode()
    assert "3 keer gevraagd" in text
    assert "<td>1 februari 2099" in text
    assert "In het komende jaar wordt niets gevraagd." in text
    assert "3 keer gevraagd" in world.get("provider", "needs").content.decode()
    assert "3 keer gevraagd" not in world.get("investor", "needs").content.decode()
