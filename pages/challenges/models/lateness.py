"""A response that may come in after its call has closed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from pages.challenges.models.responses import digest_token, make_token


class LateAdmission(models.Model):
    """The leave for one late response: who asked for it, why, and until when.

    It is never changed, but that `asked_by` gets a pseudonym: when the person is forgotten, when
    the draft goes, and some weeks after the last day when nobody used it. The
    reason is public once there is a decision; `asked_by` never is. Who has the token may start.
    """

    call = models.ForeignKey(
        "pages.CallPage", on_delete=models.PROTECT, related_name="+", verbose_name=_("oproep")
    )
    token = models.CharField(max_length=64, default=make_token, editable=False)
    token_digest = models.CharField(max_length=64, unique=True, editable=False)
    asked_by = models.CharField(_("wie vroeg het"), max_length=120)
    reason = models.TextField(_("reden"))
    # The last day to send it.
    until = models.DateField(_("tot en met"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    at = models.DateTimeField(_("toegelaten op"), editable=False)

    class Meta:
        verbose_name = _("toelating")
        ordering = ("-at", "-pk")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.call} ({self.until})"

    def save(self, *args, **kwargs) -> None:
        """Keep the digest with its token."""
        self.token_digest = digest_token(self.token)
        super().save(*args, **kwargs)
