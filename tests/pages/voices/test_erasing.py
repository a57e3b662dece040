"""A person reads everything that they left, and can be forgotten."""

import pytest

from pages.challenges.selectors.persons import person_export
from pages.challenges.services.erasing import erase_person
from pages.voices.models import Follow, Question, Support
from pages.voices.selectors.questions import public_questions
from tests.factories import challenges as make
from tests.factories import voices

pytestmark = pytest.mark.django_db
ADDRESS = "bewoner@voorbeeld.example"


@pytest.fixture
def resident(topic):
    """Somebody who left one of everything, without being signed in."""
    who = voices.sender(ADDRESS)
    voices.make_answered(make.make_staff(), topic, email=ADDRESS)
    voices.make_asked(topic, text="En bij regen?", email=ADDRESS)
    voices.make_support(voices.make_plan(), who=who, words="Mooi")
    voices.make_following(topic, who=who)
    voices.make_coming(voices.make_meeting(), who=who)
    voices.make_asked(topic, text="Van een ander", email="ander@voorbeeld.example")
    return voices.make_resident(ADDRESS)


def test_the_export_holds_what_a_person_left_and_nothing_of_others(resident):
    rows = person_export(resident)["contributions"]
    kinds = [row["kind"] for row in rows]
    assert kinds == ["question", "question", "support", "follow", "attendance"]
    assert [row["text"] for row in rows[:2]] == [voices.QUESTION, "En bij regen?"]
    assert rows[2]["words"] == "Mooi"


def test_an_address_that_was_only_typed_proves_nothing(topic):
    voices.make_question(topic, email=ADDRESS)
    assert person_export(voices.make_resident(ADDRESS))["contributions"] == []


def test_a_person_can_be_forgotten_and_the_answer_stays(resident, topic):
    erase_person(user=resident, now=voices.NOW)
    first, second, other = Question.objects.order_by("pk")
    assert (first.text, first.email, first.email_hash) == ("–", "", "")
    assert second.withdrawn_at == voices.NOW
    assert (other.text, other.email) == ("Van een ander", "ander@voorbeeld.example")
    assert [row.text for row in public_questions(topic)] == [voices.QUESTION]
    assert [(row.name, row.words) for row in Support.objects.all()] == [("", "")]
    assert Follow.objects.get().email == ""
