"""Letters in the admin: who writes them, what is refused, and what a letter then says."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.models import Revision

from pages.challenges.enums import Letter
from pages.challenges.letter_kinds import KINDS
from pages.challenges.models import LetterTemplate
from pages.challenges.selectors.letters import letter_templates
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db

NAME = "wagtailsnippets_challenges_lettertemplate"
OTHERS = ["assessor", "decider", "approver", "contract_manager", "panel_member"]


@pytest.fixture
def editor(client):
    client.force_login(make.make_staff())
    return client


@pytest.fixture
def receipt():
    return letter_templates().get(letter=Letter.RECEIPT)


def form_of(template, **changes):
    """What the page posts when nothing was typed."""
    nl, en = template.kind.standard("nl"), template.kind.standard("en")
    texts = {"subject": nl.subject, "body": nl.body, "subject_en": en.subject, "body_en": en.body}
    return {**texts, **changes}


def address(name, template):
    return reverse(f"{NAME}:{name}", args=[template.pk])


def test_the_list_has_every_kind_once(editor, django_assert_max_num_queries):
    for _time in range(2):
        page = editor.get(reverse(f"{NAME}:list"))
        assert page.status_code == 200
    assert LetterTemplate.objects.count() == len(KINDS)
    assert "Ontvangstbevestiging" in page.content.decode()
    with django_assert_max_num_queries(26):
        editor.get(reverse(f"{NAME}:list"))


def test_the_editor_starts_from_the_standard_text_with_its_fields(editor, receipt):
    page = editor.get(address("edit", receipt)).content.decode()
    assert "Bedankt voor uw plan “{{ plan }}”" in page
    assert "<code>{{ besluitdatum }}</code>" in page
    assert "moet erin" in page


def test_what_equals_the_standard_text_stays_the_standard_text(editor, receipt):
    posted = form_of(receipt, body=receipt.kind.dutch.body.replace("\n", "\r\n"))
    assert editor.post(address("edit", receipt), posted).status_code == 302
    receipt.refresh_from_db()
    assert not receipt.is_own_text


def test_own_words_are_in_the_next_letter_with_their_revision(editor, receipt):
    own = "Dag {{ naam }},\n\nBinnen op {{ ontvangen }}. Uiterlijk {{ besluitdatum }} weet u meer."
    editor.post(address("edit", receipt), form_of(receipt, body=own, subject="Dank, {{ naam }}"))
    receipt.refresh_from_db()
    sent = make.make_sent()
    letter = sent.letters.get()
    assert letter.subject == "Dank, Buurtgroep Singel (fictief)"
    assert (
        "Binnen op 2 maart 2026. Uiterlijk 28 april 2026 weet u meer." in sent.messages.get().text
    )
    assert letter.revision == receipt.latest_revision_id
    assert Revision.objects.get(pk=letter.revision).content["body"] == own


def test_english_stays_standard_when_only_dutch_was_written(editor, receipt):
    own = "{{ ontvangen }} {{ besluitdatum }}"
    editor.post(address("edit", receipt), form_of(receipt, body=own))
    receipt.refresh_from_db()
    assert receipt.text_in("en") == receipt.kind.english
    assert receipt.text_in("nl").body == own


@pytest.mark.parametrize(
    ("field", "text", "problem"),
    [
        ("body", "{{ ontvangen }}", "{{ besluitdatum }} ontbreekt"),
        ("body_en", "{{ ontvangen }} {{ besluitdatum }} {{ x }}", "{{ x }} bestaat niet"),
        ("subject", "Brief {{ nummer }}", "{{ nummer }} bestaat niet"),
        ("body", "{{ ontvangen }} {{ besluitdatum }} {% if a %}", "accolades die geen veld zijn"),
    ],
)
def test_a_wrong_field_is_named_and_the_text_stays(editor, receipt, field, text, problem):
    page = editor.post(address("edit", receipt), form_of(receipt, **{field: text}))
    shown = page.content.decode()
    assert problem in shown
    assert text.replace("'", "&#x27;") in shown
    receipt.refresh_from_db()
    assert not receipt.is_own_text


def test_markup_in_an_own_text_is_shown_and_not_obeyed(editor, receipt):
    own = "<script>x</script> {{ ontvangen }} {{ besluitdatum }}"
    editor.post(address("edit", receipt), form_of(receipt, body=own))
    assert "<script>" not in make.make_sent().messages.get().html


def test_back_to_the_standard_text_is_a_version_too(editor, receipt):
    editor.post(address("edit", receipt), form_of(receipt, subject="Dank"))
    page = editor.get(address("restore", receipt))
    assert "Zet de standaardtekst terug" in page.content.decode()
    editor.post(address("restore", receipt))
    receipt.refresh_from_db()
    assert not receipt.is_own_text
    assert receipt.revisions.count() == 2


@pytest.mark.parametrize("mode", ["nl", "en"])
@pytest.mark.parametrize("letter", KINDS)
def test_the_preview_is_an_example_in_both_languages(editor, letter, mode):
    template = letter_templates().get(letter=letter)
    preview = address("preview_on_edit", template)
    assert editor.post(preview, form_of(template)).json() == {
        "is_valid": True,
        "is_available": True,
    }
    page = editor.get(f"{preview}?mode={mode}").content.decode()
    assert f'<html lang="{mode}"' in page
    assert "{{" not in page
    assert ("Met vriendelijke groet" in page) == (mode == "nl")


def test_how_to_object_cannot_be_left_out(editor):
    template = letter_templates().get(letter=Letter.DECISION_REJECT)
    assert "kan niet worden weggelaten" in editor.get(address("edit", template)).content.decode()
    own = "{{ besluit }}\n\n{{ motivering }}\n\n{{ hoe_wel }}"
    editor.post(address("edit", template), form_of(template, body=own))
    text = make.make_decided(make.make_staff(), "reject").messages.get(letter="decision").text
    assert text.count("U kunt ook bezwaar maken. U hebt daarvoor 6 weken") == 1
    assert "Wij hebben een besluit genomen" not in text


@pytest.mark.parametrize("group", OTHERS)
def test_nobody_else_gets_in(client, receipt, group):
    client.force_login(make.make_staff(group))
    assert client.get(reverse(f"{NAME}:list")).status_code == 302
    assert client.post(address("edit", receipt), form_of(receipt, subject="x")).status_code == 302
    assert client.post(address("restore", receipt)).status_code == 403
    receipt.refresh_from_db()
    assert not receipt.is_own_text


def test_nobody_adds_or_deletes_a_kind(client, receipt):
    boss = get_user_model().objects.create_superuser(email="baas@voorbeeld.example", password="x")
    client.force_login(boss)
    assert client.get(reverse(f"{NAME}:add")).status_code == 302
    assert client.post(address("delete", receipt)).status_code == 302
    assert LetterTemplate.objects.filter(pk=receipt.pk).exists()
    assert client.get(address("edit", receipt)).status_code == 200
