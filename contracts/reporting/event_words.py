"""How the lines of history read that reporting and verifying write."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext as _

from contracts.enums import EventVerb
from contracts.event_words import (
    EventWords,
    day_words,
    from_day_words,
    indicator_name,
    observation_words,
)
from contracts.models import AgreementEvent
from contracts.reporting.enums import DisputeOutcome, ExtensionState, SampleMethod


def _extension_words(event: AgreementEvent) -> str:
    state, _space, day = event.detail.partition(" ")
    params = {"state": str(ExtensionState(state).label).lower(), "date": day_words(day)}
    return _("%(state)s tot en met %(date)s") % params


def _sample_words(event: AgreementEvent) -> str:
    start, share, method, seed = event.detail.split(" ", 3)
    size, _slash, population = share.partition("/")
    words = _("periode vanaf %(date)s, %(size)s van %(all)s metingen, %(method)s (zaad %(seed)s)")
    return words % {
        "date": day_words(start),
        "size": int(size),
        "all": int(population),
        "method": str(SampleMethod(method).label).lower(),
        "seed": seed,
    }


def _dispute_end_words(event: AgreementEvent) -> str:
    about, _space, outcome = event.detail.rpartition(" ")
    code, _space, day = about.rpartition(" ")
    label = str(DisputeOutcome(outcome).label).lower()
    return f"{indicator_name(event, code)}, {day_words(day)}: {label}"


def _sign_off_words(event: AgreementEvent) -> str:
    reopened, _space, day = event.detail.rpartition(" ")
    if reopened:
        return _("periode vanaf %(date)s, heropend") % {"date": day_words(day)}
    return from_day_words(event)


EVENT_WORDS: Final[Mapping[EventVerb, EventWords]] = {
    EventVerb.REPORT_ASKED: from_day_words,
    EventVerb.REPORT_DELIVERED: from_day_words,
    EventVerb.REPORT_REMINDED: from_day_words,
    EventVerb.REPORT_ESCALATED: from_day_words,
    EventVerb.REPORT_EXTENDED: _extension_words,
    EventVerb.SAMPLE_DRAWN: _sample_words,
    EventVerb.DISPUTE_OPENED: observation_words,
    EventVerb.DISPUTE_ANSWERED: observation_words,
    EventVerb.DISPUTE_CLOSED: _dispute_end_words,
    EventVerb.PERIOD_SIGNED_OFF: _sign_off_words,
}
