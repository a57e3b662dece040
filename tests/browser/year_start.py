"""The start of a contract year: drafting, the guided start, signing and starting."""

from __future__ import annotations

import io
import json
import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from playwright.sync_api import Locator
from reportlab.pdfgen import canvas

from tests.browser.desk_hand import DESK, Hand
from tests.factories.terms import terms_document

TITLE = "Warme huizen aan de Werf"
PAYER = "Gemeente Demodam"
PROVIDER = "Energiegroep Havenkwartier (fictief)"
EVALUATOR = "Toetsbureau Helder (fictief)"
INVESTOR = "Fonds Goed Begin (fictief)"
LANDLORD = "Een andere afdeling verhuurt; de controle doet het toetsbureau."


def first_of_quarter(day: date) -> date:
    """The first day of the quarter of this day."""
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)


@dataclass
class Year:
    """The contract of the journey: its quarters, each with its first and its last day."""

    today: date
    pk: str = ""
    number: str = ""
    quarters: list[tuple[date, date]] = field(default_factory=list)

    def __post_init__(self) -> None:
        end = first_of_quarter(self.today)
        for _number in range(4):
            start = first_of_quarter(end - timedelta(days=1))
            self.quarters.insert(0, (start, end - timedelta(days=1)))
            end = start

    @property
    def at(self) -> str:
        """The address of the contract, below the desk."""
        return f"{self.pk}/"

    def terms(self, valid_from: date, price: str) -> dict[str, Any]:
        """So much for each house, at most € 900,000 in all, settled by quarter."""
        document = terms_document(
            valid_from=valid_from.isoformat(),
            periods={
                "every": "quarter",
                "from": self.quarters[0][0].isoformat(),
                "until": (self.quarters[-1][1] + timedelta(days=1)).isoformat(),
            },
            limits=[{"code": "plafond", "scope": "contract", "max": "900000"}],
        )
        document["metrics"] = [
            {
                **document["metrics"][0],
                "code": "woning",
                "label": {"nl": "Warme woningen", "en": "Warm homes"},
                "unit": {"nl": "woning", "en": "home"},
                "missing": {"not_measured": "block"},
            }
        ]
        document["components"] = [
            {
                "code": "woningen",
                "label": {"nl": "Warme woningen", "en": "Warm homes"},
                "quantity": {"sum": "woning"},
                "price": {"per_unit": price},
            }
        ]
        return document


def dutch(day: date) -> str:
    """A day as people type it."""
    return day.strftime("%d-%m-%Y")


def draft(hand: Hand, year: Year) -> None:
    """A contract with four parties from the register."""
    hand.go("nieuw/")
    hand.fill(
        title=TITLE,
        title_en="Warm homes on the Werf",
        task="Minder kou in huizen aan de Werf",
        summary="Bewoners isoleren samen hun huizen. De gemeente betaalt per warme woning.",
        starts_on=dutch(year.quarters[0][0]),
        ends_on=dutch(year.quarters[-1][1]),
        legal_basis="subsidy",
        vat_treatment="exempt",
        exit_clause="Na afloop blijft het gereedschap in de buurt.",
        source_note="Fictief voorbeeld.",
        source_note_en="Fictitious example.",
    )
    roles = (
        ("payer", PAYER, "gemeente"),
        ("provider", PROVIDER, "aanbieder"),
        ("evaluator", EVALUATOR, "toetser"),
        ("investor", INVESTOR, "fonds"),
    )
    for number, (role, name, code) in enumerate(roles):
        hand.page.locator(f'[name="partij-{number}-party"]').select_option(label=name)
        row = f"partij-{number}-"
        hand.fill(**{f"{row}role": role, f"{row}code": code})
    hand.press("Concept bewaren", tells="Wat meten wij, voor wie en waarom?")
    year.pk = hand.number_in_address()


def add_terms(hand: Hand, year: Year, document: dict[str, Any], reason: str = "") -> None:
    """Deliver the payment rule as a file; first look at what it changes, then keep it."""
    hand.go(f"{year.at}afspraken/nieuw/")
    hand.attach("afspraken.json", json.dumps(document).encode())
    if reason:
        hand.fill(reason=reason)
    hand.press("Controleren", tells="De afspraken kloppen.")
    hand.press("Als versie bewaren", tells="is bewaard.")


def name_conflict(hand: Hand, year: Year) -> None:
    """The municipality is also landlord and controller: the table says that this pulls."""
    for duty in ("landlord", "controller"):
        hand.go(f"{year.at}start/rollen/")
        hand.main.get_by_role("row", name=PAYER).get_by_role("link", name="Rol toevoegen").click()
        hand.fill(choice=duty, name="Afdeling Vastgoed")
        hand.press("Bewaren")
    hand.go(f"{year.at}start/rollen/")
    hand.reads("Nog geen uitleg.")


ANSWERS: dict[str, dict[str, str]] = {
    "conflict": {"text": LANDLORD},
    "backing": {"name": "Wijkregisseur"},
    "measurable": {"choice": "yes", "text": "Een meter meet het in elk huis."},
    "attributable": {"choice": "yes", "text": "Zonder hulp gebeurde het niet."},
    "avoided_costs": {"name": "Gemeente", "text": "Minder noodhulp bij energieschulden."},
    "service_kind": {"choice": "single", "text": "Isoleren."},
    "procedure": {"choice": "subsidy_rule", "text": "Valt onder de regeling warme wijken."},
    "state_aid": {"choice": "none", "text": "Bewoners zijn geen onderneming."},
    "benefit": {"name": "Bewoners", "choice": "contributes", "text": "Lagere rekening."},
    "replaces": {"choice": "nothing", "text": "Hier was nog niets."},
    "money_ends": {"text": "Het gereedschap blijft in de buurt."},
    "waarborgen": {"state": "agreed", "text": "Dit spreken wij elk jaar samen door."},
    "profiel": {
        "level": "outcome",
        "counting": "unique",
        "timing": "flow",
        "direction": "up",
        "moment": "Op de laatste dag van elk kwartaal",
    },
    "lezer": {"reader": "council", "name": "Gemeenteraad", "why": "account", "every": "quarter"},
    "indicator": {
        "definition": "Een woning die in de winter 19 graden haalt.",
        "source": "Metingen in huis",
        "baseline": "0",
        "baseline_source": "Opname bij de start",
        "target": "40",
    },
}


def answers_for(path: str, year: Year) -> dict[str, str]:
    """What this contract manager fills in on a screen of the guided start."""
    last = dutch(year.quarters[-1][1])
    dated = {
        "route": {
            "choice": "taken_into",
            "name": "Afdeling Wonen",
            "on": last,
            "text": "Het werk past bij de wijkploeg.",
        },
        "money_ends": {**ANSWERS["money_ends"], "on": last},
        "lezer": {**ANSWERS["lezer"], "first_on": last},
    }
    parts = path.split("?")[0].strip("/").split("/")
    if parts[-2] == "indicator":
        return ANSWERS["indicator"]
    if parts[-2] == "waarborgen":
        return ANSWERS["waarborgen"]
    return dated.get(parts[-1]) or ANSWERS[parts[-1]]


def complete(hand: Hand, year: Year) -> None:
    """Follow every point of the guided start until nothing is missing but the signature."""
    for _round in range(6):
        hand.go(f"{year.at}start/")
        missing = hand.main.locator(".st-missing a")
        links = [link for link in addresses_of(missing) if not link.endswith("/documenten/")]
        if not links:
            return
        for link in dict.fromkeys(links):
            answer(hand, year, link)
    raise AssertionError(f"the guided start does not end: {links}")


def addresses_of(links: Locator) -> list[str]:
    """Where these links lead."""
    found: list[str] = links.evaluate_all("all => all.map(one => one.getAttribute('href'))")
    return found


def answer(hand: Hand, year: Year, link: str) -> None:
    """Fill in what one point of the guided start asks."""
    if link.endswith("/waarborgen/"):
        answer_safeguards(hand, link)
        return
    hand.go(link)
    hand.fill(**answers_for(link, year))
    hand.main.locator("form button[type=submit]").first.click()
    hand.page.wait_for_url(lambda url: link.split("?")[0] not in url)


def answer_safeguards(hand: Hand, address: str) -> None:
    """Say of each safeguard what was agreed."""
    hand.go(address)
    links = addresses_of(hand.main.locator(f'a[href^="{address}"]'))
    for link in dict.fromkeys(link for link in links if link != address):
        hand.go(link)
        hand.fill(**ANSWERS["waarborgen"])
        hand.press("Bewaren", tells="De waarborg is bewaard.")


def sign_and_start(hand: Hand, year: Year) -> None:
    """Store the signed contract; sign; start. Before that the desk says what is missing."""
    hand.go(f"{year.at}documenten/")
    hand.attach("contract.pdf", a_pdf())
    hand.fill(signed_on=dutch(year.today), note="De wethouder en de voorzitter")
    hand.main.locator("form button[type=submit]").first.click()
    hand.reads("contract.pdf is bewaard.")
    hand.reads("Sha-256 van het bestand")
    start(hand, year)


def start(hand: Hand, year: Year) -> None:
    """Sign, and start; nothing is missing any more."""
    for step in ("ondertekenen", "starten"):
        hand.go(f"{year.at}stap/{step}/")
        hand.main.locator("form button[type=submit]").first.click()
        hand.page.wait_for_url(f"**{DESK}{year.at}")
    words = hand.words()
    assert "Loopt" in words
    year.number = re.findall("PC-[0-9]{4}-[0-9]{4}", words)[0]


def a_pdf() -> bytes:
    """A signed contract of one page."""
    target = io.BytesIO()
    page = canvas.Canvas(target)
    page.drawString(72, 720, "Ondertekend door de wethouder en de voorzitter (fictief)")
    page.save()
    return target.getvalue()
