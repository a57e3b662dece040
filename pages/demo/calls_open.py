"""The calls of Demodam that are open or planned. Everything in them is made up."""

from pages.demo.content import both

LEGAL = (
    "Participatieverordening Demodam, hoofdstuk uitdaagrecht (verzonnen)",
    "Demodam participation by-law, chapter on the right to challenge (made up)",
)
NOT_ASKED = (
    "U hoeft nog geen stichting of vereniging te hebben\n"
    "Wij vragen geen diploma’s en niet hoe lang uw groep al bestaat\n"
    "Een ondernemingsplan hoeft niet: vier bladzijden is genoeg",
    "You need no foundation or association yet\n"
    "We ask no diplomas and not how long your group exists\n"
    "No business plan: four pages are enough",
)
WHO = (
    "Bewoners, verenigingen, stichtingen, coöperaties, zelfstandigen en groepen medewerkers. "
    "Alleen of samen.",
    "Residents, associations, foundations, cooperatives, self-employed people and groups of staff. "
    "Alone or together.",
)
PRIVACY = (
    "Wij gebruiken uw gegevens alleen voor deze oproep. U bepaalt wat er van uw reactie openbaar "
    "wordt.",
    "We use your data for this call only. You decide what of your response becomes public.",
)
CRITERIA = (
    both(
        name=("Kwaliteit", "Quality"),
        explanation=(
            "Wordt het minstens zo goed als nu? Hoe merken bewoners dat?",
            "Will it be at least as good as now? How will residents notice?",
        ),
    ),
    both(
        name=("Waarde voor de buurt", "Value for the area"),
        explanation=(
            "Wat levert het op naast de taak zelf, zoals contact, werk of plezier?",
            "What does it bring besides the task, such as contact, work or fun?",
        ),
    ),
    both(
        name=("Steun in de buurt", "Support in the area"),
        explanation=(
            "Wie weten ervan en wie doen mee? Elke manier om dat te laten zien is goed.",
            "Who knows about it and who joins? Any way to show it is fine.",
        ),
    ),
    both(
        name=("Volhouden", "Keeping it up"),
        explanation=(
            "Wat gebeurt er als iemand uitvalt, en na afloop van de afspraak?",
            "What happens if someone drops out, and when the agreement ends?",
        ),
    ),
    both(
        name=("Geld", "Money"),
        explanation=(
            "Past het binnen het budget? Goedkoper hoeft niet.",
            "Does it fit the budget? It need not be cheaper.",
        ),
    ),
)

GREEN = {
    "slug": "groen-in-de-waterwijk",
    "days": {"opens_on": -24, "closes_on": 32, "decide_by": 95},
    "meeting": (
        9,
        "Buurthuis De Sluis, Sluisplein 1",
        (
            "Wandeling langs het groen. Kinderen zijn welkom.",
            "A walk past the green. Children are welcome.",
        ),
    ),
    "fields": {
        "policy_field": "green",
        "present_executor": "Groenteam Demodam bv (verzonnen)",
        "contract_ends_in_days": 220,
        "present_cost": "86400.00",
        "budget_ceiling": "86400.00",
        "agreement_form": "outcomes",
        "contact_name": "Samira de Boer (verzonnen)",
        "contact_phone": "010 555 01 21",
        "contact_email": "groen@demodam.example",
        **both(
            title=(
                "Wie verzorgt het groen in de Waterwijk?",
                "Who looks after the Waterwijk green?",
            ),
            summary=(
                "Perken, bomen en drie speelveldjes. Wij zoeken een groep die het mooier of leuker "
                "kan maken dan nu.",
                "Flower beds, trees and three play fields. We look for a group that can make it "
                "nicer than now.",
            ),
            shared_problem=(
                "Wij spraken 140 mensen op het Sluisplein en bij de school. Twee van de drie noemden "
                "het groen. Ook de wijkraad vroeg erom.",
                "We spoke with 140 people on Sluisplein and at the school. Two out of three named "
                "the green. The area council asked for it as well.",
            ),
            area=("Waterwijk", "Waterwijk"),
            target_group=("Alle 2.300 bewoners van de wijk", "All 2,300 residents of the area"),
            task=(
                "Maaien, snoeien, onkruid weghalen en zwerfvuil opruimen op vier hectare: in de "
                "straten en in het park langs de kreek. Nu komt er elke drie weken een ploeg.",
                "Mowing, pruning, weeding and picking up litter on four hectares: in the streets and "
                "in the park along the creek. A crew now comes every three weeks.",
            ),
            why=(
                "Bewoners vertelden ons dat het groen netjes is, maar saai. Zij kennen de plekken "
                "waar kinderen spelen en waar het nat blijft. Wij denken dat een groep uit de wijk "
                "daar meer van kan maken.",
                "Residents told us that the green is tidy but dull. They know where children play "
                "and where it stays wet. We think a group from the area can make more of it.",
            ),
            contract_note=("Opzeggen kan per kwartaal.", "It can be ended each quarter."),
            present_cost_source=(
                "jaarrekening 2025, programma Openbare ruimte, zonder btw (verzonnen)",
                "annual accounts 2025, programme Public space, without VAT (made up)",
            ),
            quality_norm=(
                "Paden en speelplekken zijn altijd veilig\nGras is niet hoger dan tien centimeter\n"
                "Zwerfvuil ligt er hooguit drie dagen\nBewoners geven nu gemiddeld een 6,4",
                "Paths and play areas are always safe\nGrass is at most ten centimetres high\n"
                "Litter lies there for three days at most\nResidents now give 6.4 out of 10",
            ),
            may_differ=(
                "Welke planten er staan\nWanneer en hoe vaak er wordt gewerkt\n"
                "Een moestuin, bloemenweide of speelbos is welkom",
                "Which plants grow there\nWhen and how often the work is done\n"
                "A vegetable garden, meadow or play wood is welcome",
            ),
            must_stay=(
                "De twaalf oude bomen blijven staan\nPaden blijven vrij voor rolstoelen\n"
                "Geen gif\nHet riool en de lantaarns doet de gemeente",
                "The twelve old trees stay\nPaths stay free for wheelchairs\nNo pesticides\n"
                "Sewers and street lights stay with the municipality",
            ),
            input_asked=(
                "Wat u anders gaat doen en met wie\nWat het kost\nHoe u laat zien dat het goed gaat",
                "What you will do differently and with whom\nWhat it costs\n"
                "How you show that it goes well",
            ),
            input_not_asked=NOT_ASKED,
            municipality_contributes=(
                "Gereedschap en een opslag op de werf\nEen boomdeskundige, twintig uur per jaar\n"
                "Verzekering van vrijwilligers\nHulp bij het schrijven van uw plan",
                "Tools and storage at the yard\nA tree expert, twenty hours a year\n"
                "Insurance for volunteers\nHelp with writing your plan",
            ),
            who_may_respond=WHO,
            duration=(
                "Drie jaar, daarna twee keer een jaar langer",
                "Three years, plus one and one",
            ),
            legal_basis=LEGAL,
            privacy_note=PRIVACY,
            contact_role=("Gebiedsmanager Waterwijk", "Area manager Waterwijk"),
            contact_hours=("ma–do van 9 tot 20 uur", "Mon–Thu 9.00–20.00"),
        ),
    },
}

COMMUNITY_HOUSE = {
    "slug": "buurthuis-de-sluis",
    "days": {"opens_on": -41, "closes_on": 13, "decide_by": 76},
    "meeting": (
        4,
        "Buurthuis De Sluis, Sluisplein 1",
        ("Koffie en rondleiding, ook ’s avonds.", "Coffee and a tour, in the evening too."),
    ),
    "fields": {
        "policy_field": "meeting",
        "present_executor": "Gemeente Demodam, afdeling Welzijn",
        "contract_ends_in_days": None,
        "present_cost": "142000.00",
        "budget_ceiling": "150000.00",
        "agreement_form": "open",
        "contact_name": "Jeroen Vis (verzonnen)",
        "contact_phone": "010 555 01 34",
        "contact_email": "desluis@demodam.example",
        **both(
            title=(
                "Wie maakt van De Sluis een huis van de buurt?",
                "Who makes De Sluis the area’s own?",
            ),
            summary=(
                "Het buurthuis is nu vier middagen open. Bewoners willen meer. Wie neemt het over, "
                "of doet het met ons samen?",
                "The community centre is open four afternoons now. Residents want more. Who takes "
                "over, or does it with us?",
            ),
            area=("Sluiskwartier", "Sluiskwartier"),
            target_group=("Iedereen in het Sluiskwartier", "Everybody in the Sluiskwartier"),
            task=(
                "Het gebouw openen en sluiten, ruimtes verhuren, koffie, schoonmaken en activiteiten "
                "regelen.",
                "Opening and closing the building, letting rooms, coffee, cleaning and arranging "
                "activities.",
            ),
            why=(
                "Een buurthuis hoort van de buurt te zijn. Twee groepen vroegen al om een sleutel. "
                "Wij willen dat iedereen een eerlijke kans krijgt, daarom deze oproep.",
                "A community centre should be the community’s. Two groups asked for a key. We want "
                "everybody to have a fair chance, hence this call.",
            ),
            contract_note=(
                "Eigen medewerkers, er is geen contract. Zij houden hun baan bij de gemeente.",
                "Own staff, there is no contract. They keep their jobs with the municipality.",
            ),
            present_cost_source=(
                "begroting 2026, programma Samenleving, met personeel en energie (verzonnen)",
                "budget 2026, programme Society, with staff and energy (made up)",
            ),
            quality_norm=(
                "Vier middagen per week open\nGemiddeld 160 bezoekers per week\n"
                "Brandveilig en schoon",
                "Open four afternoons a week\n160 visitors a week on average\nFire-safe and clean",
            ),
            may_differ=(
                "Openingstijden en activiteiten\nDe inrichting en de naam\n"
                "Eigen inkomsten uit verhuur en koffie",
                "Opening hours and activities\nThe interior and the name\n"
                "Own income from rent and coffee",
            ),
            must_stay=(
                "Iedereen is welkom, ook zonder geld\nHet gebouw blijft van de gemeente\n"
                "Groot onderhoud doet de gemeente",
                "Everybody is welcome, also without money\nThe building stays municipal\n"
                "Major repairs stay with the municipality",
            ),
            input_asked=(
                "Hoe u het huis opent voor iedereen\nWie er achter de bar en het stuur staan\n"
                "Een begroting op één bladzijde",
                "How you open the house for everybody\nWho runs it\nA budget on one page",
            ),
            input_not_asked=NOT_ASKED,
            municipality_contributes=(
                "Het gebouw, zonder huur\nEnergie en groot onderhoud\n"
                "Een beheerder die het eerste jaar meeloopt\nUitleg over btw en verzekering",
                "The building, free of rent\nEnergy and major repairs\n"
                "A caretaker who helps in the first year\nAdvice on VAT and insurance",
            ),
            who_may_respond=WHO,
            duration=("Vier jaar", "Four years"),
            legal_basis=LEGAL,
            privacy_note=PRIVACY,
            contact_role=("Contactfunctionaris Sluiskwartier", "Contact officer Sluiskwartier"),
            contact_hours=("ma–vr van 10 tot 18 uur", "Mon–Fri 10.00–18.00"),
        ),
    },
}
