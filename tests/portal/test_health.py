"""Alive and ready: what a load balancer asks."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tasks.heartbeat import record_heartbeat


def test_alive_touches_no_database(client_without_database: Client) -> None:
    answer = client_without_database.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert "no-store" in answer["Cache-Control"]


@pytest.fixture
def client_without_database() -> Client:
    """pytest-django refuses every query of a test without the database mark."""
    return Client()


@pytest.mark.django_db
def test_ready_when_a_worker_was_just_seen(client: Client) -> None:
    record_heartbeat(now=timezone.now())
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"ready": True, "problems": {}})


@pytest.mark.django_db
def test_not_ready_without_a_worker(client: Client) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["problems"] == {"heartbeat": "no worker has been seen yet"}


@pytest.mark.django_db
def test_not_ready_when_the_worker_fell_silent(client: Client, settings) -> None:
    record_heartbeat(now=timezone.now() - timedelta(seconds=settings.HEARTBEAT_MAX_AGE_S + 5))
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert "no worker has been seen for" in answer.json()["problems"]["heartbeat"]


@pytest.mark.django_db
def test_a_failing_check_is_told_without_its_secrets(client: Client, settings, caplog) -> None:
    settings.READINESS_CHECKS = ["tests.portal.test_health.check_that_fails"]
    answer = client.get("/readyz")
    assert answer.json()["problems"] == {"that_fails": "failed, see the log"}
    assert "password=hunter2" in caplog.text


def check_that_fails() -> None:
    raise RuntimeError("password=hunter2")


@pytest.mark.django_db
def test_health_is_read_only(client: Client) -> None:
    assert client.post("/healthz").status_code == 405
    assert client.post("/readyz").status_code == 405
