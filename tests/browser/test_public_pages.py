"""Every kind of public page, as a visitor sees it on a desk and on a phone."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.accessibility import violations

DESK, PHONE = 1280, 390
ADDRESSES = (
    "/",
    "/oproepen/",
    "/oproepen/groen-in-de-waterwijk/",
    "/oproepen/jongeren-aan-de-slag/",
    "/oproepen/speelplekken-noord/",
    "/initiatieven/",
    "/initiatieven/?onderwerp=work",
    "/initiatieven/wattwest-tilburg/",
    "/resultaten/",
    "/resultaten/demodam-werkpunt-de-sluis/",
    "/uitleg/",
    "/uitleg/kosten/",
    "/contact/",
    "/privacy/",
    "/toegankelijkheid/",
    "/zoeken/",
    "/zoeken/?q=parken",
)


@pytest.mark.parametrize("width", [DESK, PHONE])
@pytest.mark.parametrize("address", ADDRESSES)
def test_page_is_accessible_fits_and_is_quiet(
    page: Page, screenshots: Path, address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == 200
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page) == []
    name = address.strip("/").replace("/", "_").replace("?", "_").replace("=", "_") or "home"
    page.screenshot(path=screenshots / f"{name}_{width}.png", full_page=True)


def test_visitor_switches_to_english_and_back_on_the_same_page(page: Page) -> None:
    page.goto("/oproepen/groen-in-de-waterwijk/")
    page.get_by_role("button", name="English").click()
    assert page.get_attribute("html", "lang") == "en"
    assert page.get_by_role("heading", level=1).inner_text() == (
        "Who looks after the Waterwijk green?"
    )
    assert page.url.endswith("/oproepen/groen-in-de-waterwijk/")
    # What people asked and were told stays in their own language.
    assert page.locator('main [lang="nl"]:not(.uv-questions *)').count() == 0
    page.get_by_role("button", name="Nederlands").click()
    assert page.get_attribute("html", "lang") == "nl"


def test_keyboard_reaches_the_content_first(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "utrecht-skip-link"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"
