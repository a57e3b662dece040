"""A plan that its submitter showed to everybody, before or after the decision."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pages.challenges.models import Response


class PublicPlan(models.Model):
    """The public face of a response: made by the submitter, and closed by the submitter.

    What it shows is what the submitter agreed to publish in the response itself.
    """

    response = models.OneToOneField(Response, on_delete=models.PROTECT, related_name="public_plan")
    show_name = models.BooleanField(_("naam tonen"), default=False)
    opened_at = models.DateTimeField(_("openbaar sinds"))
    closed_at = models.DateTimeField(_("niet meer openbaar sinds"), null=True, blank=True)
    taken_down_at = models.DateTimeField(null=True, blank=True, editable=False)
    taken_down_ground = models.CharField(max_length=20, blank=True, editable=False)

    class Meta:
        verbose_name = _("openbaar plan")
        verbose_name_plural = _("openbare plannen")
        ordering = ("-opened_at", "-pk")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.response)
