"""What the API keeps goes after a year, and what still has to be sent stays."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from contracts.api.enums import DeliveryStatus
from contracts.api.models import IdempotentAnswer, Webhook, WebhookDelivery
from contracts.api.record_kinds import KINDS
from contracts.api.selectors.tokens import token_for
from contracts.retention import record_kind
from tests.factories.contracts import NOW, PersonFactory

TODAY = date(2027, 12, 31)


def test_both_kinds_are_on_the_list_with_a_term():
    assert [record_kind(kind.code) for kind in KINDS] == list(KINDS)
    assert [kind.years() for kind in KINDS] == [1, 1]


def test_old_answers_are_destroyed_and_younger_ones_stay(scene):
    key = scene.key("provider")
    token = token_for(key, timezone.now())
    for name, at in (("oud", NOW), ("jong", NOW + timedelta(days=700))):
        IdempotentAnswer.objects.create(
            token=token, key=name, request_sha256="0" * 64, status=201, body="{}", at=at
        )
    assert record_kind("api_answers").destroy(TODAY) == 1
    assert [row.key for row in IdempotentAnswer.objects.all()] == ["jong"]


@pytest.mark.django_db
def test_old_messages_are_destroyed_but_not_what_waits():
    webhook = Webhook.objects.create(
        owner=PersonFactory(), url="https://voorbeeld.example/", salt="x", created_at=NOW
    )
    for status in DeliveryStatus.values:
        WebhookDelivery.objects.create(
            webhook=webhook, status=status, created_at=NOW, next_attempt_at=NOW
        )
    assert record_kind("webhook_messages").destroy(TODAY) == 2
    assert WebhookDelivery.objects.get().status == DeliveryStatus.WAITING
