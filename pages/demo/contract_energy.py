"""A made-up contract that cannot be settled now: nobody measured the last quarter."""

from typing import Any

from contracts.enums import PartyKind, PartyRole
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
    Side(
        "uitvoerder",
        PartyRole.PROVIDER,
        "Energiegroep Havenkwartier (fictief)",
        PartyKind.RESIDENT_GROUP,
        "uitvoerder",
    ),
    EVALUATOR,
)
# Percent less gas than in the year before, quarter after quarter.
SAVINGS = ("3", "6", "8.5", "11", "9.5", "12", "7", "10.5")


def terms(year: int) -> dict[str, Any]:
    """Two years of quarters that end with this year."""
    first = f"{year - 1}-01-01"
    return {
        "format": "terms/1",
        "title": {"nl": "Energiecoaches Havenkwartier", "en": "Energy coaches Havenkwartier"},
        "currency": "EUR",
        "valid_from": first,
        "periods": {"every": "quarter", "from": first, "until": f"{year + 1}-01-01"},
        "rounding": {"mode": "half_up", "to": "0.01", "at": "line"},
        "parties": parties(SIDES),
        "metrics": [
            {
                "code": "gas_bespaard",
                "label": {"nl": "Minder gas per woning", "en": "Less gas per home"},
                "kind": "level",
                "unit": {"nl": "procent", "en": "percent"},
                "unit_plural": {"nl": "procent", "en": "percent"},
                "verified_by": "toetser",
                "missing": {"not_measured": "block"},
            }
        ],
        "components": [
            {
                "code": "besparing",
                "label": {"nl": "Besparing op gas", "en": "Saving of gas"},
                "over": "period",
                "quantity": {"latest": "gas_bespaard"},
                "price": {
                    "steps": [
                        {"at_least": "5", "amount": "4000"},
                        {"at_least": "10", "amount": "8000"},
                    ]
                },
            }
        ],
        "limits": [
            {
                "code": "plafond",
                "label": {"nl": "Plafond per jaar", "en": "Ceiling a year"},
                "scope": "year",
                "max": "28000",
            }
        ],
    }


def measured(number: int, over: int) -> tuple[Measured, ...]:
    """Every quarter but the last one that is over."""
    return () if number == over - 1 else (Measured("gas_bespaard", SAVINGS[number]),)


ENERGY = Course(
    slug="demodam-energiecoaches-havenkwartier",
    title=("Energiecoaches in het Havenkwartier", "Energy coaches in the Havenkwartier"),
    summary=(
        "Bewoners helpen hun buren om minder gas te gebruiken. Gebruikt een woning minstens 5 "
        "procent minder gas, dan betaalt de gemeente de bewonersgroep een vast bedrag.",
        "Residents help their neighbours to use less gas. When a home uses at least 5 percent less, "
        "the municipality pays the residents' group a fixed amount.",
    ),
    task="Minder energie in bestaande woningen",
    exit_clause="De opgeleide coaches blijven, met de uitleenkast, onder de hoede van het buurthuis.",
    legal_basis="subsidy",
    vat_treatment="exempt",
    sides=SIDES,
    indicators=(
        {
            "code": "gas_bespaard",
            "name": "Minder gas per woning",
            "name_en": "Less gas per home",
            "definition": (
                "Verschil in gasverbruik per woning met hetzelfde kwartaal een jaar eerder, "
                "gecorrigeerd voor het weer."
            ),
            "unit": "procent",
            "kind": "level",
            "source": "meterstanden via de netbeheerder, per straat opgeteld",
            "baseline": 0,
            "baseline_source": "Verbruik in het jaar vóór de start",
            "target": 10,
            "verifier": "toetser",
        },
    ),
    terms=terms,
    measured=measured,
    approved_until=lambda over: over - 1,
)
