"""The letters of the clock."""

import pytest
from django.contrib.auth import get_user_model

from pages.challenges import services
from pages.challenges.enums import ReminderKind
from pages.challenges.models import TermEvent
from pages.challenges.term_letters import (
    completion_reminder_letter,
    extension_letter,
    staff_reminder_letter,
)
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db


def asked(language="nl"):
    sent = make.make_sent()
    sent.language = language
    sent.save()
    return services.ask_completion(
        response=sent, question="Met wie doet u dit?", by=make.make_staff(), now=make.NOW
    )


def test_an_extension_in_the_language_of_the_resident():
    response = asked("en")
    step = TermEvent(response=response, kind="extend", weeks=6, reason="Too few of us.")
    step.due = response.decide_by
    letter = extension_letter(response, step)
    assert letter.subject == f"We need more time ({response.case_number})"
    for words in ("Too few of us.", "We take 6 weeks more."):
        assert words in letter.text
        assert words in letter.html


def test_a_reminder_repeats_the_question_and_the_last_day():
    letter = completion_reminder_letter(asked())
    assert "tot en met 16 maart 2026" in letter.text
    assert "Met wie doet u dit?" in letter.text
    assert "/reageren/concept/" in letter.text


@pytest.mark.parametrize("kind", ReminderKind.values)
def test_staff_get_dutch_with_the_facts_and_the_way_to_the_case(kind):
    response = asked("en")
    response.objection_due = response.mend_by = response.decide_by
    by = get_user_model().objects.get()
    response.changes.create(words=make.HOW, answer_by=response.decide_by, by=by, at=make.NOW)
    letter = staff_reminder_letter(response, kind)
    assert response.language == "en"
    assert response.case_number in letter.subject
    assert f"Plan: {response.plan_title}" in letter.text
    assert f"Behandelaar: {get_user_model().objects.get()}" in letter.text
    assert f"/reacties/{response.pk}/" in letter.text
    # The private link of the resident is none of their business.
    assert response.token not in letter.text
    assert 'lang="nl"' in letter.html
