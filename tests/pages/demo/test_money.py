"""The demo's money: the Tilburg Akkoord as it was, and sums that equal journal and settlements."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db.models import Sum

from contracts.budgets.models import Programme
from contracts.budgets.selectors.figures import Figures
from contracts.budgets.selectors.overview import overview_of
from contracts.enums import Account
from contracts.models import Agreement, Posting, SettlementShare
from pages.demo import contracts, money, people

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))


@pytest.mark.django_db
def test_tilburg_adds_up_and_the_whole_demo_equals_journal_and_settlements():
    users = people.ensure_people()
    contracts.load(people=users, now=NOW)
    money.load(people=users, now=NOW)
    money.load(people=users, now=NOW)
    assert Programme.objects.count() == 2
    found = overview_of(Agreement.objects.all(), NOW.date())
    (tilburg,) = [
        line
        for fund in found.funds
        for line in fund.programmes
        if line.programme.code == "kruidenbuurt"
    ]
    assert [(row.year, row.ceiling, row.figures.approved) for row in tilburg.lines] == [
        (2011, 300_000_00, 300_000_00),
        (2012, 250_000_00, 250_000_00),
        (2013, 200_000_00, 200_000_00),
        (2014, 100_000_00, 100_000_00),
        (2015, 50_000_00, 50_000_00),
    ]
    figures = tilburg.total.figures
    assert (figures.committed, figures.approved_fixed) == (900_000_00, 900_000_00)
    assert figures.approved_outcomes == 0
    total = Figures()
    for line in found.programmes:
        total.add(line.total.figures)
    approved = SettlementShare.objects.filter(line__settlement__status="approved")
    assert total.approved == approved.aggregate(cents=Sum("amount_cents"))["cents"]
    costs = Posting.objects.filter(account=Account.OUTCOME_COSTS)
    assert total.approved == costs.aggregate(cents=Sum("amount_cents"))["cents"]
    bank = Posting.objects.filter(account=Account.BANK)
    assert total.paid == -bank.aggregate(cents=Sum("amount_cents"))["cents"] > 0
    assert total.claimed >= total.verified >= total.approved
