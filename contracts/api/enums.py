"""The closed vocabularies of the API: what a key may do, and how a message to somebody stands."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Scope(models.TextChoices):
    """What a token may do. The codes are what the API documents, so they are Dutch."""

    READ_OBSERVATIONS = "metingen.lezen", _("Metingen lezen van contracten waarin u werkt")
    WRITE_OBSERVATIONS = "metingen.schrijven", _("Metingen inleveren, corrigeren en intrekken")
    WRITE_VERIFICATIONS = "toetsingen.schrijven", _("Metingen toetsen")
    READ_REPORTS = "rapportages.lezen", _("Rapportages lezen van contracten die u ziet")
    WRITE_REPORTS = "rapportages.schrijven", _("Rapportages invullen en inleveren")
    READ_PAYMENTS = "betaalopdrachten.lezen", _("Betaalopdrachten lezen")
    READ_JOURNAL = "journaalposten.lezen", _("Journaalposten lezen, voor het grootboek")
    WRITE_BANK_ANSWERS = (
        "bankantwoorden.schrijven",
        _("Antwoorden van de bank inlezen en verwerken"),
    )
    WRITE_LEDGER_EXPORTS = "grootboekexports.schrijven", _("Exports voor het grootboek maken")


class DeliveryStatus(models.TextChoices):
    """How far one message to a receiver is."""

    WAITING = "waiting", _("Wacht")
    SENT = "sent", _("Afgeleverd")
    STOPPED = "stopped", _("Gestopt")
