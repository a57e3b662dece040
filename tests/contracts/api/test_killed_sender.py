"""A worker that is really killed while a receiver keeps it waiting: the message still arrives."""

from __future__ import annotations

import os
import signal
import threading
from datetime import timedelta

import pytest
from django.db import connections
from django.utils import timezone

from contracts.api.models import WebhookDelivery
from contracts.api.selectors.webhooks import due_ids
from contracts.api.services.changes import collect_changes
from contracts.api.services.sending import CLAIM, deliver, prepare_deliveries
from contracts.api.services.webhooks import subscribe
from contracts.enums import EventVerb
from contracts.services.history import write_event
from tests.contracts.api.receiver import receiving
from tests.factories.contracts import AgreementFactory, PersonFactory


@pytest.mark.services
@pytest.mark.django_db(transaction=True)
def test_a_message_outlives_the_worker_that_was_sending_it():
    now = timezone.now()
    agreement = AgreementFactory(public=True)
    with receiving() as receiver:
        receiver.gate = threading.Event()
        subscribe(owner=PersonFactory(), url=receiver.url, now=now)
        write_event(agreement=agreement, verb=EventVerb.ENDED, by=None, now=now)
        collect_changes(now=now)
        prepare_deliveries(now=now)
        (pk,) = due_ids(now, limit=5)
        connections.close_all()
        worker = os.fork()
        if worker == 0:
            deliver(delivery_id=pk, now=now)
            os._exit(0)
        assert receiver.began.wait(30)
        os.kill(worker, signal.SIGKILL)
        os.waitpid(worker, 0)
        receiver.gate.set()
        row = WebhookDelivery.objects.get()
        assert (row.status, row.attempts, row.claimed_until) == ("waiting", 1, now + CLAIM)
        assert due_ids(now + CLAIM - timedelta(seconds=1), limit=5) == []
        assert [
            deliver(delivery_id=pk, now=now + CLAIM) for pk in due_ids(now + CLAIM, limit=5)
        ] == [True]
    row = WebhookDelivery.objects.get()
    assert (row.status, row.attempts, len(receiver.bodies)) == ("sent", 2, 2)
    assert receiver.headers[0]["Webhook-Id"] == receiver.headers[1]["Webhook-Id"]
