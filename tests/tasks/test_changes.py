"""The feed grows and messages go out by the timetable."""

from __future__ import annotations

import pytest

from contracts.api.models import Change, WebhookDelivery
from contracts.api.services.webhooks import subscribe
from contracts.enums import EventVerb
from contracts.services.history import write_event
from tasks.changes import sweep_changes
from tests.contracts.api.receiver import receiving
from tests.factories.contracts import NOW, AgreementFactory, PersonFactory


@pytest.mark.django_db
def test_the_sweep_adds_each_fact_once_and_sends_it():
    with receiving() as receiver:
        subscribe(owner=PersonFactory(), url=receiver.url, now=NOW)
        write_event(agreement=AgreementFactory(public=True), verb=EventVerb.ENDED, by=None, now=NOW)
        sweep_changes()
        sweep_changes()
    assert Change.objects.count() == 1
    assert len(receiver.bodies) == 1


@pytest.mark.django_db
def test_one_receiver_that_is_not_there_does_not_hold_up_the_others():
    with receiving() as gone:
        nowhere = gone.url
    with receiving() as receiver:
        for url in (nowhere, receiver.url):
            subscribe(owner=PersonFactory(), url=url, now=NOW)
        write_event(agreement=AgreementFactory(public=True), verb=EventVerb.ENDED, by=None, now=NOW)
        sweep_changes()
    assert len(receiver.bodies) == 1
    assert WebhookDelivery.objects.filter(status="waiting").count() == 1
