"""The sign-in page as a browser shows it."""

from playwright.sync_api import Page

from tests.browser.accessibility import violations


def test_sign_in_page_is_dutch_accessible_and_quiet(page: Page) -> None:
    answer = page.goto("/beheer/login/")
    assert answer is not None
    assert answer.status == 200
    assert page.get_attribute("html", "lang") == "nl"
    assert page.get_by_label("E-mail").is_visible()
    assert violations(page) == []
