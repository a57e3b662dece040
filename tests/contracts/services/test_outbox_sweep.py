"""A sweep of the outbox, and a mail server that takes the call and says nothing."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest
from django.core import mail
from django.utils import timezone

from contracts.services.outbox import deliver_due_mails
from pages.voices.models import VoiceMail
from tests.contracts.services.test_outbox import BROKEN, queued

pytestmark = pytest.mark.django_db


@pytest.fixture
def silence(settings) -> Iterator[None]:
    """A server that everybody reaches and nobody gets an answer from."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.getsockname()
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.EMAIL_TIMEOUT = 0.2
        yield


def attempts() -> list[tuple[int, str]]:
    return list(VoiceMail.objects.order_by("pk").values_list("attempts", "problem"))


def sweep(limit: int = 50) -> int:
    return deliver_due_mails(outbox=VoiceMail, limit=limit, clock=timezone.now)


def test_everything_that_is_due_leaves_up_to_a_limit():
    for key in "abc":
        queued(key)
    assert [sweep(limit=2), sweep(), sweep()] == [2, 1, 0]
    assert len(mail.outbox) == 3


def test_a_server_without_an_answer_is_asked_once_a_sweep(silence):
    """Each try is ten seconds of a worker, who has more to do."""
    for key in "abc":
        queued(key)
    assert sweep() == 0
    gave_none = (1, "SMTPServerDisconnected")
    assert attempts() == [gave_none, (0, ""), (0, "")]
    # The next sweep tries another one, because the first has to wait.
    assert sweep() == 0
    assert attempts() == [gave_none, gave_none, (0, "")]


def test_what_a_server_refuses_holds_up_no_other(settings):
    for key in "ab":
        queued(key)
    settings.EMAIL_BACKEND = BROKEN
    assert sweep() == 0
    assert attempts() == [(1, "ConnectionRefusedError")] * 2
