"""What the page of a call shows."""

import pytest
from django.urls import reverse

from tests.factories import challenges as make
from tests.factories import voices

pytestmark = pytest.mark.django_db


def test_everybody_reads_the_same_answer_and_no_name(topic, mailoutbox, client, letters_leave):
    with letters_leave():
        voices.make_answered(make.make_staff(), topic)
    mail = mailoutbox[-1]
    assert mail.to == ["jo@voorbeeld.example"]
    assert mail.subject == "Antwoord op uw vraag over “Wie zorgt er voor het Singelpark?”"
    assert "Ja, op zondag mag het ook." in mail.body
    page = client.get(topic.url).content.decode()
    assert voices.QUESTION in page
    assert "Ja, op zondag mag het ook." in page
    assert "jo@voorbeeld.example" not in page
    assert "Antwoord van 2 maart 2026." in page


def test_the_list_of_calls_leads_to_the_plans_of_residents(topic, client):
    index = topic.thing.get_parent().specific
    assert reverse("voices:plans") in client.get(index.url).content.decode()
