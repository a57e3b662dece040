"""From a measurement to a public euro, with the demo's own worker in between."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from django.utils import timezone
from playwright.sync_api import Page

from pages.demo.contract_energy import ENERGY
from tests.browser.people import look, sign_in, visit, wait_until

NAME = ENERGY.title[0]
RESULT = f"/resultaten/{ENERGY.slug}/"
Open = Callable[..., Page]


def last_day_of_quarter(today: date) -> date:
    """The last day of the last quarter that is over."""
    first = date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)
    return first - timedelta(days=1)


def test_from_measurement_to_public_euro(open_page: Open) -> None:
    reader = open_page()
    visit(reader, RESULT)
    rows_before = amounts(reader)
    timetable_says_why_not(sign_in(open_page(), "contractmanager"))
    record(sign_in(open_page(), "uitvoerder"))
    verify(sign_in(open_page(), "toetser"))
    approve(sign_in(open_page(), "budgethouder"))
    visit(reader, RESULT)
    assert amounts(reader)[:-1] == rows_before
    assert amounts(reader)[-1].replace("\xa0", " ") == "€ 8.000,00"


def amounts(page: Page) -> list[str]:
    """What was approved for each period, as the public sees it; what was paid stands beside it."""
    table = page.get_by_role("table", name="Tabel met bedragen per periode")
    return table.locator("tbody td:nth-last-child(2)").all_inner_texts()


def timetable_says_why_not(page: Page) -> None:
    """The worker tried, and the desk says what is missing."""
    visit(page, "/beheer/contracten/verwerking/?status=failed")
    row = page.get_by_role("row", name=NAME)
    wait_until(page, lambda: row.count() > 0)
    assert "niet worden afgerekend" in row.inner_text()
    look(page)


def open_contract(page: Page) -> None:
    """From the front of the admin to the contract."""
    visit(page, "/beheer/contracten/")
    page.get_by_role("navigation", name="Contracten").get_by_role("link", name="Contracten").click()
    look(page)
    page.get_by_role("link", name=NAME).first.click()
    page.get_by_role("heading", name="Betaalafspraken").wait_for()
    look(page)


def record(page: Page) -> None:
    """The provider enters what was measured; a mistake is explained and nothing is lost."""
    open_contract(page)
    page.get_by_role("link", name="Meting invoeren").click()
    look(page)
    page.get_by_label("Datum").fill(last_day_of_quarter(timezone.localdate()).strftime("%d-%m-%Y"))
    page.get_by_label("Waarde").fill("tien")
    page.get_by_label("Toelichting").fill("Meterstanden van 214 woningen")
    page.get_by_role("button", name="Bewaren").click()
    page.locator(".cd-error").first.wait_for()
    look(page)
    assert page.get_by_label("Toelichting").input_value() == "Meterstanden van 214 woningen"
    page.get_by_label("Waarde").fill("10,5")
    page.get_by_role("button", name="Bewaren").click()
    page.get_by_text("Te toetsen").first.wait_for()
    look(page)


def verify(page: Page) -> None:
    """The evaluator, who is somebody else, accepts it."""
    visit(page, "/beheer/contracten/toetsen/")
    page.get_by_role("row", name=NAME).get_by_role("link").click()
    look(page)
    page.get_by_label("Geaccepteerd", exact=True).check()
    page.get_by_role("button", name="Oordeel bewaren").click()
    page.get_by_text("Uw oordeel is bewaard.").wait_for()
    look(page)


def approve(page: Page) -> None:
    """The worker drafts the settlement by itself; the approver reads why, and approves."""
    visit(page, "/beheer/contracten/afrekeningen/?status=draft")
    row = page.get_by_role("row", name=NAME)
    wait_until(page, lambda: row.count() > 0)
    look(page)
    row.get_by_role("rowheader").get_by_role("link").click()
    page.get_by_role("heading", name="Wat wordt afgerekend").wait_for()
    look(page)
    page.get_by_role("link", name="Vaststellen").click()
    look(page)
    page.get_by_role("button", name="vaststellen").click()
    page.get_by_text("De afrekening is vastgesteld.").wait_for()
    assert "Betaalopdrachten" in page.locator("main").inner_text()
    look(page)
