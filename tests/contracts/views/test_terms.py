"""A new version of the payment rule."""

from __future__ import annotations

import json

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.contracts.views.drafts import drafted
from tests.contracts.views.world import World
from tests.factories.terms import terms_document


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


def test_only_a_first_version_may_go_without_a_reason(world: World) -> None:
    label = 'for="id_reason">Reden van de nieuwe versie <span class="cd-optional">'
    pages = [
        world.get("contract_manager", "add_terms", pk).content.decode()
        for pk in (drafted(world).pk, world.agreement.pk)
    ]
    assert [label in page for page in pages] == [True, False]


def test_an_amendment_shows_what_changes_and_keeps_only_what_was_looked_at(world: World) -> None:
    agreement = world.agreement
    document = terms_document()
    document["components"][0]["price"]["per_unit"] = "125"
    document["valid_from"] = "2026-01-01"
    typed = {"text": json.dumps(document), "reason": "Een hoger tarief."}
    looked = world.post("contract_manager", "add_terms", agreement.pk, **typed)
    page = looked.content.decode()
    assert looked.status_code == 200
    assert agreement.terms_versions.count() == 1
    assert "Er is nog niets bewaard" in page
    assert "wat al is afgerekend wordt gecorrigeerd" in page
    assert [change.title for change in looked.context["comparison"].changes] != []
    assert looked.context["form"]["text"].value() == typed["text"]
    # Somebody who changes the text after looking sees the new difference first.
    document["components"][0]["price"]["per_unit"] = "130"
    other = {**typed, "text": json.dumps(document), "seen": looked.context["seen"]}
    again = world.post("contract_manager", "add_terms", agreement.pk, **other)
    assert again.status_code == 200
    assert again.context["seen"] != looked.context["seen"]
    assert agreement.terms_versions.count() == 1
    # The same document in another notation is the same.
    kept = {**other, "text": json.dumps(document, indent=4), "seen": again.context["seen"]}
    added = world.post("contract_manager", "add_terms", agreement.pk, **kept)
    assert added.status_code == 302
    newest = agreement.terms_versions.get(number=2)
    assert newest.document["components"][0]["price"]["per_unit"] == "130"
    assert newest.reason == "Een hoger tarief."


def test_the_second_step_refuses_what_the_first_would(world: World) -> None:
    agreement = world.agreement
    document = terms_document(currency="GBP")
    typed = {"text": json.dumps(document), "reason": "Ponden.", "seen": "x"}
    response = world.post("contract_manager", "add_terms", agreement.pk, **typed)
    assert response.status_code == 422
    assert agreement.terms_versions.count() == 1
    assert "GBP" in response.content.decode()


def test_a_file_beside_a_changed_text_is_asked_about_and_both_are_kept(world: World) -> None:
    agreement = drafted(world)
    file = json.dumps(terms_document())
    typed = {"text": json.dumps(terms_document(currency="USD")), "reason": "Omdat"}
    upload = SimpleUploadedFile("afspraken.json", file.encode())
    asked = world.post("contract_manager", "add_terms", agreement.pk, **typed, file=upload)
    page = asked.content.decode()
    assert asked.status_code == 422
    assert "Welke van de twee geldt?" in page
    assert page.count('type="radio" name="source"') == 2
    form = asked.context["form"]
    assert [form[name].value() for name in ("text", "reason", "file_text")] == [
        *typed.values(),
        file,
    ]
    answered = world.post(
        "contract_manager", "add_terms", agreement.pk, **typed, file_text=file, source="file"
    )
    assert answered.status_code == 200
    assert 'type="radio" name="source"' not in answered.content.decode()
    assert answered.context["form"]["text"].value() == file
