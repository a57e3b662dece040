"""The nightly check: were the settlements computed again to the cent, is the journal whole."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from contracts.models.append_only import AppendOnlyModel


class IntegrityCheck(AppendOnlyModel):
    """One night's check and everything that it found.

    `…_cursor` is the last row that was looked at, so that the next night goes on from there. What
    was found wrong is looked at again every night until it is right, so the latest check always
    says how things stand.
    """

    at = models.DateTimeField(_("begonnen op"))
    finished_at = models.DateTimeField(_("klaar op"))
    settlement_count = models.PositiveIntegerField(_("afrekeningen"))
    entry_count = models.PositiveIntegerField(_("journaalposten"))
    settlement_cursor = models.BigIntegerField(default=0)
    agreement_cursor = models.BigIntegerField(default=0)
    # The last running agreement of which the newest settlement was computed from the start. It may
    # be empty: so SQLite adds it without rebuilding the table, which would lose its triggers.
    start_cursor = models.BigIntegerField(null=True)
    # Schema: a list of {"kind", "settlement", "agreement", "number", "text"} as
    # contracts.services.checks writes it: ids or null, the number, and English words.
    findings = models.JSONField(_("bevindingen"), default=list)

    class Meta:
        verbose_name = _("controle")
        verbose_name_plural = _("controles")
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}: {len(self.findings)}"

    @property
    def is_alarm(self) -> bool:
        """Whether anything differs."""
        return bool(self.findings)
