"""Reports: a queue, a reason, a note in the place of the text, and a way to object."""

from datetime import timedelta

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from contracts.models.append_only import AppendOnlyError
from pages.challenges import abuse
from pages.challenges.errors import Refused
from pages.voices.enums import Ground, ModerationAction
from pages.voices.models import ModerationDecision, Report
from pages.voices.selectors.moderation import (
    PublicText,
    find_text,
    waiting_texts,
    with_reports,
)
from pages.voices.selectors.topics import PLAN, Topic
from pages.voices.services.following import Wishes, confirm_follow, follow
from pages.voices.services.moderating import Verdict, decide_on_reports, object_to_removal
from tests.factories import challenges as make
from tests.factories import voices

pytestmark = pytest.mark.django_db
NOW = voices.NOW
LATER = NOW + timedelta(hours=1)
KEEP = Verdict(ModerationAction.KEEP, Ground.INSULT, "Scherp, maar het gaat over het plan.")


@pytest.fixture
def text(topic):
    return PublicText("vraag", voices.make_answered(make.make_staff(), topic))


def queue():
    return with_reports(waiting_texts())


def test_a_report_waits_and_changes_nothing_by_itself(text, topic, client):
    voices.make_report(text)
    voices.make_report(text, ground=Ground.ADVERTISING)
    ((waiting, reports),) = queue()
    assert (waiting.pk, [one.ground for one in reports]) == (text.pk, ["insult", "advertising"])
    assert voices.QUESTION in client.get(topic.url).content.decode()


def test_what_is_taken_down_leaves_a_note_and_its_writer_reads_why(
    text, topic, client, mailoutbox, letters_leave
):
    with letters_leave():
        voices.make_taken_down(text, make.make_staff())
    assert queue() == []
    page = client.get(topic.url).content.decode()
    assert voices.QUESTION not in page
    assert "weggehaald door de gemeente. Reden: beledigend, discriminerend of bedreigend." in page
    mail = mailoutbox[-1]
    assert mail.to == ["jo@voorbeeld.example"]
    assert mail.subject == "Uw tekst bij “Wie zorgt er voor het Singelpark?” is weggehaald"
    assert "Dit scheldt een buurman uit." in mail.body
    assert f"/inbreng/{text.row.token}/bezwaar/" in mail.body


def test_a_report_that_came_to_nothing_writes_to_nobody(text, mailoutbox, letters_leave):
    with letters_leave():
        pass
    mailoutbox.clear()
    voices.make_report(text)
    with letters_leave():
        decide_on_reports(text=text, verdict=KEEP, by=make.make_staff(), now=NOW)
    assert mailoutbox == []
    assert queue() == []
    voices.make_report(text, now=LATER)
    assert len(queue()) == 1


def test_an_objection_is_judged_by_somebody_else(text, topic, client, mailoutbox, letters_leave):
    first, second = make.make_staff(), make.make_staff()
    voices.make_taken_down(text, first)
    with pytest.raises(Refused, match="reason_needed"):
        object_to_removal(text=text, words="nee", now=LATER)
    object_to_removal(text=text, words="Ik noemde niemand bij naam.", now=LATER)
    with pytest.raises(Refused, match="objected_before"):
        object_to_removal(text=text, words="Ik noemde niemand bij naam.", now=LATER)
    with pytest.raises(Refused, match="same_person"):
        decide_on_reports(text=text, verdict=KEEP, by=first, now=LATER)
    with time_machine.travel(LATER, tick=False), letters_leave():
        decide_on_reports(text=text, verdict=KEEP, by=second, now=LATER)
    assert mailoutbox[-1].subject.endswith("staat terug")
    assert voices.QUESTION in client.get(topic.url).content.decode()
    assert [row.action for row in ModerationDecision.objects.all()] == ["take_down", "keep"]
    with pytest.raises(Refused, match="not_removed"):
        object_to_removal(text=text, words="Ik noemde niemand bij naam.", now=LATER)


def test_a_decision_needs_a_reason_and_a_report(text):
    with pytest.raises(Refused, match="nothing_reported"):
        decide_on_reports(text=text, verdict=KEEP, by=make.make_staff(), now=NOW)
    voices.make_report(text)
    short = Verdict(ModerationAction.TAKE_DOWN, Ground.INSULT, "weg")
    with pytest.raises(Refused, match="reason_needed"):
        decide_on_reports(text=text, verdict=short, by=make.make_staff(), now=NOW)
    assert not ModerationDecision.objects.exists()


@pytest.mark.parametrize("table", ["report", "moderationdecision"])
def test_reports_and_decisions_are_append_only(text, table):
    voices.make_taken_down(text, make.make_staff())
    with pytest.raises(AppendOnlyError):
        Report.objects.get().delete()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE voices_{table} SET words = ''")


def test_reporting_through_the_form(text, client):
    url = reverse("voices:report", args=["vraag", text.pk])
    assert voices.QUESTION in client.get(url).content.decode()
    moment = abuse.make_moment(int(NOW.timestamp()))
    assert "Kies wat er mis is." in client.post(url, {"moment": moment}).content.decode()
    posted = {"ground": "personal", "words": "Mijn adres", "moment": moment}
    client.post(url, {**posted, "website": "x"})
    assert not Report.objects.exists()
    assert "Bedankt voor uw melding" in client.post(url, posted).content.decode()
    assert (Report.objects.get().ground, Report.objects.get().words) == ("personal", "Mijn adres")


def test_only_what_is_public_can_be_reported(topic):
    assert find_text("vraag", voices.make_asked(topic).pk) is None
    plan = voices.make_plan()
    assert find_text("plan", plan.pk) is not None
    assert find_text("steun", voices.make_support(plan).pk) is None
    other = voices.sender("mo@voorbeeld.example")
    assert find_text("steun", voices.make_support(plan, who=other, words="Mooi").pk) is not None
    assert find_text("iets", 1) is None


def test_words_of_support_and_a_whole_plan_can_go(client, mailoutbox, letters_leave):
    plan = voices.make_plan()
    support = voices.make_support(plan, words="Weg met de buurman")
    staff = make.make_staff()
    with letters_leave():
        voices.make_taken_down(PublicText("steun", support), staff)
    assert mailoutbox[-1].to == ["jo@voorbeeld.example"]
    url = reverse("voices:plan", args=[plan.response.case_number])
    page = client.get(url).content.decode()
    assert "Weg met de buurman" not in page
    assert "<strong>1</strong>" in page
    with letters_leave():
        voices.make_taken_down(PublicText("plan", plan), staff)
    assert mailoutbox[-1].to == [plan.response.email]
    page = client.get(url).content.decode()
    assert "Wij maaien minder" not in page
    assert "weggehaald door de gemeente" in page
    objection = reverse("voices:object_plan", args=[plan.response.token])
    assert "Dit scheldt een buurman uit." in client.get(objection).content.decode()


def test_objecting_through_the_private_page(text, client):
    url = reverse("voices:object", args=[text.row.token])
    assert "Er is niets weggehaald" in client.get(url).content.decode()
    voices.make_taken_down(text, make.make_staff())
    private = client.get(reverse("voices:private", args=[text.row.token])).content.decode()
    assert url in private
    assert "tien tekens" in client.post(url, {"words": "nee"}).content.decode()
    answer = client.post(url, {"words": "Ik noemde niemand bij naam."})
    assert "Een andere medewerker kijkt opnieuw." in client.get(answer.url).content.decode()
    assert Report.objects.get(is_objection=True).words == "Ik noemde niemand bij naam."


def test_staff_decide_from_the_queue(text, client):
    voices.make_report(text)
    client.force_login(make.make_staff())
    url = reverse("voices_desk:decide", args=["vraag", text.pk])
    assert url in client.get(reverse("voices_desk:reports")).content.decode()
    posted = {"action": "take_down", "ground": "insult", "words": "weg"}
    page = client.post(url, posted).content.decode()
    assert "minstens tien tekens" in page
    client.post(url, {**posted, "words": "Dit scheldt een buurman uit."})
    text.row.refresh_from_db()
    assert text.is_gone
    assert (
        "Een collega was u voor" in client.post(url, {**posted, "words": "x" * 20}).content.decode()
    )
    assert client.get(reverse("voices_desk:decide", args=["vraag", 0])).status_code == 404


def test_the_title_of_a_plan_that_was_taken_down_is_nowhere_and_nobody_adds_to_it(client):
    plan = voices.make_plan()
    row = voices.make_given(plan, who=voices.sender("mo@voorbeeld.example"))
    wait = follow(
        topic=Topic(PLAN, plan), wishes=Wishes(), sender=voices.sender("bo@b.example"), now=NOW
    )
    voices.make_taken_down(PublicText("plan", plan), make.make_staff())
    plan.refresh_from_db()
    topic, name = Topic(PLAN, plan), f"Plan {plan.response.case_number}"
    assert (topic.title, topic.takes_questions) == (name, False)
    for path in (
        topic.url,
        reverse("voices:ask", args=["plan", plan.pk]),
        reverse("voices:follow", args=["plan", plan.pk]),
        reverse("voices:support", args=[plan.pk]),
        reverse("voices:report", args=["plan", plan.pk]),
        reverse("voices:private", args=[row.token]),
    ):
        page = client.get(path).content.decode()
        assert name in page
        assert "Samen voor het Singelpark" not in page
    with pytest.raises(Refused, match="closed"):
        voices.make_question(topic)
    with pytest.raises(Refused, match="taken_down"):
        follow(topic=topic, wishes=Wishes(), sender=voices.sender(), now=NOW)
    with pytest.raises(Refused, match="taken_down"):
        confirm_follow(row=wait, now=NOW)
    with pytest.raises(Refused, match="support_closed"):
        voices.make_given(plan)
    objection = client.get(reverse("voices:object_plan", args=[plan.response.token]))
    assert "Samen voor het Singelpark" in objection.content.decode()


def test_a_reported_name_without_words_is_shown(client):
    support = voices.make_support(name_is_public=True)
    text = PublicText("steun", support)
    assert text.words == "Mo, Singelwijk"
    voices.make_report(text)
    client.force_login(make.make_staff())
    assert "Mo, Singelwijk</a>" in client.get(reverse("voices_desk:reports")).content.decode()
    decide = client.get(reverse("voices_desk:decide", args=["steun", support.pk]))
    assert "Mo, Singelwijk" in decide.content.decode()
    support.words = "Fijn"
    assert text.words == "Mo, Singelwijk\nFijn"
    support.name_is_public = False
    assert text.words == "Fijn"


def test_the_queue_has_pages_and_asks_as_much_for_one_as_for_many(topic, client):
    staff = make.make_staff()
    client.force_login(staff)
    url = reverse("voices_desk:reports")
    counts = []
    for wanted in (1, 31):
        while len(queue()) < wanted:
            voices.make_report(PublicText("vraag", voices.make_answered(staff, topic)))
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert [len(client.get(url, {"p": page}).context["rows"]) for page in (1, 2)] == [30, 1]


def test_a_page_of_the_queue_reads_its_own_texts_only(topic):
    plan = voices.make_plan()
    texts = [
        PublicText("vraag", voices.make_answered(make.make_staff())),
        PublicText("plan", plan),
        PublicText("vraag", voices.make_answered(make.make_staff())),
    ]
    for text in [*texts, texts[0]]:
        voices.make_report(text)
    keys = waiting_texts()
    assert keys.count() == 3
    assert [(text.kind, text.pk) for text, _reports in with_reports(keys)] == [
        (text.kind, text.pk) for text in texts
    ]
    assert [len(reports) for _text, reports in with_reports(keys)] == [2, 1, 1]
    ((second, _reports),) = with_reports(keys[1:2])
    assert (second.kind, second.pk) == ("plan", plan.pk)
    assert with_reports([]) == []
