"""The demo's fund is made once."""

from datetime import date
from decimal import Decimal

import pytest
from django.db.models import Sum

from pages.demo.funds import build_fund, link_calls
from pages.models import Fund
from tests.factories import challenges as make


@pytest.mark.django_db
def test_it_is_made_once_and_its_sources_fill_it():
    fund = build_fund(date(2026, 11, 21))
    assert build_fund(date(2027, 1, 1)) == fund
    assert Fund.objects.count() == 1
    assert fund.sources.aggregate(Sum("amount"))["amount__sum"] == Decimal("9000000.00")
    assert "(verzonnen)" in fund.name


@pytest.mark.django_db
def test_its_call_is_linked_once_and_an_editor_s_choice_stays():
    call = make.make_call(decide_by=date(2099, 6, 1))
    call.slug = "taalles-dichtbij"
    call.save()
    fund = build_fund(date(2026, 11, 21))
    link_calls(fund)
    call.refresh_from_db()
    assert call.fund == fund
    assert call.fund_goals.count() == 2
    revisions = call.revisions.count()
    link_calls(fund)
    assert call.revisions.count() == revisions
