"""Drafting an agreement and taking it to its start."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.urls import reverse

from contracts.models import Agreement, Party
from tests.contracts.views.world import World
from tests.factories.contracts import AgreementFactory, ObservationFactory, PartyFactory, jobs
from tests.factories.terms import terms_document


def draft_data(**changes: Any) -> dict[str, Any]:
    known = PartyFactory(name="Gemeente Voorbeeldstad", kind="municipality")
    rows: list[dict[str, Any]] = [
        {"role": "payer", "party": known.pk, "code": "gemeente", "kind": "municipality"},
        {"role": "provider", "name": "Buurtkeuken", "code": "aanbieder", "kind": "foundation"},
        {"role": "evaluator", "name": "Meetbureau", "code": "toetser", "kind": "company"},
    ]
    data = {
        "title": "Samen koken",
        "starts_on": "01-01-2026",
        "ends_on": "31-12-2026",
        "partij-TOTAL_FORMS": len(rows),
        "partij-INITIAL_FORMS": 0,
    }
    for number, row in enumerate(rows):
        data |= {f"partij-{number}-{name}": value for name, value in row.items()}
    return data | changes


def drafted(world: World) -> Agreement:
    response = world.post("contract_manager", "draft", **draft_data())
    assert response.status_code == 302
    return Agreement.objects.get(title="Samen koken")


def test_an_agreement_is_drafted_with_its_parties(world: World) -> None:
    agreement = drafted(world)
    assert [(role.role, role.code, role.party.name) for role in agreement.parties.all()] == [
        ("payer", "gemeente", "Gemeente Voorbeeldstad"),
        ("provider", "aanbieder", "Buurtkeuken"),
        ("evaluator", "toetser", "Meetbureau"),
    ]
    assert agreement.contract_manager == world.people["contract_manager"]
    assert Party.objects.filter(name="Gemeente Voorbeeldstad").count() == 1


def test_what_is_wrong_comes_back_with_what_was_typed(world: World) -> None:
    data = draft_data(title="", **{"partij-1-name": "", "partij-1-code": "Met spatie"})
    response = world.post("contract_manager", "draft", **data)
    text = response.content.decode()
    assert response.status_code == 422
    assert "Kies een bekende partij of geef een naam." in text
    assert "Gebruik kleine letters, cijfers en lage streepjes" in text
    assert 'value="31-12-2026"' in text


def test_from_draft_to_start(world: World) -> None:
    agreement = drafted(world)
    pk = agreement.pk
    added = world.post("contract_manager", "add_terms", pk, text=json.dumps(terms_document()))
    assert added.url == reverse("contracten:terms", args=[pk, 1])
    assert "€ 100 per baan." in world.get("contract_manager", "terms", pk, 1).content.decode()
    assert world.get("contract_manager", "terms_json", pk, 1).json() == terms_document()
    assert world.post("contract_manager", "step", pk, "ondertekenen").status_code == 302
    blocked = world.post("contract_manager", "step", pk, "starten")
    assert blocked.status_code == 422
    assert "De juridische grondslag ontbreekt." in blocked.content.decode()
    indicator = agreement.indicators.get()
    world.post(
        "contract_manager",
        "indicator",
        pk,
        indicator.pk,
        name="Banen",
        definition="Drie maanden werk.",
        source="administratie",
        baseline="0",
        baseline_source="niemand",
        verifier=agreement.parties.get(code="toetser").pk,
    )
    world.post(
        "contract_manager",
        "change",
        pk,
        title="Samen koken",
        starts_on="01-01-2026",
        ends_on="31-12-2026",
        legal_basis="subsidy",
        vat_treatment="exempt",
        exit_clause="De gemeente neemt het over.",
        reason="aangevuld",
    )
    assert world.get("contract_manager", "agreement", pk).context["missing"] == []
    assert world.post("contract_manager", "step", pk, "starten").status_code == 302
    agreement.refresh_from_db()
    assert agreement.status == "active"


def test_all_problems_of_terms_come_together_and_the_text_stays(world: World) -> None:
    agreement = drafted(world)
    document = terms_document(currency="EURO")
    document["components"][0]["price"]["per_unit"] = "1,10O"
    response = world.post("contract_manager", "add_terms", agreement.pk, text=json.dumps(document))
    assert [path for path, _sentence in response.context["problems"]] == [
        "currency",
        "components[0].price.per_unit",
    ]
    assert response.status_code == 422
    assert response.context["form"]["text"].value() == json.dumps(document)
    assert agreement.terms_versions.count() == 0


def test_an_amendment_needs_a_reason(world: World) -> None:
    text = json.dumps(terms_document())
    response = world.post("contract_manager", "add_terms", world.agreement.pk, text=text)
    assert response.context["form"].errors == {
        "reason": ["Schrijf op waarom de betaalafspraken veranderen."]
    }


def test_after_the_start_parties_and_indicators_stay(world: World) -> None:
    pk = world.agreement.pk
    indicator = world.agreement.indicators.get().pk
    assert world.post("contract_manager", "add_party", pk).status_code == 403
    assert world.post("contract_manager", "indicator", pk, indicator).status_code == 403


def test_searching_by_number_title_and_party(world: World) -> None:
    agreement = drafted(world)
    for text in (agreement.number, "koken", "Buurtkeuken"):
        page = world.get("contract_manager", "agreements", q=text).context["page"]
        assert [row.pk for row in page] == [agreement.pk]
    assert (
        "Niets gevonden." in world.get("contract_manager", "agreements", q="xyz").content.decode()
    )


def test_the_timeline_reads_as_words(world: World) -> None:
    text = world.get("contract_manager", "agreement", world.agreement.pk).content.decode()
    assert "Afrekening opgesteld: periode vanaf 1 januari 2026, versie 1" in text


@pytest.mark.parametrize(
    ("role", "name", "most"),
    [
        ("contract_manager", "home", 60),
        ("contract_manager", "agreements", 45),
        ("contract_manager", "settlements", 45),
        ("contract_manager", "payments", 45),
        ("contract_manager", "runs", 50),
        ("evaluator", "verify_list", 45),
    ],
)
def test_more_rows_take_no_more_queries(
    world: World, role: str, name: str, most: int, django_assert_max_num_queries
) -> None:
    client = world.client(role)
    url = reverse(f"contracten:{name}")
    client.get(url)
    with django_assert_max_num_queries(most) as few:
        client.get(url)
    before = len(few.captured_queries)
    for _number in range(4):
        agreement = AgreementFactory(active=True)
        jobs(agreement, 2)
        ObservationFactory(agreement=world.agreement)
    with django_assert_max_num_queries(before):
        client.get(url)


def test_a_list_of_observations_takes_no_more_queries(
    world: World, django_assert_max_num_queries
) -> None:
    client = world.client("provider")
    url = reverse("contracten:observations", args=[world.agreement.pk])
    client.get(url)
    with django_assert_max_num_queries(45) as few:
        client.get(url)
    before = len(few.captured_queries)
    for _number in range(30):
        ObservationFactory(agreement=world.agreement)
    with django_assert_max_num_queries(before):
        response = client.get(url)
    assert "Bladzijde 1 van 2" in response.content.decode()
