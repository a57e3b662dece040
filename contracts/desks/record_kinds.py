"""The kinds of record of the core and of the desks, with their terms."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from contracts.desks.selectors.retention import jobs_due, ledgers_due, looks_due
from contracts.desks.services.retention import destroy_jobs, destroy_looks
from contracts.retention import RecordKind

KINDS: Final = (
    RecordKind(
        "ledger",
        _("Contracten, metingen, afrekeningen, journaal en geschiedenis"),
        lambda: int(settings.KEEP_LEDGER_YEARS),
        _("het einde van het contract"),
        _(
            "Fiscale bewaarplicht, artikel 52 AWR. Het blijft daarna ook heel; een persoon die"
            " wordt gewist, staat er onder een pseudoniem in."
        ),
        ledgers_due,
    ),
    RecordKind(
        "looks",
        _("Wie wat bekeek en opsloeg"),
        lambda: int(settings.KEEP_AUDIT_YEARS),
        _("het moment zelf"),
        _("Verantwoording over toegang, niet langer dan nodig: artikel 5 AVG."),
        looks_due,
        destroy_looks,
    ),
    RecordKind(
        "jobs",
        _("Uitgevoerd werk in bulk"),
        lambda: int(settings.KEEP_AUDIT_YEARS),
        _("de dag waarop het klaar was"),
        _("Hulpmiddel bij het werk; het besluit zelf staat in de geschiedenis."),
        jobs_due,
        destroy_jobs,
    ),
)
