"""Taking more time: once, in time, with a reason and a letter; shown to both sides."""

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from pages.challenges import services
from pages.challenges.errors import Refused
from pages.challenges.models import TermEvent
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db

REASON = "De wijkraad bespreekt uw plan pas in mei, en wij willen die mening graag meenemen."


def refused(response, **changes):
    values = {"reason": REASON, "by": make.make_staff(), "now": make.NOW, **changes}
    with pytest.raises(Refused) as caught:
        services.extend_term(response=response, **values)
    return caught.value.code


def test_an_extension_moves_the_day_and_tells_the_resident_why():
    staff = make.make_staff()
    handled = make.make_in_handling(staff)
    done = services.extend_term(
        response=handled, reason=f" {REASON} ", by=staff, now=make.later(days=50)
    )
    assert done.decide_by == date(2026, 6, 8)
    step = TermEvent.objects.get(kind="extend")
    assert (step.weeks, step.reason, step.due) == (6, REASON, date(2026, 6, 8))
    event = done.events.last()
    assert (event.action, event.status_before, event.status_after) == (
        "extend",
        "in_handling",
        "in_handling",
    )
    letter = done.messages.get(letter="extension")
    assert letter.to == done.email
    for words in (REASON, "Wij nemen 6 weken extra.", "uiterlijk 8 juni 2026"):
        assert words in letter.text


def test_a_municipality_chooses_how_long_or_never():
    handled = make.make_in_handling(make.make_staff())
    make.set_municipality(extension_weeks=0)
    assert refused(handled) == "extension_off"
    make.set_municipality(extension_weeks=1)
    done = services.extend_term(response=handled, reason=REASON, by=make.make_staff(), now=make.NOW)
    # One week after King's Day, on which the term would have ended: no free day in between.
    assert done.decide_by == date(2026, 5, 4)
    assert "1 week extra" in done.messages.get(letter="extension").text


def test_what_is_refused_changes_nothing():
    staff = make.make_staff()
    handled = make.make_in_handling(staff)
    assert refused(handled, reason="nvt") == "extension_reason"
    assert refused(handled, reason="Het is te druk.") == "extension_reason"
    assert refused(handled, now=make.later(days=58)) == "term_over"
    stopped = services.withdraw(response=make.make_sent(), by=None, now=make.NOW)
    assert refused(stopped) == "not_allowed"
    assert not TermEvent.objects.filter(kind="extend").exists()
    services.extend_term(response=handled, reason=REASON, by=staff, now=make.later(days=57))
    assert refused(handled, now=make.later(days=58)) == "extended_before"
    assert handled.messages.filter(letter="extension").count() == 1


class TestOnScreen:
    def address(self, response):
        return reverse("challenge_responses:extend", args=[response.pk])

    def test_the_page_shows_what_it_leads_to_and_does_it(self, client):
        staff = make.make_staff()
        client.force_login(staff)
        now = timezone.now()
        handled = make.make_in_handling(staff, now=now)
        page = client.get(self.address(handled)).content.decode()
        assert "Verlengt u met 6 weken, dan wordt dat" in page
        answer = client.post(self.address(handled), {"reason": REASON})
        assert answer.status_code == 302
        handled.refresh_from_db()
        assert handled.decide_by >= now.date() + timedelta(weeks=14)
        detail = client.get(reverse("challenge_responses:detail", args=[handled.pk]))
        assert REASON in detail.content.decode()
        assert self.address(handled) not in detail.content.decode()
        again = client.get(self.address(handled)).content.decode()
        assert "De termijn is al een keer verlengd." in again

    @pytest.mark.parametrize(
        ("decision_weeks", "extension_weeks"), [(8, 6), (8, 1), (12, 3), (13, 6), (26, 13)]
    )
    def test_the_day_that_is_shown_is_the_day_that_is_written(
        self, client, decision_weeks, extension_weeks
    ):
        staff = make.make_staff()
        client.force_login(staff)
        make.make_call()
        make.set_municipality(decision_weeks=decision_weeks, extension_weeks=extension_weeks)
        # Ends on a Saturday: only a term of 12 weeks or less runs on to a working day.
        saturday = make.NOW - timedelta(days=2)
        with time_machine.travel(saturday, tick=False):
            handled = make.make_in_handling(staff, now=saturday)
            shown = client.get(self.address(handled)).context["due"]
            client.post(self.address(handled), {"reason": REASON})
        handled.refresh_from_db()
        assert shown == handled.decide_by
        weeks = timedelta(weeks=decision_weeks + extension_weeks)
        assert (shown == saturday.date() + weeks) is (decision_weeks > 12)

    def test_a_term_that_cannot_be_extended_shows_no_other_day(self, client):
        staff = make.make_staff()
        client.force_login(staff)
        late = make.make_in_handling(staff)
        page = client.get(self.address(late))
        assert page.context["due"] is None
        assert "dan wordt dat" not in page.content.decode()

    def test_what_was_typed_stays_when_it_is_refused(self, client):
        staff = make.make_staff()
        client.force_login(staff)
        late = make.make_in_handling(staff)
        page = client.post(self.address(late), {"reason": REASON}).content.decode()
        assert "De termijn is al voorbij." in page
        assert REASON in page
        page = client.post(self.address(late), {"reason": "Druk."}).content.decode()
        assert "in minstens 40 tekens" in page

    def test_who_only_decides_or_manages_contracts_does_not_extend(self):
        handled = make.make_in_handling(make.make_staff())
        for group in ("decider", "contract_manager", "provider"):
            client = Client()
            client.force_login(make.make_staff(group))
            assert client.get(self.address(handled)).status_code == 403
        assert Client().get(self.address(handled)).status_code == 302
