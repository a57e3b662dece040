"""The closed vocabularies of banking: codes for the database, labels for people."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class BatchStatus(models.TextChoices):
    """How far a batch of payments is on its way to the bank."""

    DRAFT = "draft", _("Wacht op handtekening")
    SIGNED = "signed", _("Getekend")
    EXPORTED = "exported", _("Bestand gemaakt")
    WITHDRAWN = "withdrawn", _("Ingetrokken")


class DebtorChangeStatus(models.TextChoices):
    """What became of the proposal to pay from another account, or from none."""

    PROPOSED = "proposed", _("Wacht op goedkeuring")
    APPROVED = "approved", _("Goedgekeurd")
    RETURNED = "returned", _("Teruggegeven")


class AnswerKind(models.TextChoices):
    """What sort of file the bank answered with."""

    PAIN002 = "pain002", _("Statusbericht (pain.002)")
    CAMT053 = "camt053", _("Afschrift (camt.053)")
    CSV = "csv", _("CSV")


class AnswerStatus(models.TextChoices):
    """Whether what a file says was carried out."""

    WAITING = "waiting", _("Wacht op uw controle")
    DONE = "done", _("Verwerkt")
    DISCARDED = "discarded", _("Niet verwerkt")


class Outcome(models.TextChoices):
    """What one line of an answer means for a payment."""

    PAID = "paid", _("Betaald")
    PARTLY = "partly", _("Gedeeltelijk betaald")
    REJECTED = "rejected", _("Geweigerd")
    NOTED = "noted", _("In behandeling bij de bank")
    ALREADY = "already", _("Was al verwerkt")
    UNKNOWN = "unknown", _("Onbekend kenmerk")
    TOO_MUCH = "too_much", _("Bedrag hoger dan wat open staat")
    RETURNED = "returned", _("Teruggestort na betaling")
    UNFIT = "unfit", _("Past niet bij de stand van de betaling")


# What a person has to find out; nothing was booked.
TO_FIND_OUT = (Outcome.UNKNOWN, Outcome.TOO_MUCH, Outcome.RETURNED, Outcome.UNFIT)
