"""Mail about contributions, on its way. An outbox of its own: no archive of a case."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from pages.challenges.models import QueuedMail
from pages.voices.enums import MailKind


class VoiceMail(QueuedMail):
    """One e-mail. Once it has left, only that it left is kept: no address and no words."""

    forgotten_when_sent: ClassVar[dict[str, str]] = {
        "to": "",
        "text": "",
        "html": "",
        "unsubscribe_url": "",
    }

    kind = models.CharField(_("soort"), max_length=20, choices=MailKind)
    # For mail that somebody can stop: RFC 2369 and RFC 8058.
    unsubscribe_url = models.CharField(max_length=300, blank=True)

    class Meta(QueuedMail.Meta):
        abstract = False

    def extra_headers(self) -> dict[str, str]:
        """The headers with which a mail program shows a button to stop."""
        if not self.unsubscribe_url:
            return {}
        return {
            "List-Unsubscribe": f"<{self.unsubscribe_url}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
