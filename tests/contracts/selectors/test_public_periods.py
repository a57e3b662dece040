"""Quantities per period: shown where the period and the indicator are, and nowhere else."""

from decimal import Decimal

import pytest

from contracts.budgets.services.publication import hold_back_part
from contracts.selectors.public import public_account
from tests.contracts.selectors.test_public import settled
from tests.factories.contracts import NOW, PersonFactory

pytestmark = pytest.mark.django_db


def quantities(agreement):
    return [
        [(row.code, row.quantity) for row in period.quantities]
        for period in public_account(agreement.slug).periods
    ]


def test_a_period_says_what_was_accepted_in_it():
    agreement = settled(12, 10, 0)
    assert quantities(agreement) == [
        [("baan", Decimal(12))],
        [("baan", Decimal(10))],
        [("baan", Decimal(0))],
    ]
    (shown,) = public_account(agreement.slug).periods[0].quantities
    (indicator,) = public_account(agreement.slug).indicators
    assert (shown.name, shown.unit) == (indicator.name, indicator.unit)


def test_a_hidden_period_has_none_and_it_cannot_be_found_by_subtraction():
    agreement = settled(3, 7, 10)
    assert quantities(agreement) == [[], [], [("baan", Decimal(10))]]
    (indicator,) = public_account(agreement.slug).indicators
    # What is left over is of two periods together, and no small number.
    assert indicator.achieved - 10 == 10


@pytest.mark.parametrize("part", ["results", "indicator:baan", "amounts"])
def test_what_is_held_back_has_no_quantities(part):
    agreement = settled(12)
    hold_back_part(agreement=agreement, part=part, reason="nu niet", by=PersonFactory(), now=NOW)
    assert quantities(agreement) == [[]]
