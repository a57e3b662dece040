"""The mails about questions, support, following and meetings, in the words of the municipality."""

from datetime import date

import pytest
from django.urls import reverse

from pages.challenges.enums import Letter
from pages.challenges.letter_kinds import KINDS
from pages.challenges.letter_kinds.content import Block
from pages.challenges.selectors.letters import letter_templates
from pages.models import CallPage
from pages.voices.letters import moderation_mail
from pages.voices.meeting_letters import reminder_mail
from pages.voices.selectors.moderation import QUESTION, PublicText
from tasks.voices import sweep_followers, sweep_voice_mail
from tests.factories import challenges as make
from tests.factories import voices

pytestmark = pytest.mark.django_db

VOICES = [letter for letter in KINDS if letter.split("_")[0] in {
    "question", "text", "support", "follow", "meeting",
}]  # fmt: skip
UNSIGNED = [letter for letter in VOICES if not KINDS[letter].has_name]
EDIT = "wagtailsnippets_challenges_lettertemplate:edit"


def write_own(letter, **texts):
    """What an editor keeps in the admin."""
    template = letter_templates().get(letter=letter)
    for name, text in texts.items():
        setattr(template, name, text)
    template.full_clean()
    template.save()


def test_all_of_them_can_be_written_anew(client):
    assert len(VOICES) == 15
    client.force_login(make.make_staff())
    for template in letter_templates().filter(letter__in=VOICES):
        page = client.get(reverse(EDIT, args=[template.pk])).content.decode()
        assert f"Onder uw tekst staat altijd de knop “{template.kind.button}”" in page
        stops = "de link waarmee iemand deze mails stopt" in page
        assert stops == template.letter.startswith("follow_") ^ (
            template.letter == "follow_confirm"
        )


@pytest.mark.parametrize("letter", UNSIGNED)
def test_no_name_that_anybody_could_have_typed(letter):
    assert "naam" not in {one.code for one in KINDS[letter].all_fields}


def test_confirming_in_own_words_keeps_the_link_and_leaves_once(topic, mailoutbox):
    write_own(Letter.QUESTION_CONFIRM, subject="Klopt dit? {{ onderwerp }}", body="Klik even.")
    row = voices.make_question(topic)
    for _time in range(2):
        sweep_voice_mail()
    (mail,) = mailoutbox
    assert mail.subject == "Klopt dit? Wie zorgt er voor het Singelpark?"
    address = reverse("voices:private", args=[row.token])
    assert mail.body.startswith("Klik even.\n\nBevestig mijn vraag:\nhttp")
    assert address in mail.body
    assert "stelde ons een vraag" not in mail.body
    ((html, kind),) = mail.alternatives
    assert kind == "text/html"
    assert address in html
    assert voices.QUESTION not in mail.body + html


def test_english_keeps_its_standard_text(topic, mailoutbox):
    write_own(Letter.QUESTION_CONFIRM, body="Klik even.")
    voices.make_question(topic, language="en")
    sweep_voice_mail()
    assert "You asked us a question." in mailoutbox[0].body
    assert "Confirm my question:" in mailoutbox[0].body


def test_who_follows_can_always_stop(topic, mailoutbox):
    write_own(Letter.FOLLOW_DECISION, body="Er is nieuws: {{ stand }}")
    row = voices.make_following(topic)
    CallPage.objects.filter(pk=topic.pk).update(decided_on=date(2026, 3, 1))
    for _time in range(2):
        sweep_followers()
        sweep_voice_mail()
    (mail,) = mailoutbox[1:]
    assert mail.body.startswith("Er is nieuws: Besloten\n\nLees verder:\n")
    assert "Geen berichten meer? Of minder? Dat kiest u hier:" in mail.body
    stop = reverse("voices:private", args=[row.token])
    assert stop in mail.body
    assert f'{stop}" style' in mail.alternatives[0][0]
    assert mail.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_a_mail_about_a_meeting_names_who_comes(topic, mailoutbox):
    write_own(Letter.MEETING_REMINDER, body="Dag {{ naam }}\n\n{{ bijeenkomst }}")
    row = voices.make_coming(voices.make_meeting())
    letter = reminder_mail(row, topic)
    assert letter.blocks == (
        Block("p", "Dag Jo"),
        Block("quote", "maandag 16 maart 2026, 11:00, De Sluis"),
    )
    assert letter.link_label == "Bekijk uw aanmelding"


def test_the_reason_is_in_the_mail_and_what_was_typed_is_no_text_with_fields(topic):
    staff = make.make_staff()
    question = voices.make_answered(staff, topic, text="{{ onderwerp }} klopt niet")
    text = PublicText(QUESTION, question)
    decision = voices.make_taken_down(text, staff)
    mail = moderation_mail(text, decision)
    assert mail.subject == "Uw tekst bij “Wie zorgt er voor het Singelpark?” is weggehaald"
    assert mail.blocks == (
        Block("p", "Wij haalden deze tekst van u weg: “{{ onderwerp }} klopt niet”"),
        Block("p", f"Reden: {decision.get_ground_display()}."),
        Block("quote", decision.words),
        Block(
            "p",
            "Bent u het er niet mee eens? Laat dat weten met de link hieronder, of bel ons."
            " Een andere medewerker kijkt dan opnieuw.",
        ),
    )
    assert mail.link_url.endswith(reverse("voices:object", args=[question.token]))
