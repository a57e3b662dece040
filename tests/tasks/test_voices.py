"""The sweeps around calls and plans."""

from datetime import timedelta

import pytest
import time_machine
from django.db import models

from pages.voices.models import Attendance, Follow, VoiceMail
from tasks.voices import sweep_followers, sweep_meetings, sweep_voice_mail
from tests.factories import challenges as make
from tests.factories import voices

pytestmark = pytest.mark.django_db


def test_sweeping_sends_each_waiting_mail_once(mailoutbox):
    voices.make_question()
    voices.make_question(email="mo@voorbeeld.example")
    sweep_voice_mail()
    sweep_voice_mail()
    assert sorted(mail.to[0] for mail in mailoutbox) == [
        "jo@voorbeeld.example",
        "mo@voorbeeld.example",
    ]
    assert set(VoiceMail.objects.values_list("status", "to")) == {("sent", "")}


def broken_for(model, key, monkeypatch):
    """Let one row be one that cannot be written, as by a database that gives up."""
    save = models.Model.save

    def save_unless_broken(row, *args, **kwargs):
        if isinstance(row, model) and row.pk == key:
            raise RuntimeError("the row cannot be written")
        return save(row, *args, **kwargs)

    monkeypatch.setattr(models.Model, "save", save_unless_broken)


def test_a_follower_who_cannot_be_told_stops_no_other(mailoutbox, monkeypatch, caplog):
    call = voices.call_topic()
    first = voices.make_following(call, who=voices.sender("jo@voorbeeld.example"))
    voices.make_following(call, who=voices.sender("mo@voorbeeld.example"))
    voices.make_answered(make.make_staff(), call)
    sweep_voice_mail()
    mailoutbox.clear()
    with monkeypatch.context() as broken:
        broken_for(Follow, first.pk, broken)
        sweep_followers()
        sweep_voice_mail()
    assert [mail.to for mail in mailoutbox] == [["mo@voorbeeld.example"]]
    assert [row.getMessage() for row in caplog.records if row.name == "tasks.voices"] == [
        f"Follower {first.pk} could not be told"
    ]
    # What failed waits for the next sweep.
    sweep_followers()
    sweep_voice_mail()
    assert [mail.to for mail in mailoutbox[1:]] == [["jo@voorbeeld.example"]]


def test_somebody_who_cannot_be_reminded_stops_no_other(mailoutbox, monkeypatch, caplog):
    meeting = voices.make_meeting()
    first = voices.make_coming(meeting)
    voices.make_coming(meeting, who=voices.sender("mo@voorbeeld.example"))
    sweep_voice_mail()
    mailoutbox.clear()
    with time_machine.travel(meeting.starts_at - timedelta(hours=2), tick=False):
        with monkeypatch.context() as broken:
            broken_for(Attendance, first.pk, broken)
            sweep_meetings()
            sweep_voice_mail()
        assert [mail.to for mail in mailoutbox] == [["mo@voorbeeld.example"]]
        assert [row.getMessage() for row in caplog.records if row.name == "tasks.voices"] == [
            f"Attendee {first.pk} could not be told"
        ]
        sweep_meetings()
        sweep_voice_mail()
    assert [mail.to for mail in mailoutbox[1:]] == [["jo@voorbeeld.example"]]
