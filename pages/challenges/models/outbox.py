"""Letters on their way. The row is the queue: a lost message or a killed worker loses none."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from contracts.models.queued_mails import QueuedMail
from pages.challenges.enums import Channel, letter_choices
from pages.challenges.models.responses import Response


class OutboxMessage(QueuedMail):
    """A letter of a case, kept afterwards as it left: an e-mail, or on paper.

    A letter on paper has no address in `to` and waits until somebody says that it was posted:
    that is its `sent_at`.
    """

    letter = models.CharField(_("brief"), max_length=30, choices=letter_choices)
    # Empty for a letter that is about no case.
    response = models.ForeignKey(
        Response, on_delete=models.CASCADE, null=True, blank=True, related_name="messages"
    )
    archived = models.ForeignKey(
        "challenges.ArchivedLetter",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="messages",
    )
    channel = models.CharField(
        _("hoe"),
        max_length=10,
        choices=Channel,
        default=Channel.EMAIL,
        # For a version of the portal that still runs while the column is added.
        db_default=Channel.EMAIL,
    )
    # Who put a letter on paper in the post.
    posted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta(QueuedMail.Meta):
        abstract = False
        constraints = [
            *QueuedMail.Meta.constraints,
            models.CheckConstraint(
                condition=~models.Q(to="") | models.Q(channel=Channel.POST),
                name="challenges_outbox_has_address",
            ),
        ]

    @classmethod
    def mails(cls) -> models.QuerySet:
        """Those that leave by e-mail."""
        return cls.objects.filter(channel=Channel.EMAIL)
