"""The result pages: the figures come from the contracts, the words around them from here."""

from typing import Any

from wagtail.models import Page

from contracts.models import Agreement
from contracts.selectors.public import public_agreements
from pages.demo.content import Pair, both
from pages.demo.contract_bond import BOND
from pages.demo.contract_energy import ENERGY
from pages.demo.contract_workpoint import WORKPOINT
from pages.demo.tree import ensure_page, stream
from pages.models import ResultIndexPage, ResultPage

OWN = (ENERGY.slug, WORKPOINT.slug, BOND.slug)
FIELDS = {
    "able-rikers": "safety",
    "cambodia-sanitation": "care",
    "denver-sib-housing": "care",
    "denver-sib-jail": "safety",
    "denver-sib-total": "care",
    "dwp-innovation-fund": "youth",
    "fair-chance-fund": "youth",
    "istanbul-kodluyor": "work",
    "jump-augsburg": "youth",
    "peterborough": "safety",
    "rotterdam-buzinezzclub": "work",
    "utah-preschool": "youth",
    "wattwest-outcomes": "work",
    "wattwest-tranches": "work",
    "ways-to-wellness": "care",
    BOND.slug: "work",
    ENERGY.slug: "energy",
    WORKPOINT.slug: "work",
}
# The story and what was learned, by the web address of the contract.
STORIES: dict[str, dict[str, Any]] = {
    BOND.slug: {
        "parts": (
            ("heading", ("Waarom betaalt een fonds vooruit?", "Why does a fund pay ahead?")),
            (
                "text",
                (
                    "<p>De gemeente wilde niet betalen voor cursussen, maar voor werk. De stichting kon "
                    "niet drie jaar op haar geld wachten. Het fonds draagt nu dat risico. Lukt het niet, "
                    "dan verliest het fonds hooguit 60 procent van zijn inleg.</p>",
                    "<p>The municipality did not want to pay for courses, but for work. The foundation "
                    "could not wait three years for its money. The fund now carries that risk. When it "
                    "does not work out, the fund loses at most 60 percent of its investment.</p>",
                ),
            ),
            ("heading", ("Een meting bleek niet te kloppen", "A measurement turned out wrong")),
            (
                "text",
                (
                    "<p>Na een afrekening bleken drie deelnemers niet in het register te staan. Het bedrag "
                    "is toen teruggeboekt en opnieuw berekend. De oude afrekening is niet veranderd: u ziet "
                    "de correctie in de periode erna.</p>",
                    "<p>After a settlement three participants turned out to be missing from the register. "
                    "The amount was reversed and computed again. The old settlement did not change: you see "
                    "the correction in the period after it.</p>",
                ),
            ),
        ),
        "lessons": (
            "Spreek vooraf af wie het register bijhoudt en tot wanneer iemand nog mag verbeteren.\n"
            "Een vergelijkingsgroep kost tijd: begin daar een half jaar vóór de start mee.",
            "Agree beforehand who keeps the register and until when it may be mended.\n"
            "A comparison group takes time: begin half a year before the start.",
        ),
    },
    WORKPOINT.slug: {
        "parts": (
            ("heading", ("Wat gebeurt er in De Sluis?", "What happens in De Sluis?")),
            (
                "text",
                (
                    "<p>Bewoners zitten aan tafel met iemand uit hun eigen wijk. Samen kijken zij wat een "
                    "eerste stap kan zijn: koffie schenken, een cursus, een baan. Een deel van het geld is "
                    "vast, zodat de deur open blijft. De rest hangt af van wat mensen bereiken.</p>",
                    "<p>Residents sit down with somebody from their own neighbourhood. Together they look "
                    "for a first step: pouring coffee, a course, a job. Part of the money is fixed, so that "
                    "the door stays open. The rest depends on what people achieve.</p>",
                ),
            ),
        ),
        "lessons": (
            "Begin met een vaste bijdrage: in het eerste jaar is er nog weinig te meten.\n"
            "Eén rapport voor alle betalers scheelt het werkpunt weken werk.",
            "Begin with a standing contribution: in the first year there is little to measure.\n"
            "One report for all payers saves the work point weeks of work.",
        ),
    },
    ENERGY.slug: {
        "parts": (
            ("heading", ("Wat doen de coaches?", "What do the coaches do?")),
            (
                "text",
                (
                    "<p>Twaalf bewoners leerden hoe je een huis zuiniger maakt. Zij gaan langs bij buren, "
                    "helpen met tochtstrips en radiatorfolie, en lezen samen de meter.</p>",
                    "<p>Twelve residents learned how to make a house use less. They visit neighbours, help "
                    "with draught strips and radiator foil, and read the meter together.</p>",
                ),
            ),
        ),
        "lessons": (
            "Zonder meting geen afrekening: over het laatste kwartaal wachten wij op de netbeheerder.",
            "No measurement, no settlement: for the last quarter we wait for the grid operator.",
        ),
    },
}


def build_results(home: Page) -> None:
    """The result index with a page for every public agreement; those of Demodam come last.

    The newest pages are shown first, and readers come for their own municipality.
    """
    index = ensure_page(
        home,
        ResultIndexPage,
        "resultaten",
        {"show_in_menus": True}
        | both(
            title=("Resultaten", "Results"),
            summary=(
                "Wat is beloofd, wat is bereikt en wat is betaald. Ook als het tegenviel.",
                "What was promised, achieved and paid. Also when it was less than hoped for.",
            ),
        ),
    )
    agreements = public_agreements().order_by("-number")
    for agreement in sorted(agreements, key=lambda agreement: _place(agreement.slug)):
        ensure_page(index, ResultPage, agreement.slug, _fields(agreement))


def _place(slug: str) -> int:
    return OWN.index(slug) if slug in OWN else -1


def _fields(agreement: Agreement) -> dict[str, Any]:
    story = STORIES.get(agreement.slug, {})
    parts, lessons = story.get("parts", ()), story.get("lessons", ("", ""))
    title: Pair = (agreement.title, agreement.title_en)
    summary: Pair = (agreement.summary[:400], agreement.summary_en[:400])
    return both(title=title, summary=summary, lessons=lessons) | {
        "agreement_number": agreement.number,
        "policy_field": FIELDS.get(agreement.slug, ""),
        "body": stream(parts, 0),
        "body_en": stream(parts, 1),
    }
