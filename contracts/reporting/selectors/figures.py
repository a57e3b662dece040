"""What a report is about: each indicator with what is known of the period and the one before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Final

from contracts.arithmetic import Observation as ReadObservation
from contracts.enums import IndicatorKind, ObservationStatus
from contracts.indicator_words import level_title
from contracts.models import Agreement, Indicator, Observation
from contracts.observation_scope import scope_of
from contracts.reporting.models import ReportRequest
from contracts.selectors.indicator_profiles import profiles_of
from contracts.terms_documents import read_in_force

# What a provider says about an indicator: one of the three statuses, or that the rows say it all.
ROWS: Final = "rows"
STATES: Final = (
    ObservationStatus.MEASURED.value,
    ObservationStatus.NOT_MEASURED.value,
    ObservationStatus.NOT_APPLICABLE.value,
    ROWS,
)


@dataclass(frozen=True, slots=True)
class PeriodValue:
    """What observations that still stand say of one indicator in one period.

    `value` is the sum, of a level the latest; None when nothing was measured. `status` is
    "measured" when something was, else what was said, "" for nothing at all.
    """

    row_count: int = 0
    value: Decimal | None = None
    status: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One indicator of a report, and what is known of it already."""

    indicator: Indicator
    is_per_person: bool
    now: PeriodValue
    earlier: PeriodValue
    # What kind of figure it is (`IndicatorLevel`); "" when nobody said so.
    level: str = ""

    @property
    def kind(self) -> str:
        """What kind of figure it is, in a word."""
        return level_title(self.level)

    @property
    def is_level(self) -> bool:
        """Whether the latest value counts, and not the sum."""
        return self.indicator.kind == IndicatorKind.LEVEL


@dataclass(frozen=True, slots=True)
class TypedFigure:
    """What a provider says about one indicator; `story` stands beside the figure."""

    indicator: Indicator
    state: str
    quantity: Decimal | None
    story: str
    kind: str = ""


def figures_of(request: ReportRequest) -> list[Figure]:
    """Return what is to be reported, in the order of the agreement."""
    agreement = request.agreement
    versions = read_in_force(agreement.terms_versions.all())
    per_person = scope_of(versions).per_person if versions else frozenset()
    start, end = request.period_start, request.period_end
    now = values_in(agreement, start, end)
    earlier_request = _before(request)
    earlier = values_in(agreement, *earlier_request)
    nothing = PeriodValue()
    profiles = profiles_of([agreement.pk])
    return [
        Figure(
            indicator,
            indicator.code in per_person,
            now.get(indicator.pk, nothing),
            earlier.get(indicator.pk, nothing),
            profiles[indicator.pk].level if indicator.pk in profiles else "",
        )
        for indicator in agreement.indicators.order_by("pk")
    ]


def values_in(agreement: Agreement, start: date, end: date) -> dict[int, PeriodValue]:
    """Return by indicator what stands about the days from `start` up to `end`."""
    rows = Observation.objects.filter(
        agreement=agreement, on__gte=start, on__lt=end, replaced_by=None
    ).exclude(status=ObservationStatus.WITHDRAWN)
    by_indicator: dict[int, list[Observation]] = {}
    for row in rows.select_related("indicator").order_by("on", "pk"):
        by_indicator.setdefault(row.indicator_id, []).append(row)
    return {pk: _value_of(found) for pk, found in by_indicator.items()}


def _value_of(rows: list[Observation]) -> PeriodValue:
    measured = [amount_of(row) for row in rows if row.status == ObservationStatus.MEASURED]
    if not measured:
        return PeriodValue(len(rows), None, rows[-1].status)
    is_level = rows[0].indicator.kind == IndicatorKind.LEVEL
    value = measured[-1] if is_level else sum(measured, Decimal(0))
    return PeriodValue(len(rows), value, ObservationStatus.MEASURED.value)


def amount_of(row: Observation) -> Decimal:
    """Return how much one measured observation says; of a spell its days."""
    if row.quantity is None and row.start is not None and row.end is not None:
        return Decimal((row.end - row.start).days)
    return row.quantity or Decimal(0)


def _before(request: ReportRequest) -> tuple[date, date]:
    """Return the period before this one; one of the same length when none was asked about."""
    earlier = (
        ReportRequest.objects.filter(
            agreement=request.agreement_id, period_end__lte=request.period_start
        )
        .order_by("-period_end")
        .first()
    )
    if earlier is not None:
        return earlier.period_start, earlier.period_end
    return request.period_start - (request.period_end - request.period_start), request.period_start


def read_observations_of(
    request: ReportRequest, typed: Iterable[TypedFigure]
) -> list[ReadObservation]:
    """Return what was typed as the engine reads it, to see what it would bring."""
    last_day = request.period_end - timedelta(days=1)
    return [
        ReadObservation(
            metric=figure.indicator.code,
            on=last_day,
            quantity=None if figure.quantity is None else Fraction(figure.quantity),
            status=figure.state,  # type: ignore[arg-type]
        )
        for figure in typed
        if figure.state in STATES and figure.state != ROWS
    ]


def typed_figures(
    figures: Iterable[Figure],
    states: Mapping[str, str],
    values: Mapping[str, Decimal | None],
    stories: Mapping[str, str],
) -> list[TypedFigure]:
    """Put together what a form holds, each by the code of the indicator."""
    return [
        TypedFigure(
            figure.indicator,
            states.get(figure.indicator.code, ""),
            values.get(figure.indicator.code),
            stories.get(figure.indicator.code, "").strip(),
            figure.kind,
        )
        for figure in figures
    ]
