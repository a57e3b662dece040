"""Responses that came in on paper, by phone or at the desk, typed in by staff."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from contracts.models.append_only import AppendOnlyModel
from pages.challenges.enums import CounterChannel
from pages.challenges.models.responses import Response, ResponseEvent


class CounterEntry(models.Model):
    """How a response came in, on which day, and who typed it in.

    While it is a draft only that person works on it; a colleague takes it over first. Once it is
    sent the trigger keeps the row as it is.
    """

    response = models.OneToOneField(
        Response, on_delete=models.CASCADE, related_name="counter_entry"
    )
    channel = models.CharField(_("hoe"), max_length=10, choices=CounterChannel)
    # The term runs from this day, not from the day of typing.
    received_on = models.DateField(_("ontvangen op"))
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("ingevoerd door"),
    )
    started_at = models.DateTimeField(_("begonnen op"))

    class Meta:
        verbose_name = _("invoer aan de balie")
        ordering = ("-started_at", "-pk")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(channel__in=CounterChannel.values),
                name="challenges_counter_channel",
            )
        ]

    def __str__(self) -> str:
        return f"{self.response}: {self.channel}"


class CompletionEntry(AppendOnlyModel):
    """How a completion came in that staff type in for a resident, and on which day.

    A row per beginning; the newest one of who types it in counts. `asked` is the event with which
    the completion was asked for.
    """

    response = models.ForeignKey(
        Response, on_delete=models.PROTECT, related_name="completion_entries"
    )
    asked = models.ForeignKey(ResponseEvent, on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(_("hoe"), max_length=10, choices=CounterChannel)
    # The term goes on from this day, not from the day of typing.
    received_on = models.DateField(_("ontvangen op"))
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("ingevoerd door"),
    )
    started_at = models.DateTimeField(_("begonnen op"))

    class Meta:
        verbose_name = _("aanvulling aan de balie")
        ordering = ("response", "pk")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(channel__in=CounterChannel.values),
                name="challenges_completion_channel",
            )
        ]

    def __str__(self) -> str:
        return f"{self.response}: {self.channel}"
