"""The balance of a year is that of the ledger, and says nothing that the page does not say."""

import pytest
from django.db.models import Sum

from contracts.budgets.exports.documents import agreement_year_of
from contracts.budgets.exports.year_amounts import balance_blocks
from contracts.enums import Account
from contracts.exports.report_document import Facts
from contracts.models import Posting
from contracts.selectors.public import account_of
from contracts.wording import format_money
from tests.contracts.budgets.exports.test_documents import words
from tests.contracts.selectors.test_public import settled
from tests.factories.contracts import AgreementFactory

pytestmark = pytest.mark.django_db


def balance(agreement, year):
    (facts,) = balance_blocks(account_of(agreement), year)
    assert isinstance(facts, Facts)
    return [text for _label, text in facts.rows]


def costs(agreement, **wanted):
    """What the ledger has as costs of the settlements that are wanted."""
    rows = Posting.objects.filter(
        entry__agreement=agreement,
        account=Account.OUTCOME_COSTS,
        **{f"entry__settlement__period_end__{name}": day for name, day in wanted.items()},
    )
    return format_money(rows.aggregate(sum=Sum("amount_cents"))["sum"] or 0, "EUR", "nl")


def test_what_was_before_in_and_with_a_year_is_what_the_ledger_has():
    agreement = settled(12, 10)
    document = agreement_year_of(agreement, 2026)
    text = words(document)
    for label in (
        "Beginstand: vastgesteld over eerdere jaren",
        "Vastgesteld over 2026",
        "Eindstand: vastgesteld tot en met 2026",
    ):
        assert label in text
    for year in (2025, 2026, 2027):
        first, after = f"{year}-01-01", f"{year + 1}-01-01"
        assert balance(agreement, year) == [
            costs(agreement, lte=first),
            costs(agreement, gt=first, lte=after),
            costs(agreement, lte=after),
        ]
    assert balance(agreement, 2026) == ["€ 0,00", "€ 2.000,00", "€ 2.000,00"]
    assert balance(agreement, 2027) == ["€ 2.000,00", "€ 0,00", "€ 2.000,00"]


def test_a_sum_with_an_amount_that_is_hidden_is_hidden():
    agreement = settled(3, 12)
    assert balance(agreement, 2026) == ["€ 0,00", "niet getoond", "niet getoond"]
    assert balance(agreement, 2027) == ["niet getoond", "€ 0,00", "niet getoond"]
    assert "€ 1.500,00" not in words(agreement_year_of(agreement, 2026))


def test_without_a_settlement_there_is_no_balance():
    assert balance_blocks(account_of(AgreementFactory(public=True)), 2026) == ()
