"""The closed vocabularies of the desks."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class AuditAction(models.TextChoices):
    """What a person did with what they were shown; what was changed is in the core's history."""

    SEEN = "seen", _("Bekeken")
    DOWNLOADED = "downloaded", _("Bestand opgeslagen")
    EXPORTED = "exported", _("Lijst opgeslagen")
    DESTROYED = "destroyed", _("Vernietigd")


class JobKind(models.TextChoices):
    """What a job in bulk does with each of its items."""

    DRAFT = "draft", _("Opstellen")
    APPROVE = "approve", _("Vaststellen")
    RETURN = "return", _("Terugsturen")


class ItemStatus(models.TextChoices):
    """How far one item of a job is."""

    WAITING = "waiting", _("Wacht")
    DONE = "done", _("Gelukt")
    FAILED = "failed", _("Niet gelukt")


class DestructionStatus(models.TextChoices):
    """How far a proposal to destroy records is."""

    PROPOSED = "proposed", _("Voorgesteld")
    DONE = "done", _("Vernietigd")
    REFUSED = "refused", _("Niet vernietigd")
