"""The figures of a delivered report in the words of a reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from contracts.enums import ObservationStatus
from contracts.indicator_words import level_title
from contracts.wording import Language, format_number


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One figure: how it is called, what it says, what it was before, and its story.

    `kind` is the word for its level, "" when nobody said so.
    """

    name: str
    unit: str
    value: str
    earlier: str
    rows: int
    story: str
    kind: str = ""


def report_rows(document: Mapping[str, Any], language: Language) -> list[ReportRow]:
    """Return what a document of version "report-1" says."""
    return [
        ReportRow(
            figure["name"],
            figure["unit"],
            _value(figure, language),
            format_number(figure["earlier"], language) if figure["earlier"] else "",
            figure["rows"],
            figure["story"],
            level_title(figure.get("level", "")),
        )
        for figure in document["figures"]
    ]


def _value(figure: Mapping[str, Any], language: Language) -> str:
    if figure["value"]:
        return format_number(figure["value"], language)
    if figure["status"]:
        return str(ObservationStatus(figure["status"]).label)
    return _("Niets gemeld")
