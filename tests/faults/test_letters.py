"""A worker that is killed while it sends a letter: the letter leaves, and is known as the same."""

from __future__ import annotations

import os
import signal
from datetime import timedelta

import pytest
from django.utils import timezone

from pages.challenges.enums import OutboxStatus
from pages.challenges.models import OutboxMessage
from pages.challenges.selectors.outbox import CLAIM_HOLDS_FOR
from tests.factories import challenges as make
from tests.faults.mail_server import mail_server
from tests.faults.place import wait_until

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def letter():
    """A letter that waits: queued with a response, and not sent by this process."""
    make.make_sent()
    OutboxMessage.objects.update(status=OutboxStatus.PENDING, sent_at=None, attempts=0)
    return OutboxMessage.objects.get()


def let_the_claim_end(letter) -> None:
    """Ten minutes later."""
    ago = timezone.now() - CLAIM_HOLDS_FOR - timedelta(seconds=1)
    OutboxMessage.objects.filter(pk=letter.pk).update(claimed_at=ago)


def test_killed_before_the_mail_server_had_it_it_leaves_once(people, smtp_port, letter):
    with mail_server(smtp_port) as server:
        victim = people.start("letters")
        wait_until(server.greeted.is_set, "the worker calls the mail server")
        os.kill(victim, signal.SIGKILL)
        letter.refresh_from_db()
        assert (letter.status, letter.attempts) == (OutboxStatus.PENDING, 1)
        server.may_greet.set()
        server.may_answer.set()
        # Whoever sweeps while the claim lasts leaves it alone.
        people.result(people.start("letters"))
        assert server.received == []
        let_the_claim_end(letter)
        for _sweep in range(2):
            people.result(people.start("letters"))
    assert [message["To"] for message in server.received] == [letter.to]
    letter.refresh_from_db()
    assert (letter.status, letter.attempts) == (OutboxStatus.SENT, 2)


def test_killed_before_it_was_written_down_a_copy_leaves_with_the_same_id(
    people, smtp_port, letter
):
    """Nobody can know whether the first one arrived; a mail server can drop the copy."""
    with mail_server(smtp_port) as server:
        server.may_greet.set()
        victim = people.start("letters")
        wait_until(server.taken.is_set, "the mail server has it")
        os.kill(victim, signal.SIGKILL)
        server.may_answer.set()
        let_the_claim_end(letter)
        for _sweep in range(2):
            people.result(people.start("letters"))
    first, copy = server.received
    assert first["Message-ID"] == copy["Message-ID"]
    letter.refresh_from_db()
    assert (letter.status, letter.attempts) == (OutboxStatus.SENT, 2)
