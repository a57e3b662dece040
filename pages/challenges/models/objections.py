"""An objection against a decision, and what became of it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from contracts.models.append_only import AppendOnlyModel
from pages.challenges.enums import Action, ObjectionChannel
from pages.challenges.models.responses import Response


class Objection(AppendOnlyModel):
    """Why the resident does not agree. One per case: after that there is the court."""

    response = models.OneToOneField(Response, on_delete=models.PROTECT, related_name="objection")
    words = models.TextField(_("bezwaar"))
    channel = models.CharField(_("hoe"), max_length=10, choices=ObjectionChannel)
    received_on = models.DateField(_("ontvangen op"))
    is_late = models.BooleanField(_("te laat"))
    late_reason = models.TextField(_("waarom toch in behandeling"), blank=True)
    # Who recorded it; empty for the resident.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField(_("wanneer"))

    class Meta:
        verbose_name = _("bezwaar")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.response}: {self.words[:40]}"


class ObjectionDecision(AppendOnlyModel):
    """The second look by another person. `action` is the outcome that holds from now on."""

    objection = models.OneToOneField(Objection, on_delete=models.PROTECT, related_name="decision")
    is_kept = models.BooleanField(_("besluit blijft"))
    action = models.CharField(_("uitkomst"), max_length=30, choices=Action)
    reason = models.TextField(_("motivering"))
    how_to_succeed = models.TextField(_("hoe het wel kan"), blank=True)
    amount_cents = models.BigIntegerField(_("bedrag"), null=True)
    decided_at = models.DateTimeField(_("besloten op"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("besluit op bezwaar")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.objection}: {self.action}"
