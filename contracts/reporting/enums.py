"""The closed vocabularies of reporting and verification; the codes stand in the database."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReportStep(models.TextChoices):
    """What the timetable did about a request; each at most once per due date."""

    BEFORE = "before", _("Herinnerd voor de datum")
    ON_TIME = "on_time", _("Herinnerd op de datum")
    AFTER = "after", _("Herinnerd na de datum")
    ESCALATED = "escalated", _("Gemeld bij de contractmanager")


class ReportMailKind(models.TextChoices):
    """What an e-mail of this app is about."""

    ASKED = "asked", _("Rapportage gevraagd")
    BEFORE = "before", _("Herinnering voor de datum")
    ON_TIME = "on_time", _("Herinnering op de datum")
    AFTER = "after", _("Herinnering na de datum")
    ESCALATED = "escalated", _("Late rapportage")
    DELIVERED = "delivered", _("Rapportage ingeleverd")
    EXTENSION_ASKED = "extension_asked", _("Uitstel gevraagd")
    EXTENSION_DECIDED = "extension_decided", _("Besluit over uitstel")
    HANDED_TO = "handed_to", _("Contract aan u overgedragen")
    HANDED_FROM = "handed_from", _("Contract overgedragen")
    DISPUTE_OPENED = "dispute_opened", _("Verschil van mening")
    DISPUTE_WRITTEN = "dispute_written", _("Reactie op een verschil van mening")
    DISPUTE_BEFORE = "dispute_before", _("Herinnering aan een reactie")
    DISPUTE_LATE = "dispute_late", _("Geen reactie op tijd")
    DISPUTE_CLOSED = "dispute_closed", _("Verschil van mening afgesloten")


class ExtensionState(models.TextChoices):
    """Whether a provider gets more time."""

    ASKED = "asked", _("Gevraagd")
    GRANTED = "granted", _("Toegestaan")
    REFUSED = "refused", _("Niet toegestaan")


class SampleMethod(models.TextChoices):
    """How a sample is drawn."""

    SIMPLE = "simple", _("Uit alle metingen")
    BY_INDICATOR = "by_indicator", _("Naar verhouding uit elke indicator")
    BY_COHORT = "by_cohort", _("Naar verhouding uit elke groep")


class DisputeOutcome(models.TextChoices):
    """How a dispute about an observation ended."""

    OPEN = "open", _("Loopt")
    ACCEPTED = "accepted", _("Alsnog geaccepteerd")
    PARTLY = "partly", _("Gedeeltelijk geaccepteerd")
    WITHDRAWN = "withdrawn", _("Ingetrokken of gecorrigeerd")
    STANDS = "stands", _("Het oordeel blijft staan")
