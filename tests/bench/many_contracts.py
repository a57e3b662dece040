"""Many contracts with one period that is over, written straight into the database.

In chunks, so that making them costs no memory either. `tests.bench.mixed_terms` says what they
agree and what was observed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from contracts.enums import AgreementStatus, IndicatorKind, PartyRole
from contracts.models import (
    Agreement,
    AgreementParty,
    Indicator,
    Observation,
    Party,
    TermsVersion,
    Verification,
)
from contracts.services.bulk_rows import insert_rows
from tests.bench.mixed_terms import METRICS, mixed_quantities, mixed_terms
from tests.factories.contracts import NOW, PersonFactory

CHUNK = 1000
ROLES = (
    (PartyRole.PAYER, "gemeente"),
    (PartyRole.PAYER, "fonds"),
    (PartyRole.PROVIDER, "aanbieder"),
    (PartyRole.EVALUATOR, "toetser"),
)


@dataclass(slots=True)
class Made:
    """What was made: the agreements, and of each the roles that pay and that are paid."""

    agreement_ids: list[int] = field(default_factory=list)
    roles: dict[int, tuple[int, int, int]] = field(default_factory=dict)


def make_contracts(count: int) -> Made:
    """Make so many active contracts with ten accepted observations in the first quarter."""
    people = [PersonFactory() for _number in range(3)]
    parties = [Party.objects.create(name=code) for _role, code in ROLES]
    made = Made()
    for first in range(0, count, CHUNK):
        _make_chunk(range(first, min(first + CHUNK, count)), people, parties, made)
    return made


def _make_chunk(numbers: range, people: list[object], parties: list[Party], made: Made) -> None:
    manager, provider, evaluator = people
    agreements = [
        Agreement(
            number=f"PC-2026-{number:06d}",
            title=f"Contract {number}",
            slug=f"contract-{number}",
            status=AgreementStatus.ACTIVE,
            starts_on=date(2026, 1, 1),
            created_at=NOW,
            created_by=manager,
        )
        for number in numbers
    ]
    insert_rows(agreements)
    roles = [
        AgreementParty(agreement=agreement, party=party, role=role, code=code)
        for agreement in agreements
        for party, (role, code) in zip(parties, ROLES, strict=True)
    ]
    insert_rows(roles)
    insert_rows(
        [
            TermsVersion(
                agreement=agreement,
                number=1,
                valid_from=date(2026, 1, 1),
                document=mixed_terms(number),
                created_at=NOW,
                created_by=manager,
            )
            for number, agreement in zip(numbers, agreements, strict=True)
        ]
    )
    indicators = {
        (agreement.pk, code): Indicator(
            agreement=agreement, code=code, name=code, kind=IndicatorKind.COUNT
        )
        for agreement in agreements
        for code in METRICS
    }
    insert_rows(list(indicators.values()))
    observations = [
        Observation(
            agreement=agreement,
            indicator=indicators[agreement.pk, metric],
            on=date(2026, 1 + day % 3, 1 + day),
            quantity=quantity,
            entered_by=provider,
            entered_at=NOW,
        )
        for number, agreement in zip(numbers, agreements, strict=True)
        for metric, day, quantity in mixed_quantities(number)
    ]
    insert_rows(observations)
    insert_rows(
        [
            Verification(observation=observation, decision="accepted", by=evaluator, at=NOW)
            for observation in observations
        ]
    )
    for place, agreement in enumerate(agreements):
        town, fund, paid, _evaluator = roles[4 * place : 4 * place + 4]
        made.agreement_ids.append(agreement.pk)
        made.roles[agreement.pk] = (town.pk, fund.pk, paid.pk)
