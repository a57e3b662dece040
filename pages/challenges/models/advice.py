"""Between assessment and decision: admissibility, the advice, and changes that are proposed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from contracts.models.append_only import AppendOnlyModel
from pages.challenges.enums import Action
from pages.challenges.models.responses import Response


class AdmissibilityCheck(AppendOnlyModel):
    """The list of conditions, gone through once. The last one counts."""

    response = models.ForeignKey(
        Response, on_delete=models.PROTECT, related_name="admissibility_checks"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("wanneer"))

    class Meta:
        ordering = ("response", "pk")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.response)


class AdmissibilityAnswer(AppendOnlyModel):
    """One condition; the words of each code stand in `admissibility`."""

    check_row = models.ForeignKey(
        AdmissibilityCheck, on_delete=models.PROTECT, related_name="answers"
    )
    code = models.CharField(max_length=40)
    is_met = models.BooleanField(_("voldoet"))
    words = models.TextField(_("toelichting"), blank=True)

    class Meta:
        ordering = ("check_row", "pk")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=("check_row", "code"), name="challenges_admissibility_once"
            )
        ]

    def __str__(self) -> str:
        return self.code


class Advice(AppendOnlyModel):
    """What the handler advises after reading all assessments. The last one counts."""

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="advices")
    action = models.CharField(_("advies"), max_length=30, choices=Action)
    words = models.TextField(_("toelichting"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("wanneer"))

    class Meta:
        ordering = ("response", "pk")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.response}: {self.action}"


class ProposedChanges(AppendOnlyModel):
    """A change of the plan that the municipality proposes. Nothing changes without a yes."""

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="changes")
    words = models.TextField(_("voorstel"))
    # The last day to answer; empty for what was answered or withdrawn before this was asked.
    answer_by = models.DateField(_("antwoord tot en met"), null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("wanneer"))

    class Meta:
        ordering = ("response", "pk")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.response}: {self.words[:40]}"


class ChangesAnswer(AppendOnlyModel):
    """Yes or no to proposed changes. `by` is empty for the resident, else who recorded it."""

    changes = models.OneToOneField(ProposedChanges, on_delete=models.PROTECT, related_name="answer")
    agrees = models.BooleanField(_("akkoord"))
    words = models.TextField(_("toelichting"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField(_("wanneer"))

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.changes}: {self.agrees}"
