"""What the public sees: approved money, verified results, and no small numbers of people."""

import json
from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from contracts.selectors.measures import PeriodCounts, accepted_by_period
from contracts.selectors.public import (
    hidden_periods,
    public_account,
    public_account_data,
    public_agreements,
)
from contracts.services import approve_settlement, draft_settlement
from tests.factories.contracts import (
    NEXT_YEAR,
    Q1,
    Q2,
    Q3,
    AgreementFactory,
    IndicatorFactory,
    ObservationFactory,
    PersonFactory,
    jobs,
)
from tests.factories.dossier import describe
from tests.factories.terms import terms_document

JAN, APR, JUL = Q1.start, Q2.start, Q3.start


def settled(*quantities):
    agreement = AgreementFactory(public=True)
    by = PersonFactory()
    for period, quantity in zip((Q1, Q2, Q3), quantities, strict=False):
        jobs(agreement, quantity, on=period.start)
        draft = draft_settlement(agreement=agreement, period=period, now=NEXT_YEAR)
        approve_settlement(settlement=draft, by=by, now=NEXT_YEAR)
    return agreement


@pytest.mark.django_db
def test_only_published_agreements_are_public():
    public = AgreementFactory(public=True)
    AgreementFactory(active=True)
    AgreementFactory(is_public=True)
    assert list(public_agreements()) == [public]
    assert public_account(public.number) == public_account(public.slug)
    assert public_account("PC-1900-0001") is None
    assert public_account_data("PC-1900-0001") is None


@pytest.mark.django_db
def test_not_applicable_not_measured_and_zero_are_three_things():
    agreement = AgreementFactory(public=True)
    indicator = agreement.indicators.get()

    def told():
        (row,) = public_account(agreement.slug).indicators
        return row.achieved, row.is_not_applicable

    draft = draft_settlement(agreement=agreement, period=Q1, now=NEXT_YEAR)
    approve_settlement(settlement=draft, by=PersonFactory(), now=NEXT_YEAR)
    assert told() == (None, False)
    missing = {"agreement": agreement, "indicator": indicator, "quantity": None, "accepted": True}
    ObservationFactory(on=JAN, status="not_measured", **missing)
    assert told() == (None, False)
    ObservationFactory(on=Q1.start, status="not_applicable", subject="a", **missing)
    assert told() == (None, False)
    ObservationFactory(on=Q1.start.replace(day=2), status="not_applicable", **missing)
    assert told() == (None, True)
    jobs(agreement, 0, on=Q1.start.replace(day=3))
    assert told() == (0, False)


@pytest.mark.django_db
def test_the_account_says_what_was_promised_achieved_and_paid():
    agreement = settled(12, 10)
    ObservationFactory(agreement=agreement, on=JAN)
    account = public_account(agreement.slug)
    (indicator,) = account.indicators
    assert (indicator.target, indicator.achieved, indicator.is_suppressed) == (20, 22, False)
    assert (account.approved_cents, account.paid_cents) == (200000, 0)
    assert [(row.start, row.total_cents) for row in account.periods] == [
        (JAN, 120000),
        (APR, 80000),
    ]
    assert [party.role for party in account.parties] == [
        "Betaler",
        "Uitvoerder",
        "Onafhankelijke toetser",
    ]
    assert [event.verb for event in account.timeline] == ["Afrekening vastgesteld"] * 2
    assert any("100" in text for section in account.explanation for text in section.sentences)


@pytest.mark.django_db
def test_what_is_not_approved_is_not_shown():
    agreement = AgreementFactory(public=True)
    jobs(agreement, 12)
    draft_settlement(agreement=agreement, period=Q1, now=NEXT_YEAR)
    account = public_account(agreement.slug)
    assert (account.periods, account.paid_cents) == ((), 0)
    assert account.indicators[0].achieved is None


@pytest.mark.django_db
def test_a_small_number_and_the_amount_that_tells_it_are_hidden():
    account = public_account(settled(3).slug)
    assert account.indicators[0].achieved is None
    assert account.indicators[0].is_suppressed
    assert [row.total_cents for row in account.periods] == [None]
    assert account.paid_cents is None


@pytest.mark.django_db
def test_a_hidden_amount_cannot_be_found_by_subtraction():
    account = public_account(settled(3, 12, 5).slug)
    assert account.indicators[0].achieved == 20
    assert [row.total_cents for row in account.periods] == [None, None, None]
    assert account.paid_cents is None


@pytest.mark.django_db
def test_people_are_counted_by_pseudonym():
    agreement = AgreementFactory(public=True)
    for number in range(4):
        ObservationFactory(
            agreement=agreement, subject=f"k{number}", quantity=5, on=JAN, accepted=True
        )
    draft = draft_settlement(agreement=agreement, period=Q1, now=NEXT_YEAR)
    approve_settlement(settlement=draft, by=PersonFactory(), now=NEXT_YEAR)
    assert public_account(agreement.slug).indicators[0].is_suppressed


@pytest.mark.django_db
def test_the_open_data_is_plain_json_and_holds_nothing_about_people():
    agreement = settled(12)
    data = public_account_data(agreement.number)
    text = json.dumps(data)
    assert data["format"] == "public-account/1"
    assert data["periods"][0] == {
        "start": "2026-01-01",
        "end": "2026-04-01",
        "total_cents": 120000,
        "approved_on": "2027-02-01",
        "paid_cents": 0,
        "paid_on": None,
        "quantities": [
            {"code": "baan", "name": "Mensen met betaald werk", "unit": "baan", "quantity": "12"}
        ],
    }
    assert data["indicators"][0]["achieved"] == "12"
    for person in (agreement.created_by.email, "persoon-", "DEMO0123456789"):
        assert person not in text


@pytest.mark.django_db
def test_what_was_approved_after_midnight_was_approved_on_the_dutch_day():
    agreement = AgreementFactory(public=True)
    # Half past twelve at night on 2 February in the Netherlands; still 1 February in UTC.
    night = datetime(2027, 2, 1, 23, 30, tzinfo=UTC)
    draft = draft_settlement(agreement=agreement, period=Q1, now=night)
    approve_settlement(settlement=draft, by=PersonFactory(), now=night)
    (period,) = public_account(agreement.slug).periods
    assert period.approved_on == date(2027, 2, 2)


@pytest.mark.django_db
def test_english_readers_get_english_where_it_is_there():
    agreement = AgreementFactory(public=True, title_en="Work")
    with translation.override("en"):
        account = public_account(agreement.slug)
    assert (account.title, account.status) == ("Work", "Active")


@pytest.mark.parametrize(
    ("people", "hidden"),
    [
        ({JAN: 12, APR: 15}, set()),
        ({JAN: 0, APR: 15}, set()),
        # One small number is not hidden alone: the total minus the others would give it.
        ({JAN: 3, APR: 15, JUL: 20}, {JAN, APR}),
        # Two small ones that are small together need a third.
        ({JAN: 3, APR: 4, JUL: 20}, {JAN, APR, JUL}),
        ({JAN: 6, APR: 6, JUL: 20}, {JAN, APR}),
        ({JAN: 3, APR: 4}, {JAN, APR}),
    ],
)
def test_which_periods_are_hidden(people, hidden):
    counts = PeriodCounts(people={(start, "baan"): count for start, count in people.items()})
    assert hidden_periods(counts, sorted(people)) == hidden


@pytest.mark.django_db
def test_levels_stay_as_measured_last_amounts_add_up_and_only_people_are_people():
    document = terms_document()
    base = document["metrics"][0]
    kinds = {"schuld": "amount", "tevreden": "level"}
    document["metrics"] += [{**base, "code": code, "kind": kind} for code, kind in kinds.items()]
    agreement = AgreementFactory(active=True, document=document)
    for number, on in enumerate((JAN, APR), start=5):
        for code in ("baan", *kinds):
            indicator = agreement.indicators.get(code=code)
            ObservationFactory(
                agreement=agreement, indicator=indicator, on=on, quantity=number, accepted=True
            )
    counts = accepted_by_period(agreement, [(Q1.start, Q1.end), (Q2.start, Q2.end)])
    assert counts.achieved == {"baan": 11, "schuld": 11, "tevreden": 6}
    assert [counts.people_of(code) for code in ("baan", *kinds)] == [11, 0, 0]


@pytest.mark.django_db
def test_a_figure_that_is_not_judged_yet_says_until_when():
    agreement = AgreementFactory(public=True)
    indicator = agreement.indicators.get()
    by = PersonFactory()
    for day, shown in ((date(2099, 1, 1), date(2099, 1, 1)), (date(2026, 1, 1), None)):
        describe(indicator, by, reason="x", assess_from=day)
        account = public_account(agreement.number)
        assert account.indicators[0].too_early_until == shown


@pytest.mark.django_db
def test_the_figures_stand_by_kind_with_results_first():
    agreement = AgreementFactory(public=True)
    by = PersonFactory()
    assert public_account(agreement.number).indicators[0].level == ""
    for code, level in (("gesprek", "activity"), ("huis", "outcome"), ("uren", "input")):
        describe(IndicatorFactory(agreement=agreement, code=code), by, reason="x", level=level)
    describe(agreement.indicators.get(code="baan"), by, reason="x", level="output")
    account = public_account(agreement.number)
    assert [row.code for row in account.indicators] == ["baan", "gesprek", "huis", "uren"]
    assert [
        (group.level, group.title, [row.code for row in group.rows])
        for group in account.indicator_groups
    ] == [
        ("outcome", "Resultaten", ["huis"]),
        ("output", "Prestaties", ["baan"]),
        ("activity", "Activiteiten", ["gesprek"]),
        ("input", "Inzet", ["uren"]),
    ]
    levels = [row["level"] for row in public_account_data(agreement.number)["indicators"]]
    assert levels == ["output", "activity", "outcome", "input"]


@pytest.mark.django_db
def test_where_it_comes_from_is_told_in_the_language_of_the_reader():
    agreement = AgreementFactory(public=True, source_note="Verzonnen", source_note_en="Made up")
    assert public_account(agreement.number).source_note == "Verzonnen"
    with translation.override("en"):
        assert public_account(agreement.number).source_note == "Made up"
