"""Drawing a sample, and handing its outcome to the terms."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction

from contracts.enums import EventVerb, ObservationStatus
from contracts.errors import Refused
from contracts.models import Agreement, Observation
from contracts.people import Person
from contracts.reporting.drawing import Item, draw, population_sha256
from contracts.reporting.models import Sample, SampleItem
from contracts.reporting.selectors.samples import (
    items_of,
    population_of,
    progress_of,
    sample_metrics,
)
from contracts.selectors.roles import interest_of, is_evaluator
from contracts.services.history import lock_agreement, write_event
from contracts.services.observations import check_private, record_observation


def draw_sample(
    *,
    agreement: Agreement,
    start: date,
    end: date,
    method: str,
    size: int,
    seed: str,
    by: Person,
    now: datetime,
) -> Sample:
    """Draw a sample of a period and keep how. Raises Refused."""
    require_evaluator(by, agreement)
    if not seed.strip():
        raise Refused("sample_seed_missing", "seed")
    # It stands in the history and in the notes of observations for good.
    check_private("seed", seed.strip())
    with transaction.atomic():
        agreement = lock_agreement(agreement.pk)
        rows = list(population_of(agreement, start, end))
        if not rows:
            raise Refused("sample_nothing", "size")
        if size > len(rows):
            raise Refused("sample_too_large", "size", {"found": len(rows)})
        items = items_of(rows, method)
        drawn = draw(items, seed=seed.strip(), size=size)
        sample = Sample.objects.create(
            agreement=agreement,
            period_start=start,
            period_end=end,
            seed=seed.strip(),
            method=method,
            size=size,
            population_size=len(rows),
            population_sha256=population_sha256(items),
            drawn_by_id=by.pk,
            drawn_at=now,
        )
        _keep_items(sample, drawn, rows)
        write_event(
            agreement=agreement,
            verb=EventVerb.SAMPLE_DRAWN,
            by=by,
            now=now,
            detail=f"{start.isoformat()} {size}/{len(rows)} {method} {sample.seed}",
        )
    return sample


def _keep_items(sample: Sample, drawn: Sequence[Item], rows: Sequence[Observation]) -> None:
    """Write which observations were drawn, in the order of the draw."""
    by_key = {str(row.key): row for row in rows}
    SampleItem.objects.bulk_create(
        SampleItem(sample=sample, observation=by_key[item.key], stratum=item.stratum, place=place)
        for place, item in enumerate(drawn, start=1)
    )


def hand_over(*, sample: Sample, by: Person, now: datetime) -> list[Observation]:
    """Record how many were checked and how many were right, in the metrics of the terms.

    They are observations like any other: they count when an evaluator who did not enter them
    accepts them. Nothing when the terms ask for no sample. Raises Refused, also when it was done
    before and not taken back: a second time would count everything twice.
    """
    progress = progress_of(sample)
    # Two rules may ask for the same metric, which gets the outcome once.
    counts = {
        code: count
        for metrics in sample_metrics(sample.agreement)
        for code, count in (
            (metrics.checked, progress.checked),
            (metrics.correct, progress.correct),
        )
    }
    on = sample.period_end - timedelta(days=1)
    indicators = {row.code: row for row in sample.agreement.indicators.all()}
    note = f"{sample.seed} {sample.population_sha256[:12]}"
    with transaction.atomic():
        lock_agreement(sample.agreement_id)
        before = Observation.objects.filter(
            agreement=sample.agreement, indicator__code__in=counts, on=on, note=note
        )
        if any(_stands(row) for row in before):
            raise Refused("sample_handed_over")
        return [
            record_observation(
                agreement=sample.agreement,
                indicator=indicators[code],
                on=on,
                quantity=Decimal(count),
                note=note,
                by=by,
                now=now,
            )
            for code, count in counts.items()
        ]


def _stands(row: Observation) -> bool:
    """Whether an observation, or what it was corrected into, was not taken back."""
    while (newer := Observation.objects.filter(replaces=row).first()) is not None:
        row = newer
    return row.status != ObservationStatus.WITHDRAWN


def require_evaluator(by: Person, agreement: Agreement) -> None:
    """Raise Refused unless the person is an evaluator of the agreement without an interest."""
    if not is_evaluator(by, agreement) or interest_of(by, agreement) is not None:
        raise Refused("not_this_evaluator", "by")
