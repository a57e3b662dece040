"""What was agreed on each safeguard of a contract, with everything that was said before."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from contracts.enums import SafeguardState
from contracts.models.agreements import Agreement
from contracts.models.append_only import AppendOnlyModel


class SafeguardEntry(AppendOnlyModel):
    """One line about one safeguard (`contracts.safeguards`). The last one holds.

    A contract without lines has no list: only what grew out of a challenge is asked about it.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="safeguards")
    code = models.CharField(_("waarborg"), max_length=30)
    state = models.CharField(_("stand"), max_length=10, choices=SafeguardState)
    # Of `asked` what the resident wrote or the decision says about it, of `agreed` what holds,
    # of `not_needed` why.
    text = models.TextField(_("tekst"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("wanneer"))

    class Meta:
        verbose_name = _("waarborg")
        verbose_name_plural = _("waarborgen")
        ordering = ("agreement", "pk")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=SafeguardState.values),
                name="contracts_safeguard_state",
            ),
            models.CheckConstraint(
                condition=models.Q(state=SafeguardState.ASKED) | ~models.Q(text=""),
                name="contracts_safeguard_has_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement.number}: {self.code} {self.state}"
