"""Webhooks: every change once, signed, tried again with longer waits, stopped after a day."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from contracts.api.enums import DeliveryStatus
from contracts.api.models import Webhook, WebhookDelivery
from contracts.api.selectors.webhooks import due_ids, log_of, webhooks_of
from contracts.api.services import webhooks as services
from contracts.api.services.changes import collect_changes
from contracts.api.services.sending import CLAIM, deliver, prepare_deliveries
from contracts.api.signing import signature
from contracts.enums import EventVerb
from contracts.errors import Refused
from contracts.services.history import write_event
from tests.contracts.api.receiver import receiving
from tests.factories.contracts import NOW, AgreementFactory, PersonFactory


@pytest.fixture
def agreement(db):
    return AgreementFactory(public=True)


def happen(agreement, verb=EventVerb.ENDED):
    write_event(agreement=agreement, verb=verb, by=None, now=NOW, detail="wat")
    collect_changes(now=NOW)


def subscribed(url, owner=None):
    return services.subscribe(owner=owner or PersonFactory(), url=url, now=NOW)


def send_all(now):
    return [deliver(delivery_id=pk, now=now) for pk in due_ids(now, limit=10)]


def test_a_change_arrives_signed_and_once(agreement):
    happen(agreement)
    with receiving() as receiver:
        _webhook, secret = subscribed(receiver.url)
        assert prepare_deliveries(now=NOW) == 0
        happen(agreement, EventVerb.SUSPENDED)
        assert [prepare_deliveries(now=NOW), prepare_deliveries(now=NOW)] == [1, 0]
        assert send_all(NOW) == [True]
        assert send_all(NOW) == []
    (body,), (headers,) = receiver.bodies, receiver.headers
    content = json.loads(body)
    assert content["soort"] == "wijziging"
    assert content["wijziging"]["wat"] == "suspended"
    assert content["wijziging"]["prestatiecontract"] == agreement.number
    timestamp = int(headers["Webhook-Timestamp"])
    assert timestamp == int(NOW.timestamp())
    assert headers["Webhook-Signature"] == signature(secret, timestamp, body)
    delivery = WebhookDelivery.objects.get()
    assert headers["Webhook-Id"] == str(delivery.pk)
    assert (delivery.status, delivery.answer_status, delivery.attempts) == ("sent", 204, 1)


def test_a_receiver_that_fails_first_gets_it_later_with_longer_waits(agreement):
    with receiving(500, 302, 404) as receiver:
        webhook, _secret = subscribed(receiver.url)
        happen(agreement)
        prepare_deliveries(now=NOW)
        now, waits = NOW, []
        for status in (500, 302, 404):
            assert send_all(now) == [False]
            row = WebhookDelivery.objects.get()
            assert (row.status, row.answer_status, row.problem) == (
                DeliveryStatus.WAITING,
                status,
                f"HTTP {status}",
            )
            waits.append(row.next_attempt_at - now)
            assert due_ids(row.next_attempt_at - timedelta(seconds=1), limit=10) == []
            now = row.next_attempt_at
        assert waits == [timedelta(minutes=minutes) for minutes in (1, 2, 4)]
        assert send_all(now) == [True]
    assert len(receiver.bodies) == 4
    assert [row.attempts for row in log_of(webhook)] == [4]


def test_after_a_day_the_subscription_stops_and_says_why(agreement):
    with receiving() as receiver:
        url = receiver.url
    webhook, _secret = subscribed(url)
    happen(agreement)
    prepare_deliveries(now=NOW)
    now, attempts = NOW, 0
    while (pks := due_ids(now, limit=10)) and attempts < 50:
        deliver(delivery_id=pks[0], now=now)
        attempts += 1
        now = WebhookDelivery.objects.get().next_attempt_at
    webhook.refresh_from_db()
    row = WebhookDelivery.objects.get()
    assert timedelta(days=1) <= webhook.stopped_at - NOW < timedelta(days=1, hours=4)
    assert (webhook.stop_reason, row.status) == (
        "De server neemt de verbinding niet aan.",
        "stopped",
    )
    assert attempts < 20
    happen(agreement, EventVerb.SUSPENDED)
    assert prepare_deliveries(now=now) == 0


def test_a_worker_that_was_killed_loses_nothing(agreement):
    with receiving() as receiver:
        subscribed(receiver.url)
        happen(agreement)
        prepare_deliveries(now=NOW)
        # What is left of a worker that claimed the message and died before it was sent.
        WebhookDelivery.objects.update(claimed_until=NOW + CLAIM, attempts=1)
        assert send_all(NOW + timedelta(seconds=1)) == []
        (pk,) = WebhookDelivery.objects.values_list("pk", flat=True)
        assert deliver(delivery_id=pk, now=NOW + timedelta(seconds=1)) is False
        assert receiver.bodies == []
        assert send_all(NOW + CLAIM) == [True]
    assert len(receiver.bodies) == 1


def test_what_is_no_longer_public_is_not_sent(agreement):
    with receiving() as receiver:
        subscribed(receiver.url)
        happen(agreement)
        prepare_deliveries(now=NOW)
        agreement.is_public = False
        agreement.save()
        assert send_all(NOW) == [False]
    assert receiver.bodies == []
    row = WebhookDelivery.objects.get()
    assert (row.status, row.problem) == ("stopped", "Het contract is niet meer openbaar.")
    assert Webhook.objects.get().stopped_at is None


def test_an_address_that_moved_into_a_network_is_not_called(agreement, settings):
    with receiving() as receiver:
        subscribed(receiver.url)
        happen(agreement)
        prepare_deliveries(now=NOW)
        settings.WEBHOOKS_TO_THIS_MACHINE = False
        assert send_all(NOW) == [False]
    assert receiver.bodies == []
    assert WebhookDelivery.objects.get().problem == "Het adres moet met https:// beginnen."


def test_the_owner_tries_renews_stops_and_goes_on(agreement):
    owner, other, boss = PersonFactory(), PersonFactory(), PersonFactory(is_superuser=True)
    with receiving() as receiver:
        webhook, secret = subscribed(receiver.url, owner)
        services.send_test(webhook=webhook, by=owner, now=NOW)
        assert send_all(NOW) == [True]
        assert json.loads(receiver.bodies[0])["soort"] == "proef"
        renewed = services.renew_secret(webhook=webhook, by=boss)
        assert renewed != secret
        services.send_test(webhook=webhook, by=owner, now=NOW)
        send_all(NOW)
        timestamp = int(NOW.timestamp())
        expected = signature(renewed, timestamp, receiver.bodies[1])
        assert receiver.headers[1]["Webhook-Signature"] == expected
        services.stop_webhook(webhook=webhook, by=owner, now=NOW)
        with pytest.raises(Refused, match="Zet het eerst weer aan"):
            services.send_test(webhook=webhook, by=owner, now=NOW)
        happen(agreement)
        assert prepare_deliveries(now=NOW) == 0
        services.resume_webhook(webhook=webhook, by=owner)
        assert prepare_deliveries(now=NOW) == 1
    for refused in (
        lambda: services.send_test(webhook=webhook, by=other, now=NOW),
        lambda: services.renew_secret(webhook=webhook, by=other),
        lambda: services.stop_webhook(webhook=webhook, by=other, now=NOW),
        lambda: services.resume_webhook(webhook=webhook, by=other),
    ):
        with pytest.raises(Refused, match="niet van u"):
            refused()
    assert [list(webhooks_of(user)) for user in (owner, other, boss)] == [[webhook], [], [webhook]]


@pytest.mark.django_db
def test_nobody_has_more_than_ten():
    owner = PersonFactory()
    for number in range(10):
        subscribed(f"http://127.0.0.1/{number}", owner)
    with pytest.raises(Refused, match="10 abonnementen"):
        subscribed("http://127.0.0.1/11", owner)
    assert Webhook.objects.count() == 10
