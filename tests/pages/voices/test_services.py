"""Asking, confirming, answering: what the services promise."""

from datetime import date, timedelta

import pytest

from pages.challenges.errors import Refused
from pages.voices.models import Answer, Question, VoiceMail
from pages.voices.selectors.questions import (
    public_questions,
    questions_for_staff,
    stamp_of,
    waiting_count,
)
from pages.voices.services.questions import (
    AnswerText,
    ask_question,
    confirm_question,
    keep_answer,
    publish_answer,
    withdraw_question,
    withhold_question,
)
from tests.factories import challenges as make
from tests.factories import voices

pytestmark = pytest.mark.django_db
NOW = voices.NOW


def test_a_question_waits_for_its_confirmation_and_then_for_staff(topic, mailoutbox, letters_leave):
    with letters_leave():
        question = voices.make_question(topic)
    assert waiting_count() == 0
    (mail,) = mailoutbox
    assert mail.to == ["jo@voorbeeld.example"]
    assert mail.subject == "Bevestig uw vraag over “Wie zorgt er voor het Singelpark?”"
    assert f"/inbreng/{question.token}/" in mail.body
    # Anybody can type anything with somebody else's address.
    for form in (mail.body, mail.alternatives[0].content):
        assert voices.QUESTION not in form
    with letters_leave():
        confirm_question(question=question, now=NOW)
        confirm_question(question=question, now=NOW + timedelta(days=9))
    assert waiting_count() == 1
    assert [mail.to for mail in mailoutbox[1:]] == [["noor@demodam.example"]]
    assert f"/beheer/inbreng/vragen/{question.pk}/" in mailoutbox[1].body


def test_without_a_contact_who_leads_the_work_hears_of_a_question(mailoutbox, letters_leave):
    topic = voices.call_topic()
    assert topic.contact.email == ""
    editors = sorted(make.make_staff().email for _number in range(2))
    question = voices.make_question(topic)
    mailoutbox.clear()
    with letters_leave():
        confirm_question(question=question, now=NOW)
        confirm_question(question=question, now=NOW)
    assert sorted(mail.to for mail in mailoutbox if "/vragen/" in mail.body) == [
        [address] for address in editors
    ]


def test_what_was_sent_is_forgotten(topic, mailoutbox, letters_leave):
    with letters_leave():
        voices.make_question(topic)
    row = VoiceMail.objects.get()
    assert (row.to, row.text, row.html, row.status) == ("", "", "", "sent")


@pytest.mark.parametrize(("days", "code"), [(4, "link_expired")])
def test_a_link_expires(topic, days, code):
    question = voices.make_question(topic)
    with pytest.raises(Refused, match=code):
        confirm_question(question=question, now=NOW + timedelta(days=days))
    assert Question.objects.get().confirmed_at is None


def test_a_withdrawn_question_goes_nowhere(topic):
    question = withdraw_question(question=voices.make_question(topic), now=NOW)
    assert question.email == ""
    with pytest.raises(Refused, match="withdrawn"):
        confirm_question(question=question, now=NOW)
    asked = voices.make_asked(topic)
    withdraw_question(question=asked, now=NOW)
    assert list(questions_for_staff()) == []


def test_after_closing_nothing_is_asked():
    closed = voices.call_topic(opens_on=date(2026, 1, 1), closes_on=date(2026, 2, 1))
    with pytest.raises(Refused, match="closed"):
        ask_question(topic=closed, text="Mag ik?", name="", sender=voices.sender(), now=NOW)
    assert not Question.objects.exists()


def test_personal_data_asks_for_a_second_look(topic):
    question = voices.make_asked(topic, text="Bel mij op 06 12345678, groet Jo")
    text = AnswerText(text=question.text, words="Dat doen wij.")
    with pytest.raises(Refused, match="personal_data"):
        publish_answer(question=question, text=text, by=make.make_staff(), now=NOW)
    assert not Answer.objects.exists()
    looked = AnswerText(text=text.text, words=text.words, has_looked=True)
    publish_answer(question=question, text=looked, by=make.make_staff(), now=NOW)
    assert Answer.objects.get().text == "Bel mij op 06 12345678, groet Jo"


@pytest.mark.parametrize(
    ("text", "words", "code"), [(" ", "Ja", "text_needed"), ("Mag het?", " ", "answer_needed")]
)
def test_half_an_answer_is_none(topic, text, words, code):
    question = voices.make_asked(topic)
    with pytest.raises(Refused, match=code):
        publish_answer(
            question=question, text=AnswerText(text, words), by=make.make_staff(), now=NOW
        )


def test_withholding_needs_a_reason_and_tells_it(topic, mailoutbox, letters_leave):
    question, staff = voices.make_asked(topic), make.make_staff()
    with pytest.raises(Refused, match="reason_needed"):
        withhold_question(question=question, reason="nee", by=staff, now=NOW)
    with letters_leave():
        withhold_question(question=question, reason="Dit gaat over een buurman.", by=staff, now=NOW)
    assert "Dit gaat over een buurman." in mailoutbox[-1].body
    assert public_questions(topic) == []
    voices.make_answered(staff, topic)
    with pytest.raises(Refused, match="already_answered"):
        withhold_question(
            question=Question.objects.first(), reason="Bij nader inzien niet.", by=staff, now=NOW
        )


def test_keeping_a_draft_publishes_nothing(topic):
    question = voices.make_asked(topic)
    keep_answer(question=question, text=AnswerText("Mag het?", "Misschien"))
    question.refresh_from_db()
    assert (question.draft_text, question.draft_answer) == ("Mag het?", "Misschien")
    assert public_questions(topic) == []


def test_the_name_of_the_asker_asks_for_a_second_look_as_well(topic):
    staff = make.make_staff()
    question = voices.make_asked(topic)
    text = AnswerText(text=f"{question.text} Groet, jo", words="Ja.")
    with pytest.raises(Refused, match="personal_data"):
        publish_answer(question=question, text=text, by=staff, now=NOW)
    Question.objects.update(name=" ")
    question.refresh_from_db()
    assert publish_answer(question=question, text=text, by=staff, now=NOW).words == "Ja."


def test_an_older_text_does_not_replace_that_of_a_colleague(topic):
    question, staff = voices.make_asked(topic), make.make_staff()
    before = stamp_of(question)
    keep_answer(question=question, text=AnswerText("Mag het?", "Ja", stamp=before))
    # The same text once more is no other text.
    kept = keep_answer(question=question, text=AnswerText("Mag het?", "Ja", stamp=before))
    late = AnswerText("Mag dit?", "Nee", stamp=before)
    with pytest.raises(Refused, match="changed_meanwhile"):
        keep_answer(question=question, text=late)
    with pytest.raises(Refused, match="changed_meanwhile"):
        publish_answer(question=question, text=late, by=staff, now=NOW)
    question.refresh_from_db()
    assert (question.draft_text, question.draft_answer) == ("Mag het?", "Ja")
    seen = stamp_of(kept)
    publish_answer(
        question=question, text=AnswerText("Mag het?", "Ja", stamp=seen), by=staff, now=NOW
    )
    with pytest.raises(Refused, match="changed_meanwhile"):
        keep_answer(question=question, text=AnswerText("Mag dit?", "Nee", stamp=seen))
    assert [row.words for row in Answer.objects.all()] == ["Ja"]
