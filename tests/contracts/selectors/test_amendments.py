"""Which amendments a settlement is the first to know of."""

from datetime import date

import pytest

from contracts import services
from contracts.models import Settlement
from contracts.selectors.amendments import amendments_behind, amendments_of
from tests.contracts.exports.settled import amended
from tests.factories.contracts import NEXT_YEAR, Q1, Q3, PersonFactory

pytestmark = pytest.mark.django_db


def test_only_the_first_settlement_after_an_amendment_has_it_behind_it() -> None:
    second = amended()
    first = Settlement.objects.get(agreement=second.agreement, period_start=Q1.start)
    services.approve_settlement(settlement=second, by=PersonFactory(), now=NEXT_YEAR)
    third = services.draft_settlement(agreement=second.agreement, period=Q3, now=NEXT_YEAR)
    behind = [amendments_behind(row) for row in (first, second, third)]
    assert [[version.number for version in versions] for versions in behind] == [[], [2], []]


def test_an_amendment_is_behind_the_periods_from_its_first_day() -> None:
    versions = amendments_behind(amended())
    assert amendments_of(versions, date(2026, 1, 1)) == versions
    assert amendments_of(versions, date(2025, 10, 1)) == ()
