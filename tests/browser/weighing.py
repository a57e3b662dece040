"""Staff and a resident who weigh a plan, each in a browser of their own."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.people import look, visit

REASON = "Uw plan brengt buren bij elkaar en kost minder dan nu."
VIEW = "Buren die elkaar nu niet kennen, werken hier samen."
ASSESSORS = ("Bram Beoordelaar", "Pim Panellid")


def open_case(page: Page, case_number: str, plan: str) -> None:
    """From the front of the admin to one case."""
    visit(page, "/beheer/")
    page.get_by_role("link", name="Reacties").first.click()
    page.get_by_role("link", name=case_number).click()
    page.get_by_role("heading", name=plan, exact=True).wait_for()
    look(page)


def declare(page: Page) -> None:
    """Say that one has no interest."""
    page.get_by_label("Nee. Ik ken de indiener niet").check()
    look(page)
    page.get_by_role("button", name="Verklaar dit").click()
    page.wait_for_load_state()


def prepare(page: Page, case_number: str, plan: str) -> None:
    """Take the case up, check it, and ask two people to assess."""
    open_case(page, case_number, plan)
    page.get_by_role("button", name="Neem in behandeling").click()
    page.get_by_role("link", name="Verklaar of u een belang hebt").first.click()
    declare(page)
    page.get_by_role("link", name="Toets de ontvankelijkheid").click()
    page.get_by_role("button", name="Bewaar de toets").click()
    page.get_by_text("Er klopt nog iets niet").wait_for()
    look(page)
    for box in page.locator("input[type=radio][value=ja]").all():
        box.check()
    page.get_by_role("button", name="Bewaar de toets").click()
    page.get_by_text("De toets is vastgelegd.").wait_for()
    for name in ASSESSORS:
        page.get_by_role("link", name="Vraag een beoordelaar").click()
        choices = page.get_by_label("Wie vraagt u om mee te beoordelen?")
        option = choices.locator("option", has_text=name).get_attribute("value")
        choices.select_option(option)
        page.get_by_role("button", name="Vraag deze beoordelaar").click()
        page.get_by_text("De beoordelaar is gevraagd.").wait_for()
    look(page)


def assess(page: Page, plan: str) -> None:
    """Read the plan and write about it; half-way the text is kept."""
    visit(page, "/beheer/beoordelingen/")
    page.get_by_role("link", name=plan).click()
    declare(page)
    page.get_by_text("De waardendriehoek").wait_for()
    look(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.locator("textarea").first.fill(VIEW)
    page.get_by_role("button", name="Bewaar en ga later verder").click()
    page.get_by_text("Uw tekst is bewaard.").first.wait_for()
    assert page.locator("textarea").first.input_value() == VIEW
    for field in page.locator("main textarea").all():
        field.fill(VIEW)
    for box in page.locator("input[type=radio][value=enough]").all():
        box.check()
    page.get_by_role("button", name="Lever uw beoordeling in").click()
    page.get_by_text("Uw beoordeling is ingeleverd.").first.wait_for()
    look(page)


def advise_and_propose(page: Page, case_number: str, plan: str) -> None:
    """Compare what they wrote, advise, and put a decision forward after reading the letter."""
    open_case(page, case_number, plan)
    page.get_by_role("link", name="Breng advies uit").click()
    look(page)
    page.get_by_label("Toekennen", exact=True).check()
    page.get_by_label("Uw advies in gewone woorden").fill(REASON)
    page.get_by_role("button", name="Breng advies uit").click()
    page.get_by_text("Het advies is uitgebracht.").wait_for()
    page.get_by_role("link", name="Leg een besluit voor").click()
    page.get_by_label("Toekennen", exact=True).check()
    page.get_by_role("button", name="Leg voor aan de beslisser").click()
    page.get_by_text("Leg uit waarom u dit besluit.").first.wait_for()
    look(page)
    page.get_by_label("Motivering in gewone woorden").fill(REASON)
    page.get_by_label("Wat betaalt de gemeente ten hoogste?").fill("1.250,50")
    page.get_by_role("button", name="Lees de brief na").click()
    assert REASON in page.locator("pre").inner_text()
    page.get_by_role("button", name="Leg voor aan de beslisser").click()
    page.get_by_text("Het besluit is voorgelegd.").wait_for()
    look(page)


def decide(page: Page, case_number: str, plan: str) -> None:
    """Somebody else reads the letter and decides."""
    open_case(page, case_number, plan)
    page.get_by_role("link", name="Lees en besluit").click()
    page.get_by_role("link", name="Verklaar of u een belang hebt").click()
    declare(page)
    page.get_by_role("link", name="Lees en besluit").click()
    assert REASON in page.locator("pre").inner_text()
    look(page)
    page.get_by_role("button", name="Neem dit besluit").click()
    page.get_by_text("Het besluit is genomen.").wait_for()
    look(page)
