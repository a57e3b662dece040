"""The closed vocabularies of the money around the contracts; labels are for people."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class DocumentKind(models.TextChoices):
    """Which document was made."""

    STATEMENT = "statement", _("Afrekening")
    SUMMARY = "summary", _("Samenvatting van het contract")
    AGREEMENT_YEAR = "agreement_year", _("Jaarrekening van het contract")
    COUNCIL_YEAR = "council_year", _("Jaarrekening voor de raad")
