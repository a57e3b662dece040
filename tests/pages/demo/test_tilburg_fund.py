"""The Tilburg Akkoord is a whole fund."""

import pytest

from pages.demo.tilburg_fund import build_fund


@pytest.mark.django_db
def test_under_fifty_thousand_the_committee_decides_and_else_the_directors():
    fund = build_fund()
    assert "adviescommissie" in fund.who_decides(49_999).decider
    assert "directeuren" in fund.who_decides(50_000).decider
    assert "Platform31" in fund.explanation
