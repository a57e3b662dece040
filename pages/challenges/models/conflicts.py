"""Whether somebody has an interest of their own in a case."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from contracts.models.append_only import AppendOnlyModel
from pages.challenges.models.responses import Response


class ConflictDeclaration(AppendOnlyModel):
    """What somebody said of their own interest. The last row counts; a conflict stays one."""

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="declarations")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    has_conflict = models.BooleanField(_("heeft een eigen belang"))
    words = models.TextField(_("toelichting"), blank=True)
    at = models.DateTimeField(_("wanneer"))

    class Meta:
        ordering = ("response", "pk")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.response}: {self.person} {self.has_conflict}"
