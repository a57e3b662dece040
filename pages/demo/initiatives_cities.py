"""More initiatives from the study of 2014, in four cities."""

from pages.demo.content import SOURCE_2014, Initiative, inner, outer, year

INITIATIVES = (
    Initiative(
        slug="helden-in-de-wijk",
        title=("Helden in de wijk", "Heroes of the neighbourhood"),
        summary=(
            "Jongeren leren in spel en muziek om zelf het verschil te maken.",
            "Young people learn through play and music to make a difference.",
        ),
        policy_field="youth",
        place=("Laak, Den Haag", "Laak, The Hague"),
        started="2009",
        life_phase="ended",
        initiator="entrepreneur",
        facts_as_of="2014",
        source=SOURCE_2014,
        is_featured=True,
        basic_idea=(
            "Jongeren krijgen grip op hun eigen leven en hun buurt\n"
            "Drie onderdelen die elkaar versterken, met spel en muziek",
            "Young people get a grip on their own life and area\n"
            "Three parts that strengthen each other, with play and music",
        ),
        government_role=(
            "De burgemeester vroeg om een andere aanpak\nGaf subsidie en dacht mee",
            "The mayor asked for a different approach\nGave a grant and thought along",
        ),
        rungs=("stimulate", "facilitate", "direct"),
        helps=(
            "Iedereen vond het dringend\nPlezier\nEen gemeente die meedacht zonder over te nemen",
            "Everybody felt the urgency\nFun\nA municipality that thought along, not took over",
        ),
        hinders=(
            "Geen middelbare school in de buurt\nOuders waren moeilijk te bereiken\n"
            "Geen geld voor de lange duur",
            "No secondary school nearby\nParents were hard to reach\nNo money for the long run",
        ),
        themes=("Jongeren, buurt", "Young people, neighbourhood"),
        organisation=("Een netwerk van scholen en verenigingen", "A network of schools and clubs"),
        way_of_working=(
            "Lessen op zes basisscholen, een wandeling door de wijk en een optreden.",
            "Lessons at six primary schools, a walk through the area and a show.",
        ),
        needs=("Vrijwilligers die blijven", "Volunteers who stay"),
        impact=(
            "Ongeveer 300 jongeren deden mee in Laak, dertig werden ambassadeur",
            "About 300 young people took part in Laak, thirty became ambassadors",
        ),
        impact_certainty="self_reported",
        milestones=(
            year(2009, "Begin op zes basisscholen", "Start at six primary schools"),
            year(2012, "Gestopt; delen gaan verder als tienernetwerk", "Stopped; parts live on"),
        ),
        partners=(
            inner("Vereniging Jong Laak Noord", "residents", "Jongerenwerk", "Youth work"),
            inner(("Zes basisscholen", "Six primary schools"), "education", "Lessen", "Lessons"),
            inner("Gemeente Den Haag", "government", "Subsidie en inhoud", "Grant and content"),
            outer("Fonds 1818", "fund", "Geeft een bijdrage", "Gives a contribution"),
        ),
    ),
    Initiative(
        slug="re-u-eindhoven",
        title=("Re-U", "Re-U"),
        summary=(
            "Een naaiatelier waar oude stof nieuw werk geeft.",
            "A sewing workshop where old cloth gives new work.",
        ),
        policy_field="work",
        place=("Eindhoven", "Eindhoven"),
        started="2006",
        life_phase="renewed",
        initiator="entrepreneur",
        facts_as_of="2014",
        source=SOURCE_2014,
        basic_idea=(
            "Vrouwen die lang thuis zaten, leren naaien en ondernemen\n"
            "Oude stoffen krijgen een tweede leven",
            "Women who were at home for long learn to sew and to run a business\n"
            "Old cloth gets a second life",
        ),
        government_role=(
            "De ene afdeling gaf startgeld, de andere keek kritisch mee",
            "One department gave a start, another watched critically",
        ),
        rungs=("facilitate",),
        helps=(
            "Passie\nMooie producten\nMaatjes die aanvullen wat de oprichter mist",
            "Passion\nBeautiful products\nBuddies who add what the founder lacks",
        ),
        hinders=(
            "Een jungle aan regels\nWantrouwen tegen een bv\nDe politiek veranderde ineens van koers",
            "A jungle of rules\nDistrust of a private company\nPolitics suddenly changed course",
        ),
        themes=("Werk, duurzaamheid", "Work, sustainability"),
        organisation=("Een besloten vennootschap", "A private company"),
        needs=("Begeleiding en vaste opdrachten", "Guidance and steady orders"),
        impact=(
            "Op het hoogtepunt zestien naaisters; één vrouw begon voor zichzelf",
            "Sixteen seamstresses at its peak; one woman started her own business",
        ),
        impact_certainty="self_reported",
        milestones=(
            year(2006, "Begin van het atelier", "The workshop begins"),
            year(2013, "Atelier dicht, herstart in Zaltbommel", "Closed; restarted in Zaltbommel"),
        ),
        partners=(
            inner(
                ("Vrijwilligerspunt Eindhoven", "Eindhoven volunteer centre"), "organisation",
                "Zoekt vrijwilligers", "Finds volunteers",
            ),
            outer("Gemeente Eindhoven", "government", "Gaf startgeld", "Gave a start grant"),
        ),
    ),
    Initiative(
        slug="viceversa-roosendaal",
        title=("ViceVersa", "ViceVersa"),
        summary=(
            "Eén wijkteam in plaats van zestig organisaties naast elkaar.",
            "One neighbourhood team instead of sixty organisations side by side.",
        ),
        policy_field="care",
        place=("Wijk West, Roosendaal", "West, Roosendaal"),
        started="2009",
        life_phase="growing",
        initiator="organisation",
        facts_as_of="2014",
        source=SOURCE_2014,
        basic_idea=(
            "Kortere lijnen tussen bewoners en hulp\nBewoners krijgen meer te zeggen",
            "Shorter lines between residents and help\nResidents get more say",
        ),
        government_role=(
            "Sloot later aan als gelijke partner\nWil ruimte geven, maar stuurt in de praktijk mee",
            "Joined later as an equal partner\nWants to give room, but steers in practice",
        ),
        rungs=("facilitate", "stimulate", "direct", "regulate"),
        helps=(
            "Medewerkers wilden zelf anders werken\nSamen in één wijkhuis",
            "Staff wanted to work differently\nTogether in one neighbourhood house",
        ),
        hinders=(
            "Bewoners hadden een bescheiden rol\nWeinig steun van de eigen organisaties",
            "Residents had a modest role\nLittle support from their own organisations",
        ),
        themes=("Zorg, leefbaarheid", "Care, liveability"),
        way_of_working=(
            "Wie iets vraagt, krijgt binnen drie dagen een reactie.",
            "Whoever asks something gets an answer within three days.",
        ),
        milestones=(
            year(2010, "Het team begint", "The team begins"),
            year(2012, "Bewoners beginnen een wijkbedrijf", "Residents start a local company"),
        ),
        partners=(
            inner("AlleeWonen", "organisation", "Woningcorporatie", "Housing corporation"),
            inner("Traverse", "organisation", "Welzijnswerk", "Welfare work"),
            outer(("Wijkbedrijf West", "West company"), "residents", "Beheer wijkhuis", "Runs it"),
        ),
    ),
    Initiative(
        slug="hefbomenteam-amsterdam",
        title=("Hefbomenteam jeugd", "Lever team for youth care"),
        summary=(
            "Mensen uit de jeugdzorg zoeken samen wat gezinnen echt helpt.",
            "People in youth care look together for what really helps families.",
        ),
        policy_field="youth",
        place=("Amsterdam", "Amsterdam"),
        started="2011",
        life_phase="growing",
        initiator="government",
        facts_as_of="2014",
        source=SOURCE_2014,
        basic_idea=(
            "Een kritische groep die meekijkt bij de overgang van de jeugdzorg\n"
            "Leden doen mee als persoon, niet namens hun organisatie",
            "A critical group that watches the move of youth care\n"
            "Members take part as persons, not for their organisation",
        ),
        government_role=("De gemeente bracht de groep bij elkaar", "The city brought them together"),
        rungs=("direct", "regulate", "stimulate"),
        helps=("Vrij kunnen spreken", "Being able to speak freely"),
        hinders=(
            "Organisaties zijn ook elkaars concurrent\nBetaald worden voor uren, niet voor resultaat",
            "Organisations also compete\nBeing paid for hours, not for results",
        ),
        themes=("Jeugd, zorg", "Youth, care"),
        organisation=("Een informeel team", "An informal team"),
        impact=(
            "Vier uitgangspunten en een eigen beschrijving van goede hulp",
            "Four principles and an own description of good help",
        ),
        impact_certainty="self_reported",
        milestones=(year(2011, "Eerste bijeenkomsten", "First meetings"),),
        partners=(
            inner(
                ("Medewerkers van jeugdhulp", "Youth care staff"), "organisation",
                "Denken mee op persoonlijke titel", "Take part as individuals",
            ),
            outer("Gemeente Amsterdam", "government", "Maakt het mogelijk", "Makes it possible"),
        ),
    ),
)  # fmt: skip
