"""A resident who fills in a response; each step as a person would."""

from __future__ import annotations

import time

from playwright.sync_api import Page

# A form that is sent at once was not filled in by a person, the portal thinks.
HUMAN_PAUSE_S = 3.1
NEXT, REVIEW, SEND = "Volgende stap", "Naar het overzicht", "Verstuur mijn reactie"


def start(page: Page) -> None:
    """From the page of the call to the step about who responds; the size is left open."""
    page.get_by_role("link", name="Reageer op deze oproep").first.click()
    page.get_by_role("heading", name="Goed om te weten").wait_for()
    time.sleep(HUMAN_PAUSE_S)
    page.get_by_role("button", name="Begin met mijn reactie").click()
    page.get_by_text("Stap 1 van 8").wait_for()
    press_next(page, "Stap 2 van 8")


def press_next(page: Page, step: str) -> None:
    """Go on, to the step that begins with these words."""
    page.get_by_role("button", name=NEXT).click()
    page.get_by_text(step, exact=True).wait_for()


def fill_who(page: Page, *, name: str, email: str) -> None:
    """Who responds."""
    page.get_by_label("Wij zijn een groep bewoners").check()
    page.get_by_label("Naam van uzelf, uw groep of uw organisatie").fill(name)
    page.get_by_label("E-mailadres").fill(email)
    page.get_by_label("Per e-mail").check()


def fill_plan(page: Page, *, title: str, different: str) -> None:
    """The plan."""
    page.get_by_label("Hoe heet uw plan?").fill(title)
    page.get_by_label("Wat gaat u anders en beter doen?").fill(different)


def fill_results(page: Page) -> None:
    """One result and one cost."""
    page.get_by_label("Wat verandert er?").fill("Bewoners die meehelpen in het park")
    page.get_by_label("Hoe is het nu?").fill("4")
    page.get_by_label("Wat wilt u bereiken?").fill("20")
    page.get_by_label("Hoe meten we dat?").fill("Een telling, elke maand")
    page.get_by_label("Waarvoor?").fill("Gereedschap")
    page.get_by_label("Bedrag in euro’s").fill("1.250,50")


def skip_to(page: Page, first: int, last: int) -> None:
    """Go on past steps of which everything may stay empty."""
    for number in range(first, last + 1):
        press_next(page, f"Stap {number} van 8")


def fill_planning(page: Page, *, starts_on: str, ends_on: str) -> None:
    """From when to when."""
    page.get_by_label("Wanneer wilt u beginnen?").fill(starts_on)
    page.get_by_label("Tot en met wanneer?").fill(ends_on)


def declare_and_review(page: Page) -> None:
    """The last step, and on to everything together."""
    page.get_by_label("Ik heb dit naar waarheid ingevuld").check()
    page.get_by_role("button", name=REVIEW).click()
    page.get_by_role("heading", name="Kijk uw reactie na").wait_for()


def send(page: Page) -> str:
    """Send it; give the case number."""
    time.sleep(HUMAN_PAUSE_S)
    page.get_by_role("button", name=SEND).click()
    page.get_by_role("heading", name="Bedankt, uw reactie is verstuurd").wait_for()
    return page.locator(".uc-case-number").inner_text()
