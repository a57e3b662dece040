"""Following: each thing once, only what was chosen, and stopping with one click."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from pages.challenges import abuse
from pages.challenges.errors import Refused
from pages.challenges.models import Response
from pages.models import CallPage
from pages.voices.models import Follow, Question, VoiceMail
from pages.voices.services.following import Wishes, change_wishes, confirm_follow, follow
from pages.voices.services.forgetting import forget_old
from pages.voices.services.questions import withdraw_question, withhold_question
from tasks.voices import forget_voices, sweep_followers, sweep_voice_mail
from tests.factories import challenges as make
from tests.factories import voices

pytestmark = pytest.mark.django_db
NOW = voices.NOW


def told(mailoutbox):
    """What leaves when the timetable runs twice."""
    mailoutbox.clear()
    for _time in range(2):
        sweep_followers()
        sweep_voice_mail()
    return [mail.subject for mail in mailoutbox]


def test_a_follower_hears_of_an_answer_once(topic, mailoutbox):
    staff = make.make_staff()
    voices.make_answered(staff, topic)
    voices.make_following(topic, who=voices.sender("mo@voorbeeld.example"))
    sweep_voice_mail()
    assert told(mailoutbox) == []
    voices.make_answered(staff, topic, text="Mag het ook 's nachts?")
    sweep_voice_mail()
    assert told(mailoutbox) == ["Nieuw antwoord bij “Wie zorgt er voor het Singelpark?”"]
    (mail,) = mailoutbox
    assert mail.to == ["mo@voorbeeld.example"]
    assert "Mag het ook 's nachts?" in mail.body
    assert voices.QUESTION not in mail.body


def test_a_mail_to_a_follower_can_be_stopped_with_one_click(topic, mailoutbox):
    row = voices.make_following(topic)
    sweep_voice_mail()
    CallPage.objects.filter(pk=topic.pk).update(decided_on=date(2026, 3, 1))
    told(mailoutbox)
    (mail,) = mailoutbox
    stop = reverse("voices:stop", args=[row.token])
    assert mail.extra_headers["List-Unsubscribe"].endswith(f"{stop}>")
    assert mail.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert f"/inbreng/{row.token}/" in mail.body
    outside = Client(enforce_csrf_checks=True)
    assert outside.get(stop).status_code == 302
    row.refresh_from_db()
    assert row.counts
    assert outside.post(stop, {"List-Unsubscribe": "One-Click"}).status_code == 204
    row.refresh_from_db()
    assert (row.counts, row.email, row.email_hash) == (False, "", "")
    assert outside.post(stop).status_code == 302
    CallPage.objects.filter(pk=topic.pk).update(finished_on=date(2026, 3, 2))
    assert told(mailoutbox) == []


@pytest.mark.parametrize(
    ("fields", "wish", "subject"),
    [
        ({"closes_on": date(2026, 3, 1)}, "on_phase", "Nieuws over"),
        ({"decided_on": date(2026, 3, 1)}, "on_decision", "Besluit over"),
        ({"finished_on": date(2026, 3, 1)}, "on_result", "Resultaat van"),
    ],
)
def test_each_event_goes_to_who_chose_it(topic, mailoutbox, fields, wish, subject):
    nothing = dict.fromkeys(("on_answer", "on_phase", "on_decision", "on_result"), False)
    voices.make_following(topic, **{**nothing, wish: True})
    everything = dict.fromkeys(nothing, True)
    other = voices.sender("ander@voorbeeld.example")
    voices.make_following(topic, who=other, **{**everything, wish: False})
    sweep_voice_mail()
    CallPage.objects.filter(pk=topic.pk).update(**fields)
    assert told(mailoutbox) == [f"{subject} “Wie zorgt er voor het Singelpark?”"]
    assert mailoutbox[0].to == ["jo@voorbeeld.example"]


def test_a_plan_tells_what_is_public_and_not_the_handling(mailoutbox):
    plan = voices.make_plan()
    voices.make_following(voices.Topic(voices.PLAN, plan))
    sweep_voice_mail()
    rows = Response.objects.filter(pk=plan.response_id)
    rows.update(status="in_handling")
    assert told(mailoutbox) == ["Nieuws over “Samen voor het Singelpark”"]
    rows.update(status="advised")
    assert told(mailoutbox) == []
    rows.update(status="rejected")
    assert told(mailoutbox) == ["Besluit over “Samen voor het Singelpark”"]
    assert "Stand van zaken: Afgewezen." in mailoutbox[0].body


def test_one_address_follows_once(topic):
    voices.make_following(topic)
    with pytest.raises(Refused, match="already_follows"):
        voices.make_following(topic)
    voices.make_following(voices.plan_topic())


def test_nothing_chosen_is_refused(topic):
    nothing = Wishes(on_answer=False, on_phase=False, on_decision=False, on_result=False)
    with pytest.raises(Refused, match="nothing_chosen"):
        follow(topic=topic, wishes=nothing, sender=voices.sender(), now=NOW)
    with pytest.raises(Refused, match="nothing_chosen"):
        change_wishes(row=voices.make_following(topic), wishes=nothing)


def test_following_through_the_form_and_changing_the_wishes(topic, client, mailoutbox):
    url = reverse("voices:follow", args=["oproep", topic.pk])
    assert "Waarover wilt u bericht?" in client.get(url).content.decode()
    posted = {
        "on_answer": "on",
        "email": "mo@voorbeeld.example",
        "moment": abuse.make_moment(int(NOW.timestamp())),
    }
    assert client.post(url, posted).status_code == 302
    row = Follow.objects.get()
    private = reverse("voices:private", args=[row.token])
    client.post(private, {"doe": "bevestig"})
    client.post(private, {"doe": "wensen", "on_result": "on"})
    row.refresh_from_db()
    assert (row.on_answer, row.on_phase, row.on_decision, row.on_result) == (0, 0, 0, 1)
    assert "Kies waarover" in client.post(private, {"doe": "wensen"}).content.decode()
    client.post(private, {"doe": "intrekken"})
    assert "U trok dit in op" in client.get(private).content.decode()


def test_an_account_finds_what_it_follows(topic, client):
    url = reverse("voices:follows")
    assert client.get(url).status_code == 302
    voices.make_following(topic, who=voices.sender("bewoner@voorbeeld.example"))
    client.force_login(voices.make_resident())
    page = client.get(url).content.decode()
    assert "Kies waarover u bericht krijgt bij “Wie zorgt er voor het Singelpark?”" in page
    client.force_login(voices.make_resident("ander@voorbeeld.example"))
    assert "U volgt nog niets." in client.get(url).content.decode()


def test_a_link_expires(topic):
    row = follow(topic=topic, wishes=Wishes(), sender=voices.sender(), now=NOW)
    with pytest.raises(Refused, match="link_expired"):
        confirm_follow(row=row, now=NOW + timedelta(days=4))


def test_what_nobody_confirmed_is_forgotten(topic):
    voices.make_question(topic)
    kept = voices.make_asked(topic)
    answered = voices.make_answered(make.make_staff(), topic)
    VoiceMail.objects.update(status="failed")
    forget_old(now=NOW + timedelta(days=13))
    assert Question.objects.count() == 3
    forget_old(now=NOW + timedelta(days=15))
    assert set(Question.objects.all()) == {kept, answered}
    assert set(VoiceMail.objects.values_list("to", "text")) == {("", "")}
    forget_old(now=NOW + timedelta(weeks=13))
    rows = dict(Question.objects.values_list("pk", "email"))
    assert rows == {kept.pk: "jo@voorbeeld.example", answered.pk: ""}
    forget_voices()


def test_questions_that_nobody_reads_any_more_are_forgotten(topic):
    staff = make.make_staff()
    back = withdraw_question(question=voices.make_asked(topic), now=NOW)
    held = withhold_question(
        question=voices.make_asked(topic), reason="Dit gaat over een buurman.", by=staff, now=NOW
    )
    waits = voices.make_asked(topic)
    forget_old(now=NOW + timedelta(weeks=12))
    assert not Question.objects.filter(text="–").exists()
    for _time in range(2):
        forget_old(now=NOW + timedelta(weeks=12, seconds=1))
    for row in (back, held):
        row.refresh_from_db()
        assert (row.text, row.name, row.email, row.email_hash) == ("–", "", "", "")
    assert held.withheld_reason == "Dit gaat over een buurman."
    waits.refresh_from_db()
    assert (waits.text, waits.name) == (voices.QUESTION, "Jo")


@pytest.mark.parametrize(
    "change", [{"status": "withdrawn"}, {"erasure_asked_at": NOW}, {"erased_at": NOW}]
)
def test_nobody_follows_a_plan_that_never_comes_back(change, topic):
    gone = voices.make_following(voices.plan_topic())
    kept = [voices.make_following(voices.plan_topic()), voices.make_following(topic)]
    Response.objects.filter(pk=gone.plan.response_id).update(**change)
    forget_old(now=NOW)
    gone.refresh_from_db()
    assert (gone.withdrawn_at, gone.email, gone.email_hash) == (NOW, "", "")
    assert set(Follow.objects.filter(withdrawn_at=None)) == set(kept)
