"""What can be paid, what is wrong with it, and how the ledger reads the odd cases."""

from datetime import date

import pytest

from contracts.banking.models import AnswerLine, BankAnswer
from contracts.banking.selectors.batches import payers_to_pay, problems_of
from contracts.banking.selectors.ledger import ledger_lines
from contracts.banking.selectors.matching import is_newest, outcome_of
from contracts.banking.selectors.reclaims import reclaims_for
from contracts.models import JournalEntry, Posting, SettlementTax
from contracts.services import confirm_payment
from tests.contracts.banking.scene import (
    LATER,
    approved_order,
    batch_of,
    exported_batch,
    payer,
    released_order,
)
from tests.factories.contracts import NOW, PersonFactory

pytestmark = pytest.mark.django_db
MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


def test_payers_are_listed_with_what_is_free():
    first, second = payer(), payer()
    taken = released_order(first)
    released_order(first, 5)
    approved_order(second)
    assert payers_to_pay() == [
        {"party": first.pk, "name": "Gemeente Demodam", "count": 2, "cents": 80_000}
    ]
    batch_of(first, taken)
    assert [(row["count"], row["cents"]) for row in payers_to_pay()] == [(1, 50_000)]


def test_another_currency_is_no_sepa_payment():
    party = payer()
    order = released_order(party)
    order.settlement.currency = "USD"
    (problem,) = problems_of(party, [order])
    assert (problem.refusal.code, problem.party_id) == ("batch_currency", None)
    number = order.settlement.agreement.number
    assert problem.refusal.params == {"number": number, "currency": "USD"}


def test_a_recipient_is_told_of_once():
    party = payer()
    order = released_order(party, town="")
    assert len(problems_of(party, [order, order])) == 1


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"status_code": "BOOK", "currency": "USD"}, "unfit"),
        ({"status_code": "BOOK", "amount_cents": None}, "unfit"),
        ({"status_code": "BOOK", "is_credit": True}, "returned"),
        ({"status_code": "ACCP"}, "noted"),
        ({"status_code": "CANC"}, "rejected"),
        ({"status_code": "ACCC"}, "paid"),
    ],
)
def test_what_a_line_means_for_a_payment_at_the_bank(changes, expected):
    party = payer()
    batch = exported_batch(party, released_order(party))
    line = batch.lines.select_related("order__settlement").get()
    fields = {"reference": line.end_to_end_id, "amount_cents": 30_000, "currency": "EUR", **changes}
    newest = is_newest(line.end_to_end_id, line.order)
    assert newest
    assert outcome_of(AnswerLine(**fields), line.order, is_newest=newest) == expected


@pytest.mark.parametrize(("code", "expected"), [("ACSC", "already"), ("BOOK", "already")])
def test_what_is_paid_already_may_be_said_once_more(code, expected):
    party = payer()
    batch = exported_batch(party, released_order(party))
    line = batch.lines.select_related("order__settlement").get()
    paid = confirm_payment(order=line.order, by=PersonFactory(), now=LATER)
    fields = {"reference": line.end_to_end_id, "amount_cents": 30_000, "currency": "EUR"}
    row = AnswerLine(**fields, status_code=code, answer=BankAnswer(pk=0), position=1)
    assert outcome_of(row, paid, is_newest=True) == expected


def test_the_ledger_reads_vat_of_nothing_and_entries_without_a_settlement():
    order = approved_order(payer())
    settlement, agreement = order.settlement, order.settlement.agreement
    SettlementTax.objects.create(
        settlement=settlement,
        code="btw",
        treatment="included",
        rate_text="0.21",
        base_cents=0,
        tax_cents=0,
    )
    entry = JournalEntry.objects.create(
        agreement=agreement,
        number="los",
        kind="reversal",
        at=NOW,
        by=PersonFactory(),
        previous_sha256="x",
        sha256="y",
    )
    sides = {"entry": entry, "party": order.payer, "counterparty": order.recipient}
    Posting.objects.bulk_create(
        [
            Posting(account="outcome_costs", amount_cents=1, **sides),
            Posting(account="payable", amount_cents=-1, **sides),
        ]
    )
    lines = ledger_lines(MAY, JUNE)
    assert [row.vat_code for row in lines] == ["included 0.21", "", "exempt", ""]
    assert [row.budget_year for row in lines] == [2026] * 4


def test_only_who_sees_the_contract_sees_what_has_to_come_back():
    assert reclaims_for(PersonFactory()) == []
