"""Telling what belongs to a figure: a story, a talk, a voice, and how it stands long after."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from django.db import transaction

from contracts.dossier_codes import RecordKind
from contracts.enums import AgreementStatus, EventVerb
from contracts.errors import Refused
from contracts.models import FigureRecord, Indicator
from contracts.people import Person
from contracts.personal_data import personal_sign
from contracts.services.history import local_day, lock_agreement, require_status, write_event

# What people tell goes on after the money: looking back is done when the contract is over.
TOLD_WHILE: Final = (
    AgreementStatus.ACTIVE,
    AgreementStatus.SUSPENDED,
    AgreementStatus.ENDED,
    AgreementStatus.SETTLED,
)
ASKS_CONSENT: Final = (RecordKind.STORY, RecordKind.VOICE)


def record_on_figure(
    *,
    indicator: Indicator,
    kind: str,
    on: date,
    text: str,
    by: Person,
    now: datetime,
    who: str = "",
    actions: str = "",
    count: int | None = None,
    of_count: int | None = None,
    has_consent: bool = False,
) -> FigureRecord:
    """Tell something beside the figure of an indicator.

    Raises Refused when words are missing, consent is, the day is still to come, the counts do
    not fit, or a text holds something that points at a person.
    """
    texts = {"text": text.strip(), "who": who.strip(), "actions": actions.strip()}
    _check_words(kind, texts, has_consent=has_consent)
    if on > local_day(now):
        raise Refused("record_in_future", "on")
    for field, words in texts.items():
        sign = personal_sign(words, is_pseudonym=False)
        if sign:
            raise Refused(f"text_{sign}", field)
    _check_counts(kind, count, of_count)
    with transaction.atomic():
        agreement = lock_agreement(indicator.agreement_id, even_closed=True)
        require_status(agreement, *TOLD_WHILE)
        record = FigureRecord.objects.create(
            indicator=indicator,
            kind=kind,
            on=on,
            count=count,
            of_count=of_count,
            has_consent=has_consent,
            by_id=by.pk,
            at=now,
            **texts,
        )
        is_talk = kind == RecordKind.CONVERSATION
        write_event(
            agreement=agreement,
            verb=EventVerb.CONVERSATION_RECORDED if is_talk else EventVerb.INDICATOR_CHANGED,
            by=by,
            now=now,
            detail=f"{indicator.code} {kind}",
        )
    return record


def _check_words(kind: str, texts: Mapping[str, str], *, has_consent: bool) -> None:
    """Raise Refused when what this kind needs is not there."""
    if kind not in RecordKind.values:
        raise Refused("record_kind_unknown", "kind")
    if not texts["text"]:
        raise Refused("record_words_missing", "text")
    if kind == RecordKind.CONVERSATION and not texts["who"]:
        raise Refused("record_who_missing", "who")
    if kind in ASKS_CONSENT and not has_consent:
        raise Refused("record_consent_missing", "has_consent")


def _check_counts(kind: str, count: int | None, of_count: int | None) -> None:
    """Raise Refused for a count without its whole, or more than it; a relapse needs both."""
    if kind == RecordKind.RELAPSE and (count is None or of_count is None):
        raise Refused("record_counts_missing", "count")
    if (count is None) != (of_count is None) or (
        count is not None and of_count is not None and count > of_count
    ):
        raise Refused("record_counts_wrong", "count")
