"""Closed lists of words that page kinds share. Codes in the database, labels for readers."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AgreementForm(models.TextChoices):
    """The kind of agreement that the municipality has in mind."""

    SUBSIDY = "subsidy", _("subsidie")
    COMMISSION = "commission", _("opdracht")
    COVENANT = "covenant", _("overeenkomst tussen partners")
    OUTCOMES = "outcomes", _("prestatiecontract: betalen voor resultaat")
    OPEN = "open", _("nog open: dat bepalen we samen")


class CallKind(models.TextChoices):
    """What kind of question a call is."""

    RIGHT_TO_CHALLENGE = "challenge", _("uitdaging: een taak van de gemeente overnemen")
    SOCIETAL_TENDER = "tender", _("maatschappelijk aanbesteden: een opdracht, ook in delen")
    OPEN_CHALLENGE = "open", _("open uitdaging: een probleem zonder vaste oplossing")
    IDEA_CALL = "ideas", _("ideeënoproep: een eerste idee is genoeg")


class PolicyField(models.TextChoices):
    """The part of municipal work that a call or initiative belongs to."""

    GREEN = "green", _("groen en openbare ruimte")
    MEETING = "meeting", _("ontmoeten en buurthuizen")
    CARE = "care", _("zorg en welzijn")
    WORK = "work", _("werk en inkomen")
    YOUTH = "youth", _("jeugd en onderwijs")
    LANGUAGE = "language", _("taal en meedoen")
    CULTURE = "culture", _("kunst en cultuur")
    SPORT = "sport", _("sport en bewegen")
    SAFETY = "safety", _("veilige buurt")
    ENERGY = "energy", _("energie en afval")


class LifePhase(models.TextChoices):
    """How far an initiative is. Small on purpose and stopped are not failures."""

    START = "start", _("begint net")
    GROWING = "growing", _("groeit")
    MATURE = "mature", _("staat stevig")
    SMALL = "small", _("bewust klein")
    RENEWED = "renewed", _("gaat elders door")
    ENDED = "ended", _("gestopt")
    UNKNOWN = "unknown", _("nu niet bekend")


class Initiator(models.TextChoices):
    """Who began."""

    RESIDENTS = "residents", _("bewoners")
    ENTREPRENEUR = "entrepreneur", _("sociaal ondernemer")
    ORGANISATION = "organisation", _("maatschappelijke organisatie")
    GOVERNMENT = "government", _("overheid")
    TOGETHER = "together", _("samen begonnen")


class Rung(models.TextChoices):
    """The role of government: the five rungs of the Council for Public Administration (2012)."""

    LET_GO = "let_go", _("loslaten")
    FACILITATE = "facilitate", _("faciliteren")
    STIMULATE = "stimulate", _("stimuleren")
    DIRECT = "direct", _("regisseren")
    REGULATE = "regulate", _("reguleren")


class Circle(models.TextChoices):
    """How close a partner stands to the work."""

    INNER = "inner", _("doet mee in de kern")
    OUTER = "outer", _("helpt van buiten")


class PartnerKind(models.TextChoices):
    """What kind of partner."""

    RESIDENTS = "residents", _("bewoners")
    GOVERNMENT = "government", _("overheid")
    BUSINESS = "business", _("onderneming")
    EDUCATION = "education", _("onderwijs")
    ORGANISATION = "organisation", _("maatschappelijke organisatie")
    FUND = "fund", _("fonds of financier")


class DatePrecision(models.TextChoices):
    """How exactly a date is known."""

    YEAR = "year", _("jaar")
    MONTH = "month", _("maand")
    DAY = "day", _("dag")
