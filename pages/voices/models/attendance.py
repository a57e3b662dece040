"""Who comes to a meeting of a call."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pages.voices.models.voices import Voice


class Attendance(Voice):
    """One person at one meeting. The place is taken by the confirmation.

    What was told is kept, so that a meeting that moves or goes is told as well; a meeting that
    an editor removes leaves `meeting` empty.
    """

    call = models.ForeignKey("pages.CallPage", on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(
        "pages.CallMeeting", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    name = models.CharField(_("naam"), max_length=120)
    told_starts_at = models.DateTimeField()
    told_place = models.CharField(max_length=200)
    told_online = models.CharField(max_length=300, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta(Voice.Meta):
        verbose_name = _("aanmelding")
        verbose_name_plural = _("aanmeldingen")
        ordering = ("confirmed_at", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("meeting", "email_hash"),
                condition=Q(confirmed_at__isnull=False, withdrawn_at__isnull=True),
                name="voices_attendance_once",
            )
        ]

    def __str__(self) -> str:
        return self.name
