"""Kinds of record and their terms."""

from __future__ import annotations

from datetime import date

import pytest

from contracts import retention
from contracts.models import Agreement
from contracts.retention import RecordKind, add_record_kind, record_kind, years_before


def test_a_kind_is_listed_once_and_found_by_its_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "_KINDS", {})
    kind = RecordKind(
        "proef", "Proef", lambda: 7, "het einde", "de wet", lambda _day: Agreement.objects.none()
    )
    add_record_kind(kind)
    add_record_kind(kind)
    assert retention.record_kinds() == [kind]
    assert (record_kind("proef"), record_kind("anders")) == (kind, None)


@pytest.mark.parametrize(
    ("day", "years", "found"),
    [
        (date(2026, 11, 22), 7, date(2019, 11, 22)),
        (date(2024, 2, 29), 1, date(2023, 2, 28)),
        (date(2024, 2, 29), 4, date(2020, 2, 29)),
        (date(2026, 11, 22), -5, date(2031, 11, 22)),
    ],
)
def test_years_are_counted_by_the_calendar(day: date, years: int, found: date) -> None:
    assert years_before(day, years) == found
