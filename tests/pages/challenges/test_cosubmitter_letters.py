"""The letters around sending a plan together, in the language of the response."""

import pytest

from pages.challenges.cosubmitter_letters import answer_of_cosubmitter, invitation_to_join
from pages.challenges.enums import CoAnswer
from pages.challenges.models import CoSubmitter, CoSubmitterAnswer
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "asked", "yes", "no"),
    [
        ("nl", "Doet u mee met een plan", "Bo doet mee", "Bo doet niet mee"),
        ("en", "Will you join a plan", "Bo joins", "Bo does not join"),
    ],
)
def test_the_letters_say_who_and_what(language, asked, yes, no):
    response = make.make_sent()
    response.language = language
    person = CoSubmitter(name="Bo", token="geheim")
    letter = invitation_to_join(response, person)
    assert letter.subject.startswith(asked)
    assert "/samen/geheim/" in letter.text
    for answer, sentence in ((CoAnswer.CONFIRM, yes), (CoAnswer.DECLINE, no)):
        made = CoSubmitterAnswer(cosubmitter=person, answer=answer, words="Mijn woorden.")
        text = answer_of_cosubmitter(response, made).text
        assert sentence in text
        assert "Mijn woorden." in text
        assert f"/zaak/{response.token}/" in text
