"""Every export as JSON fits the schema that is published for it, and another shape does not."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from jsonschema import Draft202012Validator, ValidationError
from wagtail.models import Page, Site

from contracts.budgets.services.publication import hold_back_part
from contracts.services.terms_drafts import start_draft
from pages.challenges.document_schemas import SCHEMAS
from pages.challenges.enums import Action
from tests.contracts.budgets.services.test_documents import keep
from tests.contracts.exports.settled import corrected
from tests.contracts.selectors.test_differences import revised
from tests.contracts.selectors.test_forecasts import foreseen
from tests.contracts.selectors.test_public import settled
from tests.contracts.selectors.test_public_parts import pay, starts_of
from tests.contracts.services.test_forecasts import started
from tests.contracts.views.world import make_world
from tests.factories import challenges, voices
from tests.factories.contracts import NOW, AgreementFactory, PersonFactory
from tests.factories.pages import HomePageFactory, ResultFactory, ResultIndexFactory
from tests.factories.terms import terms_document
from tests.schemas import check, read_schema

pytestmark = pytest.mark.django_db


def data_of(client: Client, name: str, *args: Any, **query: str) -> Any:
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/json")
    return answer.json()


def refuses(data: Any, schema: str, *place: Any, wrong: Any) -> None:
    """Fail when the schema takes this data with something wrong in one place."""
    check(data, schema)
    changed = deepcopy(data)
    inner = changed
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = wrong
    with pytest.raises(ValidationError):
        check(changed, schema)


def test_the_public_account(client: Client) -> None:
    """With a payment, documents, a small number that is hidden and parts that are held back."""
    root = Page.get_first_root_node()
    home = HomePageFactory(parent=root)
    Site.objects.update_or_create(is_default_site=True, defaults={"root_page": home})
    Site.clear_site_root_paths_cache()
    index = ResultIndexFactory(parent=home)
    shown, hidden, told = settled(12, 10), settled(3), settled(20)
    pay(shown, starts_of(shown)[0])
    keep(shown, "summary")
    words = {"by": PersonFactory(), "now": NOW, "reason": "het nog loopt."}
    for part in ("results", "parties", "amounts"):
        hold_back_part(agreement=told, part=part, **words)
    found = {}
    for agreement in (shown, hidden, told):
        ResultFactory(parent=index, slug=agreement.slug, agreement_number=agreement.number)
        found[agreement.pk] = data_of(client, "pages:result_data", agreement.slug)
        check(found[agreement.pk], "public-account-1")
    assert found[shown.pk]["periods"][0]["paid_cents"] == 120000
    assert [row["identifier"] for row in found[shown.pk]["documents"]] != []
    assert found[hidden.pk]["indicators"][0]["is_suppressed"]
    assert len(found[told.pk]["held_back"]) == 3
    refuses(found[shown.pk], "public-account-1", "paid_cents", wrong=1200.5)
    refuses(found[shown.pk], "public-account-1", "indicators", 0, "achieved", wrong=12)
    refuses(found[shown.pk], "public-account-1", "periods", 0, "start", wrong="1 januari")


def test_the_difference_between_two_settlements() -> None:
    manager = Client()
    manager.force_login(PersonFactory(is_superuser=True, is_staff=True))
    _first, second = revised()
    revision = data_of(manager, "contracten:difference_json", second.pk)
    assert (revision["kind"], len(revision["observations"])) == ("revision", 5)
    period = data_of(manager, "contracten:difference_json", corrected().pk)
    assert period["kind"] == "period"
    check(period, "settlement-difference-1")
    refuses(revision, "settlement-difference-1", "difference", wrong=100)
    refuses(revision, "settlement-difference-1", "lines", 0, "parts", 0, wrong={"cause": "terms"})


def test_the_forecast_of_a_contract_and_of_all() -> None:
    world, agreement = make_world(), foreseen(started())
    AgreementFactory(active=True)
    approver = world.client("approver")
    one = data_of(approver, "contracten:forecast_json", agreement.pk)
    assert set(one["scenarios"]) == {"low", "expected", "high"}
    refuses(one, "forecast-export-1", "years", 0, "high", wrong="2000")
    refuses(one, "forecast-export-1", "label", wrong="")
    none = data_of(approver, "contracten:forecast_json", world.agreement.pk)
    assert none["scenarios"] == {}
    check(none, "forecast-export-1")
    everything = data_of(approver, "contracten:forecasts_json")
    assert (len(everything["contracts"]), len(everything["missing"])) == (1, 2)
    refuses(everything, "forecast-budget-1", "totals", "EUR", 0, "year", wrong="2026")


def test_what_is_kept_about_a_person() -> None:
    """The case is held to the schema of what was sent, too."""
    case = challenges.make_decided(challenges.make_staff(), Action.REJECT)
    resident = get_user_model().objects.create_user(case.email, name="Jo Voorbeeld")
    EmailAddress.objects.create(user=resident, email=case.email, primary=True, verified=True)
    voices.make_support(voices.make_plan(), who=voices.sender(case.email), words="Mooi")
    client = Client()
    client.force_login(resident)
    data = data_of(client, "challenges:export")
    (response,) = (row for row in data["responses"] if row["case_number"] == case.case_number)
    assert response["letters"]
    assert [row["kind"] for row in data["contributions"]] == ["support"]
    for row in response["sent"]:
        Draft202012Validator(SCHEMAS[row["document"]["schema"]]).validate(row["document"])
    refuses(data, "person-export-1", "responses", 0, "started_at", wrong=5)
    refuses(data, "person-export-1", "account", wrong={"email": resident.email})


def test_terms_and_a_draft_of_terms() -> None:
    world = make_world()
    manager = world.client("contract_manager")
    terms = data_of(manager, "contracten:terms_json", world.agreement.pk, 1)
    check(terms, "terms-1.schema")
    start_draft(
        agreement=world.agreement,
        document=terms_document(),
        by=world.people["contract_manager"],
        now=NOW,
    )
    draft = data_of(manager, "contracten:draft_json", world.agreement.pk)
    refuses(draft, "terms-1.schema", "format", wrong="terms/9")


def test_a_scenario_is_the_same_in_the_export_as_where_it_is_kept() -> None:
    kept, sent = read_schema("forecast-1")["$defs"], read_schema("forecast-export-1")["$defs"]
    assert {name: sent[name] for name in kept} == kept
