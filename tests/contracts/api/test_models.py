"""What the database itself refuses."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from contracts.api.models import Change, FeedPosition, Webhook, WebhookDelivery
from contracts.api.services.changes import collect_changes
from contracts.enums import EventVerb
from contracts.models.append_only import AppendOnlyError
from contracts.services.history import write_event
from tests.factories.contracts import NOW, AgreementFactory, PersonFactory


@pytest.fixture
def change(db):
    agreement = AgreementFactory(public=True)
    write_event(agreement=agreement, verb=EventVerb.ENDED, by=None, now=NOW)
    collect_changes(now=NOW)
    return Change.objects.get()


def test_a_change_is_written_once(change):
    change.detail = "anders"
    with pytest.raises(AppendOnlyError):
        change.save()
    for statement in ("UPDATE open_api_change SET detail = 'x'", "DELETE FROM open_api_change"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_there_is_one_position(change):
    with pytest.raises(IntegrityError), transaction.atomic():
        FeedPosition.objects.create(pk=2)


def test_a_change_is_sent_once_to_each_address(change):
    webhook = Webhook.objects.create(
        owner=PersonFactory(), url="https://ontvanger.example/", salt="s", created_at=NOW
    )
    fields = {"webhook": webhook, "change": change, "created_at": NOW, "next_attempt_at": NOW}
    delivery = WebhookDelivery.objects.create(**fields)
    assert str(webhook) == "https://ontvanger.example/"
    assert str(delivery) == f"{webhook.pk} {change.pk} waiting"
    with pytest.raises(IntegrityError), transaction.atomic():
        WebhookDelivery.objects.create(**fields)
    with pytest.raises(IntegrityError), transaction.atomic():
        WebhookDelivery.objects.filter(pk=delivery.pk).update(status="anders")
