"""Making a forecast and reading it, with its label everywhere."""

from __future__ import annotations

from fractions import Fraction

import pytest

from contracts.enums import PartyRole
from contracts.forecasting import Proposal
from contracts.models import ForecastScenario
from contracts.views.forecasts import rule_sentence
from tests.contracts.views.world import World
from tests.factories.contracts import member_of

LABEL = "Verwachting, geen toezegging"


def typed(world: World, **more: str) -> dict[str, str]:
    page = world.get("contract_manager", "add_forecast", world.agreement.pk)
    form = page.context["form"]
    return {
        **{name: str(field.initial) for name, field in form.fields.items() if name != "reason"},
        "reason": "zoals vorig jaar",
        **more,
    }


def test_a_manager_makes_a_forecast_from_the_proposal(world: World) -> None:
    page = world.get("contract_manager", "add_forecast", world.agreement.pk).content.decode()
    assert "het gemiddelde van de laatste 1 periodes is 12" in page
    assert LABEL in page
    done = world.post("contract_manager", "add_forecast", world.agreement.pk, **typed(world))
    assert done.status_code == 302
    assert [row.created_by for row in ForecastScenario.objects.all()] == [
        world.people["contract_manager"]
    ] * 3
    shown = world.get("contract_manager", "forecast", world.agreement.pk)
    text = shown.content.decode()
    # € 1.200 is settled and the cap is € 2.000: the proposal of 9 a quarter reaches it.
    assert [row["totals"] for row in shown.context["years"]] == [[200_000, 200_000, 200_000]]
    for words in (LABEL, "zoals vorig jaar", "<svg", "Ruimte aan het eind", "€ 1.900"):
        assert words in text.replace("\N{NO-BREAK SPACE}", " "), words
    assert LABEL in world.get("contract_manager", "agreement", world.agreement.pk).content.decode()


def test_the_files_and_the_budget_say_the_same(world: World) -> None:
    world.post("contract_manager", "add_forecast", world.agreement.pk, **typed(world))
    csv = b"".join(world.get("approver", "forecast_csv", world.agreement.pk).streaming_content)
    assert f"{LABEL};{world.agreement.number};" in csv.decode()
    everything = b"".join(world.get("approver", "forecasts_csv").streaming_content)
    assert everything == csv
    data = world.get("approver", "forecast_json", world.agreement.pk).json()
    assert data["years"][0]["high"] == "2000.00"
    everybody = world.get("approver", "forecasts_json").json()
    assert everybody["format"] == "forecast-budget/1"
    assert everybody["label"] == LABEL
    assert everybody["totals"] == {"EUR": data["years"]}
    assert [row["agreement"] for row in everybody["contracts"]] == [world.agreement.number]
    assert everybody["contracts"][0]["years"] == data["years"]
    assert everybody["missing"] == []
    page = world.get("approver", "forecasts")
    ((currency, years, chart),) = page.context["totals"]
    assert (currency, years[0]["settled"], chart is not None) == ("EUR", 120_000, True)
    assert LABEL in page.content.decode()


def test_a_forecast_says_when_it_is_old(world: World) -> None:
    world.post("contract_manager", "add_forecast", world.agreement.pk, **typed(world))
    assert not world.get("approver", "forecast", world.agreement.pk).context["is_old"]
    world.agreement.input_version += 1
    world.agreement.save()
    page = world.get("approver", "forecast", world.agreement.pk)
    assert page.context["is_old"]
    assert "Sinds deze verwachting is er iets gemeten" in page.content.decode()


def test_a_payer_sees_the_forecast_of_their_own_contract(world: World) -> None:
    payer = member_of(world.agreement, PartyRole.PAYER)
    world.people["payer"] = payer
    payer.groups.set(world.people["investor"].groups.all())
    assert world.get("payer", "forecast", world.agreement.pk).status_code == 200
    assert world.get("payer", "forecasts").status_code == 403
    assert world.get("payer", "add_forecast", world.agreement.pk).status_code == 403
    assert LABEL not in world.get("provider", "agreement", world.agreement.pk).content.decode()


def test_without_a_forecast_the_screens_say_so(world: World) -> None:
    for name, args in (("forecast", [world.agreement.pk]), ("forecasts", [])):
        page = world.get("approver", name, *args).content.decode()
        assert "Er is nog geen verwachting gemaakt." in page


def test_a_mistyped_number_keeps_the_form(world: World) -> None:
    data = typed(world)
    first = next(name for name in data if name.startswith("low-"))
    page = world.post(
        "contract_manager", "add_forecast", world.agreement.pk, **{**data, first: "x"}
    )
    assert page.status_code == 422
    assert "“x” is geen getal." in page.content.decode()


def test_assumptions_that_cannot_be_settled_are_explained(world: World) -> None:
    version = world.agreement.terms_versions.get()
    document = {**version.document}
    document["metrics"] = [
        {**document["metrics"][0], "kind": "level", "missing": {"not_measured": "block"}}
    ]
    document["components"] = [
        {**document["components"][0], "quantity": {"latest": "baan"}, "over": "period"}
    ]
    document["valid_from"] = "2026-04-01"
    world.agreement.terms_versions.create(
        number=2, valid_from="2026-04-01", document=document, created_at=version.created_at,
        created_by=version.created_by,
    )  # fmt: skip
    data = dict.fromkeys(typed(world), "")
    page = world.post("contract_manager", "add_forecast", world.agreement.pk, **data)
    assert page.status_code == 422
    assert page.context["form"].non_field_errors()


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("average", "8; het gemiddelde van de laatste 4 periodes is 10"),
        ("last", "8; zo hoog was de laatste meting"),
        ("target", "8; dit is nodig om de streefwaarde te halen"),
        ("nothing", "8; er is nog niets gemeten"),
    ],
)
def test_every_rule_is_a_sentence(rule: str, words: str) -> None:
    assert rule_sentence(Proposal(Fraction(8), rule, Fraction(10), 4)) == words
