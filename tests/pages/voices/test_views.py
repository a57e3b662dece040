"""The pages where residents leave something and where staff answer."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pages.challenges import abuse
from pages.voices.models import Answer, Question
from tests.factories import challenges as make
from tests.factories import voices

pytestmark = pytest.mark.django_db
NOW = voices.NOW


def test_asking_through_the_form(topic, client, mailoutbox, letters_leave):
    url = reverse("voices:ask", args=["oproep", topic.pk])
    assert "Stel een vraag" in client.get(url).content.decode()
    moment = abuse.make_moment(int(NOW.timestamp()))
    answer = client.post(url, {"text": "", "email": "x", "moment": moment})
    assert "Schrijf uw vraag op." in answer.content.decode()
    posted = {"text": "Mag het?", "email": "Jo@Voorbeeld.example", "moment": moment}
    assert "mens bent" in client.post(url, {**posted, "website": "x"}).content.decode()
    assert not Question.objects.exists()
    with letters_leave():
        answer = client.post(url, posted)
    assert answer.url == reverse("voices:sent", args=["oproep", topic.pk])
    assert "Kijk in uw mail" in client.get(answer.url).content.decode()
    question = Question.objects.get()
    assert question.email == "jo@voorbeeld.example"
    private = reverse("voices:private", args=[question.token])
    assert "Ja, ik bevestig dit" in client.get(private).content.decode()
    assert Question.objects.get().confirmed_at is None
    client.post(private, {"doe": "bevestig"})
    assert Question.objects.get().confirmed_at == NOW
    assert "Wij zoeken het antwoord uit" in client.get(private).content.decode()
    assert client.post(private, {"doe": "iets anders"}).status_code == 404
    client.post(private, {"doe": "intrekken"})
    assert "U trok dit in op 2 maart 2026." in client.get(private).content.decode()


def test_an_account_with_a_proved_address_confirms_nothing(topic, client):
    url = reverse("voices:ask", args=["oproep", topic.pk])
    posted = {"text": "Mag het?", "moment": abuse.make_moment(int(NOW.timestamp()))}
    client.force_login(voices.make_resident("half@voorbeeld.example", is_proved=False))
    assert "Vul uw e-mailadres in." in client.post(url, posted).content.decode()
    client.force_login(voices.make_resident())
    assert client.post(url, posted).status_code == 302
    question = Question.objects.get()
    assert (question.confirmed_at, question.email) == (NOW, "bewoner@voorbeeld.example")


def test_one_box_gets_few_mails(topic, client, settings):
    settings.CHALLENGES_VOICE_MAILS_PER_HOUR = 2
    url = reverse("voices:ask", args=["oproep", topic.pk])
    moment = abuse.make_moment(int(NOW.timestamp()))
    posted = {"text": "Mag het?", "email": "veel@voorbeeld.example", "moment": moment}
    pages = [client.post(url, posted) for _time in range(3)]
    assert [page.status_code for page in pages] == [302, 302, 200]
    assert "Naar dit adres gingen al veel mails" in pages[-1].content.decode()
    assert "Mag het?" in pages[-1].content.decode()


def send(client, url, posted):
    """Post the form as it stands on the page, with its stamp."""
    stamp = client.get(url).context["form"]["stamp"].value()
    return client.post(url, {**posted, "stamp": stamp})


def test_staff_answer_beside_the_original(topic, client):
    question = voices.make_asked(topic, text="Bel Jo: 06-12345678")
    client.force_login(make.make_staff())
    url = reverse("voices_desk:answer", args=[question.pk])
    page = client.get(url).content.decode()
    assert "Let op: er lijken persoonsgegevens in te staan" in page
    assert "een telefoonnummer" in page
    send(client, url, {"text": "Kan ik bellen?", "words": "Nog uitzoeken"})
    assert not Answer.objects.exists()
    assert "Nog uitzoeken" in client.get(url).content.decode()
    kept = send(client, url, {"text": "Kan ik bellen?", "words": "", "publiceer": "1"})
    assert "Schrijf een antwoord" in kept.content.decode()
    send(client, url, {"text": "Kan ik bellen?", "words": "Ja, met Noor.", "publiceer": "1"})
    assert Answer.objects.get().words == "Ja, met Noor."
    assert "Gepubliceerd" in client.get(reverse("voices_desk:index")).content.decode()
    other = voices.make_asked(topic)
    withhold = reverse("voices_desk:withhold", args=[other.pk])
    assert "minstens tien tekens" in client.post(withhold, {"reason": "nee"}).content.decode()
    client.post(withhold, {"reason": "Dit is een klacht over een persoon."})
    other.refresh_from_db()
    assert other.withheld_at == NOW


def test_two_colleagues_see_the_text_of_each_other_and_lose_none(topic, client):
    question = voices.make_asked(topic)
    client.force_login(make.make_staff())
    url = reverse("voices_desk:answer", args=[question.pk])
    stamp = client.get(url).context["form"]["stamp"].value()
    client.post(url, {"text": "Mag het?", "words": "Ja, van Noor.", "stamp": stamp})
    late = {"text": "Mag dit?", "words": "Nee, van Sam.", "publiceer": "1", "has_looked": "on"}
    page = client.post(url, {**late, "stamp": stamp})
    shown = page.content.decode()
    assert "Een collega bewaarde intussen een andere tekst." in shown
    assert "<p>Ja, van Noor.</p>" in shown
    assert page.context["form"]["words"].value() == "Nee, van Sam."
    question.refresh_from_db()
    assert (question.draft_answer, Answer.objects.count()) == ("Ja, van Noor.", 0)
    # Whoever has read both decides.
    client.post(url, {**late, "stamp": page.context["form"]["stamp"].value()})
    assert Answer.objects.get().words == "Nee, van Sam."


def test_the_desk_asks_as_much_of_the_database_for_one_as_for_many(topic, client):
    client.force_login(make.make_staff())
    url = reverse("voices_desk:index")
    counts = []
    for _number in range(2):
        for _question in range(3):
            voices.make_asked(topic)
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        counts.append(len(queries))
    assert counts[0] == counts[1]
