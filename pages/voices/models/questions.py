"""Questions of residents, and the answers that everybody can read."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from contracts.models.append_only import AppendOnlyModel
from pages.voices.models.voices import Voice, about_fields, one_subject


class Question(Voice):
    """A question. What the resident typed is for staff; the public reads an `Answer`."""

    call, plan = about_fields()
    text = models.TextField(_("vraag"), max_length=2000)
    name = models.CharField(_("naam"), max_length=120, blank=True)
    # What a colleague is writing, until it is published.
    draft_text = models.TextField(_("vraag zoals iedereen haar leest"), blank=True)
    draft_answer = models.TextField(_("antwoord"), blank=True)
    # Answered to the asker alone, with the reason why it is not public.
    withheld_at = models.DateTimeField(null=True, blank=True, editable=False)
    withheld_reason = models.TextField(blank=True, editable=False)
    withheld_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    taken_down_at = models.DateTimeField(null=True, blank=True, editable=False)
    taken_down_ground = models.CharField(max_length=20, blank=True, editable=False)

    class Meta(Voice.Meta):
        verbose_name = _("vraag")
        verbose_name_plural = _("vragen")
        ordering = ("-created_at", "-pk")
        constraints = [one_subject("voices_question_subject")]

    def __str__(self) -> str:
        return self.text[:60]


class Answer(AppendOnlyModel):
    """A question and its answer as they were published. A better answer is a next row."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    # The question without what tells who asked.
    text = models.TextField(_("vraag"))
    words = models.TextField(_("antwoord"))
    at = models.DateTimeField(_("gepubliceerd op"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("question", "pk")
        default_permissions = ()

    def __str__(self) -> str:
        return self.text[:60]
