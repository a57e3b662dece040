"""Who wants to hear what happens with a call or a plan, and of what."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pages.voices.models.voices import Voice, about_fields, one_subject

_ACTIVE = Q(confirmed_at__isnull=False, withdrawn_at__isnull=True)


class Follow(Voice):
    """One follower of one call or plan. The address stays as long as somebody follows.

    `stage_seen` and `answer_seen` say what was told last; they move in the transaction that
    queues the mail, so each thing is told once.
    """

    call, plan = about_fields()
    on_answer = models.BooleanField(_("nieuw antwoord op een vraag"), default=True)
    on_phase = models.BooleanField(_("nieuwe fase"), default=True)
    on_decision = models.BooleanField(_("besluit"), default=True)
    on_result = models.BooleanField(_("resultaat"), default=True)
    stage_seen = models.CharField(max_length=60, blank=True, editable=False)
    # The key of the last answer.
    answer_seen = models.PositiveBigIntegerField(default=0, editable=False)

    class Meta(Voice.Meta):
        verbose_name = _("volger")
        verbose_name_plural = _("volgers")
        constraints = [
            one_subject("voices_follow_subject"),
            models.UniqueConstraint(
                fields=("call", "email_hash"), condition=_ACTIVE, name="voices_follow_call_once"
            ),
            models.UniqueConstraint(
                fields=("plan", "email_hash"), condition=_ACTIVE, name="voices_follow_plan_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.call or self.plan}"
