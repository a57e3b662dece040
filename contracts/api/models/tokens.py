"""Keys with which a program works for a person, and answers that were given once."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from contracts.api.enums import Scope
from contracts.models import Agreement, Party


class ApiToken(models.Model):
    """A key that lets a program do some of what its owner may do.

    Of the key only `sha256` is kept; `prefix` are its first characters, to recognise it by.
    `scopes` are codes of `Scope` with a space between them, in the order of the enumeration.
    `agreement` and `party` make the key narrower: only that agreement, only agreements in which
    that party has a role.
    """

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("eigenaar"),
    )
    purpose = models.CharField(_("waarvoor"), max_length=200)
    prefix = models.CharField(_("begint met"), max_length=12)
    sha256 = models.CharField(max_length=64, unique=True)
    scopes = models.CharField(_("mag"), max_length=400)
    agreement = models.ForeignKey(
        Agreement,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("contract"),
    )
    party = models.ForeignKey(
        Party,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("partij"),
    )
    created_at = models.DateTimeField(_("gemaakt op"))
    expires_at = models.DateTimeField(_("geldt tot"))
    last_used_at = models.DateTimeField(_("laatst gebruikt"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("ingetrokken op"), null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ingetrokken door"),
    )

    class Meta:
        verbose_name = _("sleutel voor de API")
        verbose_name_plural = _("sleutels voor de API")
        ordering = ("-created_at", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at")), name="open_api_token_expires"
            ),
            models.CheckConstraint(condition=~Q(scopes=""), name="open_api_token_scopes"),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_by__isnull=True)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="open_api_token_revoked",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.prefix}… {self.purpose}"

    @property
    def scope_labels(self) -> list[str]:
        """What the key may do, in words."""
        return [str(Scope(code).label) for code in self.scopes.split()]


class IdempotentAnswer(models.Model):
    """What was answered to a request with this Idempotency-Key, to say it again.

    `request_sha256` covers method, address and body, so that another request with the same key
    is noticed.
    """

    token = models.ForeignKey(ApiToken, on_delete=models.PROTECT, related_name="answers")
    key = models.CharField(max_length=255)
    request_sha256 = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    body = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("token", "pk")
        constraints = [
            models.UniqueConstraint(fields=("token", "key"), name="open_api_answer_once"),
        ]

    def __str__(self) -> str:
        return f"{self.token_id} {self.key}"
