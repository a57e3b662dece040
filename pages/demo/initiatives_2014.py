"""Initiatives from the study of 2014: eight municipalities, followed for two years."""

from pages.demo.content import SOURCE_2014, Initiative, inner, month, outer, year

INITIATIVES = (
    Initiative(
        slug="kulturhus-beltrum",
        title=("Kulturhus Beltrum", "Kulturhus Beltrum"),
        summary=(
            "Een dorp brengt school, kerk, muziek en ontmoeting samen in één gebouw.",
            "A village brings school, church, music and meeting together in one building.",
        ),
        policy_field="meeting",
        place=("Beltrum, gemeente Berkelland", "Beltrum, municipality of Berkelland"),
        started="2008",
        life_phase="growing",
        facts_as_of="2014",
        source=SOURCE_2014,
        is_featured=True,
        basic_idea=(
            "Het dorp leefbaar houden door samen te werken over de grenzen van gebouwen heen\n"
            "Een programmaraad maakt elk jaar een aanbod voor alle inwoners\n"
            "De voorzitter van die raad is ook beheerder en contactpersoon van het dorp",
            "Keep the village liveable by working together across buildings\n"
            "A programme council makes a yearly offer for all residents\n"
            "Its chair is also caretaker and the village's contact person",
        ),
        government_role=(
            "De gemeente liet het initiatief bij het dorp en hielp waar dat werd gevraagd\n"
            "Eén keer een bijdrage aan de bouw, daarna geen jaarlijkse subsidie meer",
            "The municipality left the initiative with the village and helped when asked\n"
            "One contribution to the building, and no yearly grant after that",
        ),
        rungs=("let_go", "facilitate"),
        helps=(
            "Open zijn over plannen en geld\nVrijwilligers boeien en vasthouden\n"
            "Steun van de gemeente en andere instellingen",
            "Being open about plans and money\nAttracting and keeping volunteers\n"
            "Support from the municipality and other bodies",
        ),
        hinders=(
            "Het geld voor bouw en beheer rond krijgen\n"
            "Niet iedereen wilde afscheid nemen van het oude dorpshuis",
            "Finding the money to build and to run it\n"
            "Not everybody wanted to say goodbye to the old village hall",
        ),
        themes=("Leefbaarheid, ontmoeten, cultuur", "Liveability, meeting, culture"),
        organisation=(
            "Een stichting met een stuurgroep en een programmaraad",
            "A foundation with a steering group and a programme council",
        ),
        way_of_working=(
            "Bewoners ontwierpen mee op een open avond. Verenigingen delen ruimtes en agenda.",
            "Residents helped to design it on an open evening. Clubs share rooms and a calendar.",
        ),
        needs=("Geld voor de bouw en handen om te klussen", "Money to build and hands to work"),
        impact=(
            "Een bibliotheek door vrijwilligers, een kerk die ook zaal is, en één school",
            "A library run by volunteers, a church that is also a hall, and one school",
        ),
        impact_certainty="self_reported",
        milestones=(
            year(2008, "Onderzoek onder alle gebruikers van gebouwen", "Survey of all users"),
            year(2011, "De stichting is opgericht", "The foundation is set up"),
            month(2013, 2, "Open ontwerpavond met het dorp", "Open design evening"),
            month(2014, 9, "Verwachte opening", "Expected opening"),
        ),
        partners=(
            inner(
                ("Raad van Overleg Beltrum", "Beltrum village council"), "residents",
                "Begon samen met het bestuur van het dorpshuis", "Began it with the hall's board",
            ),
            inner(
                ("Basisschool en kerk", "Primary school and church"), "organisation",
                "Delen gebouw en geld", "Share building and money",
            ),
            outer(
                "Gemeente Berkelland", "government",
                "Betaalt één keer mee en past plannen aan", "Pays once and adapts plans",
            ),
            outer(
                ("Provincie Gelderland", "Province of Gelderland"), "government",
                "Betaalt mee aan de bouw", "Helps to pay for the building",
            ),
        ),
    ),
    Initiative(
        slug="wattwest-tilburg",
        title=("watTwest", "watTwest"),
        summary=(
            "Een werkpunt in de wijk: leren, werken en iets voor de buurt doen.",
            "A work place in the neighbourhood: learn, work and do something for the area.",
        ),
        policy_field="work",
        place=("Kleuren- en Kruidenbuurt, Tilburg", "Kleuren- en Kruidenbuurt, Tilburg"),
        started="2011",
        life_phase="growing",
        initiator="entrepreneur",
        facts_as_of="2014",
        source=SOURCE_2014,
        is_featured=True,
        basic_idea=(
            "Mensen een stap verder helpen naar werk, in hun eigen wijk\n"
            "De wijk wordt er mooier van en het werk blijft er\n"
            "Na vijf jaar zonder subsidie verder, met bewoners aan het roer",
            "Help people a step closer to work, in their own area\n"
            "The area gains from it and the work stays there\n"
            "After five years go on without a grant, with residents in charge",
        ),
        government_role=(
            "Ruimte laten om te ondernemen\nEén keer per jaar een verslag vragen\n"
            "Er zijn op de momenten die ertoe doen",
            "Leave room for enterprise\nAsk for one report a year\n"
            "Be there at the moments that matter",
        ),
        rungs=("regulate", "direct", "facilitate", "let_go"),
        helps=(
            "Ervaren ondernemers\nTijd en ruimte om te proberen\n"
            "Vertrouwen tussen opdrachtgever en uitvoerder\nBewoners die zich thuis voelen",
            "Experienced entrepreneurs\nTime and room to try things\n"
            "Trust between client and provider\nResidents who feel at home",
        ),
        hinders=(
            "Ingewikkelde regels over btw en aanbesteden\nTwee verslagen binnen een halfjaar\n"
            "Onrust in de politiek en in de krant",
            "Complex rules on VAT and tendering\nTwo reports within half a year\n"
            "Unrest in politics and in the press",
        ),
        themes=("Werk, wijkeconomie, veiligheid", "Work, local economy, safety"),
        organisation=(
            "Een stichting, en sinds 2014 ook een coöperatie van bewoners",
            "A foundation, and since 2014 a residents' cooperative as well",
        ),
        way_of_working=(
            "Zes diensten, waaronder klussen, een internetcafé en een leerbedrijf. Wie meedoet, "
            "werkt met een begeleider aan de volgende stap.",
            "Six services, among them odd jobs, an internet café and a learning company. Whoever "
            "takes part works on the next step with a guide.",
        ),
        needs=(
            "Opdrachten, een betaalbaar pand en duidelijkheid over btw",
            "Orders, affordable premises and clarity about VAT",
        ),
        impact=(
            "Veertig mensen met een begeleider, minder dan toen was gehoopt",
            "Forty people with a guide, fewer than hoped for by then",
        ),
        impact_certainty="self_reported",
        milestones=(
            month(2009, 2, "Partners sluiten het Tilburg Akkoord", "Partners sign an agreement"),
            month(2010, 9, "Zeven partijen krijgen de uitvraag", "Seven parties are invited"),
            year(2011, "watTwest begint", "watTwest begins"),
            month(2014, 5, "Start van de wijkcoöperatie", "The residents' cooperative starts"),
        ),
        partners=(
            inner(
                "Stichting Werkpunt Tilburg", "business",
                "Voert uit en legt verantwoording af", "Carries it out and gives account",
            ),
            inner(
                ("Bewoners van de wijk", "Residents of the area"), "residents",
                "Doen mee, kopen diensten en besturen de coöperatie",
                "Take part, buy services and run the cooperative",
            ),
            inner(
                "Gemeente Tilburg", "government",
                "Geeft subsidie en opdrachten en verhuurt het pand",
                "Gives a grant and orders and lets the premises",
            ),
            outer(
                ("Drie woningcorporaties", "Three housing corporations"), "organisation",
                "Betalen mee en geven opdrachten", "Help to pay and give orders",
            ),
        ),
    ),
    Initiative(
        slug="taal-in-de-wijk-almere",
        title=("Taal in de wijk", "Language in the neighbourhood"),
        summary=(
            "Elke week Nederlandse les van vrijwilligers, om de hoek.",
            "Weekly Dutch lessons by volunteers, around the corner.",
        ),
        policy_field="language",
        place=("Almere", "Almere"),
        started="2009",
        life_phase="growing",
        facts_as_of="2013",
        source=SOURCE_2014,
        is_featured=True,
        basic_idea=(
            "Mensen leren Nederlands en leren hun stad kennen\nLes dichtbij, instappen kan altijd",
            "People learn Dutch and get to know their city\nLessons nearby, start any time",
        ),
        government_role=(
            "Benoemt het probleem\nDenkt mee over de inhoud\nGeeft subsidie, op afstand",
            "Names the problem\nThinks along about the content\nGives a grant, at a distance",
        ),
        rungs=("facilitate", "direct"),
        helps=(
            "Iedereen ziet dat het nodig is\nVrijwilligers uit de stad zelf",
            "Everybody sees that it is needed\nVolunteers from the city itself",
        ),
        hinders=(
            "Het hangt af van de gemeente als betaler\nMeer vraag dan plek\n"
            "Strenge regels rond uitkeringen schrikken mensen af",
            "It depends on the municipality as payer\nMore demand than places\n"
            "Strict benefit rules scare people off",
        ),
        themes=("Taal, meedoen", "Language, taking part"),
        organisation=(
            "Een welzijnsorganisatie met 39 vrijwilligers en twee coördinatoren",
            "A welfare organisation with 39 volunteers and two coordinators",
        ),
        way_of_working=(
            "42 kleine groepen op 16 plekken. Een deelnemer betaalt vijf euro per maand.",
            "42 small groups in 16 places. A participant pays five euros a month.",
        ),
        needs=("Meer vrijwilligers en lesruimtes", "More volunteers and rooms"),
        impact=(
            "365 deelnemers, van wie 160 doorgingen naar een opleiding, werk of iets anders",
            "365 participants, of whom 160 moved on to training, work or something else",
        ),
        impact_certainty="self_reported",
        milestones=(
            year(2009, "Begin op drie plekken met negen vrijwilligers", "Three places, nine helpers"),
            month(2013, 12, "365 deelnemers op 16 plekken", "365 participants in 16 places"),
        ),
        partners=(
            inner("De Schoor", "organisation", "Voert uit", "Carries it out"),
            inner(("Vrijwilligers", "Volunteers"), "residents", "Geven les", "Teach"),
            inner("Gemeente Almere", "government", "Betaalt mee", "Helps to pay"),
            outer(("Bibliotheek", "Library"), "organisation", "Wijst door", "Refers people"),
        ),
    ),
    Initiative(
        slug="samen-doen-aalburg",
        title=("Samen Doen! in Aalburg", "Doing it together in Aalburg"),
        summary=(
            "Tien plannen van bewoners in zeven kerkdorpen.",
            "Ten plans of residents in seven villages.",
        ),
        policy_field="meeting",
        place=("Aalburg", "Aalburg"),
        started="2012",
        life_phase="start",
        initiator="government",
        facts_as_of="2014",
        source=SOURCE_2014,
        basic_idea=(
            "Bewoners, ondernemers en scholen delen de zorg voor hun dorp\n"
            "De gemeente vraagt eerst wat mensen zelf willen",
            "Residents, firms and schools share the care for their village\n"
            "The municipality first asks what people want themselves",
        ),
        government_role=(
            "Brengt mensen met elkaar in contact\nVolgt de plannen en betaalt soms mee",
            "Brings people together\nFollows the plans and sometimes helps to pay",
        ),
        rungs=("direct", "stimulate", "facilitate"),
        helps=(
            "Enthousiaste mensen die elkaar vinden\nBewoners zien als deskundigen",
            "Keen people who find each other\nSeeing residents as experts",
        ),
        hinders=(
            "Praten over bezuinigen\nBewoners zien als uitvoerders van de gemeente",
            "Talking about cuts\nSeeing residents as staff of the municipality",
        ),
        themes=("Groen, veiligheid, ontmoeten", "Green, safety, meeting"),
        way_of_working=(
            "Een avond met het hele dorp, daarna kiezen mensen zelf een plan.",
            "An evening with the whole village; then people choose a plan themselves.",
        ),
        impact=(
            "Drie dorpen letten samen op, één dorp verzorgt het eigen groen, een jongerenplatform "
            "kwam niet van de grond",
            "Three neighbourhood watches, one village looks after its green, a youth platform did "
            "not take off",
        ),
        impact_certainty="self_reported",
        milestones=(
            month(2013, 3, "Bijeenkomst met de dorpen", "Meeting with the villages"),
            month(2013, 7, "Tien plannen gekozen", "Ten plans chosen"),
        ),
        partners=(
            inner(
                ("Bewoners en dorpsraden", "Residents and village councils"), "residents",
                "Maken en doen de plannen", "Make and carry out the plans",
            ),
            inner("Gemeente Aalburg", "government", "Verbindt en betaalt mee", "Connects and pays"),
        ),
    ),
)  # fmt: skip
