"""The closed vocabularies of the contracts app.

The codes (English, snake_case) are what the database holds and what exports carry; the labels are
for people, in Dutch with an English translation. Adding a code needs a migration for the CHECK
constraint of its column; removing one needs a data migration first.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class PartyKind(models.TextChoices):
    """What sort of organisation a party is."""

    MUNICIPALITY = "municipality", _("Gemeente")
    FOUNDATION = "foundation", _("Stichting")
    ASSOCIATION = "association", _("Vereniging")
    COOPERATIVE = "cooperative", _("Coöperatie")
    RESIDENT_GROUP = "resident_group", _("Bewonersgroep")
    COMPANY = "company", _("Bedrijf")
    FUND = "fund", _("Fonds")
    OTHER = "other", _("Anders")


class PartyRole(models.TextChoices):
    """What a party does in one agreement."""

    PAYER = "payer", _("Betaler")
    PROVIDER = "provider", _("Uitvoerder")
    INVESTOR = "investor", _("Financier")
    EVALUATOR = "evaluator", _("Onafhankelijke toetser")
    INTERMEDIARY = "intermediary", _("Intermediair")


class AgreementStatus(models.TextChoices):
    """Where an agreement is in its life."""

    CONCEPT = "concept", _("Concept")
    SIGNED = "signed", _("Ondertekend")
    ACTIVE = "active", _("Loopt")
    SUSPENDED = "suspended", _("Opgeschort")
    ENDED = "ended", _("Beëindigd")
    SETTLED = "settled", _("Afgerekend")


class SafeguardState(models.TextChoices):
    """How one safeguard of an agreement stands."""

    ASKED = "asked", _("Nog af te spreken")
    AGREED = "agreed", _("Afgesproken")
    NOT_NEEDED = "not_needed", _("Niet nodig")


class LegalBasis(models.TextChoices):
    """The legal form under which the payer pays."""

    SUBSIDY = "subsidy", _("Subsidie")
    COMMISSION = "commission", _("Opdracht")
    COVENANT = "covenant", _("Convenant")
    LOAN = "loan", _("Lening")


class VatTreatment(models.TextChoices):
    """How the amounts of an agreement relate to VAT (btw)."""

    INCLUDED = "included", _("Inclusief btw")
    EXCLUDED = "excluded", _("Exclusief btw")
    EXEMPT = "exempt", _("Vrijgesteld van btw")
    COMPENSABLE = "compensable", _("Btw is compensabel")


class IndicatorKind(models.TextChoices):
    """What one observation of an indicator says; the same words as in the terms format."""

    EVENT = "event", _("Gebeurtenis")
    COUNT = "count", _("Aantal")
    DAYS = "days", _("Dagen")
    AMOUNT = "amount", _("Bedrag")
    LEVEL = "level", _("Stand")


class ObservationStatus(models.TextChoices):
    """Zero, not measured, not applicable and withdrawn are four different answers."""

    MEASURED = "measured", _("Gemeten")
    NOT_MEASURED = "not_measured", _("Niet gemeten")
    NOT_APPLICABLE = "not_applicable", _("Niet van toepassing")
    WITHDRAWN = "withdrawn", _("Ingetrokken")


class VerificationDecision(models.TextChoices):
    """What the independent evaluator decides about one observation."""

    ACCEPTED = "accepted", _("Geaccepteerd")
    PARTLY = "partly", _("Gedeeltelijk geaccepteerd")
    DISPUTED = "disputed", _("Betwist")


class Answer(models.TextChoices):
    """An answer to one of the evaluator's three questions."""

    YES = "yes", _("Ja")
    NO = "no", _("Nee")
    UNKNOWN = "unknown", _("Weet ik niet")


class SettlementStatus(models.TextChoices):
    """Where a settlement is: `draft` and `approved` count, the others are kept for the record."""

    DRAFT = "draft", _("Concept")
    APPROVED = "approved", _("Vastgesteld")
    RETURNED = "returned", _("Teruggestuurd")
    SUPERSEDED = "superseded", _("Vervangen")


class LineKind(models.TextChoices):
    """Why a settlement line is there; the same words as in the arithmetic."""

    REGULAR = "regular", _("Deze periode")
    REVERSAL = "reversal", _("Terugboeking")
    CORRECTION = "correction", _("Correctie")


class RunStatus(models.TextChoices):
    """How far the settling of one period by the timetable is."""

    WAITING = "waiting", _("Wacht")
    RUNNING = "running", _("Bezig")
    DONE = "done", _("Klaar")
    FAILED = "failed", _("Niet gelukt")


class EntryKind(models.TextChoices):
    """Why a journal entry was made."""

    SETTLEMENT = "settlement", _("Afrekening")
    REVERSAL = "reversal", _("Terugboeking")
    PAYMENT = "payment", _("Betaling")


class Account(models.TextChoices):
    """The accounts of the journal, each seen from the books of one payer."""

    OUTCOME_COSTS = "outcome_costs", _("Kosten van resultaten")
    PAYABLE = "payable", _("Te betalen")
    RECEIVABLE = "receivable", _("Te ontvangen")
    BANK = "bank", _("Bank")


class PaymentDirection(models.TextChoices):
    """Whether the payer pays or gets money back."""

    PAY = "pay", _("Betalen")
    RECLAIM = "reclaim", _("Terugvorderen")


class PaymentStatus(models.TextChoices):
    """How far a payment order is."""

    PROPOSED = "proposed", _("Voorgesteld")
    APPROVED = "approved", _("Vrijgegeven")
    EXPORTED = "exported", _("Naar de bank gestuurd")
    PAID = "paid", _("Betaald")
    REFUSED = "refused", _("Geweigerd")


class ScenarioKind(models.TextChoices):
    """Which of the three scenarios of a forecast; none of them has a probability."""

    LOW = "low", _("Laag")
    EXPECTED = "expected", _("Verwacht")
    HIGH = "high", _("Hoog")


class EventVerb(models.TextChoices):
    """What happened to an agreement; one line of its history for each service that changed it."""

    DRAFTED = "drafted", _("Opgesteld")
    CHANGED = "changed", _("Gewijzigd")
    PARTY_CHANGED = "party_changed", _("Partij gewijzigd")
    TERMS_ADDED = "terms_added", _("Nieuwe versie van de betaalafspraken")
    SIGNED = "signed", _("Ondertekend")
    ACTIVATED = "activated", _("Gestart")
    SUSPENDED = "suspended", _("Opgeschort")
    RESUMED = "resumed", _("Hervat")
    ENDED = "ended", _("Beëindigd")
    SETTLED = "settled", _("Helemaal afgerekend")
    PUBLISHED = "published", _("Openbaar gemaakt")
    HIDDEN = "hidden", _("Niet meer openbaar")
    OBSERVATION_RECORDED = "observation_recorded", _("Meting ingevoerd")
    OBSERVATION_CORRECTED = "observation_corrected", _("Meting gecorrigeerd")
    OBSERVATION_WITHDRAWN = "observation_withdrawn", _("Meting ingetrokken")
    OBSERVATIONS_IMPORTED = "observations_imported", _("Metingen ingelezen")
    OBSERVATIONS_VERIFIED = "observations_verified", _("Metingen getoetst")
    SETTLEMENT_DRAFTED = "settlement_drafted", _("Afrekening opgesteld")
    SETTLEMENT_APPROVED = "settlement_approved", _("Afrekening vastgesteld")
    SETTLEMENT_RETURNED = "settlement_returned", _("Afrekening teruggestuurd")
    PAYMENT_RELEASED = "payment_released", _("Betaling vrijgegeven")
    PAYMENT_EXPORTED = "payment_exported", _("Betaling naar de bank gestuurd")
    PAYMENT_CONFIRMED = "payment_confirmed", _("Betaling gedaan")
    PAYMENT_REFUSED = "payment_refused", _("Betaling geweigerd")
