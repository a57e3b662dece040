"""Three people who ask the same on three days get one answer on one day."""

from __future__ import annotations

from datetime import date

import pytest

from contracts.models import Agreement, AgreementParty
from contracts.selectors.information_needs import moments_of, provider_needs
from contracts.services.indicator_profiles import withdraw_information
from tests.factories.contracts import NOW, AgreementFactory, IndicatorFactory, PersonFactory
from tests.factories.dossier import ask

TODAY = date(2026, 5, 15)


def everything():
    return provider_needs(Agreement.objects.all(), TODAY)


@pytest.mark.django_db
def test_one_merged_question_and_one_proposed_day():
    indicator, by = AgreementFactory().indicators.get(), PersonFactory()
    days = [date(2026, 9, 1), date(2026, 7, 1), date(2026, 11, 15)]
    for number, day in enumerate(days):
        ask(indicator, by, name=f"Lezer {number}", first_on=day)
    (row,) = everything()
    (question,) = row.questions
    assert question.is_asked_twice
    assert question.days_now == sorted(days)
    assert (question.proposed_on, question.proposed_every) == (date(2026, 7, 1), "year")
    assert [(moment.on, moment.questions) for moment in row.calendar] == [
        (date(2026, 7, 1), (question,))
    ]
    assert row.times_now == 3


@pytest.mark.django_db
def test_over_the_agreements_of_one_provider_and_as_often_as_the_most():
    one, other = AgreementFactory(), AgreementFactory()
    provider = one.parties.get(role="provider").party
    AgreementParty.objects.filter(agreement=other, role="provider").update(party=provider)
    by = PersonFactory()
    for agreement, every, name in ((one, "quarter", "Banen."), (other, "once", "BANEN")):
        indicator = agreement.indicators.get()
        indicator.name = name
        indicator.save()
        ask(indicator, by, every=every, first_on=date(2026, 6, 1))
    (row,) = everything()
    (question,) = row.questions
    assert (row.provider, len(question.needs), question.proposed_every) == (provider, 2, "quarter")
    assert row.times_now == 5
    assert [moment.on for moment in row.calendar] == [
        date(2026, 6, 1), date(2026, 9, 1), date(2026, 12, 1), date(2027, 3, 1),
    ]  # fmt: skip


@pytest.mark.django_db
def test_questions_of_one_month_come_together_and_others_stay_apart():
    agreement, by = AgreementFactory(), PersonFactory()
    second = IndicatorFactory(agreement=agreement, code="tweede", name="Tweede")
    ask(agreement.indicators.get(code="baan"), by, first_on=date(2026, 6, 20), every="once")
    ask(second, by, first_on=date(2026, 6, 3), every="once")
    (row,) = everything()
    assert [question.is_asked_twice for question in row.questions] == [False, False]
    assert [(moment.on, len(moment.questions)) for moment in row.calendar] == [
        (date(2026, 6, 3), 2)
    ]


@pytest.mark.django_db
def test_who_stopped_asking_is_not_counted():
    by = PersonFactory()
    need = ask(AgreementFactory().indicators.get(), by)
    withdraw_information(need=need, reason="Genoeg", by=by, now=NOW)
    assert everything() == []


@pytest.mark.pure
@pytest.mark.parametrize(
    ("first", "every", "days"),
    [
        (date(2026, 5, 15), "once", [date(2026, 5, 15)]),
        (date(2026, 5, 14), "once", []),
        (date(2027, 5, 15), "once", []),
        (date(2025, 8, 31), "half_year", [date(2026, 8, 31), date(2027, 2, 28)]),
        (date(2020, 5, 14), "year", [date(2027, 5, 14)]),
    ],
)
def test_the_days_of_the_coming_year(first, every, days):
    assert moments_of(first, every, TODAY) == days


@pytest.mark.pure
def test_every_month_is_twelve_times():
    assert len(moments_of(date(2020, 1, 31), "month", TODAY)) == 12
