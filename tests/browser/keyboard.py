"""Somebody who has no mouse: Tab until it has the focus, then use it."""

from __future__ import annotations

from playwright.sync_api import Page

MOST_STOPS = 80
FOCUSED = """() => {
  const one = document.activeElement;
  const labels = one.labels ? [...one.labels].map((label) => label.textContent) : [];
  return [one.getAttribute("aria-label") || "", ...labels, one.textContent].join(" ");
}"""


def tab_to(page: Page, words: str) -> None:
    """Press Tab until what has the focus carries these words, and can be seen to have it."""
    for _stop in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if words in page.evaluate(FOCUSED):
            outline = "getComputedStyle(document.activeElement).outlineStyle"
            assert page.evaluate(outline) != "none", f"{words} does not show its focus"
            return
    raise AssertionError(f"Tab does not reach {words!r} on {page.url}")


def press(page: Page, words: str, key: str) -> None:
    """Go to something with Tab, and use it."""
    tab_to(page, words)
    page.keyboard.press(key)


def type_in(page: Page, label: str, text: str) -> None:
    """Go to a field with Tab, and fill it in."""
    tab_to(page, label)
    page.keyboard.type(text)
