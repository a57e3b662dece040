"""What we ask of a call."""

from datetime import date

import pytest
from wagtail.models import Site

from pages.challenges.calls import contact_of, decide_by_of, is_open, live_calls, municipality_of
from pages.models import SiteSettings
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db


def test_open_in_its_window_only_and_only_when_published():
    call = make.make_call(closes_on=make.later(days=5).date())
    assert is_open(call, make.later(days=5))
    assert not is_open(call, make.later(days=6))
    call.live = False
    assert not is_open(call, make.NOW)


def test_an_unpublished_call_is_not_found():
    call = make.make_call()
    call.unpublish()
    assert not live_calls().exists()


def test_a_decision_comes_on_the_promised_day_and_else_within_the_term():
    call = make.make_call(closes_on=date(2026, 5, 1), decide_by=date(2026, 6, 1))
    assert decide_by_of(call, make.NOW) == date(2026, 6, 1)
    assert make.make_sent(call).decide_by == date(2026, 6, 1)
    # A promise that has passed cannot be kept any more, but the term of the law still runs.
    for promised in (None, date(2026, 3, 1)):
        call.decide_by = promised
        assert decide_by_of(call, make.NOW) == date(2026, 4, 28)


def test_the_contact_is_a_person_with_a_number():
    contact = contact_of(make.make_call(contact_phone="+31 10-000"))
    assert (contact.name, contact.phone_link) == ("Noor de Wit", "+3110000")


def test_the_municipality_is_that_of_the_site():
    call = make.make_call()
    settings = SiteSettings.for_site(Site.objects.get())
    settings.municipality_name = "Gemeente Test"
    settings.save()
    assert municipality_of(call) == "Gemeente Test"
