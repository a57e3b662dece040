"""Recording what was measured, and correcting it without erasing what was said before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from django.db import connection, transaction

from contracts.enums import EventVerb, IndicatorKind, ObservationStatus
from contracts.errors import Refused
from contracts.models import Agreement, Indicator, Observation
from contracts.observation_scope import scope_of
from contracts.people import Person
from contracts.personal_data import personal_sign
from contracts.services.history import lock_agreement, write_event
from contracts.terms_documents import read_in_force

QUANTITY_DECIMALS: Final = 8
QUANTITY_DIGITS: Final = 24
# Kinds of indicator that count something: less than nothing cannot have happened.
COUNTED_KINDS: Final = (IndicatorKind.EVENT, IndicatorKind.COUNT, IndicatorKind.DAYS)
# What a text of a person may not hold: the problem of a cell, as a reason to refuse.
PRIVACY_REASONS: Final = {
    "looks_like_bsn": "text_looks_like_bsn",
    "looks_like_email": "text_looks_like_email",
    "looks_like_name": "text_looks_like_name",
    "looks_like_phone": "text_looks_like_phone",
    "looks_like_birth_date": "text_looks_like_birth_date",
}


def record_observation(
    *,
    agreement: Agreement,
    indicator: Indicator,
    on: date,
    by: Person,
    now: datetime,
    quantity: Decimal | None = None,
    status: str = ObservationStatus.MEASURED,
    start: date | None = None,
    end: date | None = None,
    known_on: date | None = None,
    subject: str = "",
    cohort: str = "",
    note: str = "",
    key: UUID | None = None,
) -> Observation:
    """Record one measured value; it counts after the evaluator accepted it. Raises Refused.

    What is entered by hand is held to the same as a row of a delivered file. The same person saying
    the same under the same `key` is a double click: that gives the first row back.
    """
    for field, text in (("subject", subject), ("cohort", cohort), ("note", note)):
        check_private(field, text)
    fields = check_observation(
        agreement=agreement,
        indicator=indicator,
        on=on,
        quantity=quantity,
        status=status,
        start=start,
        end=end,
        known_on=known_on,
        subject=subject,
        cohort=cohort,
        note=note,
    )
    _check_terms(agreement, indicator, fields)
    with transaction.atomic():
        agreement = lock_agreement(agreement.pk)
        earlier = Observation.objects.filter(key=key).first() if key is not None else None
        if earlier is not None and _says_the_same(earlier, by, fields):
            return earlier
        # With an earlier row somebody went back to a page that was sent, and typed something else.
        if key is not None and earlier is None:
            fields["key"] = key
        observation = Observation.objects.create(entered_by_id=by.pk, entered_at=now, **fields)
        write_event(
            agreement=agreement,
            verb=EventVerb.OBSERVATION_RECORDED,
            by=by,
            now=now,
            detail=f"{indicator.code} {on:%Y-%m-%d}",
        )
    return observation


def _says_the_same(row: Observation, by: Person, fields: Mapping[str, Any]) -> bool:
    """Whether a row still stands for what this person says now."""
    said = {name: getattr(row, name) for name in fields}
    stands = not Observation.objects.filter(replaces=row).exists()
    return stands and row.entered_by_id == by.pk and said == dict(fields)


def correct_observation(
    *, observation: Observation, by: Person, now: datetime, reason: str, **changes: Any
) -> Observation:
    """Replace an observation by a new one with these changes; the old one stays readable.

    What was accepted before keeps counting until the evaluator accepts the correction. Raises
    Refused, among others when it was replaced already.
    """
    return _replace(observation, EventVerb.OBSERVATION_CORRECTED, by, now, reason, changes)


def withdraw_observation(
    *, observation: Observation, by: Person, now: datetime, reason: str
) -> Observation:
    """Take an observation back; it stops counting when the evaluator accepts that."""
    changes = {"status": ObservationStatus.WITHDRAWN, "quantity": None}
    return _replace(observation, EventVerb.OBSERVATION_WITHDRAWN, by, now, reason, changes)


def check_observation(
    *, agreement: Agreement, indicator: Indicator, **fields: Any
) -> dict[str, Any]:
    """Return the fields to store. Raises Refused, naming the field, when they cannot be true."""
    if indicator.agreement_id != agreement.pk:
        raise Refused("indicator_foreign", "indicator")
    is_measured = fields["status"] == ObservationStatus.MEASURED
    if indicator.kind == IndicatorKind.EVENT and is_measured and fields["quantity"] is None:
        fields["quantity"] = Decimal(1)
    _check_spell(fields)
    has_spell = fields["start"] is not None
    if is_measured and fields["quantity"] is None and not has_spell:
        raise Refused("quantity_missing", "quantity")
    if not is_measured and fields["quantity"] is not None:
        raise Refused("quantity_not_expected", "quantity")
    check_quantity(fields["quantity"], "quantity")
    is_counted = indicator.kind in COUNTED_KINDS
    if is_counted and fields["quantity"] is not None and fields["quantity"] < 0:
        raise Refused("quantity_negative", "quantity")
    if fields["known_on"] is not None and fields["known_on"] <= fields["on"]:
        fields["known_on"] = None
    return {"agreement": agreement, "indicator": indicator, **fields}


def check_quantity(quantity: Decimal | None, field: str) -> None:
    """Raise Refused when a number does not fit its column exactly; nothing is rounded silently."""
    if quantity is None:
        return
    exponent = quantity.normalize().as_tuple().exponent
    if not isinstance(exponent, int) or -exponent > QUANTITY_DECIMALS:
        raise Refused("quantity_too_precise", field)
    if connection.vendor == "sqlite" and len(quantity.normalize().as_tuple().digits) > 15:
        # There a decimal is kept as a binary number, which holds 15 digits and rounds the rest.
        raise Refused("quantity_too_long_here", field)
    if abs(quantity) >= Decimal(10) ** (QUANTITY_DIGITS - QUANTITY_DECIMALS):
        raise Refused("quantity_too_large", field)


def _check_spell(fields: Mapping[str, Any]) -> None:
    start, end = fields["start"], fields["end"]
    if (start is None) != (end is None):
        raise Refused("spell_incomplete", "start" if start is None else "end")
    if start is not None and end <= start:
        raise Refused("spell_ends_before_start", "end")


def check_private(field: str, text: str) -> None:
    """Raise Refused for a text that may tell who somebody is; "subject" is a pseudonym."""
    is_pseudonym = field == "subject"
    sign = personal_sign(text, is_pseudonym=is_pseudonym)
    if sign is not None:
        # Of a pseudonym we can say more exactly what a name is.
        is_spaced = is_pseudonym and sign == "looks_like_name" and " " in text
        raise Refused("subject_looks_like_name" if is_spaced else PRIVACY_REASONS[sign], field)


def _check_terms(agreement: Agreement, indicator: Indicator, fields: Mapping[str, Any]) -> None:
    """Raise Refused for a day outside the contract, and for a value without its person."""
    versions = read_in_force(agreement.terms_versions.all())
    if not versions:
        return
    scope = scope_of(versions)
    for field in ("on", "start", "end"):
        day: date | None = fields[field]
        if day is None:
            continue
        if day < scope.first:
            params = {"found": day.isoformat(), "first": scope.first.isoformat()}
            raise Refused("date_before_contract", field, params)
        # The end of a spell is the first day that does not count.
        counted = day - timedelta(days=1) if field == "end" else day
        if scope.until is not None and counted >= scope.until:
            last = scope.until - timedelta(days=1)
            params = {"found": counted.isoformat(), "last": last.isoformat()}
            raise Refused("date_after_contract", field, params)
    is_measured = fields["status"] == ObservationStatus.MEASURED
    if is_measured and indicator.code in scope.per_person and not fields["subject"]:
        raise Refused("subject_missing", "subject")


def _replace(
    observation: Observation,
    verb: EventVerb,
    by: Person,
    now: datetime,
    reason: str,
    changes: Mapping[str, Any],
) -> Observation:
    if not reason.strip():
        raise Refused("correction_reason_missing", "reason")
    kept = {
        name: getattr(observation, name)
        for name in ("on", "quantity", "status", "start", "end", "known_on", "subject", "cohort")
    }
    fields = check_observation(
        agreement=observation.agreement,
        indicator=observation.indicator,
        note=reason,
        **{**kept, **changes},
    )
    # What is taken back may be anything, so that every slip can be.
    if fields["status"] != ObservationStatus.WITHDRAWN:
        _check_terms(observation.agreement, observation.indicator, fields)
    check_private("reason", reason)
    with transaction.atomic():
        agreement = lock_agreement(observation.agreement_id)
        if Observation.objects.filter(replaces=observation).exists():
            raise Refused("already_replaced")
        replacement = Observation.objects.create(
            replaces=observation, entered_by_id=by.pk, entered_at=now, **fields
        )
        write_event(
            agreement=agreement,
            verb=verb,
            by=by,
            now=now,
            reason=reason,
            detail=f"{observation.indicator.code} {observation.on:%Y-%m-%d}",
        )
    return replacement
