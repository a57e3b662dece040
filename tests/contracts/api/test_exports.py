"""Every export is valid against its schema, complete, and hides what the public account hides."""

from __future__ import annotations

import csv
import json
from datetime import date
from io import StringIO
from pathlib import Path

import jsonschema
import pytest

from contracts.api import exports
from contracts.api.exports.parties import json_money
from contracts.api.exports.tables import TABLES, TITLES
from contracts.api.views.exports import accounts_of
from contracts.models import PaymentOrder
from contracts.services import confirm_payment, return_payment
from tests.contracts.api.scene import make_scene
from tests.contracts.selectors.test_public_parts import pay
from tests.factories.contracts import (
    NEXT_YEAR,
    Q1,
    AgreementFactory,
    IndicatorFactory,
    PartyFactory,
    PersonFactory,
)
from tests.factories.dossier import describe
from tests.factories.terms import money_terms, two_payer_terms

SCHEMAS = Path(exports.__file__).parents[1] / "schema"


def schema(name):
    return json.loads((SCHEMAS / name).read_text())


def check(body, name):
    found = schema(name)
    kind = jsonschema.validators.validator_for(found)
    kind(found, format_checker=kind.FORMAT_CHECKER).validate(body)


def table(scene, name, **query):
    answer = scene.get(f"exports/{name}.csv", **query)
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text), delimiter=";"))


def released(order):
    PaymentOrder.objects.filter(pk=order.pk).update(status="approved")
    return order


@pytest.fixture
def many(scene):
    """Contracts in every public state, with every role."""
    AgreementFactory(public=True, ends_on=None, document=two_payer_terms(), summary="Werk")
    for status in ("signed", "suspended", "ended", "settled"):
        AgreementFactory(is_public=True, status=status, title=f"={status}")
    AgreementFactory(public=True, document=money_terms())
    AgreementFactory(active=True)
    scene.agreement.indicators.update(verifier=None, target=None)
    return scene


def test_ocds_packages_and_releases_are_valid(many):
    package = many.get("exports/ocds.json").json()
    check(package, "ocds-release-package-1.1.json")
    assert len(package["releases"]) == 7
    for release in package["releases"]:
        check(release, "ocds-release-1.1.4.json")
    assert {row["contracts"][0]["status"] for row in package["releases"]} == {
        "pending",
        "active",
        "terminated",
    }
    assert len({release["ocid"] for release in package["releases"]}) == 7


def test_a_release_says_who_pays_whom_how_much(scene):
    pay(scene.agreement, Q1.start)
    (release,) = scene.get("exports/ocds.json").json()["releases"]
    assert release["ocid"] == f"ocds-000000-{scene.agreement.number}"
    roles = {party["id"][-1]: party["roles"] for party in release["parties"]}
    assert roles == {"1": ["buyer", "payer"], "2": ["supplier", "payee"], "3": ["evaluator"]}
    contract = release["contracts"][0]
    assert contract["period"] == {
        "startDate": "2026-01-01T00:00:00+01:00",
        "endDate": "2026-12-31T23:59:59+01:00",
    }
    (payment,) = contract["implementation"]["transactions"]
    assert payment["value"] == {"amount": 1200, "currency": "EUR"}
    assert payment["date"] == "2027-02-01T00:00:00+01:00"
    assert payment["payer"]["id"] == release["buyer"]["id"]


def test_a_release_that_says_something_else_has_another_id(scene):
    def newest() -> dict:
        (found,) = scene.get("exports/ocds.json").json()["releases"]
        return found

    before = newest()
    assert newest() == before
    pay(scene.agreement, Q1.start)
    after = newest()
    assert before["id"] != after["id"]
    assert before["ocid"] == after["ocid"] == after["id"].rsplit("-", 4)[0]
    assert after["id"].startswith(f"{after['ocid']}-2027-02-01-")
    # So does one that is paid in part, or of which money came back.
    order = PaymentOrder.objects.get()
    return_payment(
        order=order, cents=5_000, by=scene.people["approver"], now=NEXT_YEAR, reason="Terug"
    )
    returned = newest()
    assert returned["id"] not in (before["id"], after["id"])
    confirm_payment(
        order=released(order), by=scene.people["approver"], now=NEXT_YEAR, paid_cents=2_000
    )
    assert newest()["id"] not in (before["id"], after["id"], returned["id"])


def test_several_payers_are_not_named_at_a_payment(many):
    releases = many.get("exports/ocds.json").json()["releases"]
    two = next(row for row in releases if sum("payer" in p["roles"] for p in row["parties"]) == 2)
    assert [party["roles"] for party in two["parties"]].count(["buyer", "payer"]) == 1
    assert "endDate" not in two["contracts"][0]["period"]
    assert two["contracts"][0]["description"] == "Werk"


def test_packages_come_in_pages(many):
    first = many.get("exports/ocds.json", paginaGrootte=4).json()
    assert len(first["releases"]) == 4
    assert list(first["links"]) == ["next"]
    last = many.get("exports/ocds.json", paginaGrootte=4, pagina=2).json()
    assert len(last["releases"]) == 3
    assert last["links"]["prev"].endswith("exports/ocds.json?pagina=1&paginaGrootte=4")
    assert list(last["links"]) == ["prev"]


def test_indigo_projects_are_valid(many):
    body = many.get("exports/indigo.json").json()
    assert len(body["projects"]) == 7
    for project in body["projects"]:
        check(project, "indigo-project.json")
    assert {project["stage_development"]["value"] for project in body["projects"]} == {
        "Contracted",
        "Implementation",
        "Service delivery complete",
        "Complete",
    }
    paged = many.get("exports/indigo.json", paginaGrootte=4).json()
    assert paged["_links"]["next"]["href"].endswith("pagina=2&paginaGrootte=4")


def test_a_project_says_what_was_promised_and_paid(scene):
    pay(scene.agreement, Q1.start)
    (project,) = scene.get("exports/indigo.json").json()["projects"]
    assert project["overall_project_finance"]["total_outcome_payments_made"] == {
        "currency": {"value": "EUR"},
        "amount": {"value": 1200},
    }
    (metric,) = project["outcome_metrics"]
    assert metric["outcome_metric_target"] == {"value": "20 baan"}
    assert metric["outcome_validation_method"]["value"].startswith("Verified by ")
    (payment,) = project["outcome_payments"]
    assert payment["period"]["end_date"] == {"value": "2026-03-31"}
    provider = f"{scene.agreement.number}-2"
    assert project["service_provisions"] == [
        {"id": provider, "organisation_id": {"value": provider}}
    ]


def test_a_project_says_what_was_verified_in_each_period(scene):
    (project,) = scene.get("exports/indigo.json").json()["projects"]
    check(project, "indigo-project.json")
    number, (metric,) = scene.agreement.number, project["outcome_metrics"]
    found = {
        "outcome_metric_id": {"value": metric["id"]},
        "result_level": {"value": "Outcome level"},
        "result_type": {"value": "Interim"},
        "period": {"start_date": {"value": "2026-01-01"}, "end_date": {"value": "2026-03-31"}},
        "outcomes_achieved": {"value": "12 baan"},
        "outcomes_validator_organisation_ids": {"value": f"{number}-3"},
        "status": "PUBLIC",
    }
    assert project["results"] == [found]
    assert "notes" not in metric
    # What was only done is no outcome, and the last word is a final one.
    describe(scene.agreement.indicators.get(), PersonFactory(), reason="x", level="activity")
    scene.agreement.indicators.update(verifier=None)
    IndicatorFactory(agreement=scene.agreement, code="later")
    type(scene.agreement).objects.filter(pk=scene.agreement.pk).update(status="settled")
    (project,) = scene.get("exports/indigo.json").json()["projects"]
    check(project, "indigo-project.json")
    del found["outcomes_achieved"], found["outcomes_validator_organisation_ids"]
    assert project["results"] == [
        {
            **found,
            "result_type": {"value": "Final"},
            "other_description_of_result": {"value": "12 baan"},
        }
    ]
    assert project["outcome_metrics"][0]["notes"] == "Kind of figure: activity"


@pytest.mark.django_db
def test_hidden_amounts_are_in_no_export():
    scene = make_scene(quantity=3)
    (release,) = scene.get("exports/ocds.json").json()["releases"]
    assert release["contracts"][0]["implementation"]["transactions"] == []
    (project,) = scene.get("exports/indigo.json").json()["projects"]
    assert (project["outcome_payments"], project["results"]) == ([], [])
    assert "overall_project_finance" not in project
    (row,) = table(scene, "resultaten")
    assert (row["bedragCenten"], row["isOnderdrukt"]) == ("", "true")
    assert table(scene, "prestatiecontracten")[0]["betaaldCenten"] == ""
    assert table(scene, "indicatoren")[0]["behaald"] == ""


def test_every_column_is_in_the_data_dictionary_and_of_its_type(many):
    package = many.get("exports/datapackage.json").json()
    check(package, "datapackage-1.json")
    assert [resource["name"] for resource in package["resources"]] == list(TABLES)
    for resource in package["resources"]:
        for language in ("nl", "en"):
            titles = [field["titles"][language] for field in resource["schema"]["fields"]]
            assert len(set(titles)) == len(titles)
    used = {column.name for table in TABLES.values() for column in table.columns}
    assert used == set(TITLES)
    readers = {"integer": int, "number": float, "date": date.fromisoformat, "string": str}
    readers["boolean"] = {"true": True, "false": False}.__getitem__
    for resource in package["resources"]:
        rows = table(many, resource["name"])
        assert rows
        fields = resource["schema"]["fields"]
        assert list(rows[0]) == [field["name"] for field in fields]
        for row in rows:
            for field in fields:
                if row[field["name"]] != "":
                    readers[field["type"]](row[field["name"]])


def test_a_cell_is_no_formula_and_follows_the_language(many):
    rows = table(many, "prestatiecontracten")
    assert len(rows) == 7
    assert {row["titel"] for row in rows} >= {"'=signed", "'=ended"}
    assert {row["status"] for row in rows} >= {"Loopt", "Ondertekend"}
    assert "Active" in {row["status"] for row in table(many, "prestatiecontracten", taal="en")}


def test_what_is_approved_and_not_paid_is_no_payment(scene):
    (release,) = scene.get("exports/ocds.json").json()["releases"]
    assert release["contracts"][0]["implementation"]["transactions"] == []
    (project,) = scene.get("exports/indigo.json").json()["projects"]
    assert project["outcome_payments"] == []
    total = project["overall_project_finance"]["total_outcome_payments_made"]
    assert total["amount"] == {"value": 0}


def test_the_sums_of_all_exports_are_the_same(scene):
    pay(scene.agreement, Q1.start)
    (release,) = scene.get("exports/ocds.json").json()["releases"]
    (project,) = scene.get("exports/indigo.json").json()["projects"]
    paid = scene.get(scene.here).json()["betaaldCenten"]
    transactions = release["contracts"][0]["implementation"]["transactions"]
    assert sum(row["value"]["amount"] for row in transactions) * 100 == paid
    assert sum(row["money"]["amount"]["value"] for row in project["outcome_payments"]) * 100 == paid
    assert sum(int(row["betaaldCenten"]) for row in table(scene, "resultaten")) == paid == 120_000


def test_the_tables_say_what_the_answers_say(scene):
    pay(scene.agreement, Q1.start)
    (result,) = scene.get(f"{scene.here}/resultaten").json()["resultaten"]
    (row,) = table(scene, "resultaten")
    assert row["nummer"] == scene.agreement.number
    shared = set(row) - {"nummer", "isOnderdrukt"}
    assert {name: row[name] for name in shared} == {name: str(result[name]) for name in shared}
    (quantity,) = table(scene, "hoeveelheden")
    assert {**result["hoeveelheden"][0], "begin": "2026-01-01", "eind": "2026-04-01"} == {
        name: quantity[name] for name in quantity if name != "nummer"
    }


def test_a_table_that_is_not_there_is_a_404(scene):
    assert scene.get("exports/alles.csv").status_code == 404


@pytest.mark.parametrize("cents", [0, 1, -5, 10, 29, 120_000, 123_456_789_012_345, 58_03, -1_999])
def test_an_amount_is_written_as_it_is(cents):
    sign = "-" if cents < 0 else ""
    euros, rest = divmod(abs(cents), 100)
    expected = f"{sign}{euros}" if rest == 0 else f"{sign}{euros}.{rest:02}".rstrip("0")
    assert json.dumps(json_money(cents)) == expected


def test_a_payer_or_a_provider_is_named_only_when_it_is_known_who(scene):
    pay(scene.agreement, Q1.start)
    scene.agreement.parties.create(role="provider", code="tweede", party=PartyFactory())
    (release,) = scene.get("exports/ocds.json").json()["releases"]
    (payment,) = release["contracts"][0]["implementation"]["transactions"]
    assert sorted(payment) == ["date", "id", "payer", "value"]
    assert len(release["awards"][0]["suppliers"]) == 2
    bare = AgreementFactory(public=True)
    bare.parties.filter(role="payer").delete()
    releases = scene.get("exports/ocds.json").json()["releases"]
    (release,) = (row for row in releases if row["ocid"] == f"ocds-000000-{bare.number}")
    check(release, "ocds-release-1.1.4.json")
    assert "buyer" not in release


def test_what_just_became_private_is_left_out(scene):
    private = AgreementFactory(active=True)
    assert [row for row, _account in accounts_of([private, scene.agreement])] == [scene.agreement]
