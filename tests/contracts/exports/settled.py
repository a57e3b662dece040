"""A settlement with a correction, small enough to compute by head."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from contracts import services
from contracts.models import Settlement
from tests.factories.contracts import (
    NEXT_YEAR,
    NOW,
    Q1,
    Q2,
    AgreementFactory,
    PersonFactory,
    jobs,
)
from tests.factories.terms import terms_document


def corrected() -> Settlement:
    """€ 1.200 was approved for the first quarter; it turned out to be € 900."""
    agreement = AgreementFactory(active=True)
    observation = jobs(agreement, 12)
    first = services.draft_settlement(agreement=agreement, period=Q1, now=NOW)
    services.approve_settlement(settlement=first, by=PersonFactory(), now=NOW)
    newer = services.correct_observation(
        observation=observation,
        by=observation.entered_by,
        now=NOW,
        reason="drie dubbel",
        quantity=Decimal(9),
    )
    judge = observation.verifications.get().by
    services.verify_observation(observation=newer, decision="accepted", by=judge, now=NOW)
    return services.draft_settlement(agreement=agreement, period=Q2, now=NEXT_YEAR)


def amended(changed: dict[str, Any] | None = None) -> Settlement:
    """€ 1.200 was approved for the first quarter; an amendment makes it 12 × € 90 = € 1.080.

    `changed` are other terms for the amendment."""
    agreement = AgreementFactory(active=True)
    jobs(agreement, 12)
    first = services.draft_settlement(agreement=agreement, period=Q1, now=NOW)
    services.approve_settlement(settlement=first, by=PersonFactory(), now=NOW)
    document = terms_document()
    (part,) = document["components"]
    services.add_terms_version(
        agreement=agreement,
        document=changed or {**document, "components": [{**part, "price": {"per_unit": "90"}}]},
        reason="Lager tarief na de evaluatie",
        by=PersonFactory(),
        now=NOW,
    )
    return services.draft_settlement(agreement=agreement, period=Q2, now=NEXT_YEAR)
