"""What everybody reads: contracts, parties, indicators, results, settlements, terms."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.test import Client

from contracts.services import approve_settlement, draft_settlement
from tests.contracts.api.scene import V1, Scene, make_scene
from tests.contracts.selectors.test_public_parts import pay
from tests.factories.contracts import (
    NEXT_YEAR,
    Q1,
    Q2,
    AgreementFactory,
    ObservationFactory,
    PersonFactory,
    jobs,
)
from tests.factories.dossier import describe
from tests.factories.terms import terms_document

HERE = "http://127.0.0.1:8000/api/v1"


def test_the_list_has_public_contracts_with_links(scene):
    AgreementFactory(active=True)
    second = AgreementFactory(public=True)
    numbers = sorted([scene.agreement.number, second.number])
    body = scene.get("prestatiecontracten", paginaGrootte=1).json()
    assert body["aantal"] == 2
    assert [row["nummer"] for row in body["resultaten"]] == numbers[:1]
    base = f"{HERE}/prestatiecontracten?paginaGrootte=1&pagina="
    assert body["_links"] == {
        "self": {"href": f"{base}1"},
        "first": {"href": f"{base}1"},
        "last": {"href": f"{base}2"},
        "next": {"href": f"{base}2"},
    }
    last = scene.get("prestatiecontracten", paginaGrootte=1, pagina=2).json()
    assert [row["nummer"] for row in last["resultaten"]] == numbers[1:]
    assert last["_links"]["prev"] == {"href": f"{base}1"}
    assert "next" not in last["_links"]
    beyond = scene.get("prestatiecontracten", paginaGrootte=1, pagina=9).json()
    assert (beyond["resultaten"], beyond["_links"]["prev"]) == ([], {"href": f"{base}2"})


def test_a_contract_says_what_its_public_account_says(scene):
    scene.agreement.title_en = "Work nearby"
    scene.agreement.save()
    body = scene.get(scene.here).json()
    assert body["titel"] == scene.agreement.title
    assert (body["status"], body["vastgesteldCenten"]) == ("Loopt", 120_000)
    # Approved is not paid.
    assert body["betaaldCenten"] == 0
    assert (body["beginDatum"], body["eindDatum"]) == ("2026-01-01", "2027-01-01")
    assert body["verloop"] == [
        {"datum": "2027-02-01", "wat": "Afrekening vastgesteld", "waarover": "2026-01-01 r1"}
    ]
    assert body["_links"]["partijen"] == {"href": f"{HERE}/{scene.here}/partijen"}
    english = scene.get(scene.here, taal="en").json()
    assert (english["titel"], english["status"]) == ("Work nearby", "Active")
    assert scene.get("prestatiecontracten", taal="en").json()["resultaten"][0]["titel"] == (
        "Work nearby"
    )


def test_the_number_and_the_web_address_both_work(scene):
    by_slug = scene.get(f"prestatiecontracten/{scene.agreement.slug}").json()
    assert by_slug == scene.get(scene.here).json()


def test_parties_indicators_and_results(scene):
    parties = scene.get(f"{scene.here}/partijen").json()["resultaten"]
    assert [row["rol"] for row in parties] == ["Betaler", "Uitvoerder", "Onafhankelijke toetser"]
    assert set(parties[0]) == {"naam", "rol"}
    (indicator,) = scene.get(f"{scene.here}/indicatoren").json()["resultaten"]
    assert (indicator["streefwaarde"], indicator["behaald"]) == ("20", "12")
    assert (indicator["nulmeting"], indicator["isOnderdrukt"]) == ("0", False)
    (result,) = scene.get(f"{scene.here}/resultaten").json()["resultaten"]
    link = {"afrekening": {"href": f"{HERE}/{scene.here}/afrekeningen/2026-01-01"}}
    assert result == {
        "begin": "2026-01-01",
        "eind": "2026-04-01",
        "bedragCenten": 120_000,
        "munt": "EUR",
        "isOnderdrukt": False,
        "vastgesteldDatum": "2027-02-01",
        "betaaldCenten": 0,
        "betaaldDatum": None,
        "hoeveelheden": [
            {
                "indicator": "baan",
                "naam": indicator["naam"],
                "eenheid": indicator["eenheid"],
                "behaald": "12",
            }
        ],
        "_links": link,
    }
    assert scene.get(f"{scene.here}/afrekeningen").json()["resultaten"] == [result]


def test_a_settlement_is_explained_step_by_step(scene):
    body = scene.get(f"{scene.here}/afrekeningen/2026-01-01").json()
    assert body["uitlegTonen"] is True
    (line,) = body["regels"]
    assert (line["bedragCenten"], line["soort"], line["aantal"]) == (120_000, "Deze periode", "12")
    assert any("12" in text for text in line["uitleg"])
    assert line["stappen"][0]["stage"] == "quantity"
    english = scene.get(f"{scene.here}/afrekeningen/2026-01-01", taal="en").json()
    assert english["regels"][0]["soort"] == "This period"
    assert scene.get(f"{scene.here}/afrekeningen/2026-04-01").status_code == 404
    assert scene.get(f"{scene.here}/afrekeningen/2026-13-01").status_code == 404


@pytest.mark.django_db
def test_small_numbers_are_nowhere_in_the_api():
    scene = make_scene(quantity=3)
    (result,) = scene.get(f"{scene.here}/resultaten").json()["resultaten"]
    assert (result["bedragCenten"], result["isOnderdrukt"]) == (None, True)
    assert (result["betaaldCenten"], result["hoeveelheden"]) == (None, [])
    body = scene.get(f"{scene.here}/afrekeningen/2026-01-01").json()
    assert (body["uitlegTonen"], body["regels"], body["bedragCenten"]) == (False, [], None)
    (indicator,) = scene.get(f"{scene.here}/indicatoren").json()["resultaten"]
    assert (indicator["behaald"], indicator["isOnderdrukt"]) == (None, True)
    whole = scene.get(scene.here).json()
    assert (whole["betaaldCenten"], whole["vastgesteldCenten"]) == (None, None)


def test_what_the_bank_paid_and_what_is_too_early_to_judge(scene):
    pay(scene.agreement, Q1.start)
    assert scene.get(scene.here).json()["betaaldCenten"] == 120_000
    (result,) = scene.get(f"{scene.here}/resultaten").json()["resultaten"]
    assert (result["betaaldCenten"], result["betaaldDatum"]) == (120_000, "2027-02-01")
    (indicator,) = scene.get(f"{scene.here}/indicatoren").json()["resultaten"]
    assert (indicator["teVroegTotDatum"], indicator["isAchtergehouden"]) == (None, False)
    assert indicator["niveau"] == ""
    row = scene.agreement.indicators.get()
    describe(row, PersonFactory(), reason="x", assess_from=date(2099, 1, 1))
    (indicator,) = scene.get(f"{scene.here}/indicatoren").json()["resultaten"]
    assert (indicator["teVroegTotDatum"], indicator["niveau"]) == ("2099-01-01", "outcome")


@pytest.mark.django_db
def test_one_hidden_period_hides_the_explanation_of_all():
    scene = make_scene()
    for quantity, period in ((3, Q2),):
        jobs(scene.agreement, quantity, on=period.start)
        draft = draft_settlement(agreement=scene.agreement, period=period, now=NEXT_YEAR)
        approve_settlement(settlement=draft, by=PersonFactory(), now=NEXT_YEAR)
    for start in ("2026-01-01", "2026-04-01"):
        body = scene.get(f"{scene.here}/afrekeningen/{start}").json()
        assert (body["uitlegTonen"], body["regels"]) == (False, [])


@pytest.mark.django_db
def test_steps_about_one_person_are_not_shown():
    limit = {"code": "per_persoon", "scope": "person", "max": "500"}
    document = terms_document(limits=[limit])
    document["metrics"][0]["subject"] = "person"
    agreement = AgreementFactory(public=True, document=document)
    for number in range(12):
        ObservationFactory(
            agreement=agreement, quantity=1, subject=f"p-{number}", on=Q1.start, accepted=True
        )
    draft = draft_settlement(agreement=agreement, period=Q1, now=NEXT_YEAR)
    approve_settlement(settlement=draft, by=PersonFactory(), now=NEXT_YEAR)
    scene = Scene(agreement, {})
    body = scene.get(f"{scene.here}/afrekeningen/2026-01-01").json()
    assert (body["uitlegTonen"], body["regels"], body["bedragCenten"]) == (False, [], 120_000)


def test_the_terms_are_there_as_data_and_in_two_languages(scene):
    (version,) = scene.get(f"{scene.here}/betaalafspraken").json()["resultaten"]
    assert version["versie"] == 1
    assert version["geldigVanafDatum"] == "2026-01-01"
    assert version["document"] == scene.agreement.terms_versions.get().document
    assert any("100" in text for text in version["zinnen"]["nl"])
    assert any("100" in text for text in version["zinnen"]["en"])
    none = AgreementFactory(public=True, document__none=True)
    answer = scene.get(f"prestatiecontracten/{none.number}/betaalafspraken")
    assert answer.json()["resultaten"] == []


@pytest.mark.parametrize(
    "below",
    [
        *("", "/partijen", "/indicatoren", "/resultaten", "/afrekeningen", "/betaalafspraken"),
        "/afrekeningen/2026-01-01",
    ],
)
def test_what_is_not_public_is_not_there(scene, below):
    private = AgreementFactory(active=True)
    answer = scene.get(f"prestatiecontracten/{private.number}{below}")
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")
    assert answer.json() == {
        "title": "Niet gevonden",
        "status": 404,
        "detail": "Dit bestaat niet, of is niet openbaar.",
    }


def test_every_answer_has_the_headers_of_the_design_rules(scene):
    for path in ("prestatiecontracten", "openapi.json", "nergens"):
        headers = scene.get(path).headers
        assert headers["API-Version"] == "1.0.0"
        assert headers["Access-Control-Allow-Origin"] == "*"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert headers["Content-Language"] == "nl"
    assert scene.get("prestatiecontracten").headers["Cache-Control"] == "no-store"


def test_a_browser_of_another_site_may_read_and_not_write(scene):
    answer = Client().options(f"{V1}/prestatiecontracten")
    assert answer.status_code == 204
    assert answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "Authorization" not in answer.headers["Access-Control-Allow-Headers"]


def test_a_trailing_slash_and_an_unknown_address_are_problems(scene):
    for path in ("prestatiecontracten/", "nergens", "prestatiecontracten/a/b"):
        answer = scene.get(path)
        assert answer.status_code == 404
        assert "documentatie" in answer.json()["detail"]


def test_all_that_is_wrong_in_a_query_is_told_at_once(scene):
    answer = scene.get("prestatiecontracten", pagina=0, paginaGrootte="veel", wat="dit", taal="fr")
    assert answer.status_code == 400
    problem = answer.json()
    assert problem["title"] == "Ongeldige invoer"
    assert sorted(item["location"]["name"] for item in problem["errors"]) == [
        "pagina",
        "paginaGrootte",
        "taal",
        "wat",
    ]
    assert {item["in"] for item in problem["errors"]} == {"query"}


def test_the_number_of_queries_of_a_list_does_not_grow(scene, django_assert_num_queries):
    with django_assert_num_queries(3):
        scene.get("prestatiecontracten")
    AgreementFactory(public=True)
    with django_assert_num_queries(3):
        scene.get("prestatiecontracten")


def test_the_page_reads_in_dutch_without_anything_from_elsewhere(scene):
    answer = scene.get("")
    text = answer.content.decode()
    assert answer.status_code == 200
    assert '<html lang="nl"' in text
    assert "GET /api/v1/prestatiecontracten" in text
    assert "metingen.schrijven" in text
    assert "unpkg" not in text
    assert "cdn" not in text
    assert answer.headers["API-Version"] == "1.0.0"


def test_the_document_is_openapi_3_1_with_a_contact(scene):
    document = json.loads(scene.get("openapi.json").content)
    assert document["openapi"].startswith("3.1.")
    assert set(document["info"]["contact"]) == {"name", "url", "email"}
    assert document["servers"][0]["url"] == HERE
