"""Advice before publishing: each question sees what it should, and nothing is refused."""

from datetime import date

import pytest
from django.utils import timezone

from pages.enums import CallKind
from pages.models import CallCriterion, CallLot, CallMeeting
from pages.models.call_advice import advise, open_points
from tests.factories.pages import CallFactory, CallIndexFactory

pytestmark = pytest.mark.usefixtures("today")

GOOD = {
    "shared_problem": "Wij spraken honderd mensen op het plein en bij de school.",
    "municipality_contributes": "Gereedschap\nEen vaste medewerker",
    "opens_on": date(2026, 11, 1),
    "closes_on": date(2026, 12, 20),
}


@pytest.fixture
def index(home):
    return CallIndexFactory(parent=home)


@pytest.fixture
def good(index):
    call = CallFactory(parent=index, **GOOD)
    call.meetings = [CallMeeting(starts_at=timezone.now(), place="De Sluis")]
    return call


def fields(call):
    return [advice.field for advice in open_points(call)]


def test_a_careful_call_has_no_open_points(good):
    assert fields(good) == []
    assert len(advise(good)) == 11


@pytest.mark.parametrize(
    ("name", "text", "field"),
    [
        ("shared_problem", "Iedereen weet het.", "shared_problem"),
        ("input_asked", "Een\nTwee\nDrie\nVier\nVijf\nZes", "input_asked"),
        ("who_may_respond", "Organisaties met minstens drie jaar ervaring", "who_may_respond"),
        ("who_may_respond", "Een rechtspersoon met een jaarrekening", "who_may_respond"),
        ("input_asked", "Een kopie van uw diploma", "who_may_respond"),
        ("municipality_contributes", "Gereedschap", "municipality_contributes"),
        ("input_not_asked", "\n \n", "input_not_asked"),
        ("why", "Wij moeten bezuinigen op groen", "why"),
        ("summary", "Wie kan dit goedkoper?", "why"),
        ("closes_on", date(2026, 12, 12), "closes_on"),
        ("closes_on", None, "closes_on"),
        ("task", " ".join(["woord"] * 26), "task"),
    ],
)
def test_each_question_sees_what_it_should(good, name, text, field):
    setattr(good, name, text)
    assert fields(good) == [field]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("who_may_respond", "Ook wie nog geen jaar bestaat, en met ervaring of zonder"),
        ("closes_on", date(2026, 12, 13)),
        ("task", " ".join(["woord"] * 25) + ". " + " ".join(["woord"] * 25)),
        ("input_asked", "Een\nTwee\nDrie\nVier\nVijf"),
    ],
)
def test_what_is_just_right_is_left_alone(good, name, text):
    setattr(good, name, text)
    assert fields(good) == []


def test_without_a_meeting_or_with_many_criteria(good):
    good.meetings = []
    good.criteria = [CallCriterion(name=str(number), explanation="?") for number in range(7)]
    assert fields(good) == ["criteria", "meetings"]


def test_a_tender_is_cut_in_parts(good):
    good.kind = CallKind.SOCIETAL_TENDER
    assert fields(good) == ["lots"]
    good.lots = [CallLot(name="Een", what="Maaien"), CallLot(name="Twee", what="Snoeien")]
    assert fields(good) == []


def test_the_editor_sees_the_questions_beside_the_call(admin_client, good):
    good.save()
    text = admin_client.get(f"/beheer/pages/{good.pk}/edit/").content.decode()
    assert "Deze oproep is klaar voor bewoners." in text
    good.shared_problem = ""
    good.save_revision()
    text = admin_client.get(f"/beheer/pages/{good.pk}/edit/").content.decode()
    assert "Er is nog 1 punt om naar te kijken." in text
    assert "Alleen collega’s is te weinig." in text
