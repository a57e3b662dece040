"""What counted and what did not, as it was when the settlement was prepared."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from contracts import services
from contracts.models import Agreement, Observation, Settlement
from contracts.selectors import evidence
from contracts.selectors.evidence import EvidenceRow, evidence_of, metrics_of
from contracts.terms_documents import read_terms
from tests.factories.contracts import (
    NOW,
    Q1,
    AgreementFactory,
    ObservationFactory,
    VerificationFactory,
    jobs,
)
from tests.factories.terms import terms_document

pytestmark = pytest.mark.django_db


def rows_of(settlement: Settlement) -> dict[int, EvidenceRow]:
    terms = read_terms(settlement.terms_version)
    found = evidence_of(settlement, terms, [("banen", Q1.start, Q1.end)])
    return {row.observation.pk: row for row in found["banen", Q1.start].rows}


def settle(agreement: Agreement) -> Settlement:
    return services.draft_settlement(agreement=agreement, period=Q1, now=NOW)


def replace(row: Observation, by_withdrawal: bool = False) -> Observation:
    judge = row.verifications.get().by
    words = {"observation": row, "by": row.entered_by, "now": NOW}
    if by_withdrawal:
        newer = services.withdraw_observation(reason="was dubbel", **words)
    else:
        newer = services.correct_observation(reason="telfout", quantity=Decimal(2), **words)
    services.verify_observation(observation=newer, decision="accepted", by=judge, now=NOW)
    return newer


def test_claimed_and_accepted_stand_side_by_side_and_nothing_is_left_out() -> None:
    agreement = AgreementFactory(active=True)
    accepted = jobs(agreement, 5)
    partly = ObservationFactory(agreement=agreement, quantity=Decimal(21), on=date(2026, 2, 2))
    VerificationFactory(
        observation=partly, decision="partly", accepted_quantity=Decimal(20), reason="één dubbel"
    )
    disputed = ObservationFactory(agreement=agreement, on=date(2026, 2, 3))
    VerificationFactory(observation=disputed, decision="disputed", reason="geen contract gezien")
    waiting = ObservationFactory(agreement=agreement, on=date(2026, 2, 4))
    missing = ObservationFactory(
        agreement=agreement,
        on=date(2026, 2, 5),
        quantity=None,
        status="not_measured",
        accepted=True,
    )
    skipped = ObservationFactory(
        agreement=agreement, on=date(2026, 2, 6), quantity=None, status="not_applicable",
        accepted=True,
    )  # fmt: skip
    zero = jobs(agreement, 0, date(2026, 2, 7))
    corrected = jobs(agreement, 4, date(2026, 2, 8))
    correction = replace(corrected)
    taken_back = jobs(agreement, 4, date(2026, 2, 9))
    replace(taken_back, by_withdrawal=True)
    later = ObservationFactory(
        agreement=agreement, on=date(2026, 2, 10), known_on=date(2026, 5, 1), accepted=True
    )
    rows = rows_of(settle(agreement))
    assert {pk: (row.state, row.claimed, row.accepted, row.reason) for pk, row in rows.items()} == {
        accepted.pk: ("accepted", 5, 5, ""),
        partly.pk: ("partly", 21, 20, "één dubbel"),
        disputed.pk: ("disputed", 3, None, "geen contract gezien"),
        waiting.pk: ("open", 3, None, ""),
        missing.pk: ("not_measured", None, None, ""),
        skipped.pk: ("not_applicable", None, None, ""),
        zero.pk: ("accepted", 0, 0, ""),
        corrected.pk: ("replaced", 4, None, "telfout"),
        correction.pk: ("accepted", 2, 2, ""),
        taken_back.pk: ("withdrawn", 4, None, "was dubbel"),
        later.pk: ("later", 3, None, ""),
    }
    assert [pk for pk, row in rows.items() if row.is_counting] == [
        accepted.pk, partly.pk, zero.pk, correction.pk,
    ]  # fmt: skip


def test_what_came_after_the_settlement_is_not_shown() -> None:
    agreement = AgreementFactory(active=True)
    first = jobs(agreement, 5)
    settlement = settle(agreement)
    late = ObservationFactory(agreement=agreement, entered_at=NOW + timedelta(hours=1))
    VerificationFactory(
        observation=first, decision="disputed", reason="toch niet", at=NOW + timedelta(hours=1)
    )
    rows = rows_of(settlement)
    assert late.pk not in rows
    assert rows[first.pk].state == "accepted"


def test_a_spell_belongs_to_every_period_that_holds_its_days() -> None:
    agreement = AgreementFactory(active=True)
    before = ObservationFactory(
        agreement=agreement, on=date(2025, 12, 1), start=date(2025, 12, 1), end=date(2026, 1, 5),
        quantity=None, accepted=True,
    )  # fmt: skip
    rows = rows_of(settle(agreement))
    assert rows[before.pk].claimed is None


def test_a_rule_names_its_metrics_and_a_floor_none() -> None:
    agreement = AgreementFactory(active=True)
    terms = read_terms(agreement.terms_versions.get())
    assert metrics_of(terms, "banen") == {"baan"}
    assert metrics_of(terms, "plafond") == frozenset()
    gated = terms_document()
    gated["metrics"].append({**gated["metrics"][0], "code": "anders"})
    gated["components"][0]["gate"] = {"all": [{"quantity": {"sum": "anders"}, "at_least": "1"}]}
    other = AgreementFactory(active=True, document=gated)
    assert metrics_of(read_terms(other.terms_versions.get()), "banen") == {"baan", "anders"}
    fixed = terms_document()
    part = {"code": "start", "label": {"nl": "Start"}, "quantity": {"one": True}}
    fixed["components"].append({**part, "price": {"amount": "5"}})
    paid = AgreementFactory(active=True, document=fixed)
    assert metrics_of(read_terms(paid.terms_versions.get()), "start") == frozenset()
    settlement = settle(agreement)
    assert evidence_of(settlement, terms, [("plafond", Q1.start, Q1.end)]) == {}


def test_a_large_period_is_cut_and_read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence, "ROWS_READ", 3)
    agreement = AgreementFactory(active=True)
    for _number in range(4):
        jobs(agreement, 1)
    settlement = settle(agreement)
    terms = read_terms(settlement.terms_version)
    with CaptureQueriesContext(connection) as queries:
        found = evidence_of(settlement, terms, [("banen", Q1.start, Q1.end)])
    assert (len(found["banen", Q1.start].rows), found["banen", Q1.start].is_cut) == (3, True)
    assert len(queries) == 2
