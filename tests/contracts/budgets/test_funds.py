"""Funds come from whoever keeps them."""

from datetime import date

import pytest
from wagtail import hooks

from contracts.budgets.funds import HOOK, FundFacts, known_funds

pytestmark = pytest.mark.django_db


def fund(code: str, name: str) -> FundFacts:
    return FundFacts(
        code=code,
        name=name,
        explanation="",
        ceiling_cents=1,
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 12, 31),
        goals=(),
        areas=(),
        givers=(),
        routes=(),
        after_the_end="",
    )


def test_all_keepers_are_asked_and_the_funds_come_by_name():
    with hooks.register_temporarily(
        [(HOOK, lambda: [fund("b", "Bert")]), (HOOK, lambda: [fund("a", "Anna")])]
    ):
        assert [row.name for row in known_funds()] == ["Anna", "Bert"]
