"""Sending once, whatever table the mail is in; tests/faults kills the senders."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import override_settings

from contracts.enums import OutboxStatus
from contracts.selectors.outbox import CLAIM_HOLDS_FOR, due_mail_ids
from contracts.services.outbox import LONGEST_WAIT, MAX_ATTEMPTS, deliver_mail, message_id_of
from pages.voices.models import VoiceMail
from tests.factories.contracts import NOW

BROKEN = "tests.contracts.services.test_outbox.NoServer"


class NoServer:
    def __init__(self, *args, **kwargs):
        pass

    def send_messages(self, messages):
        raise ConnectionRefusedError("kim@voorbeeld.example is unknown")


def queued(key="a"):
    return VoiceMail.objects.create(
        key=key,
        to="kim@voorbeeld.example",
        subject="Over iets",
        text="Dag",
        html="<p>Dag</p>",
        language="nl",
        created_at=NOW,
        next_attempt_at=NOW,
    )


@pytest.mark.django_db
def test_a_mail_leaves_once():
    row = queued()
    assert due_mail_ids(NOW, limit=5, outbox=VoiceMail) == [row.pk]
    sent = [deliver_mail(message_id=row.pk, now=NOW, outbox=VoiceMail) for _twice in range(2)]
    assert sent == [True, False]
    (one,) = mail.outbox
    assert (one.subject, one.body, one.to) == ("Over iets", "Dag", ["kim@voorbeeld.example"])
    assert one.extra_headers["Message-ID"] == message_id_of("a")
    row.refresh_from_db()
    assert (row.status, row.sent_at, row.to) == (OutboxStatus.SENT, NOW, "")


@pytest.mark.django_db
def test_what_a_sender_that_died_had_claimed_is_taken_over():
    row = queued()
    VoiceMail.objects.update(claimed_at=NOW)
    soon, later = NOW + CLAIM_HOLDS_FOR, NOW + CLAIM_HOLDS_FOR + timedelta(seconds=1)
    assert not deliver_mail(message_id=row.pk, now=soon, outbox=VoiceMail)
    assert deliver_mail(message_id=row.pk, now=later, outbox=VoiceMail)


@pytest.mark.django_db
@override_settings(EMAIL_BACKEND=BROKEN)
def test_a_mail_that_fails_is_tried_again_and_given_up_in_the_end():
    row, now = queued(), NOW
    for attempt in range(1, MAX_ATTEMPTS + 1):
        assert not deliver_mail(message_id=row.pk, now=now, outbox=VoiceMail)
        row.refresh_from_db()
        assert (row.attempts, row.problem) == (attempt, "ConnectionRefusedError")
        assert row.next_attempt_at == now + min(timedelta(minutes=2**attempt), LONGEST_WAIT)
        now = row.next_attempt_at
    assert row.status == OutboxStatus.FAILED
    assert due_mail_ids(now, limit=5, outbox=VoiceMail) == []
