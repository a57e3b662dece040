"""Responding works without scripts, and without a mouse."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser import responding
from tests.browser.people import look, visit

CALL = "/oproepen/groen-in-de-waterwijk/"
MOST_STOPS = 80
FOCUSED = """() => {
  const one = document.activeElement;
  const labels = one.labels ? [...one.labels].map((label) => label.textContent) : [];
  return [one.getAttribute("aria-label") || "", ...labels, one.textContent].join(" ");
}"""
Open = Callable[..., Page]


def test_without_scripts(open_page: Open) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(CALL)
    responding.start(page)
    page.get_by_role("button", name="Voeg een partner toe").click()
    page.get_by_label("Naam", exact=False).last.fill("Tuinclub De Schep (fictief)")
    responding.fill_who(page, name="Zonder script (fictief)", email="geen-adres")
    page.get_by_role("button", name=responding.NEXT).click()
    page.locator("#fouten").get_by_role("link").first.wait_for()
    assert "Tuinclub De Schep (fictief)" in page.content()
    page.get_by_label("E-mailadres").fill("zonder-script@voorbeeld.example")
    responding.press_next(page, "Stap 2 van 5")
    responding.fill_plan(page, title="Een tuin zonder script", different="Wij doen het samen.")
    for number in (3, 4, 5):
        responding.press_next(page, f"Stap {number} van 5")
    responding.declare_and_review(page)
    case_number = responding.send(page)
    page.get_by_role("link", name="Bekijk hoe het ervoor staat").click()
    assert case_number in page.locator("main").inner_text()


def test_with_the_keyboard_only(open_page: Open) -> None:
    page = open_page()
    visit(page, CALL)
    press(page, "Reageer op deze oproep", "Enter")
    page.get_by_role("heading", name="Goed om te weten").wait_for()
    look(page)
    page.wait_for_timeout(responding.HUMAN_PAUSE_S * 1000)
    press(page, "Begin met mijn reactie", "Enter")
    page.get_by_text("Stap 1 van 5").wait_for()
    press(page, "Ik reageer alleen", "Space")
    type_in(page, "Naam van uzelf", "Toets Enbord (fictief)")
    press(page, "Volgende stap", "Enter")
    expect(page.locator("#fouten")).to_be_focused()
    press(page, "Vul uw e-mailadres in.", "Enter")
    page.keyboard.type("toetsenbord@voorbeeld.example")
    press(page, "Volgende stap", "Space")
    page.get_by_text("Stap 2 van 5").wait_for()
    type_in(page, "Hoe heet uw plan?", "Een tuin met de hand")
    type_in(page, "Wat gaat u anders en beter doen?", "Wij wieden zonder machines.")
    press(page, "Volgende stap", "Enter")
    page.get_by_text("Stap 3 van 5").wait_for()
    press(page, "Volgende stap", "Enter")
    page.get_by_text("Stap 4 van 5").wait_for()
    press(page, "Volgende stap", "Enter")
    page.get_by_text("Stap 5 van 5").wait_for()
    press(page, "Ik heb dit naar waarheid ingevuld", "Space")
    press(page, "Naar het overzicht", "Enter")
    page.get_by_role("heading", name="Kijk uw reactie na").wait_for()
    look(page)
    page.wait_for_timeout(responding.HUMAN_PAUSE_S * 1000)
    press(page, "Verstuur mijn reactie", "Enter")
    page.get_by_role("heading", name="Bedankt, uw reactie is verstuurd").wait_for()
    look(page)


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
