"""A challenge of somebody's own: on a phone, with the keyboard only, and without scripts."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser import responding
from tests.browser.keyboard import press, type_in
from tests.browser.people import look, visit

PHONE = {"width": 390, "height": 844}
ADDRESS = "/uitdagen/"
IDEA = "speeltuin schoonhouden"
TASK = "De speeltuin in mijn straat schoonhouden"
Open = Callable[..., Page]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_small_challenge_on_a_phone(open_page: Open, screenshots: Path, *, scripts: bool) -> None:
    page = open_page(viewport=PHONE, java_script_enabled=scripts)
    page.goto("/")
    page.get_by_role("link", name="Dien een eigen idee in").first.click()
    page.get_by_role("heading", name="Bestaat er al zoiets?").wait_for()
    check(page, scripts=scripts)
    search(page, "taal")
    page.get_by_role("heading", name="Dit lijkt erop").wait_for()
    check(page, scripts=scripts)
    search(page, IDEA)
    page.get_by_text(f"Uw woorden “{IDEA}” nemen wij mee.").wait_for()
    check(page, scripts=scripts)
    page.screenshot(path=screenshots / f"unasked_start_{scripts}_390.png", full_page=True)
    time.sleep(responding.HUMAN_PAUSE_S)
    page.get_by_role("button", name="Begin met mijn uitdaging").click()
    page.get_by_text("Stap 1 van 8").wait_for()
    task = page.get_by_label("Welke taak van de gemeente")
    assert task.input_value() == IDEA
    task.fill(TASK)
    page.get_by_label("Hoeveel geld vraagt u").fill("99.999")
    page.get_by_label("Klein: stel mij weinig vragen").check()
    check(page, scripts=scripts)
    # A large amount is not small: said at once, and nothing is lost.
    page.get_by_role("button", name=responding.NEXT).click()
    page.locator("#fouten").wait_for()
    check(page, scripts=scripts)
    assert task.input_value() == TASK
    page.get_by_label("Hoeveel geld vraagt u").fill("250")
    page.get_by_role("button", name=responding.NEXT).click()
    page.get_by_text("Stap 2 van 5").wait_for()
    check(page, scripts=scripts)
    responding.fill_who(page, name="Klein (fictief)", email="klein@voorbeeld.example")
    responding.press_next(page, "Stap 3 van 5")
    responding.fill_plan(page, title="Een schone speeltuin", different="Elke week samen vegen.")
    check(page, scripts=scripts)
    responding.press_next(page, "Stap 4 van 5")
    page.get_by_label("Waarvoor?").fill("Bezems")
    page.get_by_label("Bedrag in euro’s").fill("250")
    take_away_and_put_back(page)
    check(page, scripts=scripts)
    responding.press_next(page, "Stap 5 van 5")
    check(page, scripts=scripts)
    responding.declare_and_review(page)
    assert TASK in page.locator("main").inner_text()
    check(page, scripts=scripts)
    page.screenshot(path=screenshots / f"unasked_review_{scripts}_390.png", full_page=True)
    case_number = responding.send(page)
    check(page, scripts=scripts)
    page.get_by_role("link", name="Bekijk hoe het ervoor staat").click()
    page.get_by_role("heading", name="Een schone speeltuin").wait_for()
    main = page.locator("main").inner_text()
    assert case_number in main
    assert "Eigen uitdaging" in main
    check(page, scripts=scripts)


def test_with_the_keyboard_only(open_page: Open) -> None:
    page = open_page()
    visit(page, ADDRESS)
    type_in(page, "Waar gaat uw idee over?", IDEA)
    page.keyboard.press("Enter")
    page.get_by_text(f"Uw woorden “{IDEA}” nemen wij mee.").wait_for()
    look(page)
    page.wait_for_timeout(responding.HUMAN_PAUSE_S * 1000)
    press(page, "Begin met mijn uitdaging", "Enter")
    page.get_by_text("Stap 1 van 8").wait_for()
    press(page, "Klein: stel mij weinig vragen", "Space")
    press(page, "Volgende stap", "Enter")
    page.get_by_text("Stap 2 van 5").wait_for()
    press(page, "Ik reageer alleen", "Space")
    type_in(page, "Naam van uzelf", "Toets Enbord (fictief)")
    type_in(page, "E-mailadres", "toets@voorbeeld.example")
    press(page, "Volgende stap", "Enter")
    page.get_by_text("Stap 3 van 5").wait_for()
    type_in(page, "Hoe heet uw plan?", "Met de hand geveegd")
    type_in(page, "Wat gaat u anders en beter doen?", "Wij vegen zonder machines.")
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


def search(page: Page, words: str) -> None:
    page.get_by_label("Waar gaat uw idee over?").fill(words)
    page.get_by_role("button", name="Kijk of het er al is").click()


def take_away_and_put_back(page: Page) -> None:
    page.get_by_role("button", name="Haal kosten 1 weg").click()
    page.get_by_text("Kosten 1 is weg.").wait_for()
    page.get_by_role("button", name="Zet terug").click()
    page.get_by_text("Kosten 1 is weg.").wait_for(state="detached")
    assert page.get_by_label("Waarvoor?").input_value() == "Bezems"


def check(page: Page, *, scripts: bool) -> None:
    """Nothing sticks out on a phone, and everybody can use it. Axe itself needs scripts."""
    if scripts:
        look(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    else:
        assert re.search(r"<h1[ >]", page.content())
