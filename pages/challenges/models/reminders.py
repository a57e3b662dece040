"""Who was reminded of what: nothing moves silently, and nobody is reminded twice."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from contracts.models.append_only import AppendOnlyModel
from pages.challenges.enums import ReminderKind
from pages.challenges.models.outbox import OutboxMessage
from pages.challenges.models.responses import Response


class Reminder(AppendOnlyModel):
    """One reminder to one person about one last day, written with the e-mail that carries it.

    `to` is an address of staff. It is empty for the resident, whose address may have to be erased
    one day, and when there was nobody to remind: then there is no message, and staff see that.
    """

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="reminders")
    kind = models.CharField(_("waarover"), max_length=20, choices=ReminderKind)
    # The last day that it is about: when that moves, there may be a next one.
    due = models.DateField(_("uiterlijk"))
    to = models.EmailField(_("aan"), max_length=200, blank=True)
    message = models.ForeignKey(
        OutboxMessage, on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField(_("wanneer"))

    class Meta:
        verbose_name = _("herinnering")
        ordering = ("response", "pk")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=("response", "kind", "due", "to"), name="challenges_reminder_once"
            ),
            models.CheckConstraint(
                condition=models.Q(to="") | models.Q(message__isnull=False),
                name="challenges_reminder_has_message",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.response}: {self.kind} {self.due}"
