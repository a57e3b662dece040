"""Who was signed out while writing finds the text again."""

import pytest
from django.test import Client
from django.urls import reverse

from pages.challenges.kept_keys import FIELD, make_key
from pages.challenges.models import Advice, WorkDraft
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return make.make_staff()


@pytest.fixture
def response(staff):
    return make.make_weighed(staff)


def post(client, response, key):
    url = reverse("challenge_responses:advice", args=[response.pk])
    return client.post(url, {"words": "Mijn advies van een uur", "action": "accept", FIELD: key})


def test_text_of_an_ended_session_is_kept_and_shown_after_signing_in(client, staff, response):
    answer = post(client, response, make_key(staff, response, "advice"))
    assert answer.status_code == 302
    assert "/login/" in answer.url
    assert not Advice.objects.exists()
    client.force_login(staff)
    page = client.get(reverse("challenge_responses:advice", args=[response.pk]))
    assert "Mijn advies van een uur" in page.content.decode()


def test_nothing_is_kept_without_a_good_key(client, staff, response):
    other_kind = make_key(staff, response, "nothing")
    nobody = make_key(make.make_staff(), response, "advice")
    for key in ("", "x", other_kind):
        post(client, response, key)
    assert not WorkDraft.objects.exists()
    post(client, response, nobody)
    assert not WorkDraft.objects.filter(person=staff).exists()


def test_a_forged_post_is_refused_before_anything_is_kept(staff, response):
    strict = Client(enforce_csrf_checks=True)
    assert post(strict, response, make_key(staff, response, "advice")).status_code == 403
    assert not WorkDraft.objects.exists()


def test_what_a_program_sends_is_left_for_the_view_to_read(client):
    answer = client.post("/api/v1/zomaar", b"--", content_type="multipart/form-data")
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"
