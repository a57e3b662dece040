"""All public money: sums of what is public on the pages, so that nothing follows by taking away."""

import pytest

from contracts.budgets.selectors.public_money import public_money
from contracts.budgets.services.publication import hold_back_part
from contracts.models import Agreement
from tests.contracts.budgets import make
from tests.contracts.selectors.test_public import settled
from tests.contracts.selectors.test_public_parts import pay, starts_of
from tests.factories.contracts import NOW, PersonFactory

pytestmark = pytest.mark.django_db


def test_a_programme_shows_its_ceiling_and_what_was_set_aside_approved_and_paid():
    agreement, other = settled(12, 10), settled(11)
    programme = make.programme()
    make.ceiling(programme, 5000_00)
    make.allocation(agreement, programme, make.source(), 3000_00)
    pay(agreement, starts_of(agreement)[0])
    found = public_money()
    line, rest = found.lines
    (year,) = line.lines
    assert (year.year, year.ceiling, year.committed) == (2026, 5000_00, 3000_00)
    assert (year.approved, year.paid, year.left_out) == (2000_00, 1200_00, 0)
    assert (rest.programme, rest.total.approved, rest.total.ceiling) == (None, 1100_00, None)
    assert found.all_approved == {"EUR": 3100_00}
    assert found.currencies == ["EUR"]
    assert [(row.year, row.approved) for row in found.years_of("EUR")] == [(2026, 3100_00)]
    assert found.years_of("GBP") == []
    assert (line.total.ceiling, other.currency) == (5000_00, "EUR")


def test_a_small_number_is_in_no_sum_and_does_not_follow_from_the_whole():
    settled(12)
    settled(3)
    found = public_money()
    assert (found.lines[0].total.approved, found.lines[0].total.left_out) == (1200_00, 1)
    assert found.all_approved == {}


def test_contracts_with_one_tariff_do_not_give_the_number_of_people_by_dividing():
    settled(12)
    for people in (3, 3, 3):
        settled(people)
    # 900 euros left out, by 100 each: nine people, too few to tell.
    assert public_money().all_approved == {}
    settled(4)
    assert public_money().all_approved == {"EUR": 2500_00}


def test_what_is_held_back_or_not_public_is_left_out():
    agreement, hidden = settled(12), settled(11)
    Agreement.objects.filter(pk=hidden.pk).update(is_public=False)
    told = {"agreement": agreement, "by": PersonFactory(), "now": NOW}
    hold_back_part(part="amounts", reason="het nog loopt.", **told)
    found = public_money()
    assert (found.lines[0].total.approved, found.lines[0].total.left_out) == (0, 2)
    assert found.all_approved == {}


def test_what_the_bank_paid_of_a_period_that_is_hidden_is_left_out():
    agreement = settled(12, 3)
    pay(agreement, *starts_of(agreement))
    # A small period hides the other one too, because it would follow from the two together.
    (rest,) = public_money().lines
    assert (rest.total.approved, rest.total.paid, rest.total.left_out) == (0, 0, 2)
