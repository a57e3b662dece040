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
from tests.faults.node import nodes
from tests.faults.place import wait_until

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def letter():
    """A letter that waits: queued with a response."""
    make.make_sent()
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


def test_a_mail_server_that_is_down_delays_the_letter_and_loses_nothing(people, smtp_port, letter):
    people.result(people.start("letters"))
    letter.refresh_from_db()
    assert (letter.status, letter.attempts) == (OutboxStatus.PENDING, 1)
    assert letter.problem == "ConnectionRefusedError"
    # Not before its time, also when the server is back.
    with mail_server(smtp_port) as server:
        server.may_greet.set()
        server.may_answer.set()
        people.result(people.start("letters"))
        assert server.received == []
        OutboxMessage.objects.update(next_attempt_at=timezone.now())
        for _sweep in range(2):
            people.result(people.start("letters"))
        assert len(server.received) == 1


def test_beat_and_a_worker_that_is_killed_and_replaced_send_it_once(
    place, smtp_port, letter, monkeypatch
):
    """As on a server: nobody calls the sweep, and nobody but the operating system is told."""
    monkeypatch.setenv("FAULTS_SMTP_PORT", str(smtp_port))
    place.forget_messages()
    with mail_server(smtp_port) as server, nodes(place, "mailer", children=1) as started:
        wait_until(server.greeted.is_set, "the worker calls the mail server")
        mailer = started[0]
        mailer.kill()
        server.may_greet.set()
        server.may_answer.set()
        let_the_claim_end(letter)
        mailer.start()
        mailer.wait_until_ready()
        wait_until(
            lambda: OutboxMessage.objects.filter(pk=letter.pk, status=OutboxStatus.SENT).exists(),
            "another worker sends it",
        )
        assert [message["To"] for message in server.received] == [letter.to]
    letter.refresh_from_db()
    assert letter.attempts == 2
