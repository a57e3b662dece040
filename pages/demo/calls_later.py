"""The calls of Demodam that are planned, in assessment, running or withdrawn. All made up."""

from datetime import date

from pages.demo.calls_open import LEGAL, NOT_ASKED, PRIVACY, WHO
from pages.demo.content import both

POOL = {
    "slug": "zwembad-de-kolk",
    "days": {"opens_on": 30, "closes_on": 93, "decide_by": 155},
    "meeting": None,
    "lots": (
        both(
            name=("Toezicht en ontvangst", "Guarding and welcome"),
            what=(
                "Elke dag van 7 tot 22 uur toezicht bij het water en iemand aan de balie.",
                "Guards at the water and somebody at the desk, every day from 7 to 22 hours.",
            ),
        )
        | {"budget_ceiling": "148000.00"},
        both(
            name=("Schoonmaak en techniek", "Cleaning and technology"),
            what=(
                "Het gebouw schoonhouden en het water elke dag controleren.",
                "Keep the building clean and check the water every day.",
            ),
        )
        | {"budget_ceiling": "121000.00"},
        both(
            name=("Zwemles en activiteiten", "Lessons and activities"),
            what=(
                "Zwemles, schoolzwemmen en een avond per week voor mensen die het opnieuw leren.",
                "Lessons, school swimming, and one evening a week for who learns it again.",
            ),
        ),
    ),
    "fields": {
        "kind": "tender",
        "policy_field": "sport",
        "present_executor": "Sportbeheer Rivierenland bv (verzonnen)",
        "contract_ends_in_days": 400,
        "present_cost": "318000.00",
        "budget_ceiling": None,
        "agreement_form": "commission",
        "contact_name": "Fatima Bakkali (verzonnen)",
        "contact_phone": "010 555 01 47",
        "contact_email": "zwembad@demodam.example",
        **both(
            title=(
                "Hoe houden we zwembad De Kolk samen open?",
                "How do we keep De Kolk pool open?",
            ),
            summary=(
                "Volgend jaar loopt het contract voor het zwembad af. Wij zoeken partners die een "
                "deel van het beheer of het gebouw delen.",
                "Next year the contract for the pool ends. We look for partners who share part of "
                "the running or of the building.",
            ),
            area=("Demodam-Oost", "Demodam-Oost"),
            target_group=("Scholen, clubs en zwemmers", "Schools, clubs and swimmers"),
            task=(
                "Het zwembad openen, bewaken en schoonhouden.",
                "Open, guard and clean the pool.",
            ),
            why=(
                "Wij willen dat kinderen dichtbij leren zwemmen. Misschien kan dat slimmer samen "
                "met clubs, scholen of ondernemers.",
                "We want children to learn to swim nearby. Perhaps that can be done better together "
                "with clubs, schools or firms.",
            ),
            contract_note=("Verlengen met een jaar kan.", "It can be extended by a year."),
            present_cost_source=(
                "jaarrekening 2025, programma Sport, zonder btw (verzonnen)",
                "annual accounts 2025, programme Sport, without VAT (made up)",
            ),
            quality_norm=(
                "Zestig uur per week open\nWater volgens de wettelijke normen",
                "Open sixty hours a week\nWater as the law requires",
            ),
            may_differ=(
                "Wie het beheert\nTijden en tarieven\nEen functie erbij",
                "Who runs it\nHours and prices\nAn extra use",
            ),
            must_stay=(
                "Schoolzwemmen blijft\nToezicht door mensen met een diploma, dat eist de wet",
                "School swimming stays\nQualified lifeguards, as the law requires",
            ),
            input_asked=("Uw rol en wat u nodig hebt", "Your role and what you need"),
            input_not_asked=NOT_ASKED,
            municipality_contributes=(
                "Het gebouw en groot onderhoud\nCijfers over energie en bezoek",
                "The building and major repairs\nFigures on energy and visits",
            ),
            who_may_respond=WHO,
            duration=("Vijf jaar", "Five years"),
            legal_basis=LEGAL,
            privacy_note=PRIVACY,
            contact_role=("Beleidsadviseur sport", "Policy adviser sport"),
            contact_hours=("ma–do van 9 tot 17 uur", "Mon–Thu 9.00–17.00"),
        ),
    },
}

LANGUAGE = {
    "slug": "taalles-dichtbij",
    "days": {"opens_on": -110, "closes_on": -38, "assessment_on": -35, "decide_by": 21},
    "meeting": None,
    "fields": {
        "policy_field": "language",
        "present_executor": "Stichting Taalpunt (verzonnen)",
        "contract_ends_in_days": 130,
        "present_cost": "97500.00",
        "budget_ceiling": "100000.00",
        "agreement_form": "subsidy",
        "contact_name": "Wim Terpstra (verzonnen)",
        "contact_phone": "010 555 01 52",
        "contact_email": "taal@demodam.example",
        **both(
            title=("Taalles dichtbij huis", "Language lessons close to home"),
            summary=(
                "Nu is er les op één plek in het centrum. Wie brengt de les naar de wijken?",
                "Lessons are in one place in the centre now. Who brings them to the areas?",
            ),
            area=("Alle wijken", "All areas"),
            target_group=(
                "Mensen die beter willen lezen of spreken",
                "People who want to read or speak better",
            ),
            task=(
                "Taalles in kleine groepen, 40 weken per jaar.",
                "Lessons in small groups, 40 weeks a year.",
            ),
            why=(
                "Wie ver moet reizen, haakt af. Vrijwilligers uit de wijk komen verder.",
                "Who must travel far, gives up. Volunteers from the area get further.",
            ),
            contract_note=("", ""),
            present_cost_source=(
                "subsidiebesluit 2026 (verzonnen)",
                "grant decision 2026 (made up)",
            ),
            quality_norm=(
                "180 deelnemers per jaar\nEen deelnemer begint binnen vier weken",
                "180 participants a year\nA participant starts within four weeks",
            ),
            may_differ=("Plekken, tijden en methode", "Places, times and method"),
            must_stay=("De les is gratis of bijna gratis", "Lessons are free or nearly free"),
            input_asked=("Waar u lesgeeft en met wie", "Where you teach and with whom"),
            input_not_asked=NOT_ASKED,
            municipality_contributes=(
                "Lesruimtes in drie wijken\nScholing van vrijwilligers",
                "Rooms in three areas\nTraining of volunteers",
            ),
            who_may_respond=WHO,
            duration=("Twee jaar", "Two years"),
            legal_basis=LEGAL,
            privacy_note=PRIVACY,
            contact_role=("Adviseur meedoen", "Adviser on taking part"),
            contact_hours=("di–vr van 9 tot 17 uur", "Tue–Fri 9.00–17.00"),
        ),
    },
}

YOUTH = {
    "slug": "jongeren-aan-de-slag",
    "days": {
        "opens_on": date(2023, 6, 1),
        "closes_on": date(2023, 7, 31),
        "assessment_on": date(2023, 8, 1),
        "decide_by": date(2023, 10, 15),
        "decided_on": date(2023, 10, 10),
        "running_on": date(2024, 1, 1),
    },
    "meeting": None,
    "fields": {
        "policy_field": "work",
        "present_executor": "Gemeente Demodam, afdeling Werk",
        "contract_ends_in_days": None,
        "present_cost": "410000.00",
        "budget_ceiling": "400000.00",
        "agreement_form": "outcomes",
        "contact_name": "Anouk Meijer (verzonnen)",
        "contact_phone": "010 555 01 63",
        "contact_email": "jongeren@demodam.example",
        **both(
            title=("Jongeren aan de slag", "Young people at work"),
            summary=(
                "Wie helpt jongeren zonder school of werk sneller verder? Betaald wordt voor wat "
                "lukt.",
                "Who helps young people without school or work on faster? Payment is for what works.",
            ),
            area=("Heel Demodam", "All of Demodam"),
            target_group=("Jongeren van 17 tot 27 jaar", "Young people aged 17 to 27"),
            task=(
                "Begeleiden naar school, werk of een eigen bedrijf.",
                "Guiding to school, work or a business.",
            ),
            why=(
                "De oude aanpak hielp te weinig jongeren. Wij zochten een partij die het anders durft.",
                "The old approach helped too few. We looked for a party that dares to do it differently.",
            ),
            contract_note=(
                "Eigen medewerkers, er was geen contract.",
                "Own staff, there was no contract.",
            ),
            present_cost_source=("jaarrekening 2023 (verzonnen)", "annual accounts 2023 (made up)"),
            quality_norm=(
                "Elke jongere heeft één vaste begeleider",
                "Every young person has one fixed guide",
            ),
            may_differ=("De hele aanpak", "The whole approach"),
            must_stay=(
                "Meedoen is vrijwillig\nWij vragen en tonen nooit wie een uitkering heeft",
                "Taking part is voluntary\nWe never ask or show who is on benefit",
            ),
            input_asked=(
                "Uw aanpak en hoe u meet of het helpt",
                "Your approach and how you measure it",
            ),
            input_not_asked=NOT_ASKED,
            municipality_contributes=(
                "Een vast aanspreekpunt\nToegang tot scholen en werkgevers",
                "One contact\nAccess to schools and employers",
            ),
            who_may_respond=WHO,
            duration=("Vier jaar", "Four years"),
            legal_basis=LEGAL,
            privacy_note=PRIVACY,
            decision_summary=(
                "Het college koos voor een nieuwe aanpak waarbij een financier vooraf betaalt en de "
                "gemeente betaalt voor resultaat.\n"
                "De aanpak scoorde in woorden het sterkst op waarde voor jongeren en op volhouden.",
                "The executive chose a new approach: an investor pays in advance and the "
                "municipality pays for results.\n"
                "In words, it was strongest on value for young people and on keeping it up.",
            ),
            contact_role=("Contractmanager", "Contract manager"),
            contact_hours=("ma–vr van 9 tot 17 uur", "Mon–Fri 9.00–17.00"),
        ),
    },
}

PLAY = {
    "slug": "speelplekken-noord",
    "days": {"opens_on": -75, "closes_on": -20, "decide_by": 60, "withdrawn_on": -48},
    "meeting": None,
    "fields": {
        "policy_field": "youth",
        "present_executor": "Speelwerk Holland bv (verzonnen)",
        "contract_ends_in_days": 610,
        "present_cost": "38000.00",
        "budget_ceiling": "38000.00",
        "agreement_form": "open",
        "contact_name": "Samira de Boer (verzonnen)",
        "contact_phone": "010 555 01 21",
        "contact_email": "groen@demodam.example",
        **both(
            title=("Speelplekken in Noord", "Play areas in Noord"),
            summary=(
                "Wie onderhoudt de zeven speelplekken in Noord? Deze oproep is ingetrokken.",
                "Who maintains the seven play areas in Noord? This call has been withdrawn.",
            ),
            area=("Demodam-Noord", "Demodam-Noord"),
            target_group=("Kinderen tot twaalf jaar", "Children up to twelve"),
            task=("Toestellen controleren en repareren.", "Checking and repairing equipment."),
            why=("Ouders wilden meedenken over spelen.", "Parents wanted a say in play."),
            contract_note=("", ""),
            present_cost_source=("begroting 2026 (verzonnen)", "budget 2026 (made up)"),
            quality_norm=("Twee keer per jaar gekeurd", "Inspected twice a year"),
            may_differ=("Welke toestellen er staan", "Which equipment there is"),
            must_stay=("De keuring is wettelijk verplicht", "The inspection is required by law"),
            input_asked=("Uw idee in een halve bladzijde", "Your idea on half a page"),
            input_not_asked=NOT_ASKED,
            municipality_contributes=("De keuring en de verzekering", "Inspection and insurance"),
            who_may_respond=WHO,
            duration=("Drie jaar", "Three years"),
            legal_basis=LEGAL,
            privacy_note=PRIVACY,
            withdrawal_reason=(
                "Het lopende contract bleek niet op te zeggen vóór 2028. Dat hadden wij eerst moeten "
                "nagaan. Wie al had gereageerd, is gebeld.",
                "The running contract could not be ended before 2028. We should have checked that "
                "first. Everybody who had responded has been called.",
            ),
            contact_role=("Gebiedsmanager Noord", "Area manager Noord"),
            contact_hours=("ma–do van 9 tot 20 uur", "Mon–Thu 9.00–20.00"),
        ),
    },
}
