"""The texts with published rules: place, years, how sure, a summary, and whether it is a contract."""

from pages.demo.content import Pair

MARKS = "a = staat in de bron; b = bekend, maar niet nagekeken; c = door ons gemaakt."

# by the name of the folder: place, years, certainty, summary[, is it a contract]
RULES: dict[str, tuple[str, str, str, Pair] | tuple[str, str, str, Pair, bool]] = {
    "able-irr": (
        "New York, Verenigde Staten",
        "2012–2016",
        "bedragen b, rendementen a",
        (
            "Een rekenvoorbeeld: welk rendement per jaar hoort bij één betaling na vier jaar?",
            "A worked example: which return a year goes with one payment after four years?",
        ),
        False,
    ),
    "able-rikers": (
        "New York, Verenigde Staten",
        "2012–2016",
        "grenzen, maximum en uitkomst a, bedragen per trede b",
        (
            "De stad betaalt alleen als jongeren na hun straf minder dagen terugkeren naar de "
            "gevangenis. Dat lukte niet, en de stad betaalde niets.",
            "The city pays only when young people spend fewer days back in jail. That did not work "
            "out, and the city paid nothing.",
        ),
    ),
    "attrition": (
        "",
        "",
        "regel a",
        (
            "Een rekenvoorbeeld: wat wordt de streefwaarde als een deel van de mensen uitvalt?",
            "A worked example: what becomes of the target when part of the people drop out?",
        ),
        False,
    ),
    "btw-rounding": (
        "Nederland",
        "",
        "regel a",
        (
            "Een rekenvoorbeeld: zo rondt de Belastingdienst btw af, vanaf een halve cent omhoog.",
            "A worked example: how the Dutch tax office rounds VAT, from half a cent upwards.",
        ),
        False,
    ),
    "cambodia-sanitation": (
        "Cambodja",
        "2019–2023",
        "regel en aantallen a",
        (
            "Een betaler geeft een vast bedrag voor elk dorp waar iedereen een toilet gebruikt.",
            "A payer gives a fixed amount for each village where everybody uses a toilet.",
        ),
    ),
    "denver-sib-housing": (
        "Denver, Verenigde Staten",
        "2016–2021",
        "bedragen a, tarief per dag afgeleid",
        (
            "De stad betaalt per dag dat iemand zonder thuis in een eigen woning woont, na aftrek "
            "van dagen in de gevangenis.",
            "The city pays for each day that somebody without a home lives in a home of their own, "
            "less the days in jail.",
        ),
    ),
    "denver-sib-jail": (
        "Denver, Verenigde Staten",
        "2016–2021",
        "grenzen, maximum en betaling a, hellingen b",
        (
            "Hoe meer dagen in de gevangenis wegvallen, hoe hoger het bedrag. Tussen de grenzen "
            "loopt het bedrag langs een lijn op.",
            "The more days in jail fall away, the higher the amount. Between the bounds it rises "
            "along a line.",
        ),
    ),
    "denver-sib-total": (
        "Denver, Verenigde Staten",
        "2016–2021",
        "a",
        (
            "Het hele contract van Denver: wonen en minder gevangenis samen, en wat de investeerders "
            "daaraan overhielden.",
            "Denver's whole contract: housing and less jail together, and what the investors were "
            "left with.",
        ),
    ),
    "dwp-innovation-fund": (
        "Verenigd Koninkrijk",
        "2012–2015",
        "tarieven a",
        (
            "Een tariefkaart voor jongeren die dreigen uit te vallen: een bedrag voor elk diploma en "
            "elke baan, één keer per persoon.",
            "A rate card for young people at risk: an amount for each certificate and each job, once "
            "per person.",
        ),
    ),
    "fair-chance-fund": (
        "Engeland",
        "2015–2018",
        "tarieven, aantallen en betaling a",
        (
            "Een tariefkaart voor dakloze jongeren: bedragen voor wonen, leren en werken die je "
            "volhoudt.",
            "A rate card for homeless young people: amounts for housing, learning and work that "
            "last.",
        ),
    ),
    "istanbul-kodluyor": (
        "Istanbul, Turkije",
        "2023–2026",
        "regel en aantallen a, betaling per kwartaal verzonnen",
        (
            "Een betaler geeft een klein bedrag voor wie aan de cursus programmeren begint, meer voor "
            "wie werk vindt, en het meest voor wie dat werk houdt.",
            "A payer gives a small amount for who begins the coding course, more for who finds work, "
            "and most for who keeps that work.",
        ),
    ),
    "jump-augsburg": (
        "Augsburg, Duitsland",
        "2013–2016",
        "a",
        (
            "Alles of niets: vinden minstens twintig jongeren voor negen maanden werk of een "
            "opleiding, dan betaalt het ministerie € 250.000.",
            "All or nothing: when at least twenty young people find work or training for nine "
            "months, the ministry pays € 250,000.",
        ),
    ),
    "peterborough": (
        "Peterborough, Engeland",
        "2010–2015",
        "daling en betaling a, inleg en plafond niet bevestigd",
        (
            "Het eerste contract van deze soort: investeerders krijgen geld als mensen na hun "
            "gevangenisstraf minder vaak opnieuw worden veroordeeld.",
            "The first contract of its kind: investors are paid when people who leave prison are "
            "convicted again less often.",
        ),
    ),
    "rotterdam-buzinezzclub": (
        "Rotterdam",
        "2013–2014",
        "inleg, verlies en rendement a, de rest c",
        (
            "Investeerders betaalden een jaar begeleiding voor jongeren zonder werk. De gemeente "
            "betaalt terug als jongeren korter een uitkering hebben.",
            "Investors paid for a year of help to young people without work. The municipality repays "
            "when they are on benefit for less time.",
        ),
    ),
    "utah-preschool": (
        "Utah, Verenigde Staten",
        "2013–2023",
        "deel van de besparing a, bedrag van de besparing b",
        (
            "Kinderen die goed voorbereid naar school gaan, hebben minder extra hulp nodig. Van die "
            "besparing gaat een deel naar de investeerders.",
            "Children who start school well prepared need less extra help. Part of that saving goes "
            "to the investors.",
        ),
    ),
    "wattwest-outcomes": (
        "Tilburg",
        "2011–2015",
        "streefwaarden en plafond a, al het andere c (verzonnen variant)",
        (
            "Verzonnen variant van de afspraak met werkpunt watTwest: stel dat er was betaald voor "
            "resultaat. De streefwaarden zijn echt, de prijzen niet.",
            "A made-up variant of the agreement with work point watTwest: suppose it had been paid "
            "for results. The targets are real, the prices are not.",
        ),
    ),
    "wattwest-tranches": (
        "Tilburg",
        "2011–2015",
        "a",
        (
            "Vijf jaar subsidie voor werkpunt watTwest, elk jaar minder: van € 300.000 naar "
            "€ 50.000. De betaling hing niet af van resultaat.",
            "Five years of subsidy for work point watTwest, less each year: from € 300,000 to "
            "€ 50,000. The payment did not depend on results.",
        ),
    ),
    "ways-to-wellness": (
        "Newcastle, Engeland",
        "2015–2016",
        "begin en eind van de schaal a, de lijn ertussen c",
        (
            "Mensen met een langdurige ziekte krijgen een begeleider. Hoe beter zij zich redden, hoe "
            "groter het deel van het bedrag dat wordt betaald.",
            "People with a long-term illness get a link worker. The better they manage, the larger "
            "the part of the amount that is paid.",
        ),
    ),
}
