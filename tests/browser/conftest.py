"""A real browser against a real demo: gunicorn, worker, beat and the demo data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    sync_playwright,
)

from tests.browser.prepared import Addresses, prepare
from tests.browsers import HOW, find_browser
from tests.demo_process import Demo, running_demo

TIMEOUT_MS = 10_000


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """One demo for all browser tests. Tests that write use data of their own making."""
    with running_demo(tmp_path_factory.mktemp("demo-var")) as demo:
        yield demo


@pytest.fixture(scope="session")
def addresses(demo: Demo) -> Addresses:
    """Where each screen stands, with a case of our own making to show."""
    return prepare(demo)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, without a window. An error when this machine has none."""
    program = find_browser()
    if program is None:
        pytest.fail(HOW, pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, demo: Demo) -> Iterator[Callable[..., Page]]:
    """Gives a page of a fresh visitor: Dutch, no cookies, and no way out of this machine.

    Each call is another visitor, with options of Playwright (`viewport`, `java_script_enabled`).
    At the end the test fails when a browser reported an error or left this machine.
    """
    contexts: list[BrowserContext] = []
    problems: list[str] = []

    def open_one(**options: Any) -> Page:
        context = browser.new_context(
            **{"base_url": demo.url, "locale": "nl-NL", "viewport": None, **options}
        )
        contexts.append(context)
        context.set_default_timeout(TIMEOUT_MS)
        context.route(
            lambda url: not url.startswith((demo.url, "data:", "blob:")),
            lambda route: route.abort(),
        )
        page = context.new_page()
        watch(page, problems)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert problems == []


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """A page of one visitor."""
    return open_page()


@pytest.fixture
def context(page: Page) -> BrowserContext:
    """The browser session of that visitor."""
    return page.context


def watch(page: Page, problems: list[str]) -> None:
    """Note what a browser says is wrong with a page."""
    page.on("pageerror", lambda error: problems.append(f"script error: {error}"))
    page.on(
        "console",
        lambda message: (
            problems.append(f"console: {message.text} {message.location['url']}")
            if message.type == "error" and not is_refusal(message)
            else None
        ),
    )
    page.on(
        "requestfailed",
        lambda request: (
            problems.append(f"outside: {request.url}")
            if request.failure == "net::ERR_FAILED"
            else None
        ),
    )


def is_refusal(message: ConsoleMessage) -> bool:
    """Whether a form came back with what is wrong: no error, but a browser notes it.

    That is 422 for ours, and 400 for Wagtail's automatic saving of a page that is half-way.
    """
    is_half_way = "status of 400" in message.text and "/beheer/pages/" in message.location["url"]
    return is_half_way or "status of 422" in message.text


@pytest.fixture
def screenshots() -> Path:
    """A folder for pictures of what people see; kept in var/ after the run."""
    folder = Path(__file__).resolve().parents[2] / "var" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
