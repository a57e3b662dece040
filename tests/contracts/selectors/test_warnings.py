"""Warnings in time: each with its rule, its date and its threshold."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from contracts import services
from contracts.models import Agreement
from contracts.selectors.warnings import warnings_of
from contracts.services.dossier import write_dossier
from contracts.services.figure_records import record_on_figure
from tests.contracts.selectors.test_forecasts import foreseen
from tests.contracts.services.test_forecasts import started
from tests.factories.contracts import (
    NEXT_YEAR,
    NOW,
    Q1,
    Q2,
    AgreementFactory,
    ObservationFactory,
    PersonFactory,
    jobs,
)
from tests.factories.dossier import ANSWERS, describe, write
from tests.factories.terms import terms_document, two_payer_terms

pytestmark = pytest.mark.django_db
TODAY = date(2026, 5, 15)


def kinds(agreement: Agreement, today: date = TODAY) -> list[tuple[Any, ...]]:
    return [
        (row.kind, row.on, row.subject, row.scenario, row.amount)
        for row in warnings_of([agreement], today)
        if row.kind not in ("reporting", "agreement_end")
    ]


FIXED = {
    "code": "vast",
    "label": {"nl": "vast", "en": "fixed"},
    "quantity": {"one": True},
    "price": {"amount": "2000"},
}


def test_a_scenario_that_reaches_a_cap_says_when(settings: Any) -> None:
    agreement = foreseen(started())
    assert kinds(agreement) == [
        ("cap_forecast", date(2026, 7, 1), "plafond", "high", Fraction(1000))
    ]
    settings.WARN_CAP_DAYS = 10
    assert kinds(agreement) == []


def test_little_room_under_a_cap_is_told_now(settings: Any) -> None:
    agreement = AgreementFactory(active=True)
    jobs(agreement, 18)
    services.draft_settlement(agreement=agreement, period=Q1, now=NOW)
    assert kinds(agreement) == [("cap_near", None, "plafond", "", Fraction(200))]
    settings.WARN_USED_PERCENT = 91
    assert kinds(agreement) == []


@pytest.mark.parametrize(
    "most",
    [
        {"max": {"constant": "bedrag", "times": "2"}},
        {"max_share": {"share": "0.5", "of": ["banen", "vast"]}},
    ],
)
def test_little_room_is_told_however_a_cap_is_written(most: dict[str, Any]) -> None:
    """2 × 1,000, of which 1,800 is used; and half of what comes with 2,000 that is fixed."""
    document = terms_document(
        constants={"bedrag": {"amount": "1000"}},
        limits=[{"code": "plafond", "scope": "contract", "over": ["banen"], **most}],
    )
    document["components"].append(FIXED)
    agreement = AgreementFactory(active=True, document=document)
    jobs(agreement, 18)
    services.draft_settlement(agreement=agreement, period=Q1, now=NOW)
    assert kinds(agreement) == [("cap_near", None, "plafond", "", Fraction(200))]


def test_a_payer_near_its_maximum_and_a_part_that_nobody_will_pay() -> None:
    document = two_payer_terms()
    document["payers"][1]["max"] = "110"
    agreement = AgreementFactory(active=True, document=document)
    jobs(agreement, 3)
    services.draft_settlement(agreement=agreement, period=Q1, now=NOW)
    foreseen(agreement)
    found = kinds(agreement)
    assert ("payer_near", None, "fonds", "", Fraction(5)) in found
    unpaid = [row for row in found if row[0] == "payer_forecast"]
    assert [(row[1], row[3]) for row in unpaid] == [
        (date(2026, 4, 1), kind) for kind in ("low", "expected", "high")
    ]
    assert unpaid[0][4] == 30


def test_days_of_the_terms_are_told_before_they_come(settings: Any) -> None:
    document = terms_document(
        limits=[{"code": "garantie", "scope": "contract", "min": "100", "due": "2026-06-30"}]
    )
    document["components"][0]["interim"] = {
        "share": "0.8", "true_up_on": "2026-07-10", "clawback": True,
    }  # fmt: skip
    instalments = [{"in": "2026-07-05", "amount": "50"}, {"in": "2026-12-05", "amount": "50"}]
    document["components"].append(
        {**FIXED, "price": {"schedule": instalments}, "until": "2026-07-08"}
    )
    agreement = AgreementFactory(active=True, document=document)
    found = [(row.code, row.on, row.subject) for row in warnings_of([agreement], TODAY)]
    assert ("due", date(2026, 6, 30), "garantie") in found
    assert ("true_up_on", date(2026, 7, 10), "banen") in found
    assert [row for row in found if row[2] == "vast"] == [
        ("in", date(2026, 7, 5), "vast"),
        ("until", date(2026, 7, 8), "vast"),
    ]
    settings.WARN_DEADLINE_DAYS = 40
    assert all(row.code != "due" for row in warnings_of([agreement], TODAY))
    assert all(row.code == "" for row in warnings_of([agreement], date(2026, 7, 11)))


def test_a_period_without_anything_entered_is_told_around_its_end() -> None:
    agreement = AgreementFactory(active=True)

    def missing(today: date) -> list[date | None]:
        return [row.on for row in warnings_of([agreement], today) if row.kind == "reporting"]

    last = date(2026, 6, 30)
    assert missing(date(2026, 6, 16)) == []
    assert missing(date(2026, 6, 17)) == [last]
    assert missing(date(2026, 7, 14)) == [last]
    assert missing(date(2026, 7, 15)) == []
    ObservationFactory(agreement=agreement, on=date(2026, 6, 1), quantity=Decimal(0))
    assert missing(date(2026, 6, 17)) == []


def test_the_end_of_the_contract_and_of_its_terms() -> None:
    agreement = AgreementFactory(active=True, ends_on=date(2027, 3, 1))
    found = [
        (row.kind, row.on)
        for row in warnings_of([agreement], date(2026, 11, 22))
        if row.kind.endswith("_end")
    ]
    assert found == [("terms_end", date(2026, 12, 31)), ("agreement_end", date(2027, 2, 28))]


def test_many_agreements_take_as_many_queries_as_one() -> None:
    agreements = [foreseen(started()) for _number in range(3)]
    counts = []
    for some in (agreements[:1], agreements):
        with CaptureQueriesContext(connection) as queries:
            warnings_of(some, TODAY)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_terms_that_cannot_be_read_any_more_give_no_warning() -> None:
    agreement = AgreementFactory(active=True)
    version = agreement.terms_versions.get()
    agreement.terms_versions.create(
        number=2, valid_from=date(2026, 1, 1), document={"format": "terms/0"},
        created_at=version.created_at, created_by=version.created_by,
    )  # fmt: skip
    assert warnings_of([agreement], TODAY) == []


def test_only_what_the_newest_settlement_leaves_is_little_room() -> None:
    agreements = [AgreementFactory(active=True) for _number in range(2)]
    rows = [jobs(agreement, 18) for agreement in agreements]
    for agreement in agreements:
        services.draft_settlement(agreement=agreement, period=Q1, now=NOW)
    newer = ObservationFactory(
        agreement=agreements[1], replaces=rows[1], quantity=Decimal(1), accepted=True
    )
    assert newer.quantity == 1
    services.draft_settlement(agreement=agreements[1], period=Q1, now=NOW)
    services.draft_settlement(agreement=agreements[1], period=Q2, now=NEXT_YEAR)
    found = [row for row in warnings_of(agreements, TODAY) if row.kind == "cap_near"]
    assert [(row.agreement, row.amount) for row in found] == [(agreements[0], Fraction(200))]


def test_a_payer_far_from_its_maximum_and_rules_without_days_say_nothing() -> None:
    document = two_payer_terms()
    document["payers"][1]["max"] = "1000"
    document["components"][0]["price"] = {
        "brackets": [{"to": "5", "per_unit": "100"}, {"per_unit": "90"}]
    }
    agreement = AgreementFactory(active=True, document=document)
    jobs(agreement, 3)
    services.draft_settlement(agreement=agreement, period=Q1, now=NOW)
    assert kinds(agreement) == []


def test_what_the_dossier_and_the_profile_plan_is_told_in_time(settings: Any) -> None:
    agreement, by = AgreementFactory(), PersonFactory()
    write(agreement, "route", by)
    write(agreement, "money_ends", by)
    indicator = agreement.indicators.get()
    describe(indicator, by, relapse_on=date(2027, 1, 1))
    found = [("route_due", date(2026, 9, 1), "", "", 0), ("tell_due", date(2026, 10, 1), "", "", 0)]
    assert kinds(agreement) == found
    settings.WARN_END_DAYS = 10
    assert kinds(agreement) == []
    # A day that passed stays, until somebody writes what became of it.
    assert kinds(agreement, date(2026, 9, 1)) == found[:1]
    assert kinds(agreement, date(2026, 9, 2)) == found[:1]
    assert kinds(agreement, date(2026, 12, 1)) == found
    codes = {row.kind: row.code for row in warnings_of([agreement], date(2026, 9, 2))}
    assert codes["route_due"] == "route_late"
    for part in ("route", "money_ends"):
        chosen = {**ANSWERS[part], "reason": "Besloten.", "now": NEXT_YEAR}
        write_dossier(agreement=agreement, part=part, by=by, **chosen)
    assert kinds(agreement, date(2026, 12, 1)) == []
    back = ("relapse_due", date(2027, 1, 1), "baan", "", Fraction(0))
    agreement.status = "ended"
    agreement.save()
    assert kinds(agreement, date(2027, 1, 5)) == [back]
    record_on_figure(
        indicator=indicator, kind="relapse", on=date(2027, 1, 2), text="Goed.", count=8,
        of_count=9, by=by, now=NEXT_YEAR,
    )  # fmt: skip
    assert kinds(agreement, date(2027, 1, 5)) == []
