"""A made-up impact bond of the kind that Rotterdam had.

An investor pays ahead, and is repaid for what the municipality spends less on benefits.
"""

from typing import Any

from contracts.enums import PartyKind, PartyRole, VerificationDecision
from pages.demo.contract_course import (
    EVALUATOR,
    MUNICIPALITY,
    Correction,
    Course,
    Measured,
    Side,
    parties,
)

SIDES = (
    MUNICIPALITY,
    Side(
        "uitvoerder",
        PartyRole.PROVIDER,
        "Stichting Waterwijk Werkt (fictief)",
        PartyKind.FOUNDATION,
        "uitvoerder",
    ),
    Side(
        "financier", PartyRole.INVESTOR, "Fonds Goed Begin (fictief)", PartyKind.FUND, "financier"
    ),
    EVALUATOR,
)
REFERENCE_DAYS = "80"
# Days on benefit per participant, quarter after quarter.
BENEFIT_DAYS = ("78", "74", "70", "66", "62", "58", "55", "53", "52", "50", "49", "48")


def terms(year: int) -> dict[str, Any]:
    """Three years of quarters that end with this year."""
    first = f"{year - 2}-01-01"
    days = {
        "kind": "level",
        "unit": {"nl": "dag", "en": "day"},
        "unit_plural": {"nl": "dagen", "en": "days"},
        "verified_by": "toetser",
    }
    return {
        "format": "terms/1",
        "title": {"nl": "Waterwijk aan het werk", "en": "Waterwijk to work"},
        "currency": "EUR",
        "valid_from": first,
        "periods": {"every": "quarter", "from": first, "until": f"{year + 1}-01-01"},
        "rounding": {"mode": "half_up", "to": "0.01", "at": "line"},
        "constants": {
            "inleg": {
                "amount": "300000",
                "label": {"nl": "de inleg van het fonds", "en": "the investment of the fund"},
            }
        },
        "parties": parties(SIDES),
        "metrics": [
            {
                "code": "uitkeringsdagen",
                "label": {
                    "nl": "Dagen met uitkering per deelnemer",
                    "en": "Days on benefit per participant",
                },
                **days,
            },
            {
                "code": "vergelijking",
                "label": {
                    "nl": "Dagen met uitkering in de vergelijkingsgroep",
                    "en": "Days on benefit in the comparison group",
                },
                **days,
            },
        ],
        "components": [
            {
                "code": "minder_uitkering",
                "label": {"nl": "Minder uitkering", "en": "Less benefit"},
                "quantity": {
                    "change": "uitkeringsdagen",
                    "against": {"metric": "vergelijking"},
                    "as": "percent_reduction",
                },
                "price": {"per_unit": "6000"},
                "pays": "financier",
            }
        ],
        "limits": [
            {
                "code": "hoogste_rendement",
                "label": {"nl": "Hoogste rendement", "en": "Maximum return"},
                "scope": "contract",
                "max": {"constant": "inleg", "times": "1.12"},
            },
            {
                "code": "hoogste_verlies",
                "label": {"nl": "Aanvulling bij verlies", "en": "Top-up at a loss"},
                "scope": "contract",
                "min": {"constant": "inleg", "times": "0.40"},
                "due": f"{year}-12-31",
            },
        ],
        "figures": [
            {
                "code": "resultaat_fonds",
                "kind": "gain",
                "places": 2,
                "over": {"constant": "inleg"},
                "label": {"nl": "Winst of verlies van het fonds", "en": "Gain or loss of the fund"},
            }
        ],
    }


def measured(number: int, over: int) -> tuple[Measured, ...]:
    """The last report still waits; the one before is disputed."""
    reference = Measured("vergelijking", REFERENCE_DAYS)
    days = BENEFIT_DAYS[number]
    if number == over - 1:
        return (Measured("uitkeringsdagen", days, ""), Measured("vergelijking", REFERENCE_DAYS, ""))
    if number == over - 2:
        reason = (
            "Zes deelnemers staan twee keer in het overzicht. Graag een nieuwe telling uit het "
            "uitkeringenregister."
        )
        disputed = VerificationDecision.DISPUTED
        return (Measured("uitkeringsdagen", days, disputed, reason=reason), reference)
    return (Measured("uitkeringsdagen", days), reference)


_BASELINE = "Gemiddelde in het jaar vóór de start, uit het uitkeringenregister (verzonnen)"
BOND = Course(
    slug="demodam-waterwijk-aan-het-werk",
    title=(
        "Waterwijk aan het werk: een fonds betaalt vooruit",
        "Waterwijk to work: a fund pays ahead",
    ),
    summary=(
        "Een fonds legt € 300.000 in. Een stichting helpt mensen aan werk. De gemeente betaalt het "
        "fonds alleen terug als deelnemers minder dagen een uitkering nodig hebben dan anderen.",
        "A fund puts in € 300,000. A foundation helps people find work. The municipality repays the "
        "fund only when participants need fewer days of benefit than others do.",
    ),
    task="Meer mensen uit de Waterwijk aan betaald werk helpen",
    exit_clause=(
        "Stopt het contract, dan neemt het Werkplein de begeleiding binnen drie maanden over. "
        "Deelnemers houden hun begeleider tot dat is gebeurd."
    ),
    legal_basis="commission",
    vat_treatment="exempt",
    sides=SIDES,
    indicators=(
        {
            "code": "uitkeringsdagen",
            "name": "Dagen met uitkering per deelnemer",
            "name_en": "Days on benefit per participant",
            "definition": "Gemiddeld aantal dagen per kwartaal waarover een deelnemer bijstand kreeg.",
            "unit": "dag",
            "kind": "level",
            "source": "uitkeringenregister van de gemeente",
            "baseline": 80,
            "baseline_source": _BASELINE,
            "target": 55,
            "verifier": "toetser",
        },
        {
            "code": "vergelijking",
            "name": "Dagen met uitkering in de vergelijkingsgroep",
            "name_en": "Days on benefit in the comparison group",
            "definition": "Hetzelfde, voor mensen in andere wijken die niet meedoen.",
            "unit": "dag",
            "kind": "level",
            "source": "uitkeringenregister van de gemeente",
            "baseline": 80,
            "baseline_source": _BASELINE,
            "verifier": "toetser",
        },
    ),
    terms=terms,
    measured=measured,
    approved_until=lambda over: over - 4,
    correction=Correction(
        "uitkeringsdagen",
        "60",
        "Drie deelnemers waren in het register nog niet aangemeld: het gemiddelde is hoger.",
    ),
)
