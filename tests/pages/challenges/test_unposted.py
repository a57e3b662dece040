"""A decision on paper that nobody posts starts no term, so somebody hears of it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from pages.challenges import services
from pages.challenges.enums import Action, Channel, Letter, Remedies
from pages.challenges.models import ChallengeSettings, Response
from pages.challenges.selectors.objections import objection_term
from pages.challenges.selectors.outbox import unposted_decisions
from pages.challenges.services.outbox import mark_posted
from pages.challenges.terms import local_day
from pages.roles import ensure_roles
from tests.factories import challenges as make
from tests.pages.challenges.test_reminding import at

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead():
    make.make_call()
    lead = make.make_staff("editor")
    make.set_municipality(lead=lead)
    return lead


@pytest.fixture
def handler(lead):
    return make.make_staff("assessor")


def rejected_on_paper(handler, *, now=make.NOW):
    """A rejection for somebody who wants letters on paper."""
    response = make.make_in_handling(handler, now=now)
    Response.objects.filter(pk=response.pk).update(channel=Channel.POST)
    return make.make_decided(
        handler, Action.REJECT, now=now, response=Response.objects.get(pk=response.pk),
        remedies=Remedies.OBJECTION,
    )  # fmt: skip


def post(response):
    for message in response.messages.filter(channel=Channel.POST, letter=Letter.DECISION):
        mark_posted(message=message, by=response.handler, now=make.later(days=1))


def test_first_the_handler_and_then_the_lead_each_once(handler, lead):
    rejected_on_paper(handler)
    assert ChallengeSettings.current().posting_days == 2
    assert at(days=1) == []
    assert at(days=2) == [("decision_unposted", "2026-03-04", handler.email)]
    assert at(days=3) == []
    assert at(days=4) == [("still_unposted", "2026-03-06", lead.email)]
    assert at(days=90) == []


def test_the_days_are_those_of_the_settings(handler):
    make.set_municipality(posting_days=5)
    rejected_on_paper(handler)
    assert at(days=4) == []
    assert at(days=5) == [("decision_unposted", "2026-03-07", handler.email)]


def test_once_posted_the_term_runs_and_nobody_is_told(handler):
    response = rejected_on_paper(handler)
    assert objection_term(response).last_day is None
    post(response)
    assert str(objection_term(response).last_day) == "2026-04-14"
    assert not unposted_decisions().exists()
    assert at(days=30) == []


def test_a_decision_by_mail_is_not_about_paper(handler):
    make.make_decided(handler, Action.REJECT)
    assert at(days=30) == []


def test_a_decision_on_an_objection_waits_in_the_same_way(handler, lead):
    response = rejected_on_paper(handler)
    post(response)
    services.file_objection(response=response, words="Het kan wel.", now=make.later(days=3))
    second = make.make_staff("approver")
    make.free(response, second)
    services.decide_objection(
        response=response,
        text=make.objection_text(criteria=make.criterion_words(response)),
        by=second,
        now=make.later(days=10),
    )
    assert at(days=12) == [("decision_unposted", "2026-03-14", handler.email)]


def test_of_who_was_erased_no_letter_waits(handler):
    response = rejected_on_paper(handler)
    Response.objects.filter(pk=response.pk).update(erased_at=make.NOW)
    assert at(days=30) == []


def test_it_stands_on_the_first_screen_and_can_be_listed(client, handler):
    ensure_roles()
    response = rejected_on_paper(handler)
    make.make_decided(handler, Action.REJECT)
    assert local_day(timezone.now()) > local_day(make.later(days=2))
    client.force_login(handler)
    page = client.get(reverse("challenge_responses:index"))
    assert page.context["counts"]["unposted"] == 1
    assert "met een besluit dat niet is gepost" in page.content.decode()
    listed = client.get(reverse("challenge_responses:index"), {"aandacht": "post"})
    assert [row.pk for row in listed.context["object_list"]] == [response.pk]
    post(response)
    page = client.get(reverse("challenge_responses:index"))
    assert page.context["counts"]["unposted"] == 0
    assert "met een besluit dat niet is gepost" not in page.content.decode()
