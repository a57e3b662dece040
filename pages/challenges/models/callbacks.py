"""People who want to be called back, for as long as that takes."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pages.challenges.enums import BestTime, CallOutcome


class CallBackRequest(models.Model):
    """A name, a number and what it is about. Deleted some weeks after it was done."""

    name = models.CharField(_("naam"), max_length=120)
    phone = models.CharField(_("telefoonnummer"), max_length=30)
    subject = models.TextField(_("waarover"))
    best_time = models.CharField(
        _("wanneer"), max_length=10, choices=BestTime, default=BestTime.ANY
    )
    call = models.ForeignKey(
        "pages.CallPage",
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("oproep"),
    )
    language = models.CharField(max_length=5, default="nl")
    created_at = models.DateTimeField(_("gevraagd op"))
    done_at = models.DateTimeField(_("afgehandeld op"), null=True)

    class Meta:
        verbose_name = _("terugbelverzoek")
        verbose_name_plural = _("terugbelverzoeken")
        ordering = ("created_at", "pk")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.name}, {self.phone}"


class CallBackAttempt(models.Model):
    """One time that somebody rang, with how that went."""

    request = models.ForeignKey(CallBackRequest, on_delete=models.CASCADE, related_name="attempts")
    outcome = models.CharField(_("uitkomst"), max_length=15, choices=CallOutcome)
    note = models.CharField(_("notitie"), max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("wanneer"))

    class Meta:
        ordering = ("request", "pk")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome__in=CallOutcome.values),
                name="challenges_callback_outcome",
            )
        ]

    def __str__(self) -> str:
        return f"{self.request}: {self.outcome}"
