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
    REVERSED = "reversed", _("Teruggedraaid")


class ReversalStatus(models.TextChoices):
    """What became of the proposal to reverse an approved settlement."""

    PROPOSED = "proposed", _("Voorgesteld")
    APPROVED = "approved", _("Uitgevoerd")
    REFUSED = "refused", _("Afgewezen")


class LineKind(models.TextChoices):
    """Why a settlement line is there; the same words as in the arithmetic."""

    REGULAR = "regular", _("Deze periode")
    REVERSAL = "reversal", _("Terugboeking")
    CORRECTION = "correction", _("Correctie")


class AccountChangeStatus(models.TextChoices):
    """What became of the request to pay a party on another account."""

    ASKED = "asked", _("Wacht op bevestiging")
    CONFIRMED = "confirmed", _("Bevestigd")
    REFUSED = "refused", _("Afgewezen")


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
    OFFSET = "offset", _("Verrekening")
    UNDONE = "undone", _("Teruggedraaide afrekening")


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
    PARTLY = "partly", _("Gedeeltelijk betaald")
    PAID = "paid", _("Betaald")
    REFUSED = "refused", _("Geweigerd")
    LAPSED = "lapsed", _("Vervallen")


class ScenarioKind(models.TextChoices):
    """Which of the three scenarios of a forecast; none of them has a probability."""

    LOW = "low", _("Laag")
    EXPECTED = "expected", _("Verwacht")
    HIGH = "high", _("Hoog")


class ScanStatus(models.TextChoices):
    """What the virus scanner said of a file. Without a scanner a file stays at `waiting`."""

    WAITING = "waiting", _("Wacht op controle")
    CLEAN = "clean", _("Gecontroleerd, geen virus gevonden")
    INFECTED = "infected", _("Virus gevonden, niet bewaard")
    UNAVAILABLE = "unavailable", _("Controle is nog niet gelukt")


class OutboxStatus(models.TextChoices):
    """Whether a letter has left."""

    PENDING = "pending", _("Wacht op verzending")
    SENT = "sent", _("Verzonden")
    FAILED = "failed", _("Niet gelukt")


class MandateScope(models.TextChoices):
    """For which money a mandate holds; the most specific one that somebody has counts."""

    GENERAL = "general", _("Algemeen")
    PROGRAMME = "programme", _("Voor een programma")
    FUND = "fund", _("Voor een fonds")


class DocumentStanding(models.TextChoices):
    """Whether a public document still holds."""

    CURRENT = "current", _("actueel")
    AMENDED = "amended", _("gewijzigd")
    REPLACED = "replaced", _("vervangen")
    WITHDRAWN = "withdrawn", _("ingetrokken")


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
    REOPENED = "reopened", _("Heropend")
    HANDED_OVER = "handed_over", _("Overgedragen aan een andere contractmanager")
    GROUND_LOST = "ground_lost", _("Besluit onder de overeenkomst vervallen")
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
    # What the apps above the core write into the same history.
    PAYMENT_PARTLY_PAID = "payment_partly_paid", _("Betaling gedeeltelijk gedaan")
    DOCUMENT_ADDED = "document_added", _("Document toegevoegd")
    DOSSIER_CHANGED = "dossier_changed", _("Dossier gewijzigd")
    INDICATOR_CHANGED = "indicator_changed", _("Indicator gewijzigd")
    CONVERSATION_RECORDED = "conversation_recorded", _("Gesprek vastgelegd")
    REPORT_ASKED = "report_asked", _("Rapportage gevraagd")
    REPORT_DELIVERED = "report_delivered", _("Rapportage ingeleverd")
    REPORT_REMINDED = "report_reminded", _("Herinnerd aan de rapportage")
    REPORT_ESCALATED = "report_escalated", _("Late rapportage gemeld")
    REPORT_EXTENDED = "report_extended", _("Uitstel voor de rapportage")
    SAMPLE_DRAWN = "sample_drawn", _("Steekproef getrokken")
    EVIDENCE_ADDED = "evidence_added", _("Bewijsstuk toegevoegd")
    DISPUTE_OPENED = "dispute_opened", _("Verschil van mening gemeld")
    DISPUTE_ANSWERED = "dispute_answered", _("Gereageerd op een verschil van mening")
    DISPUTE_CLOSED = "dispute_closed", _("Verschil van mening afgesloten")
    PERIOD_SIGNED_OFF = "period_signed_off", _("Toetsing van een periode afgerond")
    PART_PUBLISHED = "part_published", _("Onderdeel openbaar gemaakt")
    PART_HELD_BACK = "part_held_back", _("Onderdeel niet openbaar gemaakt")
    ACCOUNT_MADE = "account_made", _("Jaarrekening gemaakt")
    STATEMENT_MADE = "statement_made", _("Afrekening als document gemaakt")
    SUMMARY_MADE = "summary_made", _("Samenvatting gemaakt")
    MONEY_ALLOCATED = "money_allocated", _("Geld toegewezen")
    REVERSAL_PROPOSED = "reversal_proposed", _("Terugdraaien voorgesteld")
    REVERSAL_REFUSED = "reversal_refused", _("Terugdraaien afgewezen")
    SETTLEMENT_REVERSED = "settlement_reversed", _("Afrekening teruggedraaid")
    PAYMENT_LAPSED = "payment_lapsed", _("Betaling vervallen")
    PAYMENT_OFFSET = "payment_offset", _("Betaling verrekend")
    PAYMENT_RETURNED = "payment_returned", _("Betaald geld kwam terug")
