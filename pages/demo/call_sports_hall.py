"""The call of Demodam that was decided per part of the work. All made up."""

from pages.demo.calls_open import LEGAL, NOT_ASKED, PRIVACY, WHO
from pages.demo.content import both

SPORTS_HALL = {
    "slug": "sporthal-de-bolder",
    "days": {"opens_on": -130, "closes_on": -75, "assessment_on": -72, "decide_by": 10},
    "meeting": None,
    "lots": (
        both(
            name=("Ontvangst en beheer", "Welcome and management"),
            what=(
                "De hal openen en sluiten, en elke avond iemand die mensen ontvangt.",
                "Open and close the hall, and welcome people every evening.",
            ),
        )
        | {"budget_ceiling": "32000.00"},
        both(
            name=("Kantine", "Canteen"),
            what=(
                "Vijf avonden per week koffie, fruit en een eenvoudige maaltijd.",
                "Coffee, fruit and a simple meal on five evenings a week.",
            ),
        )
        | {"budget_ceiling": "9000.00"},
        both(
            name=("Onderhoud van de sportvloer", "Maintenance of the sports floor"),
            what=(
                "De vloer twee keer per jaar schuren, lakken en keuren.",
                "Sand, varnish and certify the floor twice a year.",
            ),
        )
        | {"budget_ceiling": "18000.00"},
    ),
    "fields": {
        "kind": "tender",
        "policy_field": "sport",
        "present_executor": "Sportbeheer Rivierenland bv (verzonnen)",
        "contract_ends_in_days": 160,
        "present_cost": "61500.00",
        "budget_ceiling": None,
        "agreement_form": "commission",
        "contact_name": "Fatima Bakkali (verzonnen)",
        "contact_phone": "010 555 01 47",
        "contact_email": "sporthal@demodam.example",
        **both(
            title=("Wie houdt sporthal De Bolder open?", "Who keeps De Bolder sports hall open?"),
            summary=(
                "Clubs en buren kennen de hal het best. Zij kunnen een deel van het werk doen.",
                "Clubs and neighbours know the hall best. They can do a part of the work.",
            ),
            area=("Demodam-West", "Demodam-West"),
            target_group=("Clubs, scholen en buren", "Clubs, schools and neighbours"),
            task=(
                "De sporthal openen, beheren en heel houden.",
                "Open, manage and maintain the sports hall.",
            ),
            why=(
                "’s Avonds is er nu niemand aan de balie. Clubs willen zelf ontvangen.",
                "Nobody is at the desk in the evening now. Clubs want to welcome people.",
            ),
            contract_note=("Het contract loopt af.", "The contract ends."),
            present_cost_source=(
                "jaarrekening 2025, programma Sport, zonder btw (verzonnen)",
                "annual accounts 2025, programme Sport, without VAT (made up)",
            ),
            quality_norm=(
                "Zes dagen per week open\nEen goedgekeurde vloer",
                "Open six days a week\nA certified floor",
            ),
            may_differ=("Wie ontvangt\nTijden", "Who welcomes\nHours"),
            must_stay=(
                "Schoolsport overdag\nDe vloer blijft veilig",
                "School sports by day\nThe floor stays safe",
            ),
            input_asked=("Welk deel u doet en met wie", "Which part you do and with whom"),
            input_not_asked=NOT_ASKED,
            municipality_contributes=(
                "Het gebouw, energie en groot onderhoud",
                "The building, energy and major repairs",
            ),
            who_may_respond=WHO,
            duration=("Drie jaar", "Three years"),
            legal_basis=LEGAL,
            privacy_note=PRIVACY,
            contact_role=("Beleidsadviseur sport", "Policy adviser sport"),
            contact_hours=("ma–do van 9 tot 17 uur", "Mon–Thu 9.00–17.00"),
        ),
    },
}
