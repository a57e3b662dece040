"""What an indicator is for and who reads it: written once, changed with a reason."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from contracts.enums import AgreementStatus
from contracts.errors import Refused
from contracts.models import IndicatorProfile, InformationNeed
from contracts.selectors.indicator_profiles import profiles_of
from contracts.services.indicator_profiles import withdraw_information
from tests.factories.contracts import NOW, AgreementFactory, IndicatorFactory, PersonFactory
from tests.factories.dossier import ask, describe

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement():
    return AgreementFactory()


@pytest.fixture
def indicator(agreement):
    return agreement.indicators.get()


def refused_with(work, *args, **values):
    with pytest.raises(Refused) as refused:
        work(*args, **values)
    assert refused.value.message
    return refused.value.code, refused.value.field


def test_a_profile_is_written_and_the_last_one_holds(agreement, indicator):
    by = PersonFactory()
    describe(indicator, by, level="output")
    second = describe(indicator, by, moment=" eind van de maand ")
    assert profiles_of([agreement.pk]) == {indicator.pk: second}
    assert second.moment == "eind van de maand"
    events = [(event.verb, event.detail) for event in agreement.events.all()]
    assert events == [("indicator_changed", "baan profile")] * 2


def test_after_the_start_a_profile_changes_with_a_reason(agreement, indicator):
    agreement.status = AgreementStatus.ACTIVE
    agreement.save()
    by = PersonFactory()
    problem = refused_with(describe, indicator, by)
    assert problem == ("profile_reason_missing", "reason")
    assert describe(indicator, by, reason="Beter bekeken").reason == "Beter bekeken"
    assert agreement.events.get().reason == "Beter bekeken"


def test_the_ladder_stays_in_its_agreement_and_has_no_circle(agreement, indicator):
    by = PersonFactory()
    reached = IndicatorFactory(agreement=agreement, code="bereikt", name="Bereikt")
    describe(indicator, by, part_of=reached)
    circle = refused_with(describe, reached, by, part_of=indicator)
    assert circle == ("ladder_circle", "part_of")
    elsewhere = AgreementFactory().indicators.get()
    assert refused_with(describe, reached, by, part_of=elsewhere) == ("ladder_elsewhere", "part_of")


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"level": "great"}, ("profile_choice_unknown", "level")),
        ({"counting": ""}, ("profile_choice_unknown", "counting")),
        ({"direction": "left"}, ("profile_choice_unknown", "direction")),
        ({"moment": " "}, ("profile_moment_missing", "moment")),
        ({"relapse_on": date(2026, 12, 31)}, ("relapse_too_early", "relapse_on")),
    ],
)
def test_a_bad_profile_is_refused(indicator, values, problem):
    assert refused_with(describe, indicator, PersonFactory(), **values) == problem
    assert not IndicatorProfile.objects.exists()


def test_people_are_looked_at_again_after_the_end(indicator):
    kept = describe(indicator, PersonFactory(), relapse_on=date(2027, 1, 1))
    assert kept.relapse_on == date(2027, 1, 1)
    open_end = AgreementFactory(ends_on=None).indicators.get()
    assert describe(open_end, PersonFactory(), relapse_on=date(2026, 1, 1)).relapse_on


def test_a_reader_asks_and_stops_asking(agreement, indicator):
    by = PersonFactory()
    need = ask(indicator, by, name=" Raad ", text=" elk jaar ")
    assert (need.name, need.text) == ("Raad", "elk jaar")
    stop = {"need": need, "by": by, "now": NOW}
    assert refused_with(withdraw_information, **stop, reason="") == (
        "need_reason_missing",
        "reason",
    )
    ended = withdraw_information(**stop, reason="Staat in de jaarrekening")
    assert (ended.is_withdrawn, ended.replaces) == (True, need)
    assert refused_with(withdraw_information, **stop, reason="x") == ("need_gone", "")
    gone = refused_with(withdraw_information, need=ended, by=by, now=NOW, reason="x")
    assert gone == ("need_gone", "")
    assert [event.detail for event in agreement.events.all()] == [
        "baan need",
        "baan need_withdrawn",
    ]


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"reader": "nobody"}, ("profile_choice_unknown", "reader")),
        ({"why": ""}, ("profile_choice_unknown", "why")),
        ({"every": "day"}, ("profile_choice_unknown", "every")),
        ({"name": " "}, ("need_name_missing", "name")),
    ],
)
def test_a_bad_question_is_refused(indicator, values, problem):
    assert refused_with(ask, indicator, PersonFactory(), **values) == problem
    assert not InformationNeed.objects.exists()


def test_the_database_refuses_what_is_no_profile(indicator):
    by = PersonFactory()
    good = {"indicator": indicator, "level": "outcome", "counting": "unique", "timing": "flow"}
    for bad in (
        {"level": "x"},
        {"counting": "x"},
        {"timing": "x"},
        {"direction": "x"},
        {"part_of": indicator},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            IndicatorProfile.objects.create(**{**good, **bad}, moment="x", by=by, at=NOW)
    asked = {
        "indicator": indicator, "reader": "council", "name": "x", "why": "account",
        "first_on": date(2026, 1, 1), "every": "year", "by": by, "at": NOW,
    }  # fmt: skip
    for bad in ({"reader": "x"}, {"why": "x"}, {"every": "x"}, {"is_withdrawn": True}):
        with pytest.raises(IntegrityError), transaction.atomic():
            InformationNeed.objects.create(**{**asked, **bad})
