"""Who sends a plan together with the main submitter, and what each of them says to that."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from contracts.models.append_only import AppendOnlyModel
from pages.challenges.enums import CoAnswer
from pages.challenges.models.responses import (
    Response,
    ResponseEvent,
    ResponseVersion,
    digest_token,
    make_token,
)


class CoSubmitter(models.Model):
    """Somebody who was asked to send the plan together, with a private link of their own.

    Taken off the list (`removed_at`) only while there is no answer: an answer stays, also a no.
    Who wants to be forgotten leaves (`left_at`): a pseudonym, with the yes or no, stays.
    """

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="cosubmitters")
    name = models.CharField(_("naam"), max_length=120)
    organisation = models.CharField(_("groep of organisatie"), max_length=120, blank=True)
    email = models.EmailField(_("e-mailadres"), max_length=200)
    token = models.CharField(max_length=64, default=make_token, editable=False)
    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    invited_at = models.DateTimeField(_("gevraagd op"))
    # The event by which somebody was asked after the plan was sent; empty for who was there before.
    added_by = models.ForeignKey(
        ResponseEvent,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="added_cosubmitters",
    )
    removed_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)
    # Left the plan and was erased at their own wish, by link or with an account.
    left_at = models.DateTimeField(null=True, editable=False)
    # Keeps an erased name out of what is public; `publishing` is its only reader and writer.
    name_marks = models.TextField(default="", db_default="", blank=True, editable=False)

    class Meta:
        verbose_name = _("mede-indiener")
        ordering = ("response", "pk")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=("response", "email"),
                condition=models.Q(removed_at=None, erased_at=None),
                name="challenges_cosubmitter_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.organisation})" if self.organisation else self.name

    def save(self, *args, **kwargs) -> None:
        """Keep the digest with its token."""
        self.token_digest = digest_token(self.token)
        super().save(*args, **kwargs)


class CoSubmitterAnswer(AppendOnlyModel):
    """A yes or a no in somebody's own words. Who changes their mind adds one; the last counts."""

    # With a draft that is deleted its answers go along; after sending the trigger refuses that.
    cosubmitter = models.ForeignKey(CoSubmitter, on_delete=models.CASCADE, related_name="answers")
    answer = models.CharField(_("antwoord"), max_length=10, choices=CoAnswer)
    words = models.TextField(_("toelichting"), blank=True)
    # What was read: the last version that was sent, or else the draft as it then was.
    version = models.ForeignKey(
        ResponseVersion, on_delete=models.PROTECT, null=True, related_name="+"
    )
    draft_revision = models.PositiveIntegerField()
    at = models.DateTimeField(_("wanneer"))
    erased_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("cosubmitter", "pk")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answer__in=CoAnswer.values), name="challenges_coanswer_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.cosubmitter}: {self.answer}"

    def erase_person(self, *, at: datetime) -> None:
        """Take the words out, once; the trigger allows only this change."""
        models.QuerySet(CoSubmitterAnswer).filter(pk=self.pk, erased_at=None).update(
            words="", erased_at=at
        )
