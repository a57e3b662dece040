"""What was written down before a contract started, with everything that stood there before."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contracts.dossier_codes import DossierPart
from contracts.models.agreements import Agreement
from contracts.models.append_only import AppendOnlyModel


class DossierEntry(AppendOnlyModel):
    """One line of one part of the dossier. Of the same part, subject and row the last one holds.

    `contracts.dossier` says which columns a part uses. `subject` is what the line is about: the
    code of a component of the terms, the key of a party, a level; empty for the contract itself.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="dossier")
    part = models.CharField(_("onderdeel"), max_length=20, choices=DossierPart)
    subject = models.CharField(_("waarover"), max_length=80, blank=True)
    row = models.PositiveIntegerField(_("regel"), default=1)
    choice = models.CharField(_("antwoord"), max_length=20, blank=True)
    name = models.CharField(_("wie of wat"), max_length=200, blank=True)
    text = models.TextField(_("in woorden"), blank=True)
    amount_cents = models.BigIntegerField(_("bedrag (in centen)"), null=True, blank=True)
    on = models.DateField(_("dag"), null=True, blank=True)
    is_withdrawn = models.BooleanField(_("vervallen"), default=False)
    # Why what stood there before no longer holds; empty on a first line.
    reason = models.TextField(_("reden"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("wanneer"))

    class Meta:
        verbose_name = _("regel van het dossier")
        verbose_name_plural = _("regels van het dossier")
        ordering = ("agreement", "pk")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(part__in=DossierPart.values), name="contracts_dossier_part"
            ),
            models.CheckConstraint(condition=Q(row__gte=1), name="contracts_dossier_row"),
            models.CheckConstraint(
                condition=Q(amount_cents__isnull=True) | Q(amount_cents__gte=0),
                name="contracts_dossier_amount",
            ),
            models.CheckConstraint(
                condition=Q(is_withdrawn=False) | ~Q(reason=""),
                name="contracts_dossier_withdrawn_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement.number}: {self.part} {self.subject} {self.row}"
