"""One letter, three forms: page, e-mail and PDF say the same, and so does the archive."""

from io import BytesIO

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from pypdf import PdfReader

from contracts.models.append_only import AppendOnlyError
from pages.challenges import services
from pages.challenges.exports.letter_pdf import render_letter_pdf
from pages.challenges.letter_kinds.content import read_letter_data
from pages.challenges.models import ArchivedLetter, OutboxMessage, Response
from pages.challenges.services.erasing import erase_case
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent():
    return make.make_sent()


def words(text):
    return "".join(text.split())


def read_pdf(data):
    pages = PdfReader(BytesIO(data)).pages
    return words("".join(page.extract_text() for page in pages))


def test_page_mail_and_pdf_hold_every_word_of_the_archive(client):
    response = make.make_objected(make.make_staff())
    mails = response.messages.exclude(letter="staff_notice")
    assert response.letters.count() == mails.count() == 9
    for archived in response.letters.all():
        letter = archived.as_sent
        page = client.get(reverse("challenges:letter", args=[response.token, archived.pk]))
        pdf = client.get(reverse("challenges:letter_pdf", args=[response.token, archived.pk]))
        mail = archived.messages.get()
        assert pdf.headers["Content-Type"] == "application/pdf"
        printed, shown = read_pdf(b"".join(pdf)), words(page.content.decode())
        for block in letter.blocks:
            for part in (*block.text.splitlines(), *block.items):
                assert words(part) in printed
                assert words(part) in shown
                assert part in mail.html
                assert part.upper() in mail.text.upper()
        assert words(letter.subject) in printed


def test_the_pdf_is_the_same_again_with_number_date_pages_and_metadata(sent):
    archived = sent.letters.get()
    first, second = (
        render_letter_pdf(archived.as_sent, made_at=archived.made_at) for _time in range(2)
    )
    assert first == second
    info = PdfReader(BytesIO(first))
    assert info.metadata.title == f"Brief {sent.case_number}: {archived.subject}"
    assert info.metadata.subject == sent.case_number
    assert info.metadata.creation_date.date().isoformat() == "2026-03-02"
    assert info.trailer["/Root"]["/Lang"] == "nl"
    text = read_pdf(first)
    for part in (
        f"Zaaknummer: {sent.case_number}",
        "Datum: 2 maart 2026",
        "pagina 1 van 1",
        f"Controlegetal {archived.sha256}",
    ):
        assert words(part) in text


def test_a_long_letter_numbers_its_pages_and_reads_no_markup():
    staff = make.make_staff()
    response = make.make_in_handling(staff)
    question = "<b>Wat</b> kost & brengt het op?\n\n" + "Vertel ons meer over uw plan. " * 200
    services.ask_completion(response=response, question=question, by=staff, now=make.NOW)
    archived = response.letters.get(letter="completion_request")
    text = read_pdf(render_letter_pdf(archived.as_sent, made_at=archived.made_at))
    assert "<b>Wat</b>kost&brengthetop?" in text
    assert "pagina2van" in text


def test_english_is_english_in_each_form(client):
    draft = services.start_draft(call=make.make_call(), language="en", now=make.NOW)
    sent = services.send_response(
        response=draft, document=make.make_document(), draft_revision=0, now=make.NOW
    )
    archived = sent.letters.get()
    page = client.get(reverse("challenges:letter", args=[sent.token, archived.pk]))
    assert "Your contact at the municipality" in page.content.decode()
    text = read_pdf(render_letter_pdf(archived.as_sent, made_at=archived.made_at))
    assert words("page 1 of 1") in text


def test_the_case_page_lists_the_letters(client, sent):
    archived = sent.letters.get()
    page = client.get(reverse("challenges:status", args=[sent.token])).content.decode()
    assert reverse("challenges:letter", args=[sent.token, archived.pk]) in page
    assert archived.subject in page


def test_a_letter_of_another_case_or_for_another_is_not_found(client, sent):
    other = make.make_sent(sent.call)
    for name in ("letter", "letter_pdf"):
        foreign = reverse(f"challenges:{name}", args=[sent.token, other.letters.get().pk])
        assert client.get(foreign).status_code == 404
    letter = sent.letters.get()
    ArchivedLetter.objects.create(
        key="x",
        response=sent,
        letter="receipt",
        is_for_applicant=False,
        subject="Voor een ander",
        language="nl",
        content=letter.content,
        sha256=letter.sha256,
        made_at=make.NOW,
    )
    hidden = ArchivedLetter.objects.get(key="x")
    assert client.get(reverse("challenges:letter", args=[sent.token, hidden.pk])).status_code == 404
    page = client.get(reverse("challenges:status", args=[sent.token])).content.decode()
    assert "Voor een ander" not in page
    client.force_login(make.make_staff())
    address = reverse("challenge_responses:letter", args=[sent.pk, hidden.pk])
    assert client.get(address).status_code == 200


def test_staff_read_with_which_text_and_check_number(client, sent):
    archived = sent.letters.get()
    client.force_login(make.make_staff())
    page = client.get(reverse("challenge_responses:letter", args=[sent.pk, archived.pk]))
    shown = page.content.decode()
    assert archived.sha256 in shown
    assert "Standaardtekst" in shown
    pdf = client.get(reverse("challenge_responses:letter_pdf", args=[sent.pk, archived.pk]))
    assert b"".join(pdf).startswith(b"%PDF-")


def test_what_was_sent_cannot_be_changed(sent):
    archived = sent.letters.get()
    assert read_letter_data(archived.content).fingerprint == archived.sha256
    archived.subject = "Anders"
    with pytest.raises(AppendOnlyError):
        archived.save()
    for change in (
        "UPDATE challenges_archivedletter SET subject = 'Anders'",
        "UPDATE challenges_archivedletter SET sha256 = 'x', erased_at = '2026-03-03'",
        "DELETE FROM challenges_archivedletter",
    ):
        with (
            pytest.raises(DatabaseError, match="append-only"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(change)


def test_erasing_takes_the_person_out_of_the_letters_and_keeps_that_they_were_sent(sent):
    services.withdraw(response=sent, by=None, now=make.NOW)
    was = dict(sent.letters.values_list("pk", "sha256"))
    sent.refresh_from_db()
    erase_case(sent, now=make.NOW)
    assert dict(sent.letters.values_list("pk", "sha256")) == was
    for archived in sent.letters.all():
        assert "Buurtgroep" not in str(archived.content)
        assert sent.token not in str(archived.content)
        render_letter_pdf(archived.as_sent, made_at=archived.made_at)
    assert not OutboxMessage.objects.filter(text__contains="Buurtgroep").exists()


def test_paper_for_who_chose_paper_and_for_who_has_no_address(sent):
    Response.objects.filter(pk=sent.pk).update(channel="post", email="")
    sent.refresh_from_db()
    services.withdraw(response=sent, by=None, now=make.NOW)
    message = sent.messages.get(letter="withdrawal")
    assert (message.channel, message.to, message.status) == ("post", "", "pending")
    assert message.archived.as_sent.addressee[0] == "Buurtgroep Singel (fictief)"


def test_staff_print_the_private_link_only_for_the_post(client, sent):
    # Whoever holds that link acts as the resident.
    archived = sent.letters.get()
    link = words(archived.as_sent.link_url)
    assert sent.token in link
    own = client.get(reverse("challenges:letter_pdf", args=[sent.token, archived.pk]))
    assert link in read_pdf(b"".join(own))
    client.force_login(make.make_staff())
    url = reverse("challenge_responses:letter_pdf", args=[sent.pk, archived.pk])
    data = b"".join(client.get(url))
    assert sent.token not in read_pdf(data)
    annotations = [page.get("/Annots", []) for page in PdfReader(BytesIO(data)).pages]
    assert sent.token not in str([one.get_object() for row in annotations for one in row])
    assert words(f"Controlegetal {archived.sha256}") in read_pdf(data)
    OutboxMessage.objects.update(channel="post")
    assert link in read_pdf(b"".join(client.get(url)))
