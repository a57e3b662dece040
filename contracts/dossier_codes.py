"""The closed vocabularies of starting a contract and of what its indicators are for.

As in `enums`: codes in the database and in exports, labels for people. What a code means comes
from the publications named at each class.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class DossierPart(models.TextChoices):
    """What is written down before a contract starts; `contracts.dossier` says what each asks."""

    MEASURABLE = "measurable", _("Is het resultaat te meten?")
    ATTRIBUTABLE = "attributable", _("Komt het resultaat door dit werk?")
    AVOIDED_COSTS = "avoided_costs", _("Welke publieke kosten worden voorkomen?")
    SERVICE_KIND = "service_kind", _("Soort dienst")
    OUTCOME_ONLY = "outcome_only", _("Waarom alleen betalen voor resultaat?")
    MIXED_EVIDENCE = "mixed_evidence", _("Tellen en vertellen: welk gemengd bewijs?")
    ATTRIBUTION = "attribution", _("Hoe weten wij dat het door dit werk komt?")
    DUTY = "duty", _("Andere rollen van de partijen")
    CONFLICT = "conflict", _("Uitleg bij dubbele rollen")
    BACKING = "backing", _("Rugdekking op vier niveaus")
    PROCEDURE = "procedure", _("Inkoop- of subsidieprocedure")
    STATE_AID = "state_aid", _("Staatssteun")
    MUNICIPAL_SHARE = "municipal_share", _("Aandeel van de gemeente")
    BENEFIT = "benefit", _("Wie heeft er voordeel van?")
    REPLACES = "replaces", _("Nieuw voor oud: wat stopt er?")
    ROUTE = "route", _("Hoe gaat het daarna verder?")
    MONEY_ENDS = "money_ends", _("Wat gebeurt er als het geld stopt?")
    OUTPUT_ONLY = "output_only", _("Waarom betalen zonder maatschappelijk resultaat?")


class Suitability(models.TextChoices):
    """An answer to a question of suitability; none of them gives a score."""

    YES = "yes", _("Ja")
    PARTLY = "partly", _("Gedeeltelijk")
    NO = "no", _("Nee")


class ServiceKind(models.TextChoices):
    """Which kind of service it is (Hortulanus, in De projectencarrousel voorbij, 2012)."""

    SINGLE = "single", _("Enkelvoudig, zoals schuldhulp")
    COMPLEX = "complex", _("Complex, zoals opvang van zwerfjongeren")
    COLLECTIVE = "collective", _("Collectief, zoals leefbaarheid")


class Duty(models.TextChoices):
    """What a party also is (role table of Tilburg, Loshouden en meemaken, 2014, table 8)."""

    SUBSIDISER = "subsidiser", _("Subsidiegever")
    CLIENT = "client", _("Opdrachtgever")
    LANDLORD = "landlord", _("Verhuurder of eigenaar van het pand")
    CONTROLLER = "controller", _("Controleur")
    OVERSEER = "overseer", _("Toezichthouder")
    ADVISER = "adviser", _("Adviseur")
    INITIATOR = "initiator", _("Initiatiefnemer")
    ACCOUNTABLE = "accountable", _("Legt verantwoording af aan anderen")
    ADMINISTRATOR = "administrator", _("Beheert het geld")
    CUSTOMER = "customer", _("Neemt diensten of producten af")
    EMPLOYER = "employer", _("Werkgever")
    PARTNER = "partner", _("Werkt mee in de wijk")


class Backing(models.TextChoices):
    """The four levels on which parties are bound to one goal (strategic coalition, 2012)."""

    EXECUTIVE = "executive", _("Uitvoerend")
    MANAGEMENT = "management", _("Management")
    OFFICIAL = "official", _("Ambtelijk")
    GOVERNING = "governing", _("Bestuurlijk")


class Procedure(models.TextChoices):
    """How the provider was chosen, or why nothing had to be chosen."""

    SUBSIDY_RULE = "subsidy_rule", _("Subsidie volgens een subsidieregeling")
    SUBSIDY_SINGLE = "subsidy_single", _("Subsidie aan één partij, buiten een regeling")
    SINGLE = "single", _("Enkelvoudig onderhands")
    SEVERAL = "several", _("Meervoudig onderhands")
    NATIONAL = "national", _("Nationale aanbesteding")
    EUROPEAN = "european", _("Europese aanbesteding")
    SOCIAL = "social", _("Sociale en andere specifieke diensten")
    NONE = "none", _("Geen procedure nodig")


class StateAid(models.TextChoices):
    """Whether the money could be state aid, and under which rule it is allowed."""

    NONE = "none", _("Geen staatssteun")
    DE_MINIMIS = "de_minimis", _("De-minimissteun")
    PUBLIC_SERVICE = "public_service", _("Dienst van algemeen economisch belang")
    EXEMPTED = "exempted", _("Vrijgesteld")
    NOTIFIED = "notified", _("Gemeld bij de Europese Commissie")
    UNKNOWN = "unknown", _("Nog uit te zoeken")


class BenefitStatus(models.TextChoices):
    """How far somebody who benefits is with paying along (De projectencarrousel voorbij, 2012)."""

    NOT_APPROACHED = "not_approached", _("Nog niet benaderd")
    IN_TALKS = "in_talks", _("In gesprek")
    PROMISED = "promised", _("Toegezegd")
    CONTRIBUTES = "contributes", _("Betaalt mee")


class Replacing(models.TextChoices):
    """Whether something old stops for the new."""

    STOPS = "stops", _("Dit stopt")
    NOTHING = "nothing", _("Er stopt niets")


class Route(models.TextChoices):
    """The organisational options after a project, and ending it (as above, section 5.2)."""

    TAKEN_INTO = "taken_into", _("Opgenomen in het werk van bestaande partijen")
    ADOPTED = "adopted", _("Overgenomen door organisaties die samen optrekken")
    ENTERPRISE = "enterprise", _("Zelfstandig verder als sociale onderneming")
    ENDS = "ends", _("Het stopt")


class IndicatorLevel(models.TextChoices):
    """What an indicator says something about; only an outcome is a result for people."""

    OUTCOME = "outcome", _("Maatschappelijk resultaat (outcome)")
    OUTPUT = "output", _("Prestatie, zoals instroom of uitstroom (output)")
    ACTIVITY = "activity", _("Activiteit")
    INPUT = "input", _("Inzet, zoals uren of geld (input)")


class Counting(models.TextChoices):
    """Whether one person or thing counts once, or each time."""

    UNIQUE = "unique", _("Elk mens of ding telt één keer")
    MULTIPLE = "multiple", _("Elke keer telt mee")


class Timing(models.TextChoices):
    """Whether it is a state at one moment, or what happens over a time."""

    STOCK = "stock", _("Stand op één moment")
    FLOW = "flow", _("Wat er in een periode gebeurt")


class Direction(models.TextChoices):
    """Which way is good."""

    UP = "up", _("Meer is goed")
    DOWN = "down", _("Minder is goed")


class MeasureReason(models.TextChoices):
    """The seven reasons to measure effects, complete (De projectencarrousel voorbij, 2012)."""

    LEGITIMACY = "legitimacy", _("Laten zien dat het werk ertoe doet")
    DOMAINS = "domains", _("Laten zien welke resultaten er zijn, op welke beleidsterreinen")
    ACCOUNT = "account", _("Verantwoording aan financiers, doelgroep en de eigen organisatie")
    INTUITION = "intuition", _("Vakmanschap scherpen: wat werkt wanneer, en voor wie?")
    DECISIONS = "decisions", _("Besluiten voeden: wat werkt beter, en wat is doelmatig?")
    LEARNING = "learning", _("Samen leren, en kennis bewaren voor later")
    STRUCTURAL = "structural", _("Van projectgeld naar vast geld: bewezen werkzaam")


class Reader(models.TextChoices):
    """Who reads the figure (the stakeholders of the checklist on information need)."""

    COUNCIL = "council", _("Raad of college")
    FUNDER = "funder", _("Financier of fonds")
    MANAGEMENT = "management", _("Management")
    RESIDENTS = "residents", _("Bewoners en deelnemers")
    PROFESSIONALS = "professionals", _("Uitvoerende professionals")
    STATE = "state", _("Rijk of provincie")
    OTHER = "other", _("Anderen")


class Every(models.TextChoices):
    """How often somebody wants to read the figure, from the first day that they named."""

    ONCE = "once", _("Eén keer")
    MONTH = "month", _("Elke maand")
    QUARTER = "quarter", _("Elk kwartaal")
    HALF_YEAR = "half_year", _("Elk half jaar")
    YEAR = "year", _("Elk jaar")


class RecordKind(models.TextChoices):
    """What is told beside a figure (tel en vertel)."""

    STORY = "story", _("Verhaal bij het cijfer")
    CONVERSATION = "conversation", _("Gesprek over het cijfer")
    VOICE = "voice", _("Stem van deelnemers")
    RELAPSE = "relapse", _("Terugkijken na afloop")
