"""What moves from one payer to another has a total of nothing, and is told all the same."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from contracts import services
from contracts.exports.differences import difference_document, difference_json
from contracts.models import Agreement, Settlement
from contracts.selectors import differences
from contracts.selectors.differences import period_difference, revision_difference
from contracts.settlement_differences import LineDifference, Part
from tests.factories.contracts import NEXT_YEAR, Q1, AgreementFactory, PersonFactory, jobs
from tests.factories.terms import two_payer_terms
from tests.schemas import check

pytestmark = pytest.mark.django_db


def settle(agreement: Agreement, days: int = 0) -> Settlement:
    agreement.refresh_from_db()
    now = NEXT_YEAR + timedelta(days=days)
    return services.draft_settlement(agreement=agreement, period=Q1, now=now)


def turned(agreement: Agreement) -> None:
    """The municipality pays 35 % instead of 65 %."""
    document = two_payer_terms()
    document["payers"] = [
        {"party": "gemeente", "share": "0.35"},
        {"party": "fonds", "share": "0.65"},
    ]
    services.add_terms_version(
        agreement=agreement, document=document, reason="Andere verdeling", by=PersonFactory(),
        now=NEXT_YEAR + timedelta(hours=1),
    )  # fmt: skip


def test_another_division_is_told_by_payer_with_its_cause() -> None:
    agreement = AgreementFactory(active=True, document=two_payer_terms())
    jobs(agreement, 3)
    first = settle(agreement)
    turned(agreement)
    second = settle(agreement, days=1)
    found = revision_difference(first, second)
    assert (found.cents, found.lines, found.others) == (0, (), ())
    start = Q1.start
    assert found.payers == (
        LineDifference("gemeente", start, 19_500, 10_500, (Part("terms", -9_000),)),
        LineDifference("fonds", start, 10_500, 19_500, (Part("terms", 9_000),)),
    )
    document = difference_document(found, "nl", with_persons=False)
    names = [role.party.name for role in agreement.parties.filter(role="payer").order_by("pk")]
    assert [(line.label, line.change, line.parts[0].cause) for line in document.payers] == [
        (names[0], "− € 90,00", "Andere betaalafspraken"),
        (names[1], "+ € 90,00", "Andere betaalafspraken"),
    ]
    data = json.loads(difference_json(found, with_persons=False))
    check(data, "settlement-difference-1")
    assert data["payers"] == [
        {
            "payer": "gemeente", "before": "195.00", "after": "105.00", "difference": "-90.00",
            "parts": [{"cause": "terms", "detail": "", "amount": "-90.00"}],
        },
        {
            "payer": "fonds", "before": "105.00", "after": "195.00", "difference": "90.00",
            "parts": [{"cause": "terms", "detail": "", "amount": "90.00"}],
        },
    ]  # fmt: skip


def test_what_cannot_be_computed_again_has_one_cause_by_payer_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    agreement = AgreementFactory(active=True, document=two_payer_terms())
    jobs(agreement, 3)
    first = settle(agreement)
    turned(agreement)
    second = settle(agreement, days=1)
    monkeypatch.setattr(differences, "MAX_OBSERVATIONS", 0)
    found = revision_difference(first, second)
    assert [line.parts for line in found.payers] == [
        (Part("together", -9_000),),
        (Part("together", 9_000),),
    ]


def test_two_periods_are_compared_by_payer_without_a_cause() -> None:
    agreement = AgreementFactory(active=True, document=two_payer_terms())
    jobs(agreement, 3)
    first = settle(agreement)
    found = period_difference(first, first)
    assert [(line.component, line.before, line.after, line.parts) for line in found.payers] == [
        ("gemeente", 19_500, 19_500, ()),
        ("fonds", 10_500, 10_500, ()),
    ]


def test_one_payer_pays_the_total_and_is_not_told_apart() -> None:
    agreement = AgreementFactory(active=True)
    jobs(agreement, 3)
    first = settle(agreement)
    assert period_difference(first, first).payers == ()
