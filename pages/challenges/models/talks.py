"""Talks with the resident: getting to know each other, and being heard."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from contracts.models.append_only import AppendOnlyModel
from pages.challenges.enums import TalkKind
from pages.challenges.models.responses import Response


class Talk(AppendOnlyModel):
    """An appointment. What came of it is its report."""

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="talks")
    kind = models.CharField(_("soort"), max_length=10, choices=TalkKind)
    planned_for = models.DateTimeField(_("wanneer"))
    place = models.CharField(_("waar"), max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("gepland op"))

    class Meta:
        ordering = ("response", "pk")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.response}: {self.kind}"


class TalkReport(AppendOnlyModel):
    """What was said, shared with the resident; or that the talk did not take place."""

    talk = models.OneToOneField(Talk, on_delete=models.PROTECT, related_name="report")
    took_place = models.BooleanField(_("gehouden"))
    present = models.CharField(_("aanwezig"), max_length=300, blank=True)
    words = models.TextField(_("verslag"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("gedeeld op"))

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.talk)
