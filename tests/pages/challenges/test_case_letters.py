"""The letters of the later steps say what they must, in both languages."""

import pytest

from pages.challenges import case_letters, services
from pages.challenges.enums import Letter
from pages.challenges.models import Objection, Response, Talk
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def objected():
    return make.make_objected(make.make_staff())


def test_each_step_has_sent_its_letter_once(objected):
    # Those to colleagues stand in test_their_turn.
    to_residents = objected.messages.exclude(letter=Letter.STAFF_NOTICE).order_by("pk")
    assert [message.letter for message in to_residents] == [
        "receipt", "take_up", "invitation", "report", "advice", "changes", "decision",
        "objection_receipt", "objection_decision",
    ]  # fmt: skip
    for message in to_residents:
        assert objected.case_number in message.subject
        assert f"/zaak/{objected.token}/" in message.text


def test_words_are_repeated_literally(objected):
    texts = {message.letter: message.text for message in objected.messages.all()}
    assert "dinsdag 3 maart 2026, 11:00" in texts["invitation"]
    assert "Wijkcentrum" in texts["invitation"]
    assert "Wij spraken over het park." in texts["report"]
    assert make.HOW in texts["changes"]
    assert "Ons besluit blijft zoals het was." in texts["objection_decision"]
    assert "beroep gaan bij de rechtbank" in texts["objection_decision"].replace("\n", " ")


def test_the_decision_letter_explains_each_criterion_and_how_it_is_now(objected):
    letter = objected.messages.get(letter="decision")
    for part in ("Over Plezier: minder dan nu.", "Zoals het nu gaat: Nu gaat dit goed.", make.HOW):
        assert part in letter.text
        assert part in letter.html


def test_a_talk_that_did_not_take_place_says_so(objected):
    talk = Talk.objects.get()
    talk.report.took_place = False
    letter = case_letters.report_letter(objected, talk, talk.report)
    assert "is niet doorgegaan" in letter.text


def test_a_late_paper_objection_says_why_it_is_handled(objected):
    objection = Objection.objects.get()
    objection.channel, objection.is_late = "paper", True
    objection.late_reason = "U lag in het ziekenhuis."
    letter = case_letters.objection_receipt_letter(objected, objection)
    assert "U lag in het ziekenhuis." in letter.text
    assert "Wij hebben uw brief aan uw zaak toegevoegd." in letter.text


def test_letters_follow_the_language_of_the_resident():
    response = make.make_weighed(make.make_staff())
    Response.objects.filter(pk=response.pk).update(language="en")
    response.refresh_from_db()
    staff = make.make_staff()
    make.free(response, staff)
    services.advise(response=response, action="accept", words=make.REASON, by=staff, now=make.NOW)
    services.propose_changes(response=response, words=make.HOW, by=staff, now=make.NOW)
    assert "Our proposal for your plan" in response.messages.get(letter="changes").subject
