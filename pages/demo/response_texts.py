"""The words of the demo responses. All people and amounts are made up and labelled "fictief"."""

from dataclasses import replace

from pages.challenges.documents import (
    About,
    Applicant,
    BudgetLine,
    IndicatorProposal,
    Milestone,
    Partner,
    Plan,
    Planning,
    Publication,
    ResponseDocument,
    Results,
    Value,
)

ALL_PUBLIC = Publication(
    name=True, plan=True, value=True, results=True, costs=True, exchange=True, planning=True
)


def response(
    *,
    key: str,
    name: str,
    title: str,
    different: str,
    kind: str = "group",
    channel: str = "email",
    publication: Publication = ALL_PUBLIC,
    results: Results | None = None,
    planning: Planning | None = None,
    partners: tuple[Partner, ...] = (),
    for_whom: str = "Bewoners van de wijk",
    reach_count: int | None = None,
    why: str = "",
    about: About | None = None,
    value: Value | None = None,
) -> ResponseDocument:
    """A made-up response; `key` makes its e-mail address, and so finds it again."""
    return ResponseDocument(
        applicant=Applicant(
            kind=kind,
            name=f"{name} (fictief)",
            email=f"{key}@voorbeeld.example",
            phone="010 555 01 99",
            place="Demodam",
            channel=channel,
            address="Voorbeeldstraat 1, 0000 AA Demodam" if channel == "post" else "",
            partners=partners,
        ),
        about=about or About(),
        plan=Plan(
            title=title, different=different, for_whom=for_whom, reach_count=reach_count, why=why
        ),
        value=value or Value(),
        results=results or Results(needs="Meedenken en een vast contact bij de gemeente."),
        planning=planning or Planning(),
        publication=publication,
        is_declared_true=True,
    )


LANGUAGE_CAFE = response(
    key="taalcafe",
    kind="organisation",
    name="Stichting Taalcafé De Brug",
    title="Taalcafé in elk buurthuis",
    different=(
        "Wij leren Nederlands aan tafel, met koffie en een buurtgenoot. Niet in een klas, maar"
        " waar mensen toch al komen. Wie iets leert, helpt daarna de volgende."
    ),
    for_whom="Nieuwe en oude Demodammers die beter Nederlands willen praten",
    reach_count=120,
    partners=(Partner("Bibliotheek Demodam (fictief)", "geeft boeken en een zaal"),),
    results=Results(
        indicators=(
            IndicatorProposal(
                "Deelnemers die na een half jaar een gesprek bij de huisarts kunnen voeren",
                "0", "60", "gesprek met een onafhankelijke taaldocent",
            ),
            IndicatorProposal(
                "Deelnemers die zelf een ander helpen", "0", "25", "telling per kwartaal"
            ),
        ),
        budget=(
            BudgetLine("Begeleiding door een taaldocent, twee dagen per week", 38_400_00),
            BudgetLine("Koffie, lesboeken en vervoer", 6_250_50),
        ),
        own_contribution="Veertig vrijwilligers, samen zo'n 3.000 uur per jaar.",
        own_contribution_cents=2_500_00,
        needs="Een ochtend per week een ruimte in drie buurthuizen.",
    ),
    planning=Planning(
        starts_on="2027-02-01",
        ends_on="2029-01-31",
        milestones=(
            Milestone("februari 2027", "het eerste café is open"),
            Milestone("na de zomer", "drie cafés, elke week"),
        ),
        support="Wij hielden vier avonden; 86 mensen lieten hun naam achter om mee te doen.",
        continuity="De bibliotheek neemt de groepen over. Niemand staat van de ene op de andere dag buiten.",
    ),
)  # fmt: skip

BUDDIES = response(
    key="taalmaatjes",
    name="Taalmaatjes Oost",
    title="Een taalmaatje voor iedereen die wacht",
    different="Wie op de wachtlijst staat, krijgt binnen twee weken een maatje uit de buurt.",
    reach_count=60,
    results=Results(
        indicators=(
            IndicatorProposal("Mensen op de wachtlijst met een maatje", "5", "60", "lijst"),
        ),
        budget=(BudgetLine("Coördinatie", 21_000_00),),
    ),
)
APP = response(
    key="taalapp",
    kind="organisation",
    name="LeerSnel bv",
    title="Een app in plaats van lessen",
    different="Alle lessen gaan via onze app. Docenten zijn dan niet meer nodig.",
    results=Results(budget=(BudgetLine("Licenties", 184_000_00),)),
)
LIBRARY = response(
    key="taalavond",
    kind="person",
    name="Sanne de Vries",
    title="Ook 's avonds les, voor wie overdag werkt",
    different="Nu zijn alle lessen overdag. Wie werkt, kan nooit. Begin één avondgroep.",
    publication=Publication(plan=True),
)
UNFINISHED = response(
    key="samenleren",
    name="Samen Leren",
    title="Samen leren",
    different="Wij gaan samen leren.",
    publication=Publication(),
)
PASSPORTS = response(
    key="paspoort",
    kind="person",
    name="Rik Bakker",
    title="Paspoorten uitgeven in het buurthuis",
    different="Wij geven paspoorten en rijbewijzen uit in het buurthuis, met koffie erbij.",
)
CHOIR = response(
    key="taalkoor",
    name="Taalkoor Demodam",
    title="Nederlands leren door te zingen",
    different="Elke week een lied. Zingen helpt om klanken te leren en het is gezellig.",
    reach_count=45,
    why="Wie wacht op een taalles, leert zo nu al. Een dirigent kost minder dan een klas.",
    about=About(
        task="Taallessen voor volwassenen die op een wachtlijst staan",
        present="Een taalbureau geeft les in het stadhuis. De wachtlijst is zes maanden.",
        cooperation="subsidy",
    ),
    value=Value(
        services="Elke week anderhalf uur zingen en praten, met koffie.",
        added_value="Mensen durven te praten, ook op school en bij de huisarts.",
        benefits="De deelnemers en hun kinderen, de school en de huisarts.",
        pays_now="De leden betalen de zaal zelf.",
        pays_later="De gemeente de dirigent, de leden de zaal.",
    ),
    results=Results(
        indicators=(
            IndicatorProposal(
                "Deelnemers die zelf een gesprek beginnen", "5", "30", "telling", "elk half jaar"
            ),
        ),
        budget=(
            BudgetLine("Dirigent, per jaar", 4_800_00, "fixed"),
            BudgetLine("Liedboeken", 350_00, "once"),
            BudgetLine("Koffie, per avond", 900_00, "variable"),
        ),
        own_contribution="Zes vrijwilligers, elke week.",
        needs="Geld voor de dirigent, en een plek in de nieuwsbrief.",
        wants_back="Een optreden bij de opening van het buurthuis.",
    ),
    planning=Planning(
        involvement="Deelnemers kiezen zelf de liederen.",
        quality="De dirigent werkte eerder als taaldocent.",
        support="Drieëntwintig mensen kwamen naar de proefavond.",
        continuity="De muziekschool neemt het koor dan over.",
    ),
)
GARDENERS = response(
    key="waterwijk",
    name="Groengroep Waterwijk",
    title="Bloemen langs de singel",
    different="Wij maaien minder vaak en zaaien bloemen. Kinderen van de school tellen de bijen.",
    reach_count=200,
    results=Results(
        indicators=(
            IndicatorProposal("Soorten planten langs de singel", "11", "30", "telling in mei"),
        ),
        budget=(BudgetLine("Zaad en planten", 3_200_00), BudgetLine("Gereedschap", 1_150_00)),
        needs="Een keer per jaar maaien met de grote machine.",
    ),
)
STREET = response(
    key="oeverstraat",
    name="Bewoners van de Oeverstraat",
    title="Wij houden onze eigen straat bij",
    different="Twaalf huizen, een rooster en een schuurtje met gereedschap.",
    channel="post",
)
BANKSIDE = response(
    key="zandpad",
    name="Buren van het Zandpad",
    title="Wij maaien de berm met de zeis",
    different="Vier buren maaien twee keer per jaar, als de bloemen zaad hebben.",
    channel="post",
)
BANKSIDE_COMPLETED = replace(
    BANKSIDE,
    results=Results(
        needs="Een plek om het hooi te leggen.",
        budget=(BudgetLine("Zes zeisen en een cursus", 840_00),),
    ),
    planning=Planning(continuity="Is het nat, dan wachten wij een week. Jan houdt de lijst bij."),
)
HOUSE = response(
    key="desluis",
    name="Vrienden van De Sluis",
    title="De Sluis zeven dagen open",
    different="Bewoners hebben zelf de sleutel. Zo is het huis ook in het weekend open.",
    partners=(Partner("Muziekvereniging (fictief)", "opent op zaterdag"),),
    results=Results(budget=(BudgetLine("Beheer en schoonmaak", 46_000_00),)),
)
KITCHEN = response(
    key="keuken",
    name="Buurtkeuken",
    title="Samen koken in De Sluis",
    different="Drie avonden per week koken en eten wij samen.",
)

# A half-finished draft, typed as people type: with a mistake in it.
DRAFT_WHO = {
    "kind": "group", "name": "Kade 12 (fictief)", "contact_name": "", "email": "kade12@voorbeeld",
    "phone": "", "place": "Waterwijk", "kvk": "", "channel": "email", "address": "",
}  # fmt: skip
DRAFT_PLAN = {
    "title": "Een moestuin op het lege veld", "different": "Nu ligt het braak. Wij willen",
    "for_whom": "", "reach_count": "ongeveer 40", "reach": "",
}  # fmt: skip
PLAYERS = response(
    key="speelploeg",
    name="Speelploeg Noord",
    title="Ouders houden de speelplekken heel",
    different="Elke speelplek krijgt twee ouders die wekelijks kijken en kleine dingen maken.",
)
BENCH = response(
    key="buurtbank",
    name="Straat aan de Singel",
    title="Een lange bank voor de hele straat",
    different="Wij bouwen de bank zelf en houden het plantsoen eromheen bij.",
)
ORCHARD = response(
    key="boomgaard",
    name="Oogst Waterwijk",
    title="Een boomgaard waar iedereen plukt",
    different="Fruitbomen in plaats van gras. De school en de buurt oogsten samen.",
    reach_count=200,
)
WORKSHOP = response(
    key="werkplaats",
    name="Stichting Handig in de Buurt",
    kind="organisation",
    title="Een werkplaats in het lege lokaal",
    different="Buren repareren samen fietsen en lampen, en leren het van elkaar.",
    results=Results(budget=(BudgetLine("Gereedschap en stroom", 9_400_00),)),
)
EXAM = response(
    key="examenhulp",
    name="Oefengroep De Haven",
    title="Samen oefenen voor het examen",
    different="Wie geslaagd is, helpt wie bijna examen doet.",
)
WALK = response(
    key="wandelles",
    name="Wandel en Praat",
    title="Nederlands leren terwijl je wandelt",
    different="Twee keer per week een uur wandelen met een buurtgenoot. Iedereen praat.",
    results=Results(budget=(BudgetLine("Begeleiding, per jaar", 3_600_00),)),
)
