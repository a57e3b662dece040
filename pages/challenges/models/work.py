"""What staff are writing, kept per person until it is handed in."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pages.challenges.enums import WorkKind
from pages.challenges.models.responses import Response


class WorkDraft(models.Model):
    """A text in the making, exactly as typed, right or wrong."""

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(_("soort"), max_length=20, choices=WorkKind)
    # Schema `work_draft/1`, read and written by `work_drafts` only.
    fields = models.JSONField(default=dict)
    saved_at = models.DateTimeField(_("bewaard op"))

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=("response", "person", "kind"), name="challenges_work_draft_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.response}: {self.kind} {self.person}"
