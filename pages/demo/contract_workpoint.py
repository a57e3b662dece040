"""A made-up agreement of the kind that Tilburg had with watTwest, but paid for results."""

from typing import Any

from contracts.enums import PartyKind, PartyRole, VerificationDecision
from pages.demo.contract_course import (
    EVALUATOR,
    MUNICIPALITY,
    Course,
    Measured,
    Side,
    parties,
)

SIDES = (
    MUNICIPALITY,
    Side("woonfonds", PartyRole.PAYER, "Woonfonds Demodam (fictief)", PartyKind.FUND),
    Side(
        "uitvoerder",
        PartyRole.PROVIDER,
        "Stichting Werkpunt De Sluis (fictief)",
        PartyKind.FOUNDATION,
        "uitvoerder",
    ),
    EVALUATOR,
)
# code, name, in English, definition, target, amount for each
RESULTS = (
    (
        "bereikt",
        "Bewoners bereikt",
        "Residents reached",
        "Een bewoner die minstens drie gesprekken met het werkpunt had.",
        "250",
        "600",
    ),
    (
        "twee_stappen",
        "Twee stappen op de participatieladder",
        "Two steps on the participation ladder",
        "Een bewoner die volgens de intake en het eindgesprek twee treden hoger staat.",
        "200",
        "1000",
    ),
    (
        "betaald_werk",
        "Betaald werk",
        "Paid work",
        "Een arbeidscontract van minstens zes maanden.",
        "50",
        "2000",
    ),
    (
        "dagbesteding",
        "Zinvolle dagbesteding",
        "Meaningful daytime activity",
        "Minstens twee dagdelen per week, drie maanden lang.",
        "100",
        "750",
    ),
)
COUNTS = (
    {"bereikt": "40", "twee_stappen": "12", "betaald_werk": "10", "dagbesteding": "12"},
    {"bereikt": "64", "twee_stappen": "38", "betaald_werk": "11", "dagbesteding": "24"},
    {"bereikt": "70", "twee_stappen": "50", "betaald_werk": "14", "dagbesteding": "30"},
    {"bereikt": "50", "twee_stappen": "55", "betaald_werk": "13", "dagbesteding": "22"},
)


def terms(year: int) -> dict[str, Any]:
    """Five years that end with this year."""
    first = f"{year - 4}-01-01"
    return {
        "format": "terms/1",
        "title": {"nl": "Werkpunt De Sluis", "en": "Work point De Sluis"},
        "currency": "EUR",
        "valid_from": first,
        "periods": {"every": "year", "from": first, "until": f"{year + 1}-01-01"},
        "rounding": {"mode": "half_up", "to": "0.01", "at": "line", "remainder_to": "gemeente"},
        "parties": parties(SIDES),
        "metrics": [
            {
                "code": code,
                "label": {"nl": name, "en": name_en},
                "kind": "count",
                "unit": {"nl": "bewoner", "en": "resident"},
                "unit_plural": {"nl": "bewoners", "en": "residents"},
                "verified_by": "toetser",
                "target": target,
            }
            for code, name, name_en, _definition, target, _amount in RESULTS
        ],
        "components": [
            {
                "code": "vaste_bijdrage",
                "label": {"nl": "Vaste bijdrage", "en": "Standing contribution"},
                "quantity": {"one": True},
                "price": {"amount": "60000"},
                "over": "period",
            },
            *(
                {
                    "code": code,
                    "label": {"nl": name, "en": name_en},
                    "quantity": {"count": code},
                    "price": {"brackets": [{"to": target, "per_unit": amount}, {"per_unit": "0"}]},
                }
                for code, name, name_en, _definition, target, amount in RESULTS
            ),
        ],
        "limits": [
            {
                "code": "plafond",
                "label": {"nl": "Plafond van de afspraak", "en": "Ceiling of the agreement"},
                "scope": "contract",
                "max": "900000",
            }
        ],
        "payers": [
            {"party": "gemeente", "share": "0.60"},
            {"party": "woonfonds", "share": "0.40"},
        ],
    }


def measured(number: int, over: int) -> tuple[Measured, ...]:
    """One year is accepted in part, and part of the last year still waits."""
    counts = COUNTS[number]
    rows = {code: Measured(code, quantity) for code, quantity in counts.items()}
    if number == 1:
        rows["bereikt"] = Measured(
            "bereikt",
            counts["bereikt"],
            VerificationDecision.PARTLY,
            "60",
            "Van vier bewoners is maar één gesprek vastgelegd.",
        )
    if number == over - 1:
        rows["betaald_werk"] = Measured("betaald_werk", counts["betaald_werk"], "")
        rows["dagbesteding"] = Measured("dagbesteding", counts["dagbesteding"], "")
    return tuple(rows.values())


WORKPOINT = Course(
    slug="demodam-werkpunt-de-sluis",
    title=("Werkpunt De Sluis: betalen voor resultaat", "Work point De Sluis: paying for results"),
    summary=(
        "Bewoners helpen elkaar in buurthuis De Sluis aan werk of een zinvolle dag. De gemeente en "
        "een woonfonds betalen samen, voor wat mensen echt bereiken.",
        "In community centre De Sluis residents help each other to work or a meaningful day. The "
        "municipality and a housing fund pay together, for what people really achieve.",
    ),
    task="Begeleiding naar werk en dagbesteding in de wijk",
    exit_clause=(
        "In het vierde jaar beslissen partijen over het vervolg. Stopt het werkpunt, dan neemt het "
        "wijkteam lopende begeleiding over."
    ),
    legal_basis="subsidy",
    vat_treatment="included",
    sides=SIDES,
    indicators=tuple(
        {
            "code": code,
            "name": name,
            "name_en": name_en,
            "definition": definition,
            "unit": "bewoner",
            "kind": "count",
            "source": "administratie van het werkpunt, zonder namen",
            "baseline": 0,
            "baseline_source": "Het werkpunt bestond nog niet",
            "target": int(target),
            "verifier": "toetser",
        }
        for code, name, name_en, definition, target, _amount in RESULTS
    ),
    terms=terms,
    measured=measured,
    approved_until=lambda over: over - 1,
)
