"""Why a new revision, or a next period, came to another amount."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from contracts import services
from contracts.arithmetic import Period
from contracts.models import Agreement, Observation, Settlement
from contracts.selectors import differences
from contracts.selectors.differences import (
    Difference,
    earlier_revision,
    period_difference,
    previous_period,
    revision_difference,
)
from contracts.settlement_differences import Part
from tests.factories.contracts import (
    NEXT_YEAR,
    NOW,
    Q1,
    Q2,
    AgreementFactory,
    ObservationFactory,
    PersonFactory,
    VerificationFactory,
    jobs,
)
from tests.factories.terms import blocking_terms, terms_document

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)


def settle(agreement: Agreement, period: Period = Q1, days: int = 0) -> Settlement:
    now = NEXT_YEAR + timedelta(days=days)
    return services.draft_settlement(agreement=agreement, period=period, now=now)


def judge(row: Observation, decision: str, part: int | None = None) -> None:
    by = row.verifications.order_by("pk")[0].by if row.verifications.exists() else None
    words = {"by": by} if by else {}
    VerificationFactory(
        observation=row, decision=decision, at=NEXT_YEAR + timedelta(hours=1), reason="gezien",
        accepted_quantity=None if part is None else Decimal(part), **words,
    )  # fmt: skip
    row.agreement.refresh_from_db()


def replace(row: Observation, quantity: int | None) -> None:
    moment = {"by": row.entered_by, "now": NEXT_YEAR + timedelta(hours=1), "reason": "nagekeken"}
    if quantity is None:
        newer = services.withdraw_observation(observation=row, **moment)
    else:
        newer = services.correct_observation(observation=row, quantity=Decimal(quantity), **moment)
    VerificationFactory(observation=newer, at=NEXT_YEAR + timedelta(hours=1))


def adds_up(found: Difference) -> None:
    parts = [part for line in found.lines for part in line.parts]
    assert sum(part.cents for part in (*parts, *found.others)) == found.cents


def revised() -> tuple[Settlement, Settlement]:
    """A settlement and the next revision of it, which has every cause to differ."""
    agreement = AgreementFactory(active=True)
    rows = [jobs(agreement, 1, date(2026, 2, day)) for day in range(1, 6)]
    first = settle(agreement)
    replace(rows[0], None)
    judge(rows[1], "disputed")
    replace(rows[2], 4)
    judge(rows[3], "partly", 0)
    late = ObservationFactory(
        agreement=agreement, quantity=Decimal(7), entered_at=NEXT_YEAR + timedelta(hours=1)
    )
    VerificationFactory(observation=late, at=NEXT_YEAR + timedelta(hours=1))
    changed = terms_document(components=[
        {**terms_document()["components"][0], "price": {"per_unit": "50"}}
    ])  # fmt: skip
    agreement.terms_versions.create(
        number=2, valid_from=date(2026, 1, 1), document=changed, reason="zuiniger",
        created_at=NEXT_YEAR + timedelta(hours=1), created_by=PersonFactory(),
    )  # fmt: skip
    return first, settle(agreement, days=1)


def test_every_cause_of_a_new_revision_is_named_with_its_cents() -> None:
    first, second = revised()
    assert earlier_revision(second) == first
    found = revision_difference(first, second)
    adds_up(found)
    (line,) = found.lines
    assert (line.before, line.after) == (50000, 60000)
    assert line.parts == (
        Part("terms", -25000),
        Part("withdrawn", -5000),
        Part("disputed", -5000),
        Part("changed", 15000 - 5000),
        Part("added", 35000),
    )
    assert found.others == ()
    assert found.change_counts == {"withdrawn": 1, "disputed": 1, "changed": 2, "added": 1}
    assert [
        (change.change, change.before, change.after, change.reason) for change in found.observations
    ] == [
        ("withdrawn", 1, None, "nagekeken"),
        ("disputed", 1, None, "gezien"),
        ("changed", 1, 4, "nagekeken"),
        ("changed", 1, 0, "gezien"),
        ("added", None, 7, ""),
    ]
    assert [version.number for version in found.terms] == [2]


def test_what_cannot_be_computed_alone_is_taken_together_with_the_next() -> None:
    document = blocking_terms()
    document["components"][0]["quantity"] = {"latest": "baan"}
    document["metrics"][0]["kind"] = "level"
    agreement = AgreementFactory(active=True, document=document)
    old = jobs(agreement, 2)
    first = settle(agreement)
    judge(old, "disputed")
    new = ObservationFactory(agreement=agreement, quantity=Decimal(5), on=date(2026, 2, 9))
    VerificationFactory(observation=new, at=NEXT_YEAR + timedelta(hours=1))
    agreement.input_version += 1
    second = settle(agreement, days=1)
    found = revision_difference(first, second)
    adds_up(found)
    (line,) = found.lines
    assert line.parts == (Part("disputed+added", 30000),)


def test_a_contract_with_too_many_observations_has_one_part(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    agreement = AgreementFactory(active=True)
    jobs(agreement, 1)
    first = settle(agreement)
    late = ObservationFactory(agreement=agreement, on=date(2026, 2, 9))
    VerificationFactory(observation=late, at=NEXT_YEAR + timedelta(hours=1))
    second = settle(agreement, days=1)
    monkeypatch.setattr(differences, "MAX_OBSERVATIONS", 0)
    found = revision_difference(first, second)
    adds_up(found)
    assert (found.lines, found.others) == ((), (Part("together", 30000),))
    assert found.is_too_large


def test_a_period_is_compared_with_the_one_before_stage_by_stage() -> None:
    agreement = AgreementFactory(active=True)
    jobs(agreement, 12)
    first = settle(agreement)
    services.approve_settlement(settlement=first, by=PersonFactory(), now=NEXT_YEAR)
    jobs(agreement, 15, date(2026, 5, 1))
    jobs(agreement, 1, date(2026, 3, 1))
    second = settle(agreement, Q2, days=1)
    assert previous_period(second) == first
    assert previous_period(first) is None
    assert earlier_revision(first) is None
    found = period_difference(first, second)
    adds_up(found)
    (line,) = found.lines
    # Settled were 12; now a thirteenth is corrected, and of 15 the cap of € 2.000 leaves 7.
    assert (line.before, line.after) == (120000, 80000)
    assert line.parts == (
        Part("worth", 30000),
        Part("corrections", 10000),
        Part("limit", -80000, "plafond"),
    )


def test_a_correction_of_a_correction_is_one_change_from_what_counted() -> None:
    agreement = AgreementFactory(active=True)
    row = jobs(agreement, 1)
    first = settle(agreement)
    replace(row, 4)
    replace(Observation.objects.get(replaces=row), 6)
    second = settle(agreement, days=1)
    found = revision_difference(first, second)
    adds_up(found)
    assert [(change.change, change.before, change.after) for change in found.observations] == [
        ("changed", 1, 6)
    ]
