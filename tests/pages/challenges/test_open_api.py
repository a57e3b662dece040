"""The open API gives of challenges what the pages show, and nothing more."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client

from contracts.api.registry import RESOURCES
from pages.challenges import services
from pages.challenges.documents import Publication
from pages.challenges.enums import Action
from pages.challenges.openness import cases, open_api, open_api_shapes
from pages.challenges.openness.figures import report_years
from pages.challenges.reasons import REASONS_BY_CODE
from tests.contracts.api.validation import promised
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db


def get(path, **query):
    return Client().get(f"/api/v1/{path}", query)


@pytest.fixture
def decided():
    return make.make_decided(make.make_staff(), Action.REJECT, criteria=True)


def test_every_resource_has_a_list_and_items_for_everybody(decided):
    keys = {
        "oproepen": decided.call.pk,
        "uitdagingen": decided.case_number,
        "besluiten": decided.case_number,
        "jaarverslagen": 2026,
    }
    assert set(keys) == {resource.name for resource in open_api.RESOURCES} == set(RESOURCES)
    for name, key in keys.items():
        body = get(name).json()
        assert body["aantal"] == 1
        (row,) = body["resultaten"]
        path = f"{name}/{key}"
        one = get(path).json()
        assert one == row
        assert promised(name, "get", get(name)) == promised(f"{name}/x", "get", get(path)) == []
        assert set(one) == {*RESOURCES[name].shape().fields, "_links"}
        assert one["_links"]["self"]["href"].endswith(f"/api/v1/{name}/{key}")


def test_a_call_says_what_its_page_says(decided):
    call = decided.call
    type(call).objects.filter(pk=call.pk).update(title_en="Who takes care of the park?")
    body = get(f"oproepen/{call.pk}").json()
    assert (body["titel"], body["taak"], body["wijk"]) == (call.title, call.task, call.area)
    assert body["fase"] == str(call.phase.label)
    assert get(f"oproepen/{call.pk}", taal="en").json()["titel"] == ("Who takes care of the park?")
    call.unpublish()
    assert get(f"oproepen/{call.pk}").status_code == 404
    assert get("oproepen").json()["aantal"] == 0


def test_a_decision_says_why(decided):
    body = get(f"besluiten/{decided.case_number}").json()
    assert (body["uitkomst"], body["motivering"]) == ("Afgewezen", make.REASON)
    assert body["hoeHetWelKan"] == make.HOW
    assert body["isOpTijd"] is True
    assert [row["criterium"] for row in body["criteria"]] == ["Plezier", "Kosten"]
    assert body["bezwaar"] is None
    plan = get(f"uitdagingen/{decided.case_number}").json()
    assert (plan["titel"], plan["isPlanOpenbaar"]) == ("Samen voor het Singelpark", True)
    assert plan["plan"][0]["antwoorden"]


def test_without_consent_there_are_no_words_and_no_name():
    case = make.make_decided(make.make_staff(), Action.REJECT, publication=Publication(name=True))
    plan = get(f"uitdagingen/{case.case_number}").json()
    assert (plan["isPlanOpenbaar"], plan["indiener"], plan["titel"], plan["plan"]) == (
        False,
        "",
        "",
        [],
    )
    decision = get(f"besluiten/{case.case_number}").json()
    assert (decision["motivering"], decision["criteria"]) == ("", [])
    assert decision["redenen"]


def test_lists_are_filtered_and_wrong_filters_are_told(decided):
    assert get("besluiten", jaar=2026, uitkomst="reject").json()["aantal"] == 1
    assert get("besluiten", jaar=2025).json()["aantal"] == 0
    assert get("uitdagingen", uitkomst="accept").json()["aantal"] == 0
    problem = get("besluiten", jaar="ooit", uitkomst="wat").json()
    assert [row["location"]["name"] for row in problem["errors"]] == ["jaar", "uitkomst"]


@pytest.mark.parametrize(
    "path", ["oproepen/999999", "uitdagingen/X-1", "besluiten/X-1", "jaarverslagen/1999"]
)
def test_what_is_not_there_is_a_problem(path):
    answer = get(path)
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")


def test_the_report_of_a_year_is_that_of_its_page(decided):
    assert report_years() == [2026]
    body = get("jaarverslagen/2026").json()
    figures = {row["code"]: row["waarde"] for row in body["cijfers"]}
    shown = Client().get("/besluiten/jaarverslag/2026/gegevens.json").json()
    assert figures == {
        row["code"]: row["value"] for group in shown["groups"] for row in group["rows"]
    }
    assert set(body["cijfers"][0]) == set(open_api_shapes.ReportRow().fields)


def test_an_objection_is_told_with_what_it_gave():
    case = make.make_objected(make.make_staff())
    public = cases.public_case(cases.with_everything(cases.decided_responses()).get(pk=case.pk))
    told = get(f"besluiten/{case.case_number}").json()["bezwaar"]
    assert set(told) == set(open_api_shapes.Objection().fields)
    assert told["ontvangstDatum"] == public.objection.received_on.isoformat()
    assert told["uitkomst"] == public.objection.outcome


def test_a_second_decision_tells_its_reasons_as_the_first_one_does():
    case = make.make_granted_with_objection(make.make_staff())
    second = make.make_staff("approver")
    make.free(case, second)
    text = make.objection_text(reason_codes=("DUURDER",), criteria=make.criterion_words(case))
    services.decide_objection(response=case, text=text, by=second, now=make.NOW)
    body = get(f"besluiten/{case.case_number}").json()
    told = body["bezwaar"]
    assert told["redenen"] == [str(REASONS_BY_CODE["DUURDER"].label)]
    assert (told["hoeHetWelKan"], told["voorwaarden"]) == (text.how_to_succeed, "")
    assert [set(row) for row in told["criteria"]] == [
        {"criterium", "overHetPlan", "overWieHetNuDoet"} for _row in text.criteria
    ]
    assert body["redenen"] == []


def test_a_second_decision_on_a_plan_that_is_not_public_tells_its_outcome_and_reasons_only():
    case = make.make_granted_with_objection(make.make_staff(), publication=Publication())
    second = make.make_staff("approver")
    make.free(case, second)
    text = make.objection_text(reason_codes=("DUURDER",), criteria=make.criterion_words(case))
    services.decide_objection(response=case, text=text, by=second, now=make.NOW)
    told = get(f"besluiten/{case.case_number}").json()["bezwaar"]
    assert told["redenen"] == [str(REASONS_BY_CODE["DUURDER"].label)]
    words = ("reden", "hoeHetWelKan", "voorwaarden", "criteria", "delen")
    assert [told[name] for name in words] == ["", "", "", [], []]


def test_an_objection_that_was_taken_back_says_so():
    case = make.make_decided(make.make_staff(), Action.REJECT)
    services.file_objection(response=case, words="Ik ben het oneens.", now=make.NOW)
    told = {
        "ontvangstDatum": "2026-03-02",
        "besluitDatum": None,
        "isIngetrokken": False,
        "isGebleven": False,
        "uitkomst": "",
        "redenen": [],
        "reden": "",
        "hoeHetWelKan": "",
        "voorwaarden": "",
        "criteria": [],
        "delen": [],
        "tenHoogsteInCenten": None,
        "overeenkomst": "",
        "waaromOvereenkomst": "",
    }
    assert get(f"besluiten/{case.case_number}").json()["bezwaar"] == told
    services.withdraw_objection(response=case, by=None, now=make.NOW)
    cache.clear()
    body = get(f"besluiten/{case.case_number}").json()
    assert body["bezwaar"] == {**told, "isIngetrokken": True}
    # The first decision holds again.
    assert body["uitkomst"] == "Afgewezen"
