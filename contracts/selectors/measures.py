"""What was accepted per indicator and period, counted once for screens and public pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from contracts.enums import IndicatorKind, ObservationStatus
from contracts.models import Agreement
from contracts.snapshots import load_facts

# Kinds of which the number itself is a number of people or of things that happened to people.
COUNTED = (IndicatorKind.EVENT, IndicatorKind.COUNT)


@dataclass(slots=True)
class PeriodCounts:
    """Accepted quantities and numbers of people.

    `achieved` by indicator: the sum, or for a level the last value. `achieved_in` is the same by
    (first day of the period, indicator). `people` by (first day of the period, indicator):
    different pseudonyms, or else the counted number itself. `not_applicable`: indicators without
    any value of which the last one about everybody says that it does not apply. `last_on`: the day
    of the last value by indicator.
    """

    achieved: dict[str, Decimal] = field(default_factory=dict)
    achieved_in: dict[tuple[date, str], Decimal] = field(default_factory=dict)
    people: dict[tuple[date, str], int] = field(default_factory=dict)
    not_applicable: set[str] = field(default_factory=set)
    last_on: dict[str, date] = field(default_factory=dict)

    def people_in(self, start: date) -> list[int]:
        """Return the number of people per indicator in one period."""
        return [count for (day, _code), count in self.people.items() if day == start]

    def people_over(self, starts: Iterable[date]) -> list[int]:
        """Return the number of people per indicator in several periods together."""
        chosen = set(starts)
        total: dict[str, int] = defaultdict(int)
        for (day, code), count in self.people.items():
            if day in chosen:
                total[code] += count
        return list(total.values())

    def people_of(self, code: str) -> int:
        """Return the number of people of one indicator in all periods together."""
        return sum(count for (_day, known), count in self.people.items() if known == code)


def accepted_by_period(agreement: Agreement, periods: list[tuple[date, date]]) -> PeriodCounts:
    """Count what the evaluator accepted in these half-open periods."""
    kinds = dict(agreement.indicators.values_list("code", "kind"))
    subjects: dict[tuple[date, str], set[str]] = defaultdict(set)
    numbers: dict[tuple[date, str], Decimal] = defaultdict(Decimal)
    counts = PeriodCounts()
    # Observations come in order of their days, so the last one stays.
    statuses: dict[str, str] = {}
    for accepted in load_facts([agreement.pk])[agreement.pk].accepted:
        code = accepted.data["metric"]
        start = next((start for start, end in periods if start <= accepted.on < end), None)
        if start is not None and "subject" not in accepted.data:
            statuses[code] = accepted.data.get("status", "")
        if start is None or "status" in accepted.data:
            continue
        quantity = Decimal(accepted.data.get("quantity", "1"))
        counts.last_on[code] = accepted.on
        if kinds[code] == IndicatorKind.LEVEL:
            counts.achieved[code] = counts.achieved_in[start, code] = quantity
        else:
            counts.achieved[code] = counts.achieved.get(code, Decimal(0)) + quantity
            before = counts.achieved_in.get((start, code), Decimal(0))
            counts.achieved_in[start, code] = before + quantity
        if "subject" in accepted.data:
            subjects[start, code].add(accepted.data["subject"])
        elif kinds[code] in COUNTED:
            numbers[start, code] += quantity
    counts.not_applicable = {
        code
        for code, status in statuses.items()
        if status == ObservationStatus.NOT_APPLICABLE and code not in counts.achieved
    }
    for key in subjects.keys() | numbers.keys():
        # A part of a person is a person.
        counts.people[key] = len(subjects[key]) + int(-(-numbers[key] // 1))
    return counts
