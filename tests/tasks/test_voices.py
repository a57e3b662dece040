"""The sweeps around calls and plans."""

import pytest

from pages.voices.models import VoiceMail
from tasks.voices import sweep_voice_mail
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
