"""The sweep sends what waits, once."""

import pytest
from django.core import mail
from django.utils import timezone

from pages.challenges.enums import OutboxStatus
from pages.challenges.models import OutboxMessage
from tasks.letters import sweep_outbox
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db


def test_sweeping_sends_each_waiting_letter_once(mailoutbox):
    first, second = make.make_sent(), make.make_sent()

    sweep_outbox()
    sweep_outbox()

    assert sorted(message.subject for message in mail.outbox) == [
        f"Wij hebben uw reactie ontvangen ({first.case_number})",
        f"Wij hebben uw reactie ontvangen ({second.case_number})",
    ]
    assert set(OutboxMessage.objects.values_list("status", flat=True)) == {OutboxStatus.SENT}


def test_one_letter_that_fails_does_not_hold_up_the_others(mailoutbox, monkeypatch):
    bad, good = make.make_sent(), make.make_sent()
    OutboxMessage.objects.filter(response=bad).update(to="kapot")
    refuse_address(monkeypatch, "kapot")

    sweep_outbox()

    assert [message.to for message in mail.outbox] == [[good.email]]
    waiting = OutboxMessage.objects.get(response=bad)
    assert waiting.status == OutboxStatus.PENDING
    assert waiting.next_attempt_at > timezone.now()


def refuse_address(monkeypatch, address):
    """A mail server that refuses one address, as real ones do."""
    from django.core.mail.backends import locmem

    send = locmem.EmailBackend.send_messages

    def refuse(self, messages):
        if any(address in message.to for message in messages):
            raise ConnectionError("refused")
        return send(self, messages)

    monkeypatch.setattr(locmem.EmailBackend, "send_messages", refuse)
