"""What a response is about: a call, or a challenge of somebody's own."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import Site

from pages.challenges import services
from pages.challenges.models import Response
from pages.challenges.subjects import Criterion, subject_of
from pages.localized import localized
from pages.models import SiteSettings
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def municipality():
    make.make_call()
    settings = SiteSettings.for_site(Site.objects.get())
    settings.municipality_name = "Gemeente Test"
    settings.phone = "010 123 45 67"
    settings.email = "uitdagen@voorbeeld.example"
    settings.save()
    return settings


def test_a_call_tells_what_it_says_itself(municipality):
    call = make.make_call("Het park", title_en="The park", closes_on=date(2026, 5, 1))
    criterion = call.criteria.create(
        name="Steun", name_en="Support", explanation="Wie doet mee?", sort_order=1
    )
    subject = subject_of(make.make_draft(call))
    assert (subject.title, subject.title_en, subject.url) == ("Het park", "The park", call.url)
    assert (subject.contact.name, subject.municipality) == ("Noor de Wit", "Gemeente Test")
    assert subject.criteria == (
        Criterion(f"call_{criterion.pk}", "Steun", "Wie doet mee?", name_en="Support"),
    )
    assert subject.is_open(make.NOW)
    assert not subject.is_open(make.later(days=90))
    call.decide_by = date(2026, 6, 1)
    assert subject_of(Response(call=call)).decide_by(make.NOW) == date(2026, 6, 1)


def test_an_own_challenge_has_no_page_and_no_window(municipality):
    subject = subject_of(make.make_unasked_draft())
    assert (subject.url, subject.page) == (None, None)
    assert subject.contact.phone_link == "0101234567"
    assert (subject.contact.name, subject.municipality) == ("Gemeente Test", "Gemeente Test")
    assert subject.is_open(make.later(days=20_000))
    assert subject.decide_by(make.NOW) == date(2026, 4, 28)
    with translation.override("en"):
        assert localized(subject, "title").value == "Own challenge"
        assert subject.title == "Eigen uitdaging"


def test_an_own_challenge_goes_all_the_way(municipality):
    """Sent, read by the resident and by staff, decided on, and made an agreement."""
    staff, manager = make.make_staff("assessor"), make.make_staff("contract_manager")
    draft = make.make_unasked_draft()
    sent = services.send_response(
        response=draft, document=make.make_document(), draft_revision=0, now=make.NOW
    )
    assert sent.decide_by == date(2026, 4, 28)
    resident, admin = Client(), Client()
    admin.force_login(staff)
    page = resident.get(reverse("challenges:status", args=[sent.token])).content.decode()
    assert "Eigen uitdaging" in page
    assert "Reactie op de oproep" not in page
    for address in (
        reverse("challenge_responses:index") + "?kind=unasked",
        reverse("challenge_responses:detail", args=[sent.pk]),
    ):
        assert "Eigen uitdaging" in admin.get(address).content.decode()
    taken = services.take_up(response=sent, by=staff, now=make.NOW)
    decided = make.make_decided(staff, response=taken)
    assert decided.pk == sent.pk
    agreement = services.draft_agreement_for(response=sent, by=manager, now=make.NOW)
    payer = agreement.parties.get(role="payer").party
    assert (agreement.task, payer.name) == ("Eigen uitdaging", "Gemeente Test")


def test_who_stops_an_own_challenge_may_come_back_at_any_time(municipality):
    draft = make.make_unasked_draft()
    sent = services.send_response(
        response=draft, document=make.make_document(), draft_revision=0, now=make.NOW
    )
    services.withdraw(response=sent, by=None, now=make.NOW)
    letter = sent.messages.latest("pk").text
    assert "U mag altijd opnieuw een plan insturen." in letter
    assert "010 123 45 67" in letter
