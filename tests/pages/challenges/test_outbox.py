"""Letters that need somebody: on paper, failed, or waiting for a mail server."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from pages.challenges import services
from pages.challenges.enums import Letter, OutboxStatus
from pages.challenges.letters import write_letter
from pages.challenges.models import ArchivedLetter, OutboxMessage, Response
from pages.challenges.selectors.outbox import letters_to_look_after
from pages.challenges.services.outbox import (
    MAX_ATTEMPTS,
    deliver_message,
    mark_posted,
    queue_letter,
    try_again,
    try_all_again,
)
from pages.voices.models import VoiceMail
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db
BEAT = timedelta(seconds=10)


@pytest.fixture
def staff():
    return make.make_staff()


@pytest.fixture
def mail():
    return make.make_sent().messages.get()


def on_paper(**fields):
    """A response of which letters go by post, and its withdrawal."""
    sent = make.make_sent()
    Response.objects.filter(pk=sent.pk).update(channel="post", **fields)
    services.withdraw(response=sent, by=None, now=make.NOW)
    return sent.messages.filter(letter="withdrawal")


def fail(message, *, times=MAX_ATTEMPTS):
    OutboxMessage.objects.filter(pk=message.pk).update(to="kapot")
    now = timezone.now()
    for _time in range(times):
        deliver_message(message_id=message.pk, now=now)
        message.refresh_from_db()
        now = message.next_attempt_at


@pytest.fixture
def refusing(monkeypatch):
    """A mail server that takes nothing."""
    from django.core.mail.backends import locmem

    def refuse(_self, _messages):
        raise ConnectionRefusedError

    monkeypatch.setattr(locmem.EmailBackend, "send_messages", refuse)


def test_who_chose_paper_gets_both_and_they_share_one_archived_letter():
    rows = on_paper()
    assert sorted(rows.values_list("channel", "to")) == [
        ("email", "singel@voorbeeld.example"),
        ("post", ""),
    ]
    assert ArchivedLetter.objects.filter(letter="withdrawal").count() == 1
    assert rows.values("archived").distinct().count() == 1


def test_a_letter_on_paper_is_no_mail(mailoutbox):
    (paper,) = on_paper(email="")
    assert not deliver_message(message_id=paper.pk, now=make.later(days=1))
    assert mailoutbox == []


def test_posting_is_written_down_once_with_who(staff):
    (paper,) = on_paper(email="")
    assert mark_posted(message=paper, by=staff, now=make.NOW)
    assert not mark_posted(message=paper, by=make.make_staff(), now=make.later(days=1))
    paper.refresh_from_db()
    assert (paper.status, paper.sent_at, paper.posted_by) == (OutboxStatus.SENT, make.NOW, staff)


def test_a_mail_cannot_be_called_posted(mail, staff):
    assert not mark_posted(message=mail, by=staff, now=make.NOW)


def test_the_same_key_is_one_letter_also_in_the_archive(mail):
    response = mail.response
    for _time in range(3):
        queue_letter(
            key=mail.key,
            letter=Letter.RECEIPT,
            response=response,
            to=response.email,
            content=write_letter(Letter.WITHDRAWAL, response=response),
            now=make.NOW,
        )
    assert response.messages.count() == response.letters.count() == 1
    assert response.letters.get().letter == "receipt"


def test_a_draft_and_a_colleague_leave_nothing_in_the_archive():
    draft = make.make_draft()
    services.mail_draft_link(response=draft, email="jo@voorbeeld.example", now=make.NOW)
    assert OutboxMessage.objects.count() == 1
    assert not ArchivedLetter.objects.exists()


@pytest.mark.usefixtures("refusing")
def test_what_failed_is_tried_again_when_somebody_asks(mail, mailoutbox, monkeypatch):
    fail(mail)
    assert mail.status == OutboxStatus.FAILED
    assert not deliver_message(message_id=mail.pk, now=make.later(days=300))
    monkeypatch.undo()
    now = timezone.now()
    assert try_again(message=mail, now=now)
    assert deliver_message(message_id=mail.pk, now=now)
    assert not try_again(message=mail, now=now)
    assert len(mailoutbox) == 1


def test_what_somebody_is_sending_is_left_alone(mail):
    now = timezone.now()
    OutboxMessage.objects.update(claimed_at=now)
    assert not try_again(message=mail, now=now)
    assert try_again(message=mail, now=now + timedelta(minutes=11))


@pytest.mark.usefixtures("refusing")
def test_a_mail_server_that_is_down_for_an_hour_delays_and_does_not_give_up(
    mail, mailoutbox, monkeypatch
):
    now = start = timezone.now()
    while now < start + timedelta(hours=1):
        deliver_message(message_id=mail.pk, now=now)
        now += BEAT
    mail.refresh_from_db()
    assert (mail.status, mail.attempts) == (OutboxStatus.PENDING, 5)
    monkeypatch.undo()
    sent = 0
    while now < start + timedelta(hours=2, minutes=10):
        sent += deliver_message(message_id=mail.pk, now=now)
        now += BEAT
    assert sent == len(mailoutbox) == 1


@pytest.mark.usefixtures("refusing")
def test_the_list_shows_what_to_do_and_the_buttons_do_it(client, staff):
    failed, waiting = make.make_sent().messages.get(), make.make_sent().messages.get()
    fail(failed)
    fail(waiting, times=1)
    (paper,) = on_paper(email="")
    groups = letters_to_look_after(timezone.now())
    assert [list(rows.values_list("pk", flat=True)) for rows in groups.values()] == [
        [paper.pk],
        [failed.pk],
        # The receipt of the letter on paper was queued long ago.
        [waiting.pk, paper.response.messages.get(letter="receipt").pk],
    ]
    client.force_login(staff)
    page = client.get(reverse("challenge_responses:outbox")).content.decode()
    for words in ("Te printen (1)", "Niet gelukt (1)", "12 keer geprobeerd", "ConnectionRefused"):
        assert words in page
    client.post(reverse("challenge_responses:outbox_posted", args=[paper.pk]))
    answer = client.post(reverse("challenge_responses:outbox_again", args=[failed.pk]), follow=True)
    assert "De brief wordt opnieuw verstuurd." in answer.content.decode()
    for row in (paper, failed):
        row.refresh_from_db()
    assert (paper.posted_by, failed.status, failed.attempts) == (staff, OutboxStatus.PENDING, 0)
    twice = client.post(reverse("challenge_responses:outbox_posted", args=[paper.pk]), follow=True)
    assert "Dit was al gedaan" in twice.content.decode()


@pytest.mark.parametrize("button", ["outbox_again", "outbox_posted"])
def test_who_has_an_interest_in_a_case_leaves_its_letters_alone(client, staff, button):
    (paper,) = on_paper(email="")
    fail(paper.response.messages.get(letter="receipt"))
    row = paper if button == "outbox_posted" else paper.response.messages.get(letter="receipt")
    services.declare_interest(
        response=row.response, person=staff, has_conflict=True, words="Mijn buurman.", now=make.NOW
    )
    client.force_login(staff)
    assert client.post(reverse(f"challenge_responses:{button}", args=[row.pk])).status_code == 403
    before = (row.status, row.attempts, row.posted_by)
    row.refresh_from_db()
    assert (row.status, row.attempts, row.posted_by) == before


def test_a_button_that_is_opened_as_an_address_leads_to_the_list(client, staff, mail):
    client.force_login(staff)
    for button in ("outbox_again", "outbox_posted"):
        answer = client.get(reverse(f"challenge_responses:{button}", args=[mail.pk]))
        assert (answer.status_code, answer.url) == (302, reverse("challenge_responses:outbox"))


def test_the_list_costs_the_same_for_many(client, staff, django_assert_num_queries):
    client.force_login(staff)
    on_paper(email="")
    address = reverse("challenge_responses:outbox")
    client.get(address)
    with CaptureQueriesContext(connection) as of_one:
        client.get(address)
    for _time in range(4):
        on_paper(email="")
    with django_assert_num_queries(len(of_one)):
        client.get(address)


def test_an_erased_person_is_written_to_no_more(mail, staff):
    Response.objects.update(erased_at=make.NOW)
    OutboxMessage.objects.update(status=OutboxStatus.FAILED)
    assert not try_again(message=mail, now=timezone.now())
    assert not any(rows.exists() for rows in letters_to_look_after(timezone.now()).values())


def test_after_a_day_without_a_mail_server_one_button_sends_everything(
    client, staff, mailoutbox, refusing, monkeypatch
):
    letter = make.make_sent().messages.get()
    voice = VoiceMail.objects.create(
        key="volgen:1", kind="notice", to="jo@voorbeeld.example", subject="Nieuws", text="Nieuws",
        html="", language="nl", created_at=make.NOW, next_attempt_at=make.NOW,
    )  # fmt: skip
    rows = ((OutboxMessage, letter), (VoiceMail, voice))
    now = timezone.now()
    down_until = now + timedelta(hours=30)
    while now < down_until:
        for outbox, row in rows:
            deliver_message(message_id=row.pk, now=now, outbox=outbox)
        now += timedelta(minutes=30)
    # Whatever gave up meanwhile is not lost: it stands in the list.
    for outbox, row in rows:
        outbox.objects.filter(pk=row.pk).update(status=OutboxStatus.FAILED)
    client.force_login(staff)
    url = reverse("challenge_responses:outbox")
    page = client.get(url).content.decode()
    assert "Probeer alle 2 berichten opnieuw" in page
    assert "jo@voorbeeld.example" in page
    assert client.post(reverse("challenge_responses:outbox_all_again")).url == url
    assert "Probeer alle" not in client.get(url).content.decode()
    monkeypatch.undo()
    for outbox, row in rows:
        assert deliver_message(message_id=row.pk, now=now + timedelta(days=2), outbox=outbox)
    assert sorted(one.to[0] for one in mailoutbox) == [
        "jo@voorbeeld.example", "singel@voorbeeld.example",
    ]  # fmt: skip
    assert VoiceMail.objects.get().to == ""


def test_all_again_leaves_what_is_sent_and_who_was_erased_alone(mail):
    deliver_message(message_id=mail.pk, now=timezone.now())
    erased = make.make_sent().messages.get()
    OutboxMessage.objects.filter(pk=erased.pk).update(status=OutboxStatus.FAILED)
    Response.objects.filter(pk=erased.response_id).update(erased_at=make.NOW)
    assert try_all_again(timezone.now()) == 0
