"""A real browser against a real demo: gunicorn, worker, beat and the demo data."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browsers import HOW, find_browser
from tests.demo_process import Demo, running_demo

TIMEOUT_MS = 10_000


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """One demo for all browser tests. Tests that write use data of their own making."""
    with running_demo(tmp_path_factory.mktemp("demo-var")) as demo:
        yield demo


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
def context(browser: Browser, demo: Demo) -> Iterator[BrowserContext]:
    """A fresh visitor: Dutch, no cookies, and no way out of this machine."""
    context = browser.new_context(base_url=demo.url, locale="nl-NL", viewport=None)
    context.set_default_timeout(TIMEOUT_MS)
    context.route(
        lambda url: not url.startswith((demo.url, "data:", "blob:")), lambda route: route.abort()
    )
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that fails the test when the browser reports an error or leaves this machine."""
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(f"script error: {error}"))
    page.on(
        "console",
        lambda message: (
            problems.append(f"console: {message.text}") if message.type == "error" else None
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
    yield page
    assert problems == []


@pytest.fixture
def screenshots() -> Path:
    """A folder for pictures of what people see; kept in var/ after the run."""
    folder = Path(__file__).resolve().parents[2] / "var" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
