"""The last step of a draft, its file, and throwing it away."""

from __future__ import annotations

import json

import pytest

from contracts.models import TermsDraft
from contracts.services.terms_drafts import start_draft
from tests.contracts.views.drafts import drafted
from tests.contracts.views.world import World
from tests.factories.contracts import NOW
from tests.factories.terms import terms_document


@pytest.fixture
def draft(world: World) -> TermsDraft:
    document = terms_document()
    document["components"][0]["price"] = {"per_unit": "120"}
    person = world.people["contract_manager"]
    return start_draft(agreement=world.agreement, document=document, by=person, now=NOW)


def test_the_last_step_shows_what_changes_and_what_it_costs(
    world: World, draft: TermsDraft
) -> None:
    response = world.get("contract_manager", "confirm_terms", world.agreement.pk)
    text = response.content.decode().replace("\xa0", " ")
    assert "€ 120 per baan." in text
    assert response.context["comparison"].money.difference_cents == 24_000
    assert "wat al is afgerekend wordt gecorrigeerd in de volgende afrekening" in text


def test_the_first_version_is_not_compared_with_what_was_never_there(world: World) -> None:
    """Its periods that are over have a price already; "there is no difference" would be untrue."""
    agreement = drafted(world)
    person = world.people["contract_manager"]
    start_draft(agreement=agreement, document=terms_document(), by=person, now=NOW)
    text = world.get("contract_manager", "confirm_terms", agreement.pk).content.decode()
    assert "Wat dat betekent voor het geld" in text
    assert "Wat er anders wordt" not in text
    assert "Er is geen verschil" not in text


def test_a_version_needs_a_reason_and_then_ends_the_draft(world: World, draft: TermsDraft) -> None:
    pk, sent = world.agreement.pk, {"revision": draft.revision, "base_number": 1}
    response = world.post("contract_manager", "confirm_terms", pk, reason="", **sent)
    assert response.status_code == 422
    assert TermsDraft.objects.count() == 1
    response = world.post("contract_manager", "confirm_terms", pk, reason="Hoger tarief", **sent)
    assert response.url.endswith("/afspraken/2/")
    assert world.agreement.terms_versions.get(number=2).reason == "Hoger tarief"
    assert TermsDraft.objects.count() == 0


def test_what_changed_in_between_is_told_and_nothing_is_lost(
    world: World, draft: TermsDraft
) -> None:
    pk = world.agreement.pk
    for sent, words in (
        ({"revision": draft.revision, "base_number": 0}, "heeft intussen versie 1"),
        ({"revision": 99, "base_number": 1}, "In een ander venster"),
    ):
        response = world.post("contract_manager", "confirm_terms", pk, reason="x", **sent)
        assert response.status_code == 422
        assert words in response.content.decode()
    assert TermsDraft.objects.count() == 1


def test_unfinished_terms_go_back_to_the_form(world: World, draft: TermsDraft) -> None:
    TermsDraft.objects.update(document={"format": "terms/1"})
    for send in (world.get, world.post):
        response = send("contract_manager", "confirm_terms", world.agreement.pk)
        assert response.url.endswith("/afspraken/schrijven/")


def test_a_draft_as_a_file(world: World, draft: TermsDraft) -> None:
    response = world.get("contract_manager", "draft_json", world.agreement.pk)
    assert json.loads(response.content) == draft.document
    assert "attachment" in response["Content-Disposition"]


def test_throwing_away_asks_first(world: World, draft: TermsDraft) -> None:
    pk = world.agreement.pk
    assert "niet ongedaan" in world.get("contract_manager", "discard_terms", pk).content.decode()
    assert TermsDraft.objects.count() == 1
    conflict = world.post("contract_manager", "discard_terms", pk, revision="x")
    assert conflict.status_code == 409
    endless = world.post("contract_manager", "discard_terms", pk, revision="9" * 5000)
    assert endless.status_code == 409
    world.post("contract_manager", "discard_terms", pk, revision=draft.revision)
    assert TermsDraft.objects.count() == 0


def test_without_a_draft_there_is_only_the_form(world: World) -> None:
    for name in ("confirm_terms", "discard_terms", "draft_json"):
        assert world.get("contract_manager", name, world.agreement.pk).status_code == 302
    for name in ("confirm_terms", "discard_terms"):
        assert world.post("contract_manager", name, world.agreement.pk).status_code == 302
