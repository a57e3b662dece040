"""Meetings: a place by confirming, a file for the calendar, and news for who comes."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from icalendar import Calendar

from pages.challenges import abuse
from pages.challenges.errors import Refused
from pages.voices.calendar_file import calendar_file
from pages.voices.models import Attendance
from pages.voices.selectors.meetings import count_of, state_of_meeting
from pages.voices.services.forgetting import forget_old
from pages.voices.services.meetings import cancel_attendance, confirm_attendance
from tasks.voices import sweep_meetings, sweep_voice_mail
from tests.factories import challenges as make
from tests.factories import voices

pytestmark = pytest.mark.django_db
NOW = voices.NOW


def told(mailoutbox, at):
    """What leaves when the timetable runs twice at a moment."""
    mailoutbox.clear()
    with time_machine.travel(at, tick=False):
        for _time in range(2):
            sweep_meetings()
            sweep_voice_mail()
    return [mail.subject for mail in mailoutbox]


def test_confirming_takes_a_place_and_the_last_one_is_one(mailoutbox, letters_leave):
    meeting = voices.make_meeting(capacity=1)
    with letters_leave():
        first = voices.make_signed_up(meeting)
    second = voices.make_signed_up(meeting, who=voices.sender("mo@voorbeeld.example"))
    assert "maandag 16 maart 2026, 11:00, De Sluis" in mailoutbox[-1].body
    # Anybody can type any name with somebody else's address.
    assert "Beste" not in mailoutbox[-1].body
    assert state_of_meeting(meeting, NOW).left == 1
    confirm_attendance(row=first, now=NOW)
    confirm_attendance(row=first, now=NOW)
    assert state_of_meeting(meeting, NOW).is_full
    with pytest.raises(Refused, match="meeting_full"):
        confirm_attendance(row=second, now=NOW)
    gone = cancel_attendance(row=first, now=NOW)
    assert (gone.name, gone.email) == ("", "")
    confirm_attendance(row=second, now=NOW)
    assert count_of(meeting) == 1


def test_one_address_comes_once():
    meeting = voices.make_meeting()
    voices.make_coming(meeting)
    with pytest.raises(Refused, match="already_comes"):
        voices.make_coming(meeting)


@pytest.mark.parametrize(
    "fields", [{"starts_at": NOW - timedelta(hours=1)}, {"takes_sign_ups": False}]
)
def test_no_sign_up_for_what_is_past_or_open_to_all(fields):
    with pytest.raises(Refused, match="meeting_past"):
        voices.make_signed_up(voices.make_meeting(**fields))


def test_who_comes_is_reminded_once(mailoutbox):
    meeting = voices.make_meeting()
    voices.make_coming(meeting)
    sweep_voice_mail()
    assert told(mailoutbox, NOW + timedelta(days=12)) == []
    reminder = "Tot bij de bijeenkomst over “Wie zorgt er voor het Singelpark?”"
    assert told(mailoutbox, NOW + timedelta(days=13, hours=1)) == [reminder]
    assert told(mailoutbox, NOW + timedelta(days=13, hours=2)) == []
    assert told(mailoutbox, NOW + timedelta(days=15)) == []


def test_a_meeting_that_moves_or_goes_is_told(mailoutbox):
    meeting = voices.make_meeting()
    row = voices.make_coming(meeting)
    sweep_voice_mail()
    meeting.place = "De Brug"
    meeting.save()
    title = "“Wie zorgt er voor het Singelpark?”"
    assert told(mailoutbox, NOW) == [f"De bijeenkomst over {title} is veranderd"]
    assert "De Brug" in mailoutbox[0].body
    meeting.delete()
    assert told(mailoutbox, NOW) == [f"De bijeenkomst over {title} gaat niet door"]
    row.refresh_from_db()
    assert row.cancelled_at == NOW
    with pytest.raises(Refused, match="meeting_past"):
        confirm_attendance(row=_waiting_for_a_meeting_that_went(), now=NOW)


def _waiting_for_a_meeting_that_went():
    meeting = voices.make_meeting()
    row = voices.make_signed_up(meeting)
    meeting.delete()
    return row


def test_the_file_is_a_calendar_that_another_program_reads():
    meeting = voices.make_meeting(online_url="https://praat.example/park", note="Koffie; thee")
    (event,) = Calendar.from_ical(calendar_file(meeting, now=NOW)).walk("VEVENT")
    assert event["SUMMARY"] == "Wie zorgt er voor het Singelpark?"
    assert event.decoded("DTSTART") == meeting.starts_at
    assert event.decoded("DTEND") == meeting.starts_at + timedelta(hours=2)
    assert (event["LOCATION"], event["DTSTAMP"].dt) == ("De Sluis", NOW)
    assert event["DESCRIPTION"] == "Koffie; thee\nhttps://praat.example/park"
    assert event["UID"].startswith(f"meeting-{meeting.pk}@")


def test_signing_up_through_the_form(client):
    meeting = voices.make_meeting(capacity=2)
    url = reverse("voices:join", args=[meeting.pk])
    page = client.get(meeting.call.url).content.decode()
    assert url in page
    assert "Er zijn nog 2 plaatsen." in page
    moment = abuse.make_moment(int(NOW.timestamp()))
    posted = {"name": "Mo", "email": "mo@voorbeeld.example", "moment": moment}
    assert "Vul uw naam in." in client.post(url, {**posted, "name": ""}).content.decode()
    assert client.post(url, posted).status_code == 302
    private = reverse("voices:private", args=[Attendance.objects.get().token])
    client.post(private, {"doe": "bevestig"})
    assert "Uw plaats is vrijgehouden." in client.get(private).content.decode()
    answer = client.get(reverse("voices:calendar", args=[meeting.pk]))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    client.post(private, {"doe": "intrekken"})
    assert count_of(meeting) == 0
    assert client.get(reverse("voices:join", args=[0])).status_code == 404


def test_staff_see_who_comes_and_afterwards_it_is_forgotten(client):
    meeting = voices.make_meeting()
    voices.make_coming(meeting)
    client.force_login(make.make_staff())
    assert "1 aanmelding" in client.get(reverse("voices_desk:meetings")).content.decode()
    url = reverse("voices_desk:attendees", args=[meeting.pk])
    assert "jo@voorbeeld.example" in client.get(url).content.decode()
    forget_old(now=NOW + timedelta(days=29))
    assert "jo@voorbeeld.example" not in client.get(url).content.decode()
    assert client.get(reverse("voices_desk:attendees", args=[0])).status_code == 404


def test_a_page_can_be_passed_on_without_anybody_elses_script(client, settings):
    settings.PUBLIC_URL = "https://demodam.example"
    topic = voices.call_topic(summary="Samen voor het park.")
    page = client.get(topic.url).content.decode()
    address = f"https://demodam.example{topic.url}"
    assert f'<meta property="og:url" content="{address}">' in page
    assert '<meta property="og:title" content="Wie zorgt er voor het Singelpark?">' in page
    assert '<meta property="og:description" content="Samen voor het park.">' in page
    assert "mailto:?subject=Wie%20zorgt%20er%20voor%20het%20Singelpark%3F&amp;body=" in page
    assert f'id="deel-link" type="text" readonly value="{address}"' in page
    assert 'src="http' not in page
