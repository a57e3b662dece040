"""From a call to a draft agreement, by the people who do it, each in a browser of their own."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from django.utils import timezone
from playwright.sync_api import Page

from tests.browser import responding, weighing
from tests.browser.people import look, sign_in, visit

PHONE = {"width": 390, "height": 844}
CALL = "Wie verzorgt de tuin van het museum?"
PLAN = "De museumtuin van de buurt"
DIFFERENT = "Wij zaaien bloemen, en iedereen uit de straat doet mee op zaterdag."
GROUP = "Bewonersgroep Museumkade (fictief)"
EMAIL = "museumkade@voorbeeld.example"
CALENDAR_OPENS_MS = 400
Open = Callable[..., Page]


def dutch(day: date) -> str:
    return day.strftime("%d-%m-%Y")


def test_from_call_to_draft_agreement(open_page: Open, screenshots: Path) -> None:
    publish_call(sign_in(open_page(), "redacteur"))
    case_number = respond_on_a_phone(open_page, screenshots)
    handler = sign_in(open_page(), "redacteur")
    weighing.prepare(handler, case_number, PLAN)
    for role in ("beoordelaar", "panellid"):
        weighing.assess(sign_in(open_page(viewport=PHONE), role), PLAN)
    weighing.advise_and_propose(handler, case_number, PLAN)
    weighing.decide(sign_in(open_page(), "beslisser"), case_number, PLAN)
    make_agreement(sign_in(open_page(), "contractmanager"), case_number)


def publish_call(page: Page) -> None:
    """An editor writes a call and publishes it."""
    look(page)
    page.goto("/beheer/pages/3/")
    page.get_by_role("link", name="Oproepen", exact=True).first.click()
    page.wait_for_load_state()
    look(page)
    visit(page, f"/beheer/pages/add/pages/callpage/{re.findall('[0-9]+', page.url)[-1]}/")
    today = timezone.localdate()
    tabs = {
        "Oproep": {
            "summary": "De tuin van het museum kan mooier. Wie wil dat doen?",
            "area": "Museumkade",
            "target_group": "Iedereen die langs de kade loopt",
            "task": "Twee keer per maand maait een bedrijf het gras.",
            "why": "Wij hopen dat buren elkaar hier ontmoeten.",
        },
        "Zo gaat het nu": {
            "present_executor": "Groenbedrijf Gras (fictief)",
            "contract_note": "Het contract loopt tot de zomer.",
            "present_cost": "12000",
            "present_cost_source": "Jaarrekening 2025, zonder btw",
            "quality_norm": "Het gras is korter dan tien centimeter.",
        },
        "Ruimte en weging": {
            "may_differ": "Wat er groeit",
            "must_stay": "De paden blijven breed genoeg voor een rolstoel",
            "input_asked": "Een plan van een half A4",
            "input_not_asked": "U hoeft nog geen stichting te hebben",
            "municipality_contributes": "Gereedschap en groenafval ophalen",
            "who_may_respond": "Iedereen die in Demodam woont of werkt.",
            "criteria-0-name": "Plezier",
            "criteria-0-explanation": "Hebben mensen er zin in?",
            "duration": "Twee jaar",
            "legal_basis": "Verordening uitdaagrecht Demodam (fictief)",
        },
        "Planning en contact": {
            "opens_on": dutch(today - timedelta(days=1)),
            "closes_on": dutch(today + timedelta(days=40)),
            "decide_by": dutch(today + timedelta(days=90)),
            "contact_name": "Noor Redacteur",
            "contact_phone": "010 555 01 01",
        },
    }
    for tab, fields in tabs.items():
        page.get_by_role("tab", name=tab).click()
        if tab == "Oproep":
            page.locator("#id_policy_field").select_option("green")
            # Typed key by key, because Wagtail makes the address of the page from it meanwhile.
            page.locator("#id_title").press_sequentially(CALL)
        for name, text in fields.items():
            page.locator(f"#id_{name}").fill(text)
        # Wagtail opens a calendar for each date; a click elsewhere closes them.
        page.wait_for_timeout(CALENDAR_OPENS_MS)
        page.get_by_role("tab", name=tab).click()
        look(page)
    page.get_by_role("button", name="Meer acties").last.click()
    page.get_by_role("button", name="Publiceren").last.click()
    page.get_by_text("gepubliceerd").first.wait_for()


def respond_on_a_phone(open_page: Open, screenshots: Path) -> str:
    """A resident responds in all steps, leaves half-way, and comes back on another phone."""
    page = open_page(viewport=PHONE)
    visit(page, "/")
    page.get_by_role("link", name="Bekijk de oproepen").click()
    page.get_by_role("link", name=CALL).click()
    look(page)
    page.screenshot(path=screenshots / "journey_call_390.png", full_page=True)
    responding.start(page)
    look(page)
    responding.fill_who(page, name=GROUP, email="")
    page.get_by_role("button", name=responding.NEXT).click()
    summary = page.locator("#fouten")
    summary.wait_for()
    look(page)
    page.screenshot(path=screenshots / "journey_summary_390.png", full_page=True)
    assert page.get_by_label("Naam van uzelf, uw groep of uw organisatie").input_value() == GROUP
    summary.get_by_role("link", name="Vul uw e-mailadres in.").click()
    page.keyboard.type(EMAIL)
    responding.press_next(page, "Stap 3 van 8")
    responding.fill_plan(page, title=PLAN, different=DIFFERENT)
    look(page)
    page.get_by_role("button", name="Bewaar en ga later verder").click()
    link = page.get_by_label("Of bewaar de link zelf").input_value()
    look(page)
    page.context.close()

    page = open_page(viewport=PHONE)
    visit(page, link)
    assert DIFFERENT in page.locator("main").inner_text()
    page.get_by_role("link", name="3.").click()
    assert page.get_by_label("Hoe heet uw plan?").input_value() == PLAN
    responding.skip_to(page, 4, 5)
    responding.fill_results(page)
    look(page)
    responding.skip_to(page, 6, 7)
    responding.fill_planning(page, starts_on="01-03-2027", ends_on="28-02-2028")
    look(page)
    responding.press_next(page, "Stap 8 van 8")
    look(page)
    # Only the name of a plan that is public becomes the name of the agreement.
    page.get_by_label("Mijn plan, en om welke taak of welk deel het gaat").check()
    responding.declare_and_review(page)
    look(page)
    case_number = responding.send(page)
    look(page)
    page.screenshot(path=screenshots / "journey_receipt_390.png", full_page=True)
    page.get_by_role("link", name="Bekijk hoe het ervoor staat").click()
    page.get_by_role("heading", name=PLAN, exact=True).wait_for()
    assert case_number in page.locator("main").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    look(page)
    return case_number


def make_agreement(page: Page, case_number: str) -> None:
    """The plan becomes a draft agreement with everything that was promised."""
    weighing.open_case(page, case_number, PLAN)
    page.get_by_role("button", name="Maak concept-overeenkomst").click()
    page.get_by_text("staat klaar").wait_for()
    page.get_by_role("link", name="PC-").first.click()
    page.get_by_text("Wat ontbreekt nog voor de start").wait_for()
    look(page)
    words = page.locator("main").inner_text()
    for carried_over in (
        PLAN,
        GROUP,
        "Gemeente Demodam",
        "Bewoners die meehelpen in het park",
        "1 maart 2027",
        "28 februari 2028",
        case_number,
    ):
        assert carried_over in words
