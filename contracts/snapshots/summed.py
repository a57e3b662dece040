"""Settling from sums that the database made, where there are very many observations of persons.

The sums take the place of the observations in the frozen inputs (`settlement-inputs/3`). With them
stands from which rows they came: up to which verdict, how many, and a digest. So a settlement can
be computed again from its inputs alone, and the rows themselves can be added up again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from django.conf import settings
from django.db import connection
from django.db.models import OuterRef, Q, QuerySet, Subquery

from contracts.arithmetic import Period, PersonSum, Terms, number_text, periods_until, rate_card
from contracts.enums import ObservationStatus
from contracts.models import OPEN_STATUSES, Observation, Settlement, TermsVersion, Verification
from contracts.snapshots.facts import (
    COUNTING,
    Facts,
    Versions,
    load_facts,
    overtaken_by_corrections,
)
from contracts.snapshots.inputs import FORMAT_OF_SUMS, Frozen, frozen_of, in_force, posted_items
from contracts.snapshots.person_sums import NotSummableError, last_verdict, sum_persons

# An agreement counts as large from `settings.SUM_PERSONS_FROM` observations on.
LARGE: Final = """
    SELECT asked.agreement FROM unnest(%s::bigint[]) AS asked(agreement) WHERE EXISTS (
        SELECT FROM contracts_observation row WHERE row.agreement_id = asked.agreement
        OFFSET %s LIMIT 1)
"""


def load_summed(due: Mapping[int, Period], versions: Versions) -> dict[int, Facts]:
    """Return the facts, without observations, of the agreements whose persons are to be summed.

    Those are rate cards under one version of the terms with very many observations, on PostgreSQL;
    of all others every observation is read. `versions` are all versions of their terms.
    """
    chosen = [pk for pk in _large(due) if _are_rate_card(versions[pk], due[pk])]
    if not chosen:
        return {}
    facts = load_facts(chosen, versions, rows=False)
    for found in facts.values():
        found.is_summed = True
    return facts


def freeze_sums(agreement_id: int, facts: Facts, period: Period) -> Frozen:
    """Freeze what counts now for a period as sums. Raises NotSummableError where rows are needed.

    Nothing changed since the open settlement of the period was made: then it gives its inputs.
    """
    names, terms = in_force(facts, period)
    document: dict[str, Any] = {
        "format": FORMAT_OF_SUMS,
        "period": {"start": period.start.isoformat(), "end": period.end.isoformat()},
        "terms": names,
        "observations": [],
        "sums": sums_now(agreement_id, terms, period, last_verdict()),
        "posted": posted_items(facts.posted_before(period.start)),
    }
    before = Settlement.objects.filter(
        agreement=agreement_id, period_start=period.start, status__in=OPEN_STATUSES
    ).first()
    if before is not None and "sums" in before.inputs:
        # Verdicts that changed nothing of what counts are no reason for other inputs.
        seen = {"verified_up_to": before.inputs["sums"]["verified_up_to"]}
        if before.inputs == {**document, "sums": {**document["sums"], **seen}}:
            document = before.inputs
    return frozen_of(document, terms)


def sums_now(
    agreement_id: int, terms: list[Terms], period: Period, verified_up_to: int
) -> dict[str, Any]:
    """Return the sums of all periods up to this one as they are frozen. Raises NotSummableError."""
    periods = periods_until(terms, period.end)
    if len(terms) != 1 or period not in periods:
        raise NotSummableError
    found = sum_persons(agreement_id, terms[0], periods, verified_up_to)
    return {
        "verified_up_to": verified_up_to,
        "observations": found.row_count,
        "digest": found.digest,
        "parts": [_part(item, terms[0], periods) for item in found.sums],
    }


def summed_rows(settlement: Settlement) -> QuerySet[Observation]:
    """Return the observations that the sums of a settlement were made from."""
    seen = settlement.inputs["sums"]["verified_up_to"]
    end = settlement.period_end
    verdicts = Verification.objects.filter(observation=OuterRef("pk"), pk__lte=seen)
    return (
        Observation.objects.filter(agreement=settlement.agreement_id, on__lt=end)
        .filter(Q(known_on__isnull=True) | Q(known_on__lt=end))
        .exclude(status=ObservationStatus.WITHDRAWN)
        .exclude(pk__in=overtaken_by_corrections([settlement.agreement_id], seen))
        .alias(verdict=Subquery(verdicts.order_by("-pk").values("decision")[:1]))
        .filter(verdict__in=COUNTING)
    )


def _large(agreement_ids: Collection[int]) -> list[int]:
    if connection.vendor != "postgresql" or not agreement_ids:
        return []
    with connection.cursor() as cursor:
        cursor.execute(LARGE, [list(agreement_ids), settings.SUM_PERSONS_FROM - 1])
        return [pk for (pk,) in cursor.fetchall()]


def _are_rate_card(versions: Sequence[TermsVersion], period: Period) -> bool:
    """Whether one version of the terms is all there is up to a period, and it is a rate card."""
    terms = in_force(Facts(versions=list(versions)), period)[1]
    return len(terms) == 1 and rate_card(terms[0]) is not None


def _part(item: PersonSum, terms: Terms, periods: list[Period]) -> dict[str, Any]:
    """Return one sum as it is frozen."""
    return {
        "period": periods[item.slot].start.isoformat(),
        "component": terms.components[item.order].code,
        "persons": item.persons,
        "observations": item.rows,
        "quantity": number_text(item.quantity),
        "worth": number_text(item.worth),
        "after": [number_text(amount) for amount in item.after],
    }
