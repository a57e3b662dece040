"""What every contribution of a resident shares: its subject, a private link, a confirmation."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pages.challenges.models.responses import digest_token, make_token


class Voice(models.Model):
    """Something that a resident leaves with an e-mail address and no account.

    It counts from `confirmed_at`. The address proves itself by opening the private link, which
    also leads back later. `withdrawn_at` ends it; the row stays.
    """

    token = models.CharField(max_length=64, default=make_token, editable=False)
    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    language = models.CharField(_("taal"), max_length=5, default="nl")
    # Empty as soon as we need it no more.
    email = models.EmailField(_("e-mailadres"), max_length=200, blank=True)
    # See `addresses.fingerprint`.
    email_hash = models.CharField(max_length=64, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    created_at = models.DateTimeField(_("gestuurd op"))
    confirm_by = models.DateTimeField(_("bevestigen voor"))
    confirmed_at = models.DateTimeField(_("bevestigd op"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("ingetrokken op"), null=True, blank=True)

    class Meta:
        abstract = True
        default_permissions = ()

    def save(self, *args, **kwargs) -> None:
        """Keep the digest with its token."""
        self.token_digest = digest_token(self.token)
        super().save(*args, **kwargs)

    @property
    def counts(self) -> bool:
        """Whether it was confirmed and not withdrawn."""
        return self.confirmed_at is not None and self.withdrawn_at is None

    def is_expired(self, now: datetime) -> bool:
        """Whether the moment to confirm has passed unused."""
        return self.confirmed_at is None and self.confirm_by < now


def about_fields() -> tuple[models.ForeignKey, models.ForeignKey]:
    """The call or the public plan that something is about: exactly one of both."""
    call = models.ForeignKey(
        "pages.CallPage",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("oproep"),
    )
    plan = models.ForeignKey(
        "voices.PublicPlan",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("plan"),
    )
    return call, plan


def one_subject(name: str) -> models.CheckConstraint:
    """The constraint that goes with `about_fields`."""
    return models.CheckConstraint(
        condition=Q(call__isnull=False, plan__isnull=True)
        | Q(call__isnull=True, plan__isnull=False),
        name=name,
    )
