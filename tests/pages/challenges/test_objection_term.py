"""The weeks to object count from the day after the decision was sent (Awb 6:8)."""

from datetime import date

import pytest
from django.urls import reverse
from time_machine import travel

from pages.challenges import services
from pages.challenges.enums import Action, Channel, Remedies
from pages.challenges.errors import Refused
from pages.challenges.models import OutboxMessage, Response
from pages.challenges.objection_clock import last_day_to_object, weeks_to_object
from pages.challenges.selectors.objections import ObjectionTerm, objection_term
from pages.challenges.services.erasing import can_erase
from pages.challenges.services.outbox import mark_posted
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db

WORDS = "Het bedrag is per jaar en niet per maand."
THREE_DAYS_LATER = make.later(days=3)


@pytest.fixture
def rejected():
    return make.make_decided(make.make_staff(), Action.REJECT)


@pytest.mark.pure
def test_the_last_day_moves_with_the_day_of_sending():
    """Decided on Monday 2 March 2026; 4 and 5 April are a weekend, the 6th is Easter Monday."""
    decided, promised = date(2026, 3, 2), date(2026, 4, 13)

    def last_day(sent_on: date) -> date:
        return last_day_to_object(promised, decided_on=decided, sent_on=sent_on)

    assert last_day(date(2026, 3, 1)) == last_day(decided) == promised
    assert last_day(date(2026, 3, 3)) == date(2026, 4, 14)
    assert last_day(date(2026, 3, 7)) == date(2026, 4, 20)


@pytest.mark.pure
def test_days_that_a_last_day_ran_on_are_no_part_of_the_weeks():
    assert weeks_to_object(date(2026, 4, 7), date(2026, 2, 20)) == 6
    assert weeks_to_object(date(2026, 4, 13), date(2026, 3, 2)) == 6


def test_it_has_not_begun_as_long_as_the_letter_waits(rejected):
    assert objection_term(rejected) == ObjectionTerm(6, None)
    assert not can_erase(rejected, make.later(days=600))
    make.send_decision(rejected, now=THREE_DAYS_LATER)
    assert objection_term(rejected) == ObjectionTerm(6, date(2026, 4, 16))
    assert can_erase(rejected, make.NOW.replace(month=4, day=17))


def test_no_term_without_a_decision_or_without_the_clause():
    assert objection_term(make.make_sent()) is None
    assert objection_term(make.make_decided(make.make_staff())) is None


def test_a_decision_of_before_there_was_an_outbox_was_sent_at_once(rejected):
    OutboxMessage.objects.all().delete()
    assert objection_term(rejected) == ObjectionTerm(6, date(2026, 4, 13))


def test_an_objection_may_come_until_the_moved_last_day(rejected):
    make.send_decision(rejected, now=THREE_DAYS_LATER)
    file = {"response": rejected, "words": WORDS}
    with pytest.raises(Refused) as refused:
        services.file_objection(**file, now=make.NOW.replace(month=4, day=17))
    assert refused.value.code == "too_late_to_object"
    objection = services.file_objection(**file, now=make.NOW.replace(month=4, day=16))
    assert not objection.is_late
    assert str(objection.steps.get().on) == "2026-04-16"


def test_who_objects_before_the_letter_left_is_not_too_early(rejected):
    objection = services.file_objection(response=rejected, words=WORDS, now=THREE_DAYS_LATER)
    assert not objection.is_late
    assert str(objection.steps.get().on) == "2026-04-16"


def test_who_chose_paper_has_the_weeks_from_the_post():
    response = make.make_advised(make.make_staff(), Action.REJECT)
    Response.objects.filter(pk=response.pk).update(channel=Channel.POST)
    response.refresh_from_db()
    text = make.decision_text(Action.REJECT, remedies=Remedies.OBJECTION)
    proposal = services.propose_decision(
        response=response, text=text, by=response.handler, now=make.NOW
    )
    decider = make.make_staff("decider")
    make.free(response, decider)
    services.decide(proposal=proposal, by=decider, now=make.NOW)
    response = Response.objects.get(pk=response.pk)
    make.send_decision(response)
    assert objection_term(response) == ObjectionTerm(6, None)
    paper = response.messages.get(letter="decision", channel=Channel.POST)
    mark_posted(message=paper, by=response.handler, now=THREE_DAYS_LATER)
    assert objection_term(response) == ObjectionTerm(6, date(2026, 4, 16))


def test_resident_and_staff_read_the_same(client, rejected):
    urls = [
        reverse("challenges:status", args=[rejected.token]),
        reverse("challenges:objection", args=[rejected.token]),
    ]
    desk = reverse("challenge_responses:detail", args=[rejected.pk])
    staff = make.make_staff()
    with travel(THREE_DAYS_LATER):
        client.force_login(staff)
        for url in urls:
            assert (
                "De termijn van 6 weken is nog niet begonnen." in client.get(url).content.decode()
            )
        waits = "de termijn begint als de brief met het besluit is verstuurd"
        assert waits in client.get(desk).content.decode()
        make.send_decision(rejected, now=THREE_DAYS_LATER)
        for url in urls:
            page = client.get(url).content.decode()
            assert "U kunt bezwaar maken tot en met 16 april 2026." in page
            assert "13 april 2026" not in page
        assert "tot en met 16 april 2026" in client.get(desk).content.decode()
