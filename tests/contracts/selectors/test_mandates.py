"""Limits by currency and money; that of programmes and funds is tried where they are known.

See `tests/contracts/budgets/selectors/test_mandates.py`.
"""

import pytest

from contracts.models import Mandate, ScopedMandate
from contracts.selectors.mandates import (
    GENERAL,
    NOWHERE,
    Limit,
    Mandates,
    MoneyScope,
    Sized,
    add_mandate_scopes,
    scope_names,
    scopes_of,
)
from tests.factories.contracts import PersonFactory

pytestmark = pytest.mark.django_db

WORK = MoneyScope("akkoord", "werk")


def scoped(person, scope, code, cents, currency="EUR"):
    ScopedMandate.objects.create(
        user=person, scope=scope, scope_code=code, max_cents=cents, currency=currency
    )


def test_without_any_mandate_the_role_suffices():
    mandates = Mandates(PersonFactory())
    assert mandates.limit_for("EUR", [WORK]) is None
    assert mandates.above([Sized(1, "EUR", 10**12)]) == {}


def test_a_limit_holds_in_its_own_currency():
    person = PersonFactory()
    Mandate.objects.create(user=person, max_cents=100)
    scoped(person, "programme", "werk", 7, "GBP")
    mandates = Mandates(person)
    assert mandates.are_scoped
    assert mandates.limit_for("EUR", [WORK]) == Limit(100, GENERAL)
    assert mandates.limit_for("GBP", [WORK]) == Limit(7, ("programme", "werk"))
    assert mandates.limit_for("GBP", [NOWHERE]) is None
    rows = [Sized(1, "EUR", 100), Sized(2, "EUR", 101), Sized(3, "GBP", 10**9)]
    assert mandates.above(rows) == {2: Limit(100, GENERAL)}


def test_the_lowest_counts_of_all_money_and_the_fund_before_the_programme():
    person = PersonFactory()
    Mandate.objects.create(user=person, max_cents=50)
    scoped(person, "programme", "werk", 10)
    scoped(person, "fund", "akkoord", 90)
    limit_for = Mandates(person).limit_for
    assert limit_for("EUR", [WORK]) == Limit(90, ("fund", "akkoord"))
    assert limit_for("EUR", [WORK, NOWHERE]) == Limit(50, GENERAL)
    assert limit_for("EUR", [WORK, NOWHERE, MoneyScope("", "werk")]).cents == 10


def test_whoever_knows_the_money_says_so_once():
    before = scope_names()
    from contracts.budgets.selectors.mandates import mandate_scope_names, money_scopes

    add_mandate_scopes(money_scopes, mandate_scope_names)
    assert scope_names() == before
    assert scopes_of([]) == {}
