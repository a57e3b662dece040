"""On the demo: journal, settlements, payment files, ledger export and public pages, to the cent.

Each sum is taken from where somebody else reads it: the rows, the file for the bank, the file for
the municipal ledger, and the account that stands on the public page.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from datetime import date, timedelta

import pytest
from defusedxml.ElementTree import fromstring
from django.db.models import Sum
from django.utils import timezone

from contracts.banking.exports import ledger_csv
from contracts.banking.models import AnswerLine, BankFile, LedgerExport
from contracts.banking.selectors.ledger import exported_lines
from contracts.banking.services.ledger import export_ledger
from contracts.budgets.selectors.public_money import public_money
from contracts.enums import Account, PaymentDirection, SettlementStatus
from contracts.models import Agreement, PaymentOrder, Posting, Settlement
from contracts.selectors.public import account_of, public_agreements
from pages.demo import bank, contracts, people, reporting

FIRST_DAY = date(2000, 1, 1)


@pytest.fixture
def users(db):
    """Everybody of the demo, after its contracts were settled, decided and paid."""
    found = people.ensure_people()
    now = timezone.now()
    contracts.load(people=found, now=now)
    reporting.load(people=found, now=now)
    bank.load(people=found, now=now)
    return found


def cents(text: str) -> int:
    """An amount with two decimals, Dutch or not, in cents; an empty cell is nothing."""
    return int(text.replace(".", "").replace(",", "").replace("\xa0", "") or 0)


def approved() -> dict[str, int]:
    """What was approved per contract, from the settlements."""
    rows = Settlement.objects.filter(status=SettlementStatus.APPROVED).order_by()
    return sums(rows.values_list("agreement__number").annotate(Sum("total_cents")))


def booked(account: Account) -> dict[str, int]:
    """What stands on an account per contract, from the journal."""
    rows = Posting.objects.filter(account=account).order_by()
    return sums(rows.values_list("entry__agreement__number").annotate(Sum("amount_cents")))


def sums(rows) -> dict[str, int]:
    """Amounts by contract; what is nothing is left out."""
    return {number: amount for number, amount in rows if amount}


def paid() -> dict[str, int]:
    """What went out minus what came back per contract, from the payments."""
    found: dict[str, int] = defaultdict(int)
    for order in PaymentOrder.objects.select_related("settlement__agreement"):
        sign = 1 if order.direction == PaymentDirection.PAY else -1
        found[order.settlement.agreement.number] += sign * order.paid_cents
    return {number: amount for number, amount in found.items() if amount}


def exported(export: LedgerExport, account: Account) -> dict[str, int]:
    """What a file for the municipal ledger says of an account, per contract."""
    text = ledger_csv(exported_lines(export)).decode("utf-8-sig")
    found: dict[str, int] = defaultdict(int)
    for row in csv.DictReader(io.StringIO(text), delimiter=";"):
        if row["rekening"] == str(account.label):
            found[row["contract"]] += cents(row["debet"]) - cents(row["credit"])
    return {number: amount for number, amount in found.items() if amount}


def shown(name: str) -> dict[str, int]:
    """What the public pages of contracts say in all; only of those that hide no period."""
    accounts = {row.number: account_of(row) for row in public_agreements()}
    whole = {
        number: account
        for number, account in accounts.items()
        if all(period.total_cents is not None for period in account.periods)
    }
    return {number: getattr(account, name) or 0 for number, account in whole.items()}


def test_everybody_reads_the_same_sums(users):
    # A day goes to the ledger when it is over.
    later = timezone.now() + timedelta(days=1)
    end = timezone.localdate(later)
    export = export_ledger(start=FIRST_DAY, end=end, by=users["financien"], now=later)
    settled, costs, moved = approved(), booked(Account.OUTCOME_COSTS), booked(Account.BANK)
    assert len(settled) > 5
    assert costs == settled == exported(export, Account.OUTCOME_COSTS)
    assert {number: -amount for number, amount in moved.items()} == paid()
    assert exported(export, Account.BANK) == moved
    approved_shown, paid_shown = shown("approved_cents"), shown("paid_cents")
    assert len(approved_shown) > 3
    assert approved_shown == {number: settled.get(number, 0) for number in approved_shown}
    assert paid_shown == {number: paid().get(number, 0) for number in paid_shown}


def test_the_bank_was_asked_for_what_was_approved_and_nothing_else(users):
    made = BankFile.objects.select_related("batch").get()
    with made.file.open("rb") as opened:
        root = fromstring(opened.read())
    amounts = [cents(row.text) for row in root.iter() if row.tag.endswith("}InstdAmt")]
    total = next(cents(row.text) for row in root.iter() if row.tag.endswith("}CtrlSum"))
    lines = list(made.batch.lines.select_related("order"))
    assert amounts == [line.amount_cents for line in lines]
    assert sum(amounts) == total == made.batch.total_cents
    for line in lines:
        shares = line.order.settlement.lines.filter(shares__payer=line.order.payer)
        owed = shares.aggregate(cents=Sum("shares__amount_cents"))["cents"]
        assert line.amount_cents == owed
    answered = dict(AnswerLine.objects.values_list("reference", "outcome"))
    by_bank = sum(line.order.paid_cents for line in lines)
    refused = [line for line in lines if answered[line.end_to_end_id] == "rejected"]
    assert by_bank == total - sum(line.amount_cents for line in refused)
    assert len(refused) == 1


def test_the_overview_of_public_money_adds_up_to_the_pages_of_contracts(users):
    found = public_money()
    of_programmes = sum(row.total.approved for row in found.lines if row.currency == "EUR")
    accounts = [account_of(row) for row in public_agreements() if row.currency == "EUR"]
    on_pages = sum(period.total_cents or 0 for account in accounts for period in account.periods)
    assert of_programmes == on_pages
    assert Agreement.objects.filter(is_public=True).count() > len(found.lines)
