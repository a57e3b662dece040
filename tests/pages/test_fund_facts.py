"""A fund, as it is told to whoever adds the money up."""

from datetime import date

import pytest
from django.utils import translation

from contracts.budgets.funds import known_funds
from pages.demo.tilburg_fund import build_fund
from pages.fund_facts import fund_code

pytestmark = pytest.mark.django_db


def test_the_fund_of_tilburg_with_its_goals_areas_givers_and_who_decides():
    fund = build_fund()
    assert build_fund() == fund
    (facts,) = known_funds()
    assert facts.code == fund_code(fund)
    assert (facts.ceiling_cents, facts.starts_on) == (9_000_000_00, date(2009, 2, 1))
    assert (len(facts.goals), len(facts.areas)) == (3, 5)
    assert sum(giver.amount_cents for giver in facts.givers) == facts.ceiling_cents
    assert [(route.up_to_cents, route.includes_bound) for route in facts.routes] == [
        (50_000_00, False),
        (None, False),
    ]
    with translation.override("en"):
        (english,) = known_funds()
    assert english.name == "Tilburg Accord (2009, example)"
    assert english.goals[0] == "Young people do well at school and get a diploma"
