"""What was sent, read back from the file."""

import re
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from pages.challenges import services
from pages.challenges.documents import Plan
from pages.challenges.enums import CoAnswer
from pages.challenges.exports.sent_pdf import file_name, render_receipt_pdf, render_sent_pdf
from pages.challenges.models import Response
from pages.challenges.selectors.cosubmitters import mark_of_plan
from pages.challenges.services.cosubmitting import answer_invitation, invite_cosubmitter
from pages.challenges.services.erasing import erase_when_done
from tests.factories import challenges as make
from tests.factories import files

pytestmark = pytest.mark.django_db


def pages(content):
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(content)).pages]


def said(content):
    return " ".join(pages(content))


@pytest.fixture
def sent():
    """A case with a file, somebody who joins and somebody who said nothing."""
    draft = make.make_draft()
    services.add_attachment(response=draft, name="begroting.pdf", content=files.pdf(), now=make.NOW)
    for name, email in (("Ali Kaya", "ali@voorbeeld.example"), ("Bo", "bo@voorbeeld.example")):
        person = invite_cosubmitter(
            response=draft, name=name, organisation="", email=email, now=make.NOW
        )
        if name == "Bo":
            answer_invitation(
                cosubmitter=person,
                answer=CoAnswer.CONFIRM,
                words="Mooi plan.",
                seen=mark_of_plan(draft),
                now=make.NOW,
            )
    return services.send_response(
        response=draft, document=make.make_document(), draft_revision=0, now=make.NOW
    )


def test_the_file_says_what_was_sent_and_is_the_same_every_time(sent):
    version = sent.versions.get()
    content = render_sent_pdf(version)
    assert content == render_sent_pdf(version)
    text = said(content)
    for words in (
        "Samen voor het Singelpark",
        f"Zaaknummer {sent.case_number}",
        "Gaat over Wie zorgt er voor het Singelpark?",
        "Ontvangen 2 maart 2026",
        "Wij maaien minder en planten meer.",
        "Plantgoed € 1.234,56",
        "Samen € 1.284,56",
        "begroting.pdf",
        "Ali Kaya: Nog niet bevestigd",
        "Bo: Doet mee (2 maart 2026)",
        "Mooi plan.",
        version.sha256,
        version.attachments.get().sha256,
        "pagina 1 van ",
    ):
        # A long mark is broken over two lines.
        assert "".join(words.split()) in "".join(text.split()), words


def test_what_came_after_sending_is_not_in_it(sent):
    version = sent.versions.get()
    before = render_sent_pdf(version)
    person = sent.cosubmitters.get(name="Ali Kaya")
    answer_invitation(
        cosubmitter=person,
        answer=CoAnswer.DECLINE,
        words="Toch niet.",
        seen=mark_of_plan(sent),
        now=make.later(days=1),
    )
    assert render_sent_pdf(version) == before


def test_the_file_has_properties_numbers_and_an_outline(sent):
    reader = PdfReader(BytesIO(render_sent_pdf(sent.versions.get())))
    assert reader.metadata.title == f"Uitdaging {sent.case_number}: Samen voor het Singelpark"
    assert reader.metadata.creator == "Uitdaagloket"
    assert reader.root_object["/Lang"] == "nl"
    titles = [entry.title for entry in flat(reader.outline)]
    assert titles[:3] == ["Samen voor het Singelpark", "Wie bent u?", "Partners"]
    assert titles[-3:] == ["Bijlagen", "Wie dienen dit samen in?", "Hoe dit is vastgelegd"]
    for number, page in enumerate(reader.pages, start=1):
        assert f"pagina {number} van {len(reader.pages)}" in page.extract_text()


def flat(outline):
    for entry in outline:
        if isinstance(entry, list):
            yield from flat(entry)
        else:
            yield entry


def test_long_texts_and_markup_are_just_text():
    words = "\n".join(["<b>Vet</b> & <script>", "", "tweede alinea " * 15] * 20)
    sent = make.make_sent(plan=Plan(title="<i>Park</i>", different=words))
    found = pages(render_sent_pdf(sent.versions.get()))
    assert len(found) > 2
    assert "<b>Vet</b> & <script>" in " ".join(found)
    assert "<i>Park</i>" in found[0]


def test_an_english_response_gives_an_english_file():
    sent = make.make_sent()
    Response.objects.filter(pk=sent.pk).update(language="en")
    text = said(render_sent_pdf(Response.objects.get(pk=sent.pk).versions.get()))
    assert "What you sent" in text
    assert "page 1 of " in text


def test_a_receipt_says_when_to_expect_an_answer_and_whom_to_ring(sent):
    text = said(render_receipt_pdf(sent.versions.get()))
    assert "Ontvangstbevestiging" in text
    assert "U hoort uiterlijk van ons 28 april 2026" in text or "U hoort uiterlijk van ons" in text
    assert "Bel Noor de Wit op 010 000 00 00" in text
    assert "Wij maaien minder en planten meer." in text
    assert sent.token not in text


def test_after_forgetting_the_file_names_nobody(sent):
    services.withdraw(response=sent, by=None, now=make.NOW)
    Response.objects.filter(pk=sent.pk).update(erasure_asked_at=make.NOW)
    erase_when_done(response=sent, now=make.NOW)
    text = said(render_sent_pdf(Response.objects.get(pk=sent.pk).versions.get()))
    for secret in ("Buurtgroep Singel", "06 00000000", "Ali Kaya", "Mooi plan", "begroting.pdf"):
        assert secret not in text
    assert "Op verzoek zijn de persoonsgegevens" in text
    assert "Wij maaien minder en planten meer." in text


class TestFetching:
    def test_the_resident_gets_every_version_from_receipt_and_case(self, client, sent):
        url = reverse("challenges:sent_pdf", args=[sent.token, 1])
        for name in ("receipt", "status"):
            page = client.get(reverse(f"challenges:{name}", args=[sent.token])).content.decode()
            assert url in page
        answer = client.get(url)
        assert answer["Content-Type"] == "application/pdf"
        name = file_name(sent.versions.get())
        assert re.fullmatch(r"UD-2026-\d{4}-1\.pdf", name)
        assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
        assert answer.content == render_sent_pdf(sent.versions.get())
        for number in (0, 2, 10**30):
            url = reverse("challenges:sent_pdf", args=[sent.token, number])
            assert client.get(url).status_code == 404

    def test_staff_get_the_same_file(self, client, sent):
        client.force_login(make.make_staff())
        url = reverse("challenge_responses:sent_pdf", args=[sent.pk, 1])
        page = client.get(reverse("challenge_responses:detail", args=[sent.pk])).content.decode()
        assert url in page
        assert client.get(url).content == render_sent_pdf(sent.versions.get())
