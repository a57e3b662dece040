"""What residents and staff do: on a phone, with the keyboard only, and without scripts."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser import keyboard
from tests.browser.people import look, sign_in
from tests.browser.prepared import Addresses
from tests.browser.prepared_journeys import NAME, PLAN, WAYS
from tests.browser.responding import HUMAN_PAUSE_S

Open = Callable[..., Page]
PHONE = {"width": 390, "height": 844}
VIEW = "Buren die elkaar nu niet kennen, werken hier samen."
FILE: Any = {"name": "plan.txt", "mimeType": "text/plain", "buffer": b"Een tekening"}


@dataclass
class Visitor:
    """Somebody who uses the portal in one way; `page` is what they see."""

    way: str
    page: Page
    addresses: Addresses
    opened_s: float = field(default=0.0)

    def open(self, journey: str) -> None:
        """Begin a journey."""
        answer = self.page.goto(self.addresses[f"journey {self.way} {journey}"])
        assert answer is not None
        assert answer.status == 200, self.page.url
        self.opened_s = time.monotonic()

    def fill(self, label: str, text: str) -> None:
        """Fill a field in."""
        if self.way == "keyboard":
            keyboard.tab_to(self.page, label)
            self.page.keyboard.press("Control+A")
            self.page.keyboard.type(text)
        else:
            self.page.get_by_label(label).first.fill(text)

    def choose(self, label: str) -> None:
        """Tick a box, or choose one of a few."""
        if self.way == "keyboard":
            keyboard.press(self.page, label, "Space")
        else:
            self.page.get_by_label(label).first.check()

    def press(self, button: str) -> None:
        """Press a button or follow a link, and wait for the next page."""
        if self.way == "keyboard":
            keyboard.tab_to(self.page, button)
            with self.page.expect_navigation():
                self.page.keyboard.press("Enter")
        else:
            named = self.page.get_by_role("button", name=button)
            (named.or_(self.page.get_by_role("link", name=button))).first.click()

    def send(self, button: str) -> None:
        """Send a form that machines may not send: not sooner than a person would."""
        self.page.wait_for_timeout(
            max(0.0, HUMAN_PAUSE_S - (time.monotonic() - self.opened_s)) * 1000
        )
        self.press(button)

    def reads(self, words: str) -> None:
        """Wait until these words stand on the page; on a phone, check that everybody can use it."""
        self.page.locator("main").get_by_text(words).first.wait_for()
        if self.way == "phone":
            look(self.page)
            assert self.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.fixture(params=WAYS)
def visitor(request: pytest.FixtureRequest, open_page: Open, addresses: Addresses) -> Visitor:
    """A visitor, in each of the ways."""
    return Visitor(request.param, new_page(open_page, request.param), addresses)


def new_page(open_page: Open, way: str) -> Page:
    """A browser as this person has it."""
    options: dict[str, Any] = {"viewport": PHONE} if way == "phone" else {}
    return open_page(**options, java_script_enabled=way != "no-scripts")


def test_a_case_is_followed_and_completed(visitor: Visitor) -> None:
    visitor.open("status")
    visitor.reads("Waar komt de bank?")
    visitor.press("Vul uw reactie aan")
    visitor.press("3.")
    visitor.fill("Wat gaat u anders en beter doen?", "De bank komt naast de brug.")
    visitor.press("Volgende stap")
    visitor.page.get_by_text("Stap 4 van 8").wait_for()
    visitor.open("status")
    visitor.press("Vul uw reactie aan")
    visitor.press("Nakijken en versturen")
    visitor.opened_s = time.monotonic()
    visitor.reads("De bank komt naast de brug.")
    visitor.send("Verstuur mijn aanvulling")
    visitor.reads("In behandeling")
    assert PLAN in visitor.page.locator("main").inner_text()


def test_an_objection_is_made(visitor: Visitor) -> None:
    visitor.open("rejected")
    visitor.reads("Ons besluit")
    visitor.press("Ik wil bezwaar maken")
    visitor.press("Verstuur mijn bezwaar")
    visitor.reads("Schrijf op waarom u het niet eens bent")
    visitor.fill("Waarom bent u het niet eens", VIEW)
    visitor.press("Verstuur mijn bezwaar")
    visitor.reads("Wij hebben uw bezwaar ontvangen")
    assert VIEW in visitor.page.locator("main").inner_text()


def test_a_question_is_asked(visitor: Visitor) -> None:
    visitor.open("ask")
    visitor.fill("Uw vraag", "Mogen kinderen meedoen?")
    visitor.send("Verstuur mijn vraag")
    visitor.reads("e-mailadres")
    assert visitor.page.get_by_label("Uw vraag").input_value() == "Mogen kinderen meedoen?"
    visitor.fill("E-mailadres", f"vraag-{visitor.way}@voorbeeld.example")
    visitor.opened_s = time.monotonic()
    visitor.send("Verstuur mijn vraag")
    visitor.reads("Kijk in uw mail")


def test_a_plan_is_supported_and_the_support_confirmed(visitor: Visitor) -> None:
    visitor.open("support")
    visitor.fill("Uw naam", "Sam Steun (fictief)")
    visitor.fill("Uw buurt", "Singelwijk")
    visitor.fill("E-mailadres", f"steun-{visitor.way}@voorbeeld.example")
    visitor.choose("jaar of ouder")
    visitor.send("Ik steun dit plan")
    visitor.reads("Kijk in uw mail")
    visitor.open("given")
    visitor.press("Ja, ik bevestig dit")
    visitor.reads("Uw steun telt mee")


def test_a_file_is_added_to_a_draft(visitor: Visitor) -> None:
    visitor.open("attachments")
    visitor.press("Voeg toe")
    visitor.reads("Kies eerst een bestand.")
    if visitor.way == "keyboard":
        keyboard.tab_to(visitor.page, "Kies een of meer bestanden")
        # The chooser itself is the system's; what matters here is that the keyboard gets there.
        visitor.page.locator(":focus").set_input_files(FILE)
    else:
        visitor.page.get_by_label("Kies een of meer bestanden").set_input_files(FILE)
    visitor.press("Voeg toe")
    visitor.reads("plan.txt")


def test_a_co_submitter_reads_the_plan_and_joins(visitor: Visitor) -> None:
    visitor.open("join")
    visitor.reads(NAME)
    assert PLAN in visitor.page.locator("main").inner_text()
    visitor.choose("Ja, ik doe mee")
    visitor.fill("Wilt u er iets bij zeggen?", "Ik schilder mee.")
    visitor.send("Stuur mijn antwoord")
    visitor.reads("Uw antwoord is bewaard.")
    assert "Ik schilder mee." in visitor.page.locator("main").inner_text()


def test_an_assessor_writes_and_hands_in(visitor: Visitor) -> None:
    sign_in(visitor.page, "panellid")
    visitor.open("assess")
    visitor.reads("De waardendriehoek")
    visitor.press("Lever uw beoordeling in")
    visitor.reads("Er klopt nog iets niet")
    boxes = visitor.page.locator("input[type=radio][value=enough]")
    for number in range(boxes.count()):
        if visitor.way == "keyboard":
            boxes.nth(number).focus()
            visitor.page.keyboard.press("Space")
        else:
            boxes.nth(number).check()
    for area in visitor.page.locator("main textarea").all():
        area.focus()
        visitor.page.keyboard.type(VIEW)
    visitor.press("Lever uw beoordeling in")
    visitor.reads("Uw beoordeling is ingeleverd.")


def test_somebody_else_decides(visitor: Visitor) -> None:
    sign_in(visitor.page, "beslisser")
    visitor.open("decide")
    visitor.reads("Neem dit besluit")
    visitor.press("Neem dit besluit")
    visitor.reads("Het besluit is genomen.")
