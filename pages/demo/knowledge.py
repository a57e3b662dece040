"""The knowledge pages and the pages about the site, in plain Dutch and English."""

from pages.demo.content import Pair

EXPLAIN: dict = {
    "slug": "uitleg",
    "title": ("Uitleg", "How it works"),
    "summary": (
        "Wat is uitdaagrecht, wat is een prestatiecontract, en wat kost het u?",
        "What is the right to challenge, what is a performance contract, and what does it take?",
    ),
    "parts": (),
}

ARTICLES: tuple[dict, ...] = (
    {
        "slug": "uitdaagrecht",
        "title": ("Wat is uitdaagrecht?", "What is the right to challenge?"),
        "summary": (
            "U mag de gemeente vragen een taak over te nemen. Met het geld dat erbij hoort.",
            "You may ask the municipality to take over a task. With the money that goes with it.",
        ),
        "parts": (
            (
                "text",
                (
                    "<p>Denkt u dat een taak van de gemeente beter, slimmer of leuker kan? Dan mag u de "
                    "gemeente uitdagen. U legt uit wat u wilt doen. De gemeente kijkt serieus of het kan.</p>",
                    "<p>Do you think a municipal task can be done better, smarter or with more fun? Then "
                    "you may challenge the municipality. You explain what you want to do. The "
                    "municipality seriously looks at it.</p>",
                ),
            ),
            ("heading", ("Wat kunt u overnemen?", "What can you take over?")),
            (
                "text",
                (
                    "<ul><li>Het groen in de straat</li><li>Een buurthuis of speeltuin</li>"
                    "<li>Taallessen, maaltijden of vervoer</li></ul><p>Paspoorten, vergunningen en "
                    "handhaving kunnen niet. Die taken mag alleen de overheid doen.</p>",
                    "<ul><li>The green in the street</li><li>A community centre or playground</li>"
                    "<li>Language lessons, meals or transport</li></ul><p>Passports, permits and "
                    "enforcement cannot. Only government may do those.</p>",
                ),
            ),
            ("heading", ("Hoe gaat het?", "How does it go?")),
            (
                "text",
                (
                    "<ol><li>U reageert op een oproep of komt met een eigen idee.</li><li>U krijgt een "
                    "vaste contactpersoon.</li><li>Wij bekijken uw plan en leggen in woorden uit wat we "
                    "vinden.</li><li>U krijgt op tijd een besluit, met uitleg.</li><li>Samen maken we "
                    "een afspraak.</li></ol>",
                    "<ol><li>You respond to a call or bring your own idea.</li><li>You get one contact "
                    "person.</li><li>We look at your plan and explain in words what we think.</li>"
                    "<li>You get a decision in time, with reasons.</li><li>Together we make an "
                    "agreement.</li></ol>",
                ),
            ),
            (
                "callout",
                (
                    "<p>Een nee krijgt altijd een uitleg. En een tip hoe het wel kan.</p>",
                    "<p>A no always comes with reasons. And with a hint how it could work.</p>",
                ),
            ),
        ),
    },
    {
        "slug": "prestatiecontract",
        "title": ("Wat is een prestatiecontract?", "What is a performance contract?"),
        "summary": (
            "De gemeente betaalt voor wat het oplevert, niet voor wat u doet.",
            "The municipality pays for what it brings, not for what you do.",
        ),
        "parts": (
            (
                "text",
                (
                    "<p>Vaak betaalt een gemeente voor uren of activiteiten. Bij een prestatiecontract "
                    "spreken we af welk resultaat telt. Zoals: vijftig mensen vinden werk en houden dat "
                    "een halfjaar.</p>",
                    "<p>A municipality often pays for hours or activities. In a performance contract we "
                    "agree which result counts. For example: fifty people find work and keep it for six "
                    "months.</p>",
                ),
            ),
            ("heading", ("Wie doen er mee?", "Who takes part?")),
            (
                "text",
                (
                    "<ul><li>De <b>uitvoerder</b> doet het werk en meldt het resultaat.</li><li>De "
                    "<b>toetser</b> staat er los van en controleert.</li><li>De <b>gemeente</b> betaalt "
                    "voor het resultaat.</li><li>Soms betaalt een <b>financier</b> vooruit. Die loopt "
                    "het risico.</li></ul>",
                    "<ul><li>The <b>provider</b> does the work and reports results.</li><li>The "
                    "<b>evaluator</b> is independent and checks.</li><li>The <b>municipality</b> pays "
                    "for results.</li><li>Sometimes an <b>investor</b> pays in advance and carries the "
                    "risk.</li></ul>",
                ),
            ),
            ("heading", ("Hoe weet u of het klopt?", "How do you know it is right?")),
            (
                "text",
                (
                    "<p>Elke afrekening is stap voor stap te volgen. Op de resultaatpagina staat wat is "
                    "beloofd, wat is bereikt en wat is betaald. Bij kleine groepen tonen wij geen "
                    "aantallen, zodat niemand herkenbaar is.</p>",
                    "<p>Every settlement can be followed step by step. The result page shows what was "
                    "promised, achieved and paid. For small groups we show no numbers, so that nobody "
                    "can be recognised.</p>",
                ),
            ),
        ),
    },
    {
        "slug": "kosten",
        "title": ("Geld: wat kunt u verwachten?", "Money: what can you expect?"),
        "summary": (
            "Budget, btw, voorschot en verzekering in gewone taal.",
            "Budget, VAT, advance and insurance in plain words.",
        ),
        "parts": (
            (
                "question",
                {
                    "question": ("Hoeveel geld is er?", "How much money is there?"),
                    "answer": (
                        "<p>Bij elke oproep staat wat de taak nu kost en wat er voor een nieuwe afspraak "
                        "is.</p>",
                        "<p>Every call says what the task costs now and what there is for a new "
                        "agreement.</p>",
                    ),
                },
            ),
            (
                "question",
                {
                    "question": ("Moet het goedkoper?", "Must it be cheaper?"),
                    "answer": (
                        "<p>Nee. Het moet passen in het budget en minstens zo goed zijn.</p>",
                        "<p>No. It must fit the budget and be at least as good.</p>",
                    ),
                },
            ),
            (
                "question",
                {
                    "question": ("Betalen wij btw?", "Do we pay VAT?"),
                    "answer": (
                        "<p>Dat hangt af van de soort afspraak. Wij zoeken dat uit voordat u tekent.</p>",
                        "<p>That depends on the kind of agreement. We find out before you sign.</p>",
                    ),
                },
            ),
            (
                "question",
                {
                    "question": ("Krijgen vrijwilligers betaald?", "Are volunteers paid?"),
                    "answer": (
                        "<p>Een vergoeding kan. Wij vragen nooit of iemand een uitkering heeft.</p>",
                        "<p>A compensation is possible. We never ask whether someone is on benefit.</p>",
                    ),
                },
            ),
        ),
    },
    {
        "slug": "goed-reageren",
        "title": ("Een goede reactie schrijven", "Writing a good response"),
        "summary": (
            "Vijf vragen die u verder helpen. Kort is goed.",
            "Five questions that help you on. Short is fine.",
        ),
        "parts": (
            (
                "text",
                (
                    "<ol><li>Wat gaat u anders doen?</li><li>Wie doen er mee?</li><li>Wie merkt er iets "
                    "van?</li><li>Wat kost het?</li><li>Wat gebeurt er als iemand uitvalt?</li></ol>"
                    "<p>Lukt schrijven niet? Bel uw contactpersoon. Die schrijft met u mee.</p>",
                    "<ol><li>What will you do differently?</li><li>Who takes part?</li><li>Who will "
                    "notice?</li><li>What does it cost?</li><li>What if someone drops out?</li></ol>"
                    "<p>Is writing hard? Call your contact person, who will write along.</p>",
                ),
            ),
        ),
    },
)

PURPOSES: tuple[dict[str, Pair], ...] = (
    {
        "name": ("Uw reactie of uitdaging", "Your response or challenge"),
        "data": ("Naam, adres, telefoon, e-mail en uw plan", "Name, address, phone, e-mail, plan"),
        "ground": ("Taak van algemeen belang", "Task in the public interest"),
        "kept": ("Vijf jaar na het besluit", "Five years after the decision"),
    },
    {
        "name": ("Steun geven aan een plan", "Supporting a plan"),
        "data": ("Naam en e-mail", "Name and e-mail"),
        "ground": ("Uw toestemming", "Your consent"),
        "kept": ("Eén jaar na het besluit", "One year after the decision"),
    },
    {
        "name": ("Prestatiecontracten", "Performance contracts"),
        "data": (
            "Gegevens van organisaties; van deelnemers alleen een nummer dat wij niet kunnen herleiden",
            "Data of organisations; of participants only a number that we cannot trace",
        ),
        "ground": ("Uitvoering van een overeenkomst", "Performance of a contract"),
        "kept": ("Zeven jaar, zoals de wet vraagt", "Seven years, as the law asks"),
    },
)

PRIVACY_TEXT: Pair = (
    "<p>Wij vragen niet meer dan nodig is. Wij verkopen niets en volgen u niet. Deze site laadt "
    "niets van andere bedrijven.</p><p>U mag uw gegevens inzien, verbeteren of laten verwijderen. "
    "Bel of mail ons.</p>",
    "<p>We ask no more than we need. We sell nothing and do not track you. This site loads nothing "
    "from other companies.</p><p>You may see, correct or remove your data. Call or mail us.</p>",
)
CONTACT_TEXT: Pair = (
    "<p>Hebt u een vraag over een oproep? Op elke oproep staat één contactpersoon met een eigen "
    "nummer.</p><p>Schrijven mag ook. Stuur uw brief naar het adres hierboven.</p>",
    "<p>Do you have a question about a call? Every call names one contact person with a number.</p>"
    "<p>Writing is fine too. Send your letter to the address above.</p>",
)
