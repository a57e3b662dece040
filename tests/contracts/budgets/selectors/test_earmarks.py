"""When money may be used."""

from datetime import date

import pytest

from contracts.budgets.selectors.earmarks import usable_in, warnings_for
from tests.contracts.budgets import make
from tests.factories.contracts import AgreementFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("start", "until", "year", "usable"),
    [
        (date(2026, 12, 31), None, 2026, True),
        (date(2027, 1, 1), None, 2026, False),
        (date(2020, 1, 1), date(2026, 1, 2), 2026, True),
        (date(2020, 1, 1), date(2026, 1, 1), 2026, False),
    ],
)
def test_one_day_of_the_year_is_enough(start, until, year, usable):
    money = make.source(usable_from=start, usable_until=until)
    assert usable_in(money, year) is usable


def test_what_counts_is_the_newest_row_not_the_sum():
    agreement, programme = AgreementFactory(active=True), make.programme()
    source = make.source(amount_cents=1000, programme=programme, max_per_agreement_cents=1000)
    make.ceiling(programme, 1000)
    make.allocation(agreement, programme, source, 900)
    row = make.allocation(agreement, programme, source, 1000)
    assert warnings_for(row) == []
