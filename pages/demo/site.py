"""The demo municipality: its settings and its page tree."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone
from wagtail.models import Page, Site

from pages.demo import calls_later, calls_open, funds, knowledge, tilburg_fund
from pages.demo.call_sports_hall import SPORTS_HALL
from pages.demo.content import INITIATIVE_TEXTS, Initiative, both
from pages.demo.initiatives_2014 import INITIATIVES as FROM_2014
from pages.demo.initiatives_2015 import INITIATIVES as FROM_2015
from pages.demo.initiatives_2020 import INITIATIVES as FROM_2020
from pages.demo.initiatives_cities import INITIATIVES as FROM_CITIES
from pages.demo.results import build_results
from pages.demo.tree import ensure_page, ensure_site, stream
from pages.models import (
    AccessibilityPage,
    CallCriterion,
    CallIndexPage,
    CallLot,
    CallMeeting,
    CallPage,
    ContactPage,
    GovernmentRole,
    HomePage,
    InitiativeIndexPage,
    InitiativeMilestone,
    InitiativePage,
    InitiativePartner,
    PrivacyPage,
    PrivacyPurpose,
    ResultPage,
    SiteSettings,
    StandardPage,
)

CALLS = (
    calls_open.GREEN,
    calls_open.COMMUNITY_HOUSE,
    calls_later.POOL,
    calls_later.LANGUAGE,
    calls_later.YOUTH,
    calls_later.PLAY,
    SPORTS_HALL,
)
INITIATIVES = (*FROM_2014, *FROM_CITIES, *FROM_2015, *FROM_2020)
# The call that led to an agreement, with the web address of that agreement.
RESULT_OF_CALL = {"jongeren-aan-de-slag": "demodam-waterwijk-aan-het-werk"}
MEETING_HOUR = time(19, 30)


def build_site(today: date) -> Page:
    """Make the site, its settings and every page that does not lean on contracts."""
    site, home = ensure_site(
        HomePage,
        both(
            title=("Uitdaagloket Demodam", "Challenge desk Demodam"),
            summary=(
                "Bewoners dagen de gemeente uit en zien wat het oplevert.",
                "Residents challenge the municipality and see what comes of it.",
            ),
            hero_title=("Kan het beter? Daag ons uit.", "Can it be better? Challenge us."),
            hero_text=(
                "Kunt u een taak van de gemeente mooier, slimmer of leuker doen? Hier leest u waar "
                "dat kan, hoe het gaat en wat het oplevert.",
                "Can you do a municipal task better, smarter or with more fun? Read where that is "
                "possible, how it goes and what comes of it.",
            ),
        ),
    )
    build_settings(site)
    build_calls(home, today)
    funds.link_calls(funds.build_fund(today))
    tilburg_fund.build_fund()
    build_initiatives(home)
    build_results(home)
    link_results(home)
    build_knowledge(home)
    build_about(home, today)
    return home


def build_settings(site: Site) -> None:
    """Name, telephone and address of Demodam; kept when somebody changed them."""
    if SiteSettings.objects.filter(site=site).exists():
        return
    SiteSettings.objects.create(
        site=site,
        municipality_name="Gemeente Demodam",
        phone="010 555 01 00",
        contact_hours="ma–vr van 9 tot 17 uur, di tot 20 uur",
        contact_hours_en="Mon–Fri 9.00–17.00, Tue until 20.00",
        email="uitdaagloket@demodam.example",
        visiting_address="Stadhuis Demodam\nDamplein 1\n0000 AA Demodam",
        is_demo=True,
    )


def build_calls(home: Page, today: date) -> None:
    """The call index with the calls of Demodam, in different phases around today."""
    index = ensure_page(
        home,
        CallIndexPage,
        "oproepen",
        {"show_in_menus": True}
        | both(
            title=("Oproepen", "Calls"),
            summary=(
                "Taken waarvan de gemeente vraagt: wie kan dit beter of anders doen?",
                "Tasks of which the municipality asks: who can do this better or differently?",
            ),
        ),
    )
    for call in CALLS:
        fields = dict(call["fields"])
        ends_in = fields.pop("contract_ends_in_days")
        if ends_in is not None:
            fields["contract_ends_on"] = today + timedelta(days=ends_in)
        for name in ("present_cost", "budget_ceiling"):
            fields[name] = Decimal(fields[name]) if fields[name] else None
        fields |= {name: _day(when, today) for name, when in call["days"].items()}
        ensure_page(
            index, CallPage, call["slug"], fields, lambda page, call=call: _lists(page, call, today)
        )


def _day(when: int | date, today: date) -> date:
    """A day of its own, or a number of days from today."""
    return when if isinstance(when, date) else today + timedelta(days=when)


def _lists(page: CallPage, call: dict[str, Any], today: date) -> None:
    page.criteria = [CallCriterion(**fields) for fields in calls_open.CRITERIA]
    page.lots = [
        CallLot(**fields | {"budget_ceiling": Decimal(fields.get("budget_ceiling") or 0) or None})
        for fields in call.get("lots", ())
    ]
    if call["meeting"] is not None:
        days, place, note = call["meeting"]
        moment = datetime.combine(today + timedelta(days=days), MEETING_HOUR)
        page.meetings = [
            CallMeeting(starts_at=timezone.make_aware(moment), place=place, **both(note=note))
        ]


def build_initiatives(home: Page) -> None:
    """The initiative index with real initiatives, with their year, and two that are made up."""
    index = ensure_page(
        home,
        InitiativeIndexPage,
        "initiatieven",
        {"show_in_menus": True}
        | both(
            title=("Initiatieven", "Initiatives"),
            summary=(
                "Wat mensen zelf begonnen, hier en elders: hoe het ging, wat hielp en wat niet.",
                "What people began themselves, here and elsewhere: what helped and what did not.",
            ),
        ),
    )
    for initiative in INITIATIVES:
        ensure_page(
            index,
            InitiativePage,
            initiative.slug,
            _initiative_fields(initiative),
            lambda page, initiative=initiative: _initiative_lists(page, initiative),
        )


def _initiative_fields(initiative: Initiative) -> dict[str, Any]:
    names = (
        "policy_field", "facts_as_of", "started", "life_phase", "initiator", "impact_certainty",
        "is_featured", "is_fictitious",
    )  # fmt: skip
    fields = {name: getattr(initiative, name) for name in names}
    return fields | both(**{name: getattr(initiative, name) for name in INITIATIVE_TEXTS})


def _initiative_lists(page: InitiativePage, initiative: Initiative) -> None:
    page.milestones = [
        InitiativeMilestone(on=row.on, precision=row.precision, **both(text=row.text))
        for row in initiative.milestones
    ]
    page.partners = [
        InitiativePartner(kind=row.kind, circle=row.circle, **both(name=row.name, roles=row.roles))
        for row in initiative.partners
    ]
    page.government_roles = [GovernmentRole(rung=rung) for rung in initiative.rungs]


def link_results(home: Page) -> None:
    """Lead from a call to what came of it, once the contract is there."""
    for call_slug, result_slug in RESULT_OF_CALL.items():
        call = CallPage.objects.descendant_of(home).filter(slug=call_slug).first()
        result = ResultPage.objects.descendant_of(home).filter(slug=result_slug).first()
        if call is not None and result is not None and call.result_page_id is None:
            call.result_page = result
            call.save_revision().publish()


def build_knowledge(home: Page) -> None:
    """The explanation section."""
    section = ensure_page(
        home,
        StandardPage,
        knowledge.EXPLAIN["slug"],
        {"show_in_menus": True} | _article(knowledge.EXPLAIN),
    )
    for article in knowledge.ARTICLES:
        ensure_page(section, StandardPage, article["slug"], _article(article))


def _article(article: dict[str, Any]) -> dict[str, Any]:
    return both(title=article["title"], summary=article["summary"]) | {
        "body": stream(article["parts"], 0),
        "body_en": stream(article["parts"], 1),
    }


def build_about(home: Page, today: date) -> None:
    """Contact, privacy and accessibility."""
    ensure_page(
        home,
        ContactPage,
        "contact",
        {
            "show_in_menus": True,
            "body": [("text", knowledge.CONTACT_TEXT[0])],
            "body_en": [("text", knowledge.CONTACT_TEXT[1])],
        }
        | both(
            title=("Contact", "Contact"),
            summary=("Bel, mail, schrijf of kom langs.", "Call, mail, write or drop in."),
        ),
    )
    ensure_page(
        home,
        PrivacyPage,
        "privacy",
        {
            "body": [("text", knowledge.PRIVACY_TEXT[0])],
            "body_en": [("text", knowledge.PRIVACY_TEXT[1])],
        }
        | both(
            title=("Privacy", "Privacy"),
            summary=(
                "Welke gegevens wij bewaren, waarom en hoe lang.",
                "Which data we keep, why and for how long.",
            ),
        ),
        lambda page: setattr(
            page, "purposes", [PrivacyPurpose(**both(**row)) for row in knowledge.PURPOSES]
        ),
    )
    ensure_page(
        home,
        AccessibilityPage,
        "toegankelijkheid",
        {"status": "B", "tested_on": today}
        | both(
            title=("Toegankelijkheid", "Accessibility"),
            summary=(
                "Deze site is er voor iedereen. Hier staat wat werkt en wat nog niet.",
                "This site is for everyone. Here is what works and what does not yet.",
            ),
            tested_how=(
                "Met automatische toetsen op elke soort pagina, in een echte browser\n"
                "Nog niet door een onafhankelijke onderzoeker: dit is een voorbeeldsite",
                "With automated checks of every kind of page, in a real browser\n"
                "Not yet by an independent examiner: this is an example site",
            ),
        ),
    )
