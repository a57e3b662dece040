"""The ladder of targets, and the figure of each period with what is told about it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from contracts.models import FigureRecord
from contracts.selectors.indicator_profiles import figures_of, has_outcome, ladder_of, profiles_of
from tests.factories.contracts import (
    NOW,
    Q1,
    Q2,
    AgreementFactory,
    IndicatorFactory,
    ObservationFactory,
    PersonFactory,
    jobs,
)
from tests.factories.dossier import describe

pytestmark = pytest.mark.django_db
TODAY = date(2026, 5, 15)
LATER = date(2026, 7, 15)


def test_parts_follow_their_whole():
    agreement, by = AgreementFactory(), PersonFactory()
    work = agreement.indicators.get()
    reached = IndicatorFactory(agreement=agreement, code="bereikt", name="Bereikt")
    steps = IndicatorFactory(agreement=agreement, code="stappen", name="Twee stappen")
    alone = IndicatorFactory(agreement=agreement, code="los", name="Los")
    describe(reached, by, level="output")
    describe(steps, by, part_of=reached)
    describe(work, by, part_of=steps)
    assert [(rung.indicator, rung.depth) for rung in ladder_of(agreement)] == [
        (reached, 0), (steps, 1), (work, 2), (alone, 0),
    ]  # fmt: skip
    assert [rung.profile is None for rung in ladder_of(agreement)] == [False, False, False, True]
    profiles = profiles_of([agreement.pk])
    assert has_outcome([reached, work], profiles)
    assert not has_outcome([reached, alone], profiles)


def test_each_period_has_its_figure_and_its_story():
    agreement, by = AgreementFactory(active=True), PersonFactory()
    indicator = agreement.indicators.get()
    jobs(agreement, 3)
    jobs(agreement, 4, date(2026, 3, 31))
    other = IndicatorFactory(agreement=agreement, code="anders", name="Anders")
    ObservationFactory(agreement=agreement, indicator=other, accepted=True)
    ObservationFactory(agreement=agreement, on=date(2026, 2, 2), accepted=True,
                       quantity=None, status="not_measured")  # fmt: skip
    jobs(agreement, 9, date(2025, 12, 31))
    for kind, day in (("story", date(2026, 4, 2)), ("conversation", date(2026, 2, 2))):
        FigureRecord.objects.create(
            indicator=indicator,
            kind=kind,
            on=day,
            who="x",
            text="x",
            has_consent=True,
            by=by,
            at=NOW,
        )
    now, before = figures_of(indicator, LATER)
    assert (now.period, now.value, now.lacks_story, now.lacks_figure) == (Q2, None, False, True)
    assert (before.period, before.value) == (Q1, Decimal(7))
    assert (before.lacks_story, before.lacks_figure) == (True, False)
    assert [len(before.talks), len(before.stories), len(now.stories)] == [1, 0, 1]
    assert not before.is_early


def test_before_the_agreed_day_a_figure_is_not_judged():
    agreement = AgreementFactory(active=True)
    indicator = agreement.indicators.get()
    describe(indicator, PersonFactory(), assess_from=date(2026, 5, 16), reason="x")
    assert all(figure.is_early for figure in figures_of(indicator, TODAY))
    assert not any(figure.is_early for figure in figures_of(indicator, date(2026, 5, 16)))


def test_of_a_level_the_last_value_counts():
    agreement = AgreementFactory(active=True)
    indicator = agreement.indicators.get()
    indicator.kind = "level"
    indicator.save()
    jobs(agreement, 3, date(2026, 1, 5))
    jobs(agreement, 2, date(2026, 2, 5))
    assert figures_of(indicator, TODAY)[-1].value == Decimal(2)
