"""Opening and closing balance of a statement are those of the ledger before and after it."""

from __future__ import annotations

from datetime import date

import pytest
from django.db.models import Sum

from contracts import services
from contracts.enums import Account
from contracts.exports.statements import statement_document
from contracts.models import JournalEntry, Posting, Settlement
from contracts.wording import format_money
from tests.contracts.exports.settled import amended, corrected
from tests.factories.contracts import NEXT_YEAR, Q1, Q2, AgreementFactory, PersonFactory, jobs
from tests.factories.terms import money_terms

pytestmark = pytest.mark.django_db


def costs_of(entries) -> str:
    """The costs of all payers in the ledger, as a statement writes them."""
    rows = Posting.objects.filter(entry__in=entries, account=Account.OUTCOME_COSTS)
    return format_money(rows.aggregate(sum=Sum("amount_cents"))["sum"] or 0, "EUR", "nl")


def two_periods() -> Settlement:
    agreement = AgreementFactory(active=True, document=money_terms())
    jobs(agreement, 4)
    jobs(agreement, 3, on=date(2026, 5, 1))
    first = services.draft_settlement(agreement=agreement, period=Q1, now=NEXT_YEAR)
    services.approve_settlement(settlement=first, by=PersonFactory(), now=NEXT_YEAR)
    return services.draft_settlement(agreement=agreement, period=Q2, now=NEXT_YEAR)


@pytest.mark.parametrize(
    ("made", "balances"),
    [
        (corrected, ("€ 1.200,00", "− € 300,00", "€ 900,00")),
        (amended, ("€ 1.200,00", "− € 120,00", "€ 1.080,00")),
        (two_periods, ("€ 484,00", "€ 363,00", "€ 847,00")),
    ],
)
def test_what_was_before_and_what_is_after_stand_in_the_ledger(made, balances) -> None:
    draft = made()
    entries = JournalEntry.objects.filter(agreement=draft.agreement)
    before = costs_of(entries)
    approved = services.approve_settlement(settlement=draft, by=PersonFactory(), now=NEXT_YEAR)
    document = statement_document(approved, "nl")
    assert (document.opening, document.total, document.cumulative) == balances
    assert (document.opening, document.cumulative) == (before, costs_of(entries))
    assert document.total == costs_of(entries.filter(settlement=approved))


def test_the_closing_balance_of_one_period_is_the_opening_of_the_next() -> None:
    second = two_periods()
    first = second.agreement.settlements.get(period_start=Q1.start)
    documents = [statement_document(row, "nl") for row in (first, second)]
    assert (documents[0].opening, documents[0].cumulative) == ("€ 0,00", documents[1].opening)
