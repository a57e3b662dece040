"""A whole contract year: everybody who has a part in it, each signed in as themselves."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from tests.browser import year_money as money
from tests.browser import year_public as public
from tests.browser import year_reports as reports
from tests.browser import year_start as start
from tests.browser.desk_hand import Hand
from tests.browser.people import sign_in
from tests.browser.year_start import Year

Cast = Callable[[str], Hand]
PRICE, NEW_PRICE = 3_000, 3_100
# Homes per quarter as they were accepted; of the third one more was found out later.
HOMES = (105, 45, 40, 30)


@pytest.fixture
def cast(open_page: Callable[..., Page]) -> Cast:
    """Everybody in a browser of their own; without a role it is a passer-by."""
    hands: dict[str, Hand] = {}

    def take(role: str) -> Hand:
        if role not in hands:
            page = open_page()
            hands[role] = Hand(sign_in(page, role) if role else page)
        return hands[role]

    return take


def test_a_contract_year_of_everybody(cast: Cast) -> None:
    year = Year(timezone.localdate())
    begin(cast, year)
    measure(cast, year)
    bank, approved = settle_and_pay(cast, year)
    add_up(cast, year, bank, approved)


def begin(cast: Cast, year: Year) -> None:
    """From nothing to a contract that runs."""
    manager = cast("contractmanager")
    start.draft(manager, year)
    start.add_terms(manager, year, year.terms(year.quarters[0][0], str(PRICE)))
    start.name_conflict(manager, year)
    start.complete(manager, year)
    start.sign_and_start(manager, year)


def measure(cast: Cast, year: Year) -> None:
    """Three quarters, reported in three ways, and what the evaluator says of them."""
    provider = cast("uitvoerder")
    reports.upload(provider, year)
    reports.report_by_key(provider, year)
    # An administrator helps; so what is paid for it somebody else approves.
    reports.upload_workbook(cast("beheerder"), year)
    reports.verify(cast("toetser"), year)
    reports.dispute(cast, year)
    reports.judge_waiting(cast("toetser"), year, "40", "accepted")
    reports.report(provider, year)
    reports.judge_waiting(cast("toetser"), year, "30", "accepted")


def settle_and_pay(cast: Cast, year: Year) -> tuple[money.Bank, list[int]]:
    """Four quarters decided by two approvers; the fourth corrects the third by a reversal."""
    manager, approver = cast("contractmanager"), cast("budgethouder")
    director, finance, cashier = cast("directeur"), cast("financien"), cast("kassier")
    first = money.settle(manager, year, 0)
    money.is_above_mandate(approver, first)
    approved = [money.approve(director, first)]
    second = money.settle(manager, year, 1)
    money.send_back(approver, second)
    approved.append(money.approve(approver, money.settle(manager, year, 1)))
    third = money.settle(manager, year, 2)
    money.own_figures_are_not_approved(cast("beheerder"), third)
    approved.append(money.approve(approver, third))
    assert approved == [PRICE * homes * 100 for homes in HOMES[:3]]
    bank = money.Bank()
    money.does_not_pay(approver)
    money.does_not_approve(finance, first)
    money.release(finance, year)
    batch = money.make_batch(finance, year)
    money.own_batch_is_not_signed(finance, batch)
    money.sign(cashier, batch)
    money.bank_refuses_one(finance, money.pay(finance, batch, bank), bank)
    amend(manager, year)
    fourth = money.settle(manager, year, 3)
    money.shows_reversal(manager, fourth)
    approved.append(money.approve(approver, fourth))
    assert approved[3] == (NEW_PRICE * HOMES[3] + (NEW_PRICE - PRICE) * HOMES[2]) * 100
    money.release(finance, year)
    batch = money.make_batch(finance, year)
    money.sign(cashier, batch)
    money.pay(finance, batch, bank)
    money.bank_pays(finance, bank)
    return bank, approved


def amend(manager: Hand, year: Year) -> None:
    """A higher price from the third quarter on, which was approved and paid already."""
    document = year.terms(year.quarters[2][0], str(NEW_PRICE))
    start.add_terms(manager, year, document, reason="De prijs van isolatie steeg.")


def add_up(cast: Cast, year: Year, bank: money.Bank, approved: list[int]) -> None:
    """Whoever looks, and in whatever file, sees the same sum."""
    total = sum(approved)
    assert bank.asked == bank.paid
    assert sum(bank.paid.values()) == total
    money.ledger_waits(cast("financien"), timezone.localdate())
    assert money.journal(cast("financien"), year) == {
        "kostenVanResultaten": total,
        "teBetalen": 0,
        "bank": -total,
    }
    manager = cast("contractmanager")
    public.publish(manager, year)
    public.yearly_account(manager, year, total)
    seen = public.passer_by(cast(""), year)
    assert seen == {"approved": total, "paid": total}
    public.council(cast("raadslid"), year, total)
    public.investor(cast("financier"), year)
    public.audit(cast("accountant"), year)
