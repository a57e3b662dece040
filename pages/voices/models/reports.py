"""Reports about public texts, and what was decided on them. Both stay as they were written."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contracts.models.append_only import AppendOnlyModel
from pages.voices.enums import Ground, ModerationAction


class AboutText(AppendOnlyModel):
    """A row about one public text: a question, the words of a supporter, or a plan."""

    question = models.ForeignKey(
        "voices.Question", on_delete=models.PROTECT, null=True, related_name="+"
    )
    support = models.ForeignKey(
        "voices.Support", on_delete=models.PROTECT, null=True, related_name="+"
    )
    plan = models.ForeignKey(
        "voices.PublicPlan", on_delete=models.PROTECT, null=True, related_name="+"
    )
    ground = models.CharField(_("reden"), max_length=20, choices=Ground)
    words = models.TextField(_("toelichting"), max_length=1000, blank=True)
    at = models.DateTimeField(_("wanneer"))

    class Meta:
        abstract = True
        ordering = ("pk",)
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(question__isnull=False, support__isnull=True, plan__isnull=True)
                | Q(question__isnull=True, support__isnull=False, plan__isnull=True)
                | Q(question__isnull=True, support__isnull=True, plan__isnull=False),
                name="voices_%(class)s_one_text",
            )
        ]


class Report(AboutText):
    """Somebody says that a text should go, or its writer says that it should come back."""

    is_objection = models.BooleanField(default=False)

    class Meta(AboutText.Meta):
        abstract = False

    def __str__(self) -> str:
        return f"{self.get_ground_display()} ({timezone.localtime(self.at):%d-%m-%Y})"


class ModerationDecision(AboutText):
    """What a colleague decided on the reports until then, and why."""

    action = models.CharField(_("besluit"), max_length=10, choices=ModerationAction)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta(AboutText.Meta):
        abstract = False

    def __str__(self) -> str:
        return f"{self.get_action_display()} ({timezone.localtime(self.at):%d-%m-%Y})"
