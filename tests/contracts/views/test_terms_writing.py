"""Writing terms in the form, as a contract manager without JavaScript does."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from contracts.models import TermsDraft
from contracts.services.terms_drafts import start_draft
from contracts.terms_form.rendering import form_data
from contracts.views.terms_writing import loses_something
from tests.contracts.views.drafts import drafted
from tests.contracts.views.world import World
from tests.factories.contracts import NOW
from tests.factories.terms import terms_document


@pytest.fixture
def draft(world: World) -> TermsDraft:
    return start_draft(
        agreement=world.agreement,
        document=terms_document(),
        by=world.people["contract_manager"],
        now=NOW,
    )


def page(world: World) -> Any:
    return world.get("contract_manager", "write_terms", world.agreement.pk)


def posted(response: Any, **changes: Any) -> dict[str, Any]:
    """What a browser sends from this page; names with dots are given with __ between."""
    form = response.context["form"]
    data: dict[str, Any] = {"revision": response.context["draft"].revision}
    for name, text in form_data(form.fields, form.unknown):
        data.setdefault(name, []).append(text)
    renamed = {
        name if "." in name else name.replace("__", "."): value for name, value in changes.items()
    }
    return data | renamed


def press(world: World, button: str, **changes: Any) -> Any:
    data = posted(page(world), **changes)
    return world.post("contract_manager", "write_terms", world.agreement.pk, **data, do=button)


def stored() -> dict[str, Any]:
    return TermsDraft.objects.get().document


def test_one_first_chooses_what_to_begin_with(world: World) -> None:
    agreement = drafted(world)
    response = world.get("contract_manager", "write_terms", agreement.pk)
    assert [value for value, _label in response.context["form"].fields["begin"].choices] == [
        "empty", "example", "file",
    ]  # fmt: skip
    response = world.post(
        "contract_manager", "write_terms", agreement.pk, do="start", begin="empty"
    )
    assert response.status_code == 302
    document = stored()
    assert [row["code"] for row in document["parties"]] == ["gemeente", "aanbieder", "toetser"]
    assert (document["currency"], document["valid_from"]) == ("EUR", "2026-01-01")


def test_the_newest_version_an_example_or_a_file(world: World) -> None:
    pk = world.agreement.pk
    world.post("contract_manager", "write_terms", pk, do="start", begin="newest")
    assert stored() == terms_document()
    world.post(
        "contract_manager", "write_terms", pk, do="start", begin="example", example="peterborough"
    )
    document = stored()
    assert document["currency"] == "EUR"
    assert {row["code"] for row in document["parties"]} >= {"gemeente", "toetser"}
    assert TermsDraft.objects.get().undo == terms_document()
    refused = world.post("contract_manager", "write_terms", pk, do="start", begin="example")
    assert refused.status_code == 422
    assert refused.context["form"].errors["example"] == ["Kies een voorbeeld."]
    refused = world.post("contract_manager", "write_terms", pk, do="start", begin="file")
    assert refused.context["form"].errors["file"] == ["Kies een bestand."]


def test_the_form_shows_the_rule_in_words_and_no_json(world: World, draft: TermsDraft) -> None:
    text = page(world).content.decode().replace("\xa0", " ")
    assert "€ 100 per baan." in text
    assert "Plafond: hoogstens € 2.000 voor het hele contract" in text
    assert "{&quot;" not in text


def test_a_button_keeps_everything_that_was_typed(world: World, draft: TermsDraft) -> None:
    response = press(
        world, "add:limits", components__0__price__per_unit="12,5", valid_from="31-02-2026"
    )
    assert response.status_code == 302
    assert response.url.endswith("#f-limits.1")
    assert stored()["components"][0]["price"] == {"per_unit": "12.5"}
    assert stored()["valid_from"] == "31-02-2026"
    assert len(stored()["limits"]) == 2


def test_what_is_wrong_leads_to_its_field(world: World, draft: TermsDraft) -> None:
    press(world, "save", components__0__price__per_unit="veel")
    response = page(world)
    [notice] = response.context["form"].problems
    text = response.content.decode()
    assert f'href="#{notice.anchor}"' in text
    assert f'id="{notice.anchor}"' in text
    assert "“veel” is geen getal." in text
    assert press(world, "check").url.endswith("?controle=1#samenvatting")


def test_removing_can_be_undone(world: World, draft: TermsDraft) -> None:
    press(world, "remove:limits.0")
    assert "limits" not in stored()
    press(world, "undo")
    assert stored()["limits"] == terms_document()["limits"]


def test_another_kind_of_price_shows_its_fields(world: World, draft: TermsDraft) -> None:
    response = press(world, "show:components.0.price", **{"components.0.price.__kind": "brackets"})
    assert response.url.endswith("#f-components.0.price")
    assert stored()["components"][0]["price"] == {"brackets": [{}]}
    assert 'name="components.0.price.brackets.0.to"' in page(world).content.decode()
    press(world, "undo")
    assert stored()["components"][0]["price"] == {"per_unit": "100"}


def test_two_windows_of_one_person(world: World, draft: TermsDraft) -> None:
    first = posted(page(world), components__0__price__per_unit="1")
    press(world, "save", components__0__price__per_unit="2")
    pk = world.agreement.pk
    response = world.post("contract_manager", "write_terms", pk, **first, do="save")
    assert response.status_code == 409
    assert "In een ander venster" in response.content.decode()
    assert stored()["components"][0]["price"] == {"per_unit": "2"}
    world.post("contract_manager", "write_terms", pk, **first, do="keep")
    assert stored()["components"][0]["price"] == {"per_unit": "1"}


def test_two_people_are_told_of_each_other(world: World, draft: TermsDraft) -> None:
    response = world.get("superuser", "write_terms", world.agreement.pk)
    assert "schrijft ook aan een nieuwe versie" in response.content.decode()
    assert response.context["draft"] is None


def test_typed_results_show_what_would_be_paid(world: World, draft: TermsDraft) -> None:
    press(world, "save", trial__baan__0="12", trial__baan__1="nvt", trial__baan__2="30")
    response = page(world)
    trial = response.context["trial"]
    amounts = [period.amount.replace("\xa0", " ") for period in trial.periods]
    assert amounts == ["€ 1.200,00", "€ 0,00", "€ 800,00", "€ 0,00"]
    assert trial.periods[2].lines[0].cut_by
    text = response.content.decode()
    assert "Begrensd of aangevuld door" in text
    assert TermsDraft.objects.get().trial["cells"] == {"baan": {"0": "12", "1": "nvt", "2": "30"}}


def test_the_live_answer_is_the_page_itself(world: World, draft: TermsDraft) -> None:
    data = posted(page(world), trial__baan__0="2")
    client = world.client("contract_manager")
    response = client.post(
        reverse("contracten:write_terms", args=[world.agreement.pk]),
        {**data, "do": "save"},
        headers={"X-Live": "1"},
    )
    assert response.status_code == 200
    assert "€\xa0200" in response.content.decode() or "€ 200" in response.content.decode()


def test_who_lost_the_session_loses_no_saved_text(world: World, draft: TermsDraft) -> None:
    press(world, "save", components__0__price__per_unit="7")
    address = reverse("contracten:write_terms", args=[world.agreement.pk])
    response = Client().post(address, {"do": "save"})
    assert (response.status_code, response.url.split("?")[0]) == (302, "/beheer/login/")
    assert stored()["components"][0]["price"] == {"per_unit": "7"}


def test_a_draft_that_was_thrown_away_elsewhere_begins_again_with_what_was_typed(
    world: World, draft: TermsDraft
) -> None:
    data = posted(page(world), components__0__price__per_unit="8")
    TermsDraft.objects.all().delete()
    world.post("contract_manager", "write_terms", world.agreement.pk, **data, do="save")
    assert stored()["components"][0]["price"] == {"per_unit": "8"}


@pytest.mark.parametrize("button", ["save", "add:", "remove:no.9", "up:x", "start", "🙂", "check"])
def test_hostile_posts_are_harmless(world: World, draft: TermsDraft, button: str) -> None:
    data = {
        "do": button,
        "revision": "9" * 50,
        "__more": "[" * 3000,
        "components.__here": "1",
        "components.99999.__here": "1",
        "trial.x.y": "1",
        "trial.baan.0": "\x00" * 99,
        "begin": "file",
    }
    response = world.post("contract_manager", "write_terms", world.agreement.pk, **data)
    assert response.status_code in (302, 409, 422)


def test_unknown_parts_are_shown_kept_and_can_be_dropped(world: World, draft: TermsDraft) -> None:
    TermsDraft.objects.update(document=terms_document(colour="red"))
    assert "dit formulier niet kent: colour" in page(world).content.decode()
    press(world, "save")
    assert stored()["colour"] == "red"
    press(world, "drop:")
    assert "colour" not in stored()


TRIAL = b"indicator;datum;aantal\nbaan;05-02-2026;3\n"


def test_a_file_of_results_is_tried_and_kept_until_it_is_dropped(
    world: World, draft: TermsDraft
) -> None:
    press(world, "save", trial_file=SimpleUploadedFile("proef.csv", TRIAL))
    shown = page(world)
    assert shown.context["trial_file"] == "proef.csv"
    assert shown.context["trial"].periods[0].amount.replace("\xa0", " ") == "€ 300,00"
    press(world, "save")
    assert page(world).context["trial_file"] == "proef.csv"
    press(world, "save", drop_file="1")
    assert page(world).context["trial_file"] == ""
    assert TermsDraft.objects.get().trial == {"cells": {}}


def test_a_file_of_results_that_cannot_be_read_says_why(world: World, draft: TermsDraft) -> None:
    file = SimpleUploadedFile("proef.csv", TRIAL.replace(b";3", b";drie"))
    press(world, "save", trial_file=file)
    shown = page(world)
    assert shown.context["file_errors"] == (
        "Regel 2, kolom aantal: “drie” is geen getal. Schrijf bijvoorbeeld 1234,56 of 1.234,56.",
    )
    assert shown.context["trial"].periods[0].amount.replace("\xa0", " ") == "€ 0,00"


def test_a_file_of_results_that_is_too_large_is_refused_aloud(
    world: World, draft: TermsDraft
) -> None:
    press(world, "save", trial_file=SimpleUploadedFile("proef.csv", TRIAL))
    large = SimpleUploadedFile("groot.csv", b"x" * (256 * 1024 + 1))
    response = press(world, "save", trial_file=large)
    (message,) = get_messages(response.wsgi_request)
    assert str(message) == (
        "“groot.csv” is niet geprobeerd: het bestand is groter dan 256 kB. Kies een bestand met "
        "minder regels."
    )
    assert page(world).context["trial_file"] == "proef.csv"


def test_finished_terms_go_on_to_the_last_step(world: World, draft: TermsDraft) -> None:
    assert press(world, "check").url == reverse(
        "contracten:confirm_terms", args=[world.agreement.pk]
    )


@pytest.mark.parametrize(
    ("before", "after", "is_lost"),
    [
        ({"price": {"per_unit": "1"}}, {"price": "1"}, True),
        ({"price": {"per_unit": "1"}}, {"price": {"per_unit": ""}}, False),
        ({"price": {"per_unit": "1"}}, {"price": {"amount": "1"}}, True),
        ({"label": "a", "code": "b"}, {"code": "b"}, False),
        ([{"a": "1"}, {"b": "2"}], [{"a": "1"}], True),
        ([{"a": "1"}], [{"a": "1"}, {}], False),
        ([{"a": "1"}], "a", True),
    ],
)
def test_what_counts_as_a_loss(before: object, after: object, is_lost: bool) -> None:
    assert loses_something(before, after) is is_lost
