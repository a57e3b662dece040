"""A dossier that lacks nothing, written by the services."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

from reportlab.pdfgen import canvas

from contracts.models import Agreement
from contracts.selectors.dossier import component_labels
from contracts.services.dossier import write_dossier
from contracts.services.indicator_profiles import ask_information, describe_indicator
from contracts.services.signed_documents import add_signed_document
from tests.factories.contracts import NOW

ANSWERS: dict[str, dict[str, Any]] = {
    "measurable": {"choice": "yes", "text": "Elke baan staat in de administratie."},
    "attributable": {"choice": "yes", "text": "Zonder coach vond bijna niemand werk."},
    "avoided_costs": {"name": "Gemeente en UWV", "text": "Minder uitkeringen."},
    "service_kind": {"choice": "single"},
    "procedure": {"choice": "subsidy_rule", "text": "Past in de regeling voor werk."},
    "state_aid": {"choice": "none", "text": "Er is geen markt voor."},
    "replaces": {
        "choice": "stops",
        "name": "Sollicitatietraining",
        "on": date(2026, 7, 1),
        "amount_cents": 4_000_000,
    },
    "route": {
        "choice": "adopted",
        "name": "Wijkteam",
        "on": date(2026, 9, 1),
        "text": "Het past bij hun werk.",
    },
    "money_ends": {"text": "De coaches gaan mee naar het wijkteam.", "on": date(2026, 10, 1)},
}


def write(agreement: Agreement, part: str, by: Any, **values: Any) -> Any:
    """Write one line; what is not given comes from the complete dossier."""
    chosen = {**ANSWERS.get(part, {}), **values}
    return write_dossier(agreement=agreement, part=part, by=by, now=NOW, **chosen)


def describe(indicator: Any, by: Any, **values: Any) -> Any:
    """Write a profile of an outcome."""
    chosen = {
        "level": "outcome",
        "counting": "unique",
        "timing": "flow",
        "moment": "laatste dag van het kwartaal",
        "assess_from": date(2026, 4, 1),
        **values,
    }
    return describe_indicator(indicator=indicator, by=by, now=NOW, **chosen)


def ask(indicator: Any, by: Any, **values: Any) -> Any:
    """Have the council read it once a year."""
    chosen = {
        "reader": "council",
        "name": "Gemeenteraad",
        "why": "account",
        "first_on": date(2026, 6, 1),
        "every": "year",
        **values,
    }
    return ask_information(indicator=indicator, by=by, now=NOW, **chosen)


def fill_dossier(agreement: Agreement, by: Any) -> None:
    """Fill in whatever a guided start asks, but for the signed document."""
    for part in ANSWERS:
        write(agreement, part, by)
    for code in component_labels(agreement, "nl"):
        write(agreement, "benefit", by, subject=code, name="UWV", choice="in_talks")
    for indicator in agreement.indicators.all():
        describe(indicator, by)
        ask(indicator, by)


def signed_pdf(words: str = "Getekend") -> bytes:
    """Return a small whole PDF."""
    held = BytesIO()
    page = canvas.Canvas(held)
    page.drawString(72, 720, words)
    page.save()
    return held.getvalue()


def keep_document(agreement: Agreement, by: Any, **values: Any) -> Any:
    """Keep a signed document with the newest terms."""
    chosen = {
        "name": "contract.pdf",
        "content": signed_pdf(),
        "signed_on": date(2026, 5, 1),
        "note": "Wethouder en bestuur",
        **values,
    }
    return add_signed_document(agreement=agreement, by=by, **{"now": NOW, **chosen})
