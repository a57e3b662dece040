"""Reading a delivered file of observations: all of it, or nothing with every reason why."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from django.db import transaction
from django.utils import timezone

from contracts.arithmetic import Observation as ReadObservation
from contracts.enums import EventVerb
from contracts.errors import ImportRefused, Refused
from contracts.models import Agreement, ImportBatch, Indicator, Observation
from contracts.observation_file import read_observations
from contracts.people import Person
from contracts.selectors.import_preview import repeated_rows
from contracts.services.history import lock_agreement, write_event
from contracts.services.observations import check_observation
from contracts.terms_documents import read_in_force


def import_observations(
    *, agreement: Agreement, filename: str, content: bytes, by: Person, now: datetime
) -> ImportBatch:
    """Import every row of a file as observations of this agreement.

    Raises ImportRefused with all row errors, and Refused for a file that was imported before,
    also when the same rows come in another layout, and for one without rows.
    """
    versions = read_in_force(agreement.terms_versions.all())
    if not versions:
        raise Refused("terms_missing", "terms")
    reading = read_observations(content, versions)
    if reading.errors:
        raise ImportRefused(reading.errors)
    if not reading.rows:
        raise Refused("file_without_rows", "file")
    sha256 = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        agreement = lock_agreement(agreement.pk)
        earlier = agreement.imports.filter(sha256=sha256).first()
        if earlier is not None:
            at = timezone.localtime(earlier.at).strftime("%d-%m-%Y")
            raise Refused("file_already_imported", "file", {"at": at})
        # The same in another layout or kind of file has another check sum, but the same rows.
        if len(repeated_rows(agreement, reading.rows)) == len(reading.rows):
            raise Refused("file_same_content", "file")
        batch = ImportBatch.objects.create(
            agreement=agreement,
            filename=filename[-255:],
            sha256=sha256,
            row_count=len(reading.rows),
            by_id=by.pk,
            at=now,
        )
        Observation.objects.bulk_create(
            observation_rows(agreement, reading.observations, by, now, batch), batch_size=1000
        )
        write_event(
            agreement=agreement,
            verb=EventVerb.OBSERVATIONS_IMPORTED,
            by=by,
            now=now,
            detail=f"{batch.filename[-150:]} ({batch.row_count})",
        )
    return batch


def observation_rows(
    agreement: Agreement,
    observations: Iterable[ReadObservation],
    by: Person,
    now: datetime,
    batch: ImportBatch | None,
) -> list[Observation]:
    """Return unsaved rows for what a file says. Raises Refused for a row that cannot be true."""
    indicators: dict[str, Indicator] = {row.code: row for row in agreement.indicators.all()}
    rows = []
    for item in observations:
        fields = check_observation(
            agreement=agreement,
            indicator=indicators[item.metric],
            on=item.on,
            quantity=_decimal(item.quantity),
            status=item.status,
            start=item.start,
            end=item.end,
            known_on=item.known_on,
            subject=item.subject,
            cohort=item.cohort,
            note=item.key,
        )
        rows.append(Observation(entered_by_id=by.pk, entered_at=now, import_batch=batch, **fields))
    return rows


def _decimal(quantity: Fraction | None) -> Decimal | None:
    """Return a quantity of a file, which has decimals and never thirds, for its column."""
    if quantity is None:
        return None
    return Decimal(quantity.numerator) / Decimal(quantity.denominator)
