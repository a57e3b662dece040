"""Saying what an indicator is for, and who reads it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from django.db import transaction

from contracts.dossier_codes import (
    Counting,
    Direction,
    Every,
    IndicatorLevel,
    MeasureReason,
    Timing,
)
from contracts.dossier_codes import Reader as ReaderKind
from contracts.enums import AgreementStatus, EventVerb
from contracts.errors import Refused
from contracts.models import Agreement, Indicator, IndicatorProfile, InformationNeed
from contracts.people import Person
from contracts.selectors.indicator_profiles import profiles_of
from contracts.services.dossier import WRITTEN_WHILE
from contracts.services.history import lock_agreement, require_status, write_event
from contracts.services.parties import CHANGED_WHILE

VALUES: Final[dict[str, list[str]]] = {
    "level": IndicatorLevel.values,
    "counting": Counting.values,
    "timing": Timing.values,
    "direction": Direction.values,
    "reader": ReaderKind.values,
    "why": MeasureReason.values,
    "every": Every.values,
}


def describe_indicator(
    *,
    indicator: Indicator,
    level: str,
    counting: str,
    timing: str,
    moment: str,
    by: Person,
    now: datetime,
    direction: str = Direction.UP,
    assess_from: date | None = None,
    part_of: Indicator | None = None,
    relapse_on: date | None = None,
    reason: str = "",
) -> IndicatorProfile:
    """Write the profile of an indicator; after the start only with a reason.

    Raises Refused when a choice is not known, the moment is empty, the larger target is of
    another agreement or is itself a part of this one, or people are looked at again too early.
    """
    _require_choices(level=level, counting=counting, timing=timing, direction=direction)
    if not moment.strip():
        raise Refused("profile_moment_missing", "moment")
    with transaction.atomic():
        agreement = lock_agreement(indicator.agreement_id)
        require_status(agreement, *WRITTEN_WHILE)
        if agreement.status not in CHANGED_WHILE and not reason.strip():
            raise Refused("profile_reason_missing", "reason")
        _require_ladder(agreement, indicator, part_of)
        if relapse_on is not None and relapse_on < (agreement.ends_on or agreement.starts_on):
            raise Refused("relapse_too_early", "relapse_on")
        profile = IndicatorProfile.objects.create(
            indicator=indicator,
            level=level,
            counting=counting,
            timing=timing,
            direction=direction,
            moment=moment.strip(),
            assess_from=assess_from,
            part_of=part_of,
            relapse_on=relapse_on,
            reason=reason.strip(),
            by_id=by.pk,
            at=now,
        )
        _tell(agreement, indicator, "profile", by, now, reason.strip())
    return profile


def _require_choices(**chosen: str) -> None:
    for field, value in chosen.items():
        if value not in VALUES[field]:
            raise Refused("profile_choice_unknown", field)


def _require_ladder(agreement: Agreement, indicator: Indicator, part_of: Indicator | None) -> None:
    """A larger target is of the same agreement, and nothing is a part of itself."""
    if part_of is None:
        return
    if part_of.agreement_id != agreement.pk:
        raise Refused("ladder_elsewhere", "part_of")
    above = {pk: row.part_of_id for pk, row in profiles_of([agreement.pk]).items()}
    step: int | None = part_of.pk
    while step is not None:
        if step == indicator.pk:
            raise Refused("ladder_circle", "part_of", {"indicator": part_of.name})
        step = above.get(step)


def ask_information(
    *,
    indicator: Indicator,
    reader: str,
    name: str,
    why: str,
    first_on: date,
    every: str,
    by: Person,
    now: datetime,
    text: str = "",
) -> InformationNeed:
    """Note who wants to read an indicator, why, from which day and how often. Raises Refused."""
    _require_choices(reader=reader, why=why, every=every)
    if not name.strip():
        raise Refused("need_name_missing", "name")
    with transaction.atomic():
        agreement = lock_agreement(indicator.agreement_id)
        require_status(agreement, *WRITTEN_WHILE)
        need = InformationNeed.objects.create(
            indicator=indicator,
            reader=reader,
            name=name.strip(),
            why=why,
            text=text.strip(),
            first_on=first_on,
            every=every,
            by_id=by.pk,
            at=now,
        )
        _tell(agreement, indicator, "need", by, now)
    return need


def withdraw_information(
    *, need: InformationNeed, reason: str, by: Person, now: datetime
) -> InformationNeed:
    """Note that somebody no longer asks for a figure, with why. Raises Refused."""
    if not reason.strip():
        raise Refused("need_reason_missing", "reason")
    with transaction.atomic():
        agreement = lock_agreement(need.indicator.agreement_id)
        require_status(agreement, *WRITTEN_WHILE, AgreementStatus.ENDED)
        if need.is_withdrawn or InformationNeed.objects.filter(replaces=need).exists():
            raise Refused("need_gone")
        ended = InformationNeed.objects.create(
            indicator=need.indicator,
            reader=need.reader,
            name=need.name,
            why=need.why,
            text=need.text,
            first_on=need.first_on,
            every=need.every,
            replaces=need,
            is_withdrawn=True,
            reason=reason.strip(),
            by_id=by.pk,
            at=now,
        )
        _tell(agreement, need.indicator, "need_withdrawn", by, now, reason.strip())
    return ended


def _tell(
    agreement: Agreement,
    indicator: Indicator,
    what: str,
    by: Person,
    now: datetime,
    reason: str = "",
) -> None:
    write_event(
        agreement=agreement,
        verb=EventVerb.INDICATOR_CHANGED,
        by=by,
        now=now,
        reason=reason,
        detail=f"{indicator.code} {what}",
    )
