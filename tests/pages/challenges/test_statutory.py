"""What an own challenge tells: named when it is missing, never in the way."""

import pytest
from django.urls import reverse

from pages.challenges import services
from pages.challenges.documents import About, Plan, Planning
from pages.challenges.drafts import StepEntry
from pages.challenges.statutory import ELEMENTS, not_told
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db
COMPLETE = {
    "about": About(task="De speeltuin", cooperation="together"),
    "plan": Plan(title="Schoon", different="Vegen", why="Netter"),
    "planning": Planning(involvement="a", support="b", quality="c", continuity="d"),
}


def test_every_element_counts_by_itself():
    assert not_told(make.make_document(**COMPLETE)) == []
    document = make.make_document()
    assert [element.slug for element in not_told(document)] == [
        "waarover", "plan", "waarover", "planning", "planning", "planning", "planning",
    ]  # fmt: skip
    assert len(ELEMENTS) == 8


def test_the_resident_reads_what_is_missing_before_sending(client):
    make.make_call()
    draft = make.make_unasked_draft()
    steps = {
        "waarover": StepEntry({"task": "De speeltuin", "size": "full"}),
        "wie": StepEntry(
            {"kind": "person", "name": "Jo", "email": "jo@v.example", "channel": "email"}
        ),
        "plan": StepEntry({"title": "Schoon", "different": "Vegen"}),
        "openbaar": StepEntry({"declaration": "on"}),
    }
    for slug, entry in steps.items():
        services.save_step(response=draft, step=slug, entry=entry, now=make.NOW)
    page = client.get(reverse("challenges:review", args=[draft.token])).content.decode()
    assert "waarom het beter of goedkoper wordt" in page
    assert "wie het plan steunt" in page
    assert "om welke taak het gaat" not in page
    assert "Verstuur mijn reactie" in page


def test_staff_see_what_to_ask(client):
    make.make_call()
    sent = services.send_response(
        response=make.make_unasked_draft(),
        document=make.make_document(**COMPLETE | {"planning": Planning(support="b")}),
        draft_revision=0,
        now=make.NOW,
    )
    client.force_login(make.make_staff())
    page = client.get(reverse("challenge_responses:detail", args=[sent.pk])).content.decode()
    assert "hoe de buurt meedoet" in page
    assert "wie het plan steunt" not in page
