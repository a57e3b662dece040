"""Letters: complete, in the resident's language, and safe to read."""

from datetime import UTC, datetime

import pytest

from pages.challenges import services
from pages.challenges.enums import Letter
from pages.challenges.letters import draft_link_letter
from pages.challenges.models import OutboxMessage
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db

# In test_expiring, test_objection_steps, test_objection_mending, test_term_letters and
# test_cosubmitter_letters, and after the agreement in test_carrying_out. To colleagues, without the
# private link: test_their_turn. Of a call that was withdrawn: test_closing. About an answer to a
# proposal: test_answer_days.
VOICES = ("question_", "text_", "support_", "follow_", "meeting_")
ELSEWHERE = {
    Letter.CALL_WITHDRAWN,
    Letter.CALL_WITHDRAWN_DRAFT,
    Letter.DRAFT_EXPIRING,
    Letter.EXTENSION,
    Letter.COMPLETION_REMINDER,
    Letter.CHANGES_REMINDER,
    Letter.STAFF_REMINDER,
    Letter.STAFF_NOTICE,
    Letter.AGREEMENT_BEGUN,
    Letter.AGREEMENT,
    Letter.RUNNING,
    Letter.COSUBMITTER_INVITATION,
    Letter.COSUBMITTER_ANSWER,
    Letter.RESULTS_REQUEST,
    Letter.RESULTS_REMINDER,
    Letter.SETTLEMENT,
    Letter.OBJECTION_ADJOURNMENT,
    Letter.OBJECTION_WITHDRAWAL,
    Letter.OBJECTION_DEFAULT,
    Letter.OBJECTION_MENDED,
    Letter.FINISHED,
    Letter.LINK_RENEWED,
    # To who has no case: tests/pages/voices.
    *(letter for letter in Letter if letter.startswith(VOICES)),
}
# In the outbox all of these are a decision.
DECISIONS = {letter for letter in Letter if letter.startswith("decision_")}


def all_letters():
    """One of every kind."""
    staff = make.make_staff()
    draft = make.make_draft()
    services.mail_draft_link(response=draft, email="jo@voorbeeld.example", now=make.NOW)
    asked = services.ask_completion(
        response=make.make_sent(), question="Wat kost het per jaar?", by=staff, now=make.NOW
    )
    services.complete_response(
        response=asked, document=make.make_document(), draft_revision=0, now=make.NOW
    )
    services.withdraw(response=asked, by=None, now=make.NOW)
    make.make_objected(staff)
    return OutboxMessage.objects.exclude(letter=Letter.STAFF_NOTICE).select_related("response")


def test_every_kind_of_letter_has_what_a_letter_needs():
    letters = all_letters()
    assert {letter.letter for letter in letters} == set(Letter) - ELSEWHERE - DECISIONS
    for letter in letters:
        for body in (letter.text, letter.html):
            assert "Noor de Wit" in body
            assert "010 000 00 00" in body
            assert letter.response.token in body
            if letter.response.case_number:
                assert letter.response.case_number in body
        assert letter.html.startswith("<!doctype html>")


def test_english_for_who_filled_in_the_form_in_english():
    draft = services.start_draft(call=make.make_call(), language="en", now=make.NOW)
    sent = services.send_response(
        response=draft, document=make.make_document(), draft_revision=0, now=make.NOW
    )
    letter = sent.messages.get()
    assert letter.subject == f"We have received your response ({sent.case_number})"
    assert "April 28" in letter.text or "28 April" in letter.text
    assert 'lang="en"' in letter.html


def test_html_in_a_title_is_shown_and_not_obeyed():
    sent = make.make_sent(plan=make.Plan(title="<b>Groen</b>", different="x"))
    letter = sent.messages.get()
    assert "<b>Groen</b>" in letter.text
    assert "<b>Groen</b>" not in letter.html


def test_what_came_in_after_midnight_came_in_on_the_dutch_day():
    # Half past twelve at night on 3 March in the Netherlands; still 2 March in UTC.
    night = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
    text = make.make_sent(now=night).messages.get(letter="receipt").text
    assert "3 maart 2026" in text
    assert "2 maart 2026" not in text


def test_who_took_the_initiative_reads_of_a_challenge_and_not_of_a_response():
    own = make.make_unasked_draft()
    own.email = "jo@voorbeeld.example"
    asked = make.make_draft()
    for response, dutch, english in (
        (own, "U bent begonnen met een uitdaging.", "You have started a challenge."),
        (asked, "U bent begonnen met een reactie.", "You have started a response."),
    ):
        assert dutch in draft_link_letter(response).text
        response.language = "en"
        assert english in draft_link_letter(response).text
