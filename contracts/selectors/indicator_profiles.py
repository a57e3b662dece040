"""What indicators are for, how they hang together, and how far each of them is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from contracts.arithmetic import Period, periods_until
from contracts.dossier_codes import IndicatorLevel, RecordKind
from contracts.enums import IndicatorKind
from contracts.indicator_words import UNTOLD, LevelGroup, by_level
from contracts.models import Agreement, FigureRecord, Indicator, IndicatorProfile
from contracts.snapshots import load_facts
from contracts.terms_documents import read_in_force


@dataclass(frozen=True, slots=True)
class Rung:
    """An indicator on the ladder of nested targets; `depth` is 0 for a target of its own."""

    indicator: Indicator
    profile: IndicatorProfile | None
    depth: int


@dataclass(frozen=True, slots=True)
class Figure:
    """What was accepted of an indicator in one period, with what is told about it.

    `value` is None when nothing was accepted; `is_early` before the day from which it is judged.
    """

    period: Period
    value: Decimal | None
    is_early: bool
    stories: tuple[FigureRecord, ...]
    talks: tuple[FigureRecord, ...]

    @property
    def lacks_story(self) -> bool:
        """Whether it counts and does not tell."""
        return self.value is not None and not self.stories

    @property
    def lacks_figure(self) -> bool:
        """Whether it tells and does not count."""
        return self.value is None and bool(self.stories)


def profiles_of(agreement_pks: Iterable[int]) -> dict[int, IndicatorProfile]:
    """Return the profile that holds of each indicator that has one, by the indicator's key."""
    rows = IndicatorProfile.objects.filter(indicator__agreement__in=list(agreement_pks))
    return {
        row.indicator_id: row
        for row in rows.select_related("part_of", "indicator", "by").order_by("pk")
    }


def ladder_of(agreement: Agreement) -> list[Rung]:
    """Return the indicators, each larger target followed by its parts."""
    indicators = list(agreement.indicators.select_related("verifier__party").order_by("pk"))
    profiles = profiles_of([agreement.pk])
    below: dict[int | None, list[Indicator]] = {}
    for row in indicators:
        profile = profiles.get(row.pk)
        below.setdefault(profile.part_of_id if profile else None, []).append(row)

    def walk(above: int | None, depth: int) -> Iterable[Rung]:
        for row in below.get(above, []):
            yield Rung(row, profiles.get(row.pk), depth)
            yield from walk(row.pk, depth + 1)

    return list(walk(None, 0))


def indicators_by_level(agreement: Agreement) -> tuple[LevelGroup[Indicator], ...]:
    """Return the indicators by kind of figure, results first."""
    profiles = profiles_of([agreement.pk])
    return by_level(
        agreement.indicators.select_related("verifier__party").order_by("pk"),
        lambda row: profiles[row.pk].level if row.pk in profiles else UNTOLD,
    )


def has_outcome(indicators: Iterable[Indicator], profiles: dict[int, IndicatorProfile]) -> bool:
    """Whether one of the indicators says what changes for people."""
    return any(
        profiles[row.pk].level == IndicatorLevel.OUTCOME for row in indicators if row.pk in profiles
    )


def is_early(profile: IndicatorProfile | None, today: date) -> bool:
    """Whether it was agreed that the figure is not to be judged yet."""
    return profile is not None and profile.assess_from is not None and today < profile.assess_from


def figures_of(indicator: Indicator, today: date) -> list[Figure]:
    """Return the figure of each period that is over, the newest first."""
    agreement = indicator.agreement
    versions = read_in_force(agreement.terms_versions.all())
    periods = periods_until(versions, today) if versions else []
    values = _accepted(indicator, periods)
    early = is_early(profiles_of([agreement.pk]).get(indicator.pk), today)
    told = list(indicator.records.select_related("by").order_by("-on", "-pk"))

    def of(period: Period, kind: RecordKind) -> tuple[FigureRecord, ...]:
        return tuple(
            row for row in told if row.kind == kind and period.start <= row.on < period.end
        )

    return [
        Figure(
            period=period,
            value=values.get(period.start),
            is_early=early,
            stories=of(period, RecordKind.STORY),
            talks=of(period, RecordKind.CONVERSATION),
        )
        for period in reversed(periods)
    ]


def _accepted(indicator: Indicator, periods: list[Period]) -> dict[date, Decimal]:
    """Sum what was accepted in each period; of a level the last value."""
    found: dict[date, Decimal] = {}
    for accepted in load_facts([indicator.agreement_id])[indicator.agreement_id].accepted:
        if accepted.data["metric"] != indicator.code or "status" in accepted.data:
            continue
        start = next((row.start for row in periods if row.start <= accepted.on < row.end), None)
        if start is not None:
            quantity = Decimal(accepted.data.get("quantity", "1"))
            is_level = indicator.kind == IndicatorKind.LEVEL
            found[start] = quantity if is_level else found.get(start, Decimal(0)) + quantity
    return found
