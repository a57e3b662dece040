"""Axe on every screen of the flow, of residents and of staff, on a desk and on a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from playwright.sync_api import Page

from pages.demo.people import DOMAIN, PASSWORD
from tests.browser.accessibility import violations
from tests.browser.people import STAND_STILL, sign_in
from tests.browser.prepared import Addresses

Open = Callable[..., Page]
WIDTHS = (1280, 390)
# The namespaces of the flow; whatever is new in them has to be looked at.
NAMESPACES = (
    *("challenges", "voices", "challenge_responses", "challenge_assessments", "voices_desk"),
    "wagtailsnippets_challenges_lettertemplate",
)
# What these answer is no page of their own.
FILES = {
    *("challenges:export", "challenges:attachment", "challenges:sent_pdf"),
    *("challenges:letter_pdf", "challenges:year_pdf", "challenges:year_csv"),
    *("challenges:year_json", "challenges:year_dictionary", "voices:calendar"),
    *("challenge_responses:attachment", "challenge_responses:sent_pdf"),
    "challenge_assessments:attachment",
    *("challenge_responses:receipt_pdf", "challenge_responses:letter_pdf"),
}
BUTTONS = {
    *("challenges:autosave", "challenges:remind_cosubmitter", "voices:stop"),
    *("challenge_responses:take_up", "challenge_responses:note", "challenge_responses:run"),
    *("challenge_responses:unassign", "challenge_responses:send_back"),
    *("challenge_responses:agreement", "challenge_responses:counter_take_over"),
    *("challenge_responses:callback", "challenge_responses:outbox_again"),
    *("challenge_responses:outbox_posted", "voices_desk:withhold"),
    "challenge_responses:outbox_all_again",
}
# Part of another page, or the way to one.
PARTS = {
    *("challenges:year_reports", "challenge_responses:index_results"),
    "challenge_responses:terms_results",
}
PANEL_MEMBER = "challenge_assessments"
ACCOUNT = ("challenges:mine", "challenges:erase", "voices:follows", "account_", "mfa_")
SIGNED_OUT = ("account_login", "account_request_login_code", "account_signup")


def names_in(resolver: URLResolver, namespace: str = "") -> Iterator[str]:
    """Every name in the URL map, with its namespace."""
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from names_in(one, one.namespace or namespace)
        elif isinstance(one, URLPattern) and one.name:
            yield f"{namespace}:{one.name}" if namespace else one.name


def role_of(name: str) -> str:
    """Who looks at a screen; nobody in particular for the public ones."""
    if name.startswith(SIGNED_OUT):
        return ""
    if name.startswith(ACCOUNT):
        return "bewoner"
    if name.startswith(PANEL_MEMBER):
        return "panellid"
    if name.startswith("journey"):
        return "nobody"  # those are walked in test_journeys
    return "" if name.startswith(("challenges:", "voices:")) else "beheerder"


def test_no_screen_is_forgotten(addresses: Addresses) -> None:
    ours = {name for name in names_in(get_resolver()) if name.partition(":")[0] in NAMESPACES}
    wagtails_own = {
        name for name in ours if name.startswith(NAMESPACES[-1]) and not name.endswith(":restore")
    }
    asked = addresses.keys() | FILES | BUTTONS | PARTS
    assert ours - wagtails_own - asked == set()
    assert (FILES | BUTTONS | PARTS) - ours == set()


@pytest.mark.parametrize("role", ["", "bewoner", "panellid", "beheerder"])
def test_every_screen_is_accessible_and_fits(
    open_page: Open, addresses: Addresses, role: str
) -> None:
    page = open_page(viewport={"width": WIDTHS[0], "height": 900})
    if role:
        sign_in(page, role) if role != "bewoner" else sign_in_resident(page)
    problems = []
    for name, address in addresses.items():
        if role_of(name) == role:
            problems += [f"{name}: {problem}" for problem in problems_of(page, address)]
    assert not problems, "\n".join(problems)


def sign_in_resident(page: Page) -> None:
    """Somebody with an account, at the door of residents."""
    page.goto("/account/login/")
    page.locator("#id_login").fill(f"bewoner@{DOMAIN}")
    page.locator("#id_password").fill(PASSWORD)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url(lambda url: "login" not in url)


def problems_of(page: Page, address: str) -> list[str]:
    """What is wrong with a screen, at both widths."""
    answer = page.goto(address)
    if answer is None or answer.status != 200 or urlsplit(page.url).path != address:
        return [f"answers {answer and answer.status} at {page.url}"]
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(STAND_STILL)
        found += [f"{width}: {problem}" for problem in violations(page)]
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            found.append(f"{width}: is {wide} wide")
    return found
