"""The history of a term in plain words."""

from datetime import date

import pytest
from django.template import Context, Template
from django.test import Client
from django.urls import reverse
from django.utils import translation

from pages.challenges import services
from pages.challenges.holidays import public_holidays
from pages.challenges.term_words import HOLIDAYS, name_of_free_day, term_lines
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db

REASON = "De wijkraad bespreekt uw plan pas in mei, en wij willen die mening graag meenemen."


def lines(response):
    return term_lines(list(response.term_events.order_by("pk")))


@pytest.fixture
def long_story():
    """Asked on 9 March, answered on 16 March, extended, withdrawn."""
    staff = make.make_staff()
    response = services.ask_completion(
        response=make.make_sent(), question="Met wie doet u dit?", by=staff, now=make.later(days=7)
    )
    services.complete_response(
        response=response, document=make.make_document(), draft_revision=0, now=make.later(days=14)
    )
    services.extend_term(response=response, reason=REASON, by=staff, now=make.later(days=30))
    return response


def test_every_move_of_the_day_is_told(long_story):
    assert [(line.text, str(line.due)) for line in lines(long_story)] == [
        ("Wij ontvingen uw plan. Wij nemen binnen 8 weken een besluit.", "2026-04-28"),
        (
            "Wij vroegen u om een aanvulling, tot en met 23 maart 2026. Zo lang telt de tijd niet.",
            "2026-05-11",
        ),
        ("Wij gaan weer verder. Er telden 6 dagen niet mee.", "2026-05-04"),
        ("Wij hebben 6 weken extra nodig.", "2026-06-15"),
    ]
    assert [line.reason for line in lines(long_story)] == ["", "", "", REASON]
    services.withdraw(response=long_story, by=None, now=make.later(days=31))
    assert lines(long_story)[-1].text == "De termijn is geëindigd."


def test_why_a_day_ran_on(long_story):
    assert [line.run_on for line in lines(long_story)] == [
        "27 april 2026 is een vrije dag (Koningsdag), dus wordt het de eerste werkdag daarna.",
        "",
        "3 mei 2026 is een vrije dag (zondag), dus wordt het de eerste werkdag daarna.",
        "14 juni 2026 is een vrije dag (zondag), dus wordt het de eerste werkdag daarna.",
    ]
    with translation.override("en"):
        assert "King's Day" in lines(long_story)[0].run_on


def test_a_promised_day_needs_no_sum():
    call = make.make_call(closes_on=date(2026, 5, 1), decide_by=date(2026, 6, 6))
    (line,) = lines(make.make_sent(call))
    assert line.text == "Wij ontvingen uw plan. De dag van het besluit stond al vast."
    assert (line.run_on, line.due) == ("", date(2026, 6, 6))


def test_every_free_day_has_a_name():
    for day, code in public_holidays(2026).items():
        if day.isoweekday() < 6:
            assert name_of_free_day(day) == str(HOLIDAYS[code])
    assert name_of_free_day(date(2026, 3, 7)) == "zaterdag"
    make.make_call()
    ours = make.set_municipality()
    ours.holidays.create(
        day=date(2026, 3, 9), name="Extra dag", name_en="Extra day", is_equated=True
    )
    ours.save()
    assert name_of_free_day(date(2026, 3, 9)) == "Extra dag"
    with translation.override("en"):
        assert name_of_free_day(date(2026, 3, 9)) == "Extra day"
    assert name_of_free_day(date(2026, 3, 10)) == ""


def test_a_day_that_was_told_does_not_change_with_the_settings():
    sent = make.make_sent(now=make.later(days=1))
    ours = make.set_municipality()
    ours.holidays.create(day=sent.decide_by, name="Extra dag", is_equated=True)
    ours.save()
    (line,) = lines(sent)
    assert (line.due, line.run_on) == (date(2026, 4, 28), "")


def test_both_sides_read_the_same_story(long_story):
    staff = make.make_staff()
    admin = Client()
    admin.force_login(staff)
    pages = [
        Client().get(reverse("challenges:status", args=[long_story.token])),
        admin.get(reverse("challenge_responses:detail", args=[long_story.pk])),
    ]
    for page in pages:
        content = page.content.decode()
        for words in ("Er telden 6 dagen niet mee.", REASON, "15 juni 2026", "Koningsdag"):
            assert words in content


def test_who_waits_is_told_what_waiting_does():
    def shown(response):
        words = "{% load challenge_tags %}{% term_story case %}"
        return Template(words).render(Context({"case": response}))

    sent = make.make_sent()
    assert "Uiterlijk 5 maart 2026 nemen wij uw plan in behandeling." in shown(sent)
    asked = services.ask_completion(
        response=sent, question="Met wie doet u dit?", by=make.make_staff(), now=make.NOW
    )
    assert "staat de termijn stil" in shown(asked)
    assert "nemen wij uw plan in behandeling" not in shown(asked)
    assert shown(make.make_draft()).strip() == ""
