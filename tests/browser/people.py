"""What every journey does: sign in as somebody, look at a page, wait for the timetable."""

from __future__ import annotations

import time
from collections.abc import Callable

from playwright.sync_api import Page

from pages.demo.people import DOMAIN, PASSWORD
from tests.browser.accessibility import violations

# The demo's timetable looks every twenty seconds; a busy machine may need more.
TIMETABLE_WITHIN_S = 120
PAUSE_S = 2
STAND_STILL = """() => Promise.race([
  new Promise((done) => setTimeout(done, 1000)),
  Promise.all(
    document.getAnimations()
      .filter((one) => one.effect.getComputedTiming().endTime <= 1000)
      .map((one) => one.finished.catch(() => {}))),
])"""


def sign_in(page: Page, role: str) -> Page:
    """Sign in at /beheer/ as the demo's person with this role."""
    page.goto("/beheer/")
    page.locator("#id_login").fill(f"{role}@{DOMAIN}")
    page.locator("#id_password").fill(PASSWORD)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/beheer/")
    return page


def look(page: Page) -> None:
    """Check that everybody can use the page as it is now."""
    page.wait_for_load_state()
    # A colour on its way to another one is not what people read.
    page.evaluate(STAND_STILL)
    found = violations(page)
    assert not found, f"{page.url}: {found}"


def visit(page: Page, address: str) -> None:
    """Go to an address that answers, and look at it."""
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == 200
    look(page)


def wait_until(page: Page, is_so: Callable[[], bool]) -> None:
    """Load the page again until it is so; what the worker does shows by itself."""
    deadline = time.monotonic() + TIMETABLE_WITHIN_S
    while not is_so():
        assert time.monotonic() < deadline, f"{page.url} did not change in time"
        time.sleep(PAUSE_S)
        page.reload()
