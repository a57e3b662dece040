"""Drafting an agreement and taking it to its start."""

from __future__ import annotations

import json

from django.urls import reverse

from contracts import services
from contracts.forms.agreements import IndicatorForm
from contracts.models import Agreement, Party
from tests.contracts.views.drafts import draft_data, drafted
from tests.contracts.views.world import World
from tests.factories.contracts import NOW, PartyFactory
from tests.factories.dossier import fill_dossier, keep_document
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


def test_more_rows_for_parties_keep_what_was_typed_and_judge_nothing(world: World) -> None:
    assert world.get("contract_manager", "draft").content.decode().count("<legend>Partij ") == 4
    data = draft_data(title="", ends_on="ooit", meer="1", **{"partij-1-code": "Met spatie"})
    response = world.post("contract_manager", "draft", **data)
    text = response.content.decode()
    assert response.status_code == 200
    assert text.count("<legend>Partij ") == 7
    assert 'value="ooit"' in text
    assert 'value="Met spatie"' in text
    assert f'<option value="{data["partij-0-party"]}" selected>' in text
    assert "cd-error" not in text
    assert 'name="meer"' in text
    assert not Agreement.objects.filter(title="").exists()


def test_there_are_at_most_twenty_parties(world: World) -> None:
    data = draft_data(meer="1", **{"partij-TOTAL_FORMS": 18})
    text = world.post("contract_manager", "draft", **data).content.decode()
    assert text.count("<legend>Partij ") == 20
    assert 'name="meer"' not in text
    data = draft_data(**{"partij-TOTAL_FORMS": 7})
    for number in range(3, 7):
        data |= {
            f"partij-{number}-role": "investor",
            f"partij-{number}-name": f"Fonds {number}",
            f"partij-{number}-code": f"fonds_{number}",
            f"partij-{number}-kind": "company",
        }
    assert world.post("contract_manager", "draft", **data).status_code == 302
    assert Agreement.objects.get(title="Samen koken").parties.count() == 7


def test_from_draft_to_start(world: World) -> None:
    agreement = drafted(world)
    pk = agreement.pk
    text = json.dumps(terms_document())
    looked = world.post("contract_manager", "add_terms", pk, text=text)
    assert agreement.terms_versions.count() == 0
    seen = looked.context["seen"]
    added = world.post("contract_manager", "add_terms", pk, text=text, seen=seen)
    assert added.url == reverse("contracten:terms", args=[pk, 1])
    assert "€ 100 per baan." in world.get("contract_manager", "terms", pk, 1).content.decode()
    assert world.get("contract_manager", "terms_json", pk, 1).json() == terms_document()
    refused = world.post("contract_manager", "step", pk, "ondertekenen")
    assert "Het ondertekende contract ontbreekt." in refused.content.decode()
    keep_document(agreement, world.people["contract_manager"])
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
    fill_dossier(agreement, world.people["contract_manager"])
    assert world.get("contract_manager", "agreement", pk).context["missing"] == []
    assert world.post("contract_manager", "step", pk, "starten").status_code == 302
    agreement.refresh_from_db()
    assert agreement.status == "active"


def test_after_the_start_parties_and_indicators_stay(world: World) -> None:
    pk = world.agreement.pk
    indicator = world.agreement.indicators.get().pk
    assert world.post("contract_manager", "add_party", pk).status_code == 403
    assert world.post("contract_manager", "indicator", pk, indicator).status_code == 403


def test_a_refused_draft_comes_back_with_what_was_typed(world: World) -> None:
    data = draft_data(ends_on="31-12-2025", **{"partij-2-code": "aanbieder"})
    response = world.post("contract_manager", "draft", **data)
    assert response.status_code == 422
    assert response.context["form"].errors == {
        "ends_on": ["De einddatum ligt niet na de begindatum. Kies een latere datum."]
    }
    assert 'value="31-12-2025"' in response.content.decode()
    assert not Agreement.objects.filter(title="Samen koken").exists()


def test_before_it_is_signed_nothing_has_to_be_explained(world: World) -> None:
    agreement = drafted(world)
    page = world.get("contract_manager", "change", agreement.pk)
    assert "reason" not in page.context["form"].fields
    same = {"title": "Samen koken", "starts_on": "01-01-2026", "ends_on": "31-12-2026"}
    events = agreement.events.count()
    world.post("contract_manager", "change", agreement.pk, **same)
    assert agreement.events.count() == events
    world.post("contract_manager", "change", agreement.pk, **{**same, "title": "Samen eten"})
    agreement.refresh_from_db()
    assert (agreement.title, agreement.events.count()) == ("Samen eten", events + 1)


def test_a_party_is_added_from_the_register_or_by_its_name(world: World) -> None:
    agreement = drafted(world)
    known = PartyFactory(name="Fonds Voorbeeld")
    sent = {"role": "investor", "party": known.pk, "code": "fonds"}
    response = world.post("contract_manager", "add_party", agreement.pk, **sent)
    assert response.url == reverse("contracten:agreement", args=[agreement.pk])
    sent = {"role": "payer", "name": "Gemeente Elders", "code": "elders", "kind": "municipality"}
    world.post("contract_manager", "add_party", agreement.pk, **sent)
    added = agreement.parties.order_by("pk")[3:]
    assert [(role.role, role.code, role.party.name) for role in added] == [
        ("investor", "fonds", "Fonds Voorbeeld"),
        ("payer", "elders", "Gemeente Elders"),
    ]
    assert Party.objects.filter(name="Fonds Voorbeeld").count() == 1
    twice = world.post("contract_manager", "add_party", agreement.pk, **sent)
    assert (twice.status_code, list(twice.context["form"].errors)) == (422, ["code"])


def test_an_indicator_that_stays_the_same_is_no_change(world: World) -> None:
    agreement = drafted(world)
    services.add_terms_version(
        agreement=agreement,
        document=terms_document(),
        reason="",
        by=world.people["contract_manager"],
        now=NOW,
    )
    indicator = agreement.indicators.get()
    form = IndicatorForm(indicator=indicator)
    sent = {name: form[name].value() or "" for name in form.fields}
    events = agreement.events.count()
    response = world.post("contract_manager", "indicator", agreement.pk, indicator.pk, **sent)
    assert response.status_code == 302
    assert agreement.events.count() == events
    world.post(
        "contract_manager", "indicator", agreement.pk, indicator.pk, **{**sent, "source": "loon"}
    )
    indicator.refresh_from_db()
    assert (indicator.source, agreement.events.count()) == ("loon", events + 1)
