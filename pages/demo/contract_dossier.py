"""What was written down before the demo contracts started, all of it made up.

One contract has everything, one is halfway its start, and what grew out of a challenge is short.
"""

from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any

from django.utils import timezone
from reportlab.pdfgen import canvas

from contracts import services
from contracts.models import Agreement
from contracts.selectors.dossier import component_labels
from contracts.services.dossier import write_dossier
from contracts.services.figure_records import record_on_figure
from contracts.services.indicator_profiles import ask_information, describe_indicator
from contracts.services.signed_documents import add_signed_document
from pages.demo.contract_course import (
    EVALUATOR,
    MUNICIPALITY,
    Course,
    ensure_party,
    load_course,
)
from pages.demo.contract_energy import ENERGY

HALFWAY = "demodam-buurtkeuken-in-voorbereiding"
SIMPLE: dict[str, dict[str, Any]] = {
    "measurable": {"choice": "yes", "text": "Iedereen kan het natellen; wij tellen samen."},
    "attributable": {"choice": "partly", "text": "Ook anderen helpen mee in de buurt."},
    "avoided_costs": {"name": "Gemeente Demodam", "text": "Minder meldingen en minder reparaties."},
    "service_kind": {"choice": "single", "text": "Het werk is overzichtelijk."},
    "procedure": {
        "choice": "subsidy_rule",
        "name": "Regeling Bewonersinitiatieven (verzonnen)",
        "text": "Het bedrag past in de regeling; er hoeft niets te worden aanbesteed.",
    },
    "state_aid": {"choice": "none", "text": "Er is geen markt voor dit werk in de buurt."},
}
WORKPOINT: dict[str, dict[str, Any]] = {
    **SIMPLE,
    "avoided_costs": {
        "name": "Gemeente, UWV en zorgverzekeraar",
        "text": "Minder uitkeringen, en minder zorg voor wie weer onder de mensen komt.",
    },
    "service_kind": {"choice": "complex", "text": "Elke bewoner heeft andere vragen."},
    "outcome_only": {
        "text": "Daarom is er ook een vaste bijdrage: niet alles hangt aan één cijfer."
    },
    "mixed_evidence": {
        "text": "Cijfers uit de administratie, en elk jaar vier verhalen van deelnemers."
    },
    "attribution": {"text": "Wij vergelijken met bewoners van de wijk hiernaast."},
    "municipal_share": {
        "name": "60",
        "text": "Het woonfonds heeft voordeel van minder huurachterstand en betaalt de rest.",
    },
}
# code, level, larger target
LADDER = (
    ("bereikt", "output", ""),
    ("twee_stappen", "outcome", "bereikt"),
    ("betaald_werk", "outcome", "twee_stappen"),
    ("dagbesteding", "outcome", "twee_stappen"),
)
BENEFITS = {
    "vaste_bijdrage": ("Gemeente Demodam", "contributes", "Een plek die er elk jaar is."),
    "bereikt": ("Woonfonds Demodam", "contributes", "Minder huurachterstand."),
    "twee_stappen": ("Gemeente Demodam", "contributes", "Minder bijstand."),
    "betaald_werk": ("UWV", "in_talks", "Minder WW en WIA."),
    "dagbesteding": ("Zorgverzekeraar", "not_approached", "Minder zorg."),
}


def sample_pdf(title: str) -> bytes:
    """A made-up signed contract of one page, which says so."""
    held = BytesIO()
    page = canvas.Canvas(held, invariant=1)
    page.setTitle(title)
    for number, line in enumerate((title, "Voorbeeld. Niet echt, en door niemand ondertekend.")):
        page.drawString(72, 740 - 24 * number, line)
    page.save()
    return held.getvalue()


def write_all(
    agreement: Agreement, answers: dict[str, dict[str, Any]], by: Any, now: datetime
) -> None:
    """Fill in these parts, with what comes after and what stops counted from the contract's days."""
    ends_on = agreement.ends_on or agreement.starts_on + timedelta(days=365)
    later: dict[str, dict[str, Any]] = {
        "replaces": {
            "choice": "stops",
            "name": "Losse projecten in dezelfde buurt",
            "on": agreement.starts_on,
            "amount_cents": 40_000_00,
        },
        "route": {
            "choice": "adopted",
            "name": "Wijkteam De Sluis",
            "on": ends_on - timedelta(days=365),
            "text": "Het werk past bij het team, als de gemeente de leiding neemt.",
        },
        "money_ends": {
            "text": "Het wijkteam neemt lopende begeleiding over; spullen blijven in de buurt.",
            "on": ends_on - timedelta(days=180),
        },
    }
    for part, values in (answers | later).items():
        write_dossier(agreement=agreement, part=part, by=by, now=now, **values)


def write_short(agreement: Agreement, by: Any, now: datetime) -> None:
    """The dossier of a small agreement with residents, with its signed document."""
    write_all(agreement, SIMPLE, by, now)
    for code in component_labels(agreement, "nl"):
        write_dossier(
            agreement=agreement, part="benefit", subject=code, by=by, now=now,
            name="Gemeente Demodam", choice="contributes", text="Een buurt die er beter bij staat.",
        )  # fmt: skip
    for indicator in agreement.indicators.all():
        describe_indicator(
            indicator=indicator, level="outcome", counting="multiple", timing="flow",
            moment="aan het eind van het jaar", by=by, now=now,
        )  # fmt: skip
        _ask(
            indicator,
            "residents",
            "Bewoners van de buurt",
            "learning",
            agreement.starts_on,
            by,
            now,
        )
    _keep(agreement, by, now)


def write_workpoint(agreement: Agreement, by: Any, now: datetime) -> None:
    """The dossier of the work point: complete, with double roles explained."""
    write_all(agreement, WORKPOINT, by, now)
    town = agreement.parties.get(code="gemeente").party_id
    for duty, name in (("landlord", "afdeling Vastgoed"), ("controller", "afdeling Financiën")):
        write_dossier(
            agreement=agreement, part="duty", subject=str(town), choice=duty, name=name, by=by,
            now=now,
        )  # fmt: skip
    for clash in ("pays_and_checks", "pays_and_rents", "rents_and_checks"):
        write_dossier(
            agreement=agreement, part="conflict", subject=f"{town}:{clash}", by=by, now=now,
            text="Drie afdelingen met elk een eigen contactpersoon; het toetsbureau heeft het laatste "
            "woord over de cijfers.",
        )  # fmt: skip
    for level, name in (
        ("executive", "Werkbegeleiders van het werkpunt"), ("management", "Directeur woonfonds"),
        ("official", "Afdelingshoofd Werk"), ("governing", "Wethouder Werk"),
    ):  # fmt: skip
        write_dossier(agreement=agreement, part="backing", subject=level, name=name, by=by, now=now)
    for code, (name, status, text) in BENEFITS.items():
        write_dossier(
            agreement=agreement, part="benefit", subject=code, name=name, choice=status, text=text,
            by=by, now=now,
        )  # fmt: skip
    _describe_ladder(agreement, by, now)
    _keep(agreement, by, now)


def _describe_ladder(agreement: Agreement, by: Any, now: datetime) -> None:
    rows = {row.code: row for row in agreement.indicators.all()}
    first = agreement.starts_on
    for code, level, above in LADDER:
        describe_indicator(
            indicator=rows[code], level=level, counting="unique", timing="flow",
            moment="op de laatste dag van het jaar", assess_from=first.replace(year=first.year + 1),
            part_of=rows.get(above), by=by, now=now,
            relapse_on=agreement.ends_on + timedelta(days=365) if agreement.ends_on else None,
        )  # fmt: skip
    for row in rows.values():
        _ask(row, "council", "Gemeenteraad", "account", date(first.year + 1, 3, 1), by, now)
    work = rows["betaald_werk"]
    _ask(work, "funder", "Woonfonds Demodam", "decisions", date(first.year + 1, 2, 1), by, now)
    _ask(
        work, "professionals", "Werkbegeleiders", "intuition", date(first.year + 1, 6, 15), by, now
    )


def _ask(
    indicator: Any, reader: str, name: str, why: str, first_on: date, by: Any, now: datetime
) -> None:
    ask_information(
        indicator=indicator, reader=reader, name=name, why=why, first_on=first_on, every="year",
        by=by, now=now,
    )  # fmt: skip


def _keep(agreement: Agreement, by: Any, now: datetime) -> None:
    add_signed_document(
        agreement=agreement,
        name=f"{agreement.number}.pdf",
        content=sample_pdf(agreement.title),
        signed_on=timezone.localdate(now) - timedelta(days=1),
        note="Wethouder en bestuur (verzonnen)",
        by=by,
        now=now,
    )


def tell_workpoint(agreement: Agreement, people: dict[str, Any], now: datetime) -> None:
    """Stories, a talk and a voice beside what the work point counted."""
    work = agreement.indicators.get(code="betaald_werk")
    start = agreement.starts_on
    record_on_figure(
        indicator=work, kind="story", on=start + timedelta(days=300), by=people["uitvoerder"],
        text="Een bewoner die jaren thuis zat, begon in de keuken en werkt nu in een bakkerij.",
        has_consent=True, now=now,
    )  # fmt: skip
    record_on_figure(
        indicator=work, kind="conversation", on=start + timedelta(days=400),
        who="gemeente, woonfonds en werkpunt", by=people["contractmanager"], now=now,
        text="Het cijfer klopt, maar het kost meer tijd dan gedacht voordat iemand durft.",
        actions="Volgend jaar eerder beginnen met proefwerken.",
    )  # fmt: skip
    record_on_figure(
        indicator=work, kind="voice", on=start + timedelta(days=420), by=people["uitvoerder"],
        text="Ik sta weer op met een plan.", count=14, of_count=19, has_consent=True, now=now,
    )  # fmt: skip


def load_halfway(*, people: dict[str, Any], now: datetime) -> None:
    """A contract in the middle of its start, so that the list of what is missing has something."""
    if Agreement.objects.filter(slug=HALFWAY).exists():
        return
    by = people["contractmanager"]
    first = date(now.year + 1, 1, 1)
    side = next(side for side in ENERGY.sides if side.code == "uitvoerder")
    agreement = services.draft_agreement(
        slug=HALFWAY, title="Buurtkeuken Havenkwartier", title_en="Neighbourhood kitchen",
        starts_on=first, ends_on=date(now.year + 3, 1, 1), legal_basis="subsidy", is_guided=True,
        task="Samen eten tegen eenzaamheid", contract_manager=by, by=by, now=now - timedelta(days=9),
        source_note=Course.source_note, source_note_en=Course.source_note_en,
        parties=[
            (ensure_party(MUNICIPALITY), MUNICIPALITY.role, "gemeente"),
            (ensure_party(side), side.role, "uitvoerder"),
            (ensure_party(EVALUATOR), EVALUATOR.role, "toetser"),
        ],
        indicators=[
            {"code": "maaltijden", "name": "Samen gegeten", "name_en": "Eaten together",
             "kind": "count", "unit": "maaltijd", "definition": "Een maaltijd met minstens vier mensen.",
             "verifier": "toetser"},
        ],
    )  # fmt: skip
    at = now - timedelta(days=7)
    town = agreement.parties.get(code="gemeente").party_id
    for part in ("measurable", "attributable", "state_aid"):
        write_dossier(agreement=agreement, part=part, by=by, now=at, **SIMPLE[part])
    write_dossier(agreement=agreement, part="service_kind", choice="collective", by=by, now=at)
    write_dossier(
        agreement=agreement, part="duty", subject=str(town), choice="landlord",
        name="afdeling Vastgoed", by=by, now=at,
    )  # fmt: skip
    describe_indicator(
        indicator=agreement.indicators.get(), level="output", counting="multiple", timing="flow",
        moment="elke week", by=by, now=at,
    )  # fmt: skip


def load_workpoint(course: Course, *, people: dict[str, Any], now: datetime) -> None:
    """The work point with its dossier, and what people told about its figures."""
    is_new = not Agreement.objects.filter(slug=course.slug).exists()
    load_course(course, people=people, now=now, prepare=write_workpoint)
    if is_new:
        agreement = Agreement.objects.get(slug=course.slug)
        tell_workpoint(agreement, people, now)
