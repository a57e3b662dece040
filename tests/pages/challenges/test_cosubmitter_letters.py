"""The letters around sending a plan together, in the language of the response."""

import pytest

from pages.challenges.cosubmitter_letters import answer_of_cosubmitter, invitation_to_join
from pages.challenges.enums import CoAnswer
from pages.challenges.models import CoSubmitter, CoSubmitterAnswer
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db


def test_the_mail_quotes_a_thousand_characters_at_most():
    response, person = make.make_sent(), CoSubmitter(name="Bo", token="geheim")
    for length, quoted, more in ((1000, 1000, False), (1001, 1000, True), (10_000, 1000, True)):
        made = CoSubmitterAnswer(cosubmitter=person, answer=CoAnswer.CONFIRM, words="w" * length)
        letter = answer_of_cosubmitter(response, made)
        for text in (letter.text, letter.html):
            assert "w" * quoted in text
            assert "w" * (quoted + 1) not in text
            assert ("w …" in text) is more


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
