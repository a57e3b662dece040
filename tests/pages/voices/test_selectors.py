"""What the public and staff may read."""

from datetime import timedelta

import pytest

from pages.voices.selectors.questions import public_questions
from pages.voices.services.questions import (
    AnswerText,
    publish_answer,
)
from tests.factories import challenges as make
from tests.factories import voices

pytestmark = pytest.mark.django_db
NOW = voices.NOW


def test_a_better_answer_is_a_next_one_and_the_same_text_adds_nothing(topic):
    staff = make.make_staff()
    question = voices.make_answered(staff, topic)
    same = AnswerText(text=question.text, words="Ja, op zondag mag het ook.")
    publish_answer(question=question, text=same, by=staff, now=NOW)
    assert question.answers.count() == 1
    better = AnswerText(text=question.text, words="Ja, maar niet voor tien uur.")
    publish_answer(question=question, text=better, by=staff, now=NOW + timedelta(days=1))
    (shown,) = public_questions(topic)
    assert shown.words == "Ja, maar niet voor tien uur."
    assert shown.first_at == NOW
    assert shown.changed_at == NOW + timedelta(days=1)
