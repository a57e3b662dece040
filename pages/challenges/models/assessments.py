"""Who assesses a response, and what they wrote. In words: nobody gives points."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from contracts.models.append_only import AppendOnlyModel
from pages.challenges.enums import PlanVerdict, PointKind
from pages.challenges.models.responses import Response, ResponseVersion


class AssessorAssignment(models.Model):
    """Somebody was asked to assess. Taken off again, the row stays with the moment."""

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="assignments")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # As it was when asked: somebody may change work later.
    is_resident = models.BooleanField(_("bewoner"))
    assigned_at = models.DateTimeField(_("gevraagd op"))
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    removed_at = models.DateTimeField(_("niet meer sinds"), null=True, blank=True)

    class Meta:
        ordering = ("response", "pk")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=("response", "person"),
                condition=models.Q(removed_at__isnull=True),
                name="challenges_assessor_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.response}: {self.person}"


class Assessment(AppendOnlyModel):
    """One assessor's view of one version. Who looks again adds a row; the last one counts."""

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="assessments")
    version = models.ForeignKey(ResponseVersion, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    is_resident = models.BooleanField(_("bewoner"))
    summary = models.TextField(_("samengevat"))
    at = models.DateTimeField(_("wanneer"))

    class Meta:
        ordering = ("response", "pk")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.response}: {self.person}"


class AssessmentPoint(AppendOnlyModel):
    """The words on one criterion, corner of the value triangle, or point of the plan review.

    Names are kept as they read at that moment. `present_words` says the same of who does the
    task now, so that nobody is judged harder. `verdict` is for the plan review only.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="points")
    kind = models.CharField(max_length=10, choices=PointKind)
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    present_words = models.TextField(blank=True)
    verdict = models.CharField(max_length=12, choices=PlanVerdict, blank=True)

    class Meta:
        ordering = ("assessment", "pk")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=("assessment", "kind", "code"), name="challenges_point_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.code}"
