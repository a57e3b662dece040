"""Wagtail's calendar beside a date field changes nothing that somebody typed."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.people import sign_in, visit

CALENDAR_OPENS_MS = 400


def test_a_day_that_does_not_exist_stays_and_is_refused(open_page: Callable[..., Page]) -> None:
    page = sign_in(open_page(), "redacteur")
    visit(page, "/beheer/pages/3/")
    page.get_by_role("link", name="Oproepen", exact=True).first.click()
    page.wait_for_load_state()
    visit(page, f"/beheer/pages/add/pages/callpage/{re.findall('[0-9]+', page.url)[-1]}/")
    page.locator("#id_title").fill("Een oproep met een dag die niet bestaat")
    page.get_by_role("tab", name="Planning en contact").click()
    closes_on = page.locator("#id_closes_on")
    closes_on.fill("31-02-2027")
    page.wait_for_timeout(CALENDAR_OPENS_MS)
    closes_on.press("Tab")
    page.wait_for_timeout(CALENDAR_OPENS_MS)
    expect(closes_on).to_have_value("31-02-2027")
    page.get_by_role("button", name="Meer acties").last.click()
    page.get_by_role("button", name="Publiceren").last.click()
    page.wait_for_load_state()
    page.get_by_role("tab", name="Planning en contact").click()
    expect(page.get_by_text("Voer een geldige datum in.")).to_be_visible()
    expect(page.locator("#id_closes_on")).to_have_value("31-02-2027")
