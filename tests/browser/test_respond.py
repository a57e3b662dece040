"""Responding works without scripts, and without a mouse."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser import responding
from tests.browser.keyboard import press, type_in
from tests.browser.people import look, visit

CALL = "/oproepen/groen-in-de-waterwijk/"
Open = Callable[..., Page]


def test_without_scripts(open_page: Open) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(CALL)
    # These need a script, so they are not there without one.
    expect(page.locator("[data-share-copy]")).to_be_hidden()
    expect(page.locator("[data-share-native]")).to_be_hidden()
    responding.start(page)
    page.get_by_role("button", name="Voeg een partner toe").click()
    page.get_by_label("Naam", exact=False).last.fill("Tuinclub De Schep (fictief)")
    responding.fill_who(page, name="Zonder script (fictief)", email="geen-adres")
    page.get_by_role("button", name=responding.NEXT).click()
    page.locator("#fouten").get_by_role("link").first.wait_for()
    assert "Tuinclub De Schep (fictief)" in page.content()
    page.get_by_label("E-mailadres").fill("zonder-script@voorbeeld.example")
    responding.press_next(page, "Stap 3 van 8")
    responding.fill_plan(page, title="Een tuin zonder script", different="Wij doen het samen.")
    responding.skip_to(page, 4, 8)
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
    page.get_by_text("Stap 1 van 8").wait_for()
    press(page, "Volgende stap", "Enter")
    page.get_by_text("Stap 2 van 8").wait_for()
    press(page, "Ik reageer alleen", "Space")
    type_in(page, "Naam van uzelf", "Toets Enbord (fictief)")
    press(page, "Volgende stap", "Enter")
    expect(page.locator("#fouten")).to_be_focused()
    press(page, "Vul uw e-mailadres in.", "Enter")
    page.keyboard.type("toetsenbord@voorbeeld.example")
    press(page, "Volgende stap", "Space")
    page.get_by_text("Stap 3 van 8").wait_for()
    type_in(page, "Hoe heet uw plan?", "Een tuin met de hand")
    type_in(page, "Wat gaat u anders en beter doen?", "Wij wieden zonder machines.")
    press(page, "Volgende stap", "Enter")
    for number in (4, 5, 6, 7, 8):
        page.get_by_text(f"Stap {number} van 8").wait_for()
        if number < 8:
            press(page, "Volgende stap", "Enter")
    press(page, "Ik heb dit naar waarheid ingevuld", "Space")
    press(page, "Naar het overzicht", "Enter")
    page.get_by_role("heading", name="Kijk uw reactie na").wait_for()
    look(page)
    page.wait_for_timeout(responding.HUMAN_PAUSE_S * 1000)
    press(page, "Verstuur mijn reactie", "Enter")
    page.get_by_role("heading", name="Bedankt, uw reactie is verstuurd").wait_for()
    look(page)
