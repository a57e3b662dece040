"""Drafting an agreement and taking it to its start."""

from __future__ import annotations

import json

from django.urls import reverse

from contracts.models import Party
from tests.contracts.views.drafts import draft_data, drafted
from tests.contracts.views.world import World
from tests.factories.terms import terms_document


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


def test_after_the_start_parties_and_indicators_stay(world: World) -> None:
    pk = world.agreement.pk
    indicator = world.agreement.indicators.get().pk
    assert world.post("contract_manager", "add_party", pk).status_code == 403
    assert world.post("contract_manager", "indicator", pk, indicator).status_code == 403
