"""What is asked of the rows."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from contracts.models import Agreement
from contracts.reporting.selectors.figures import figures_of, typed_figures, values_in
from contracts.reporting.selectors.people import managers_of, manages
from contracts.reporting.selectors.report_document import report_document
from contracts.reporting.selectors.report_rows import report_rows
from contracts.reporting.selectors.requests import ended_periods, periods_to_ask
from contracts.reporting.services.asking import ask_report
from contracts.services import (
    approve_settlement,
    draft_settlement,
    withdraw_observation,
)
from tests.contracts.reporting.cases import Case, at, make_case
from tests.factories.contracts import NOW, Q1, Q2, AgreementFactory
from tests.factories.dossier import describe
from tests.factories.terms import terms_document


def test_a_period_is_asked_when_it_is_over_and_not_too_long_ago(case: Case) -> None:
    def asked(day: date) -> list:
        return list(periods_to_ask(at(day)))

    pk = case.agreement.pk
    assert asked(Q1.end - timedelta(days=1)) == []
    assert asked(Q1.end) == [(pk, Q1)]
    assert asked(Q2.end) == [(pk, Q1), (pk, Q2)]
    assert asked(Q1.end + timedelta(days=92)) == [(pk, Q2)]
    case.judge(case.observe(), "accepted")
    settlement = draft_settlement(agreement=case.agreement, period=Q1, now=NOW)
    approve_settlement(settlement=settlement, by=case.people["approver"], now=NOW)
    assert asked(Q1.end) == []
    Agreement.objects.update(status="suspended")
    assert asked(Q2.end) == []


@pytest.mark.django_db
def test_without_readable_terms_no_period_is_over() -> None:
    bare = AgreementFactory(active=True, document__none=True)
    assert ended_periods(bare, NOW.date()) == []
    assert ended_periods(_unreadable(), NOW.date()) == []


def _unreadable() -> Agreement:
    agreement = AgreementFactory(active=True, document__none=True)
    agreement.terms_versions.create(
        number=1,
        valid_from=date(2026, 1, 1),
        document={"format": "terms/9"},
        created_at=NOW,
        created_by=agreement.created_by,
    )
    return agreement


def test_figures_know_this_period_and_the_one_before(case: Case) -> None:
    ask_report(agreement_id=case.agreement.pk, period=Q1, now=NOW)
    second = ask_report(agreement_id=case.agreement.pk, period=Q2, now=NOW)
    case.observe(3)
    case.observe(4, on=date(2026, 3, 31))
    gone = case.observe(9, on=date(2026, 3, 30))
    withdraw_observation(observation=gone, by=case.people["provider"], now=NOW, reason="Fout.")
    case.observe(1, on=Q2.start)
    (figure,) = figures_of(second)
    assert (figure.now.value, figure.now.row_count) == (1, 1)
    assert (figure.earlier.value, figure.earlier.row_count) == (7, 2)
    assert figure.is_per_person is False


def test_a_level_says_its_last_value_and_a_spell_its_days(case: Case) -> None:
    indicator = case.agreement.indicators.get()
    for quantity, day in ((3, 1), (5, 20)):
        case.observe(quantity, on=date(2026, 2, day))

    def value() -> Decimal | None:
        return values_in(case.agreement, Q1.start, Q1.end)[indicator.pk].value

    assert value() == 8
    case.agreement.indicators.update(kind="level")
    assert value() == 5
    case.agreement.indicators.update(kind="days")
    row = case.observe(1, on=date(2026, 2, 3))
    assert value() == 9
    fields = {"start": date(2026, 2, 3), "end": date(2026, 2, 10)}
    type(row).objects.create(
        agreement=case.agreement,
        indicator=indicator,
        on=fields["start"],
        entered_by=case.people["provider"],
        entered_at=NOW,
        **fields,
    )
    assert value() == 16


def test_what_counts_per_person_cannot_be_typed_as_one_number(db: None) -> None:
    document = terms_document()
    document["components"][0]["over"] = "person"
    document["metrics"][0]["subject"] = "person"
    case = make_case(document=document)
    (figure,) = figures_of(case.ask())
    assert figure.is_per_person is True


def test_agreements_without_terms_have_figures_too(db: None) -> None:
    case = make_case()
    request = case.ask()
    request.agreement = AgreementFactory(active=True, document__none=True)
    assert [figure.is_per_person for figure in figures_of(request)] == [False]


def test_who_manages(case: Case) -> None:
    manager = case.people["contract_manager"]
    assert managers_of(case.agreement) == [manager]
    manager.is_active = False
    manager.save()
    case.agreement.refresh_from_db()
    assert managers_of(case.agreement) == []
    assert manages(case.people["superuser"], case.agreement)
    assert not manages(case.people["approver"], case.agreement)


def test_the_words_of_a_figure() -> None:
    figure = {"name": "Banen", "unit": "baan", "rows": 0, "story": "", "earlier": "1234.5"}
    document = {"figures": [{**figure, "value": "", "status": ""}]}
    (row,) = report_rows(document, "nl")
    assert (row.value, row.earlier, row.kind) == ("Niets gemeld", "1.234,5", "")
    document["figures"][0]["level"] = "activity"
    assert report_rows(document, "nl")[0].kind == "Activiteit"


def test_a_report_keeps_what_kind_of_figure_each_is(case: Case) -> None:
    describe(case.agreement.indicators.get(), case.people["provider"], reason="x", level="output")
    request = case.ask()
    (figure,) = figures_of(request)
    assert (figure.level, figure.kind) == ("output", "Prestatie")
    (kept,) = report_document(request, {}, date(2026, 4, 2))["figures"]
    assert kept["level"] == "output"
    (typed,) = typed_figures([figure], {}, {}, {})
    assert typed.kind == "Prestatie"
