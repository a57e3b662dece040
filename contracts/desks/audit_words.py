"""What a line of the audit says: what was done, with what, and why."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from contracts.desks.audit_kinds import KINDS, LINES
from contracts.event_words import event_words
from contracts.presentation import reader_language
from contracts.retention import record_kind
from contracts.wording import format_date

SOURCES: Final[Mapping[str, str | Promise]] = MappingProxyType(
    {
        "look": _("Bekeken en opgeslagen"),
        "event": _("Gewijzigd en besloten"),
        "entry": _("Geboekt"),
        "verdict": _("Getoetst"),
        "destruction": _("Vernietigd"),
    }
)
OBJECTS: Final[Mapping[str, str | Promise]] = MappingProxyType(
    {
        "agreement": _("contract"),
        "settlement": _("afrekening"),
        "observation": _("meting"),
        "payment": _("betaling"),
        "party": _("partij"),
        "contracten:agreements": _("lijst van contracten"),
        "contracten:settlements": _("lijst van afrekeningen"),
        "contracten:verify_list": _("lijst van te toetsen metingen"),
        "contracten:runs": _("lijst van verwerking"),
        "desks:frame": _("contracten op hoofdlijnen"),
        "desks:audit": _("lijst van wie wat deed"),
    }
)


def kind_choices() -> list[tuple[str, str | Promise]]:
    """Return every kind that somebody can filter by."""
    return [*SOURCES.items(), *((kind.code, kind.label) for kind in KINDS.values())]


def person_of(source: str, row: Any) -> Any:
    """Return who did it; nobody for what the timetable did."""
    return LINES[source].person_of(row) if source in LINES else row.by


def action_words(source: str, row: Any) -> str:
    """Return what was done."""
    if source in LINES:
        return LINES[source].action_of(row)
    if source == "look":
        return str(row.get_action_display())
    if source == "event":
        return str(row.get_verb_display())
    if source == "entry":
        return str(row.get_kind_display())
    if source == "verdict":
        return str(row.get_decision_display())
    return str(row.get_status_display())


def object_words(source: str, row: Any) -> str:
    """Return with what it was done."""
    if source in LINES:
        return LINES[source].about(row)
    if source == "look":
        name = str(OBJECTS.get(row.kind, row.kind))
        return f"{name} {row.text}".strip()
    if source == "event":
        return f"{row.agreement.number} {event_words(row)}".strip()
    if source == "entry":
        return str(row.number)
    if source == "verdict":
        observation = row.observation
        day = format_date(observation.on, reader_language())
        return f"{observation.agreement.number} {observation.indicator.name}, {day}"
    kind = record_kind(row.kind)
    return f"{kind.label if kind else row.kind} ({row.count})"


def reason_words(source: str, row: Any) -> str:
    """Return why, as far as somebody wrote that down."""
    if source in LINES:
        return LINES[source].reason(row)
    return "" if source == "look" else str(row.reason)
