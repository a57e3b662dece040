"""Who looked at the words of a decision before everybody could read them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from contracts.models.append_only import AppendOnlyModel
from pages.challenges.models.responses import Response


class PublicationCheck(AppendOnlyModel):
    """Somebody read what looked like personal data and says that these words may be public.

    `sha256` is over the words themselves, so it says nothing of words that are written later.
    Without a row the public reads those words with the found places left out.
    """

    response = models.ForeignKey(
        Response, on_delete=models.PROTECT, related_name="publication_checks"
    )
    sha256 = models.CharField(max_length=64)
    # The codes of `personal_data.Trace`, with a comma between them.
    found = models.CharField(_("gevonden"), max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("wanneer"))

    class Meta:
        verbose_name = _("controle voor publicatie")
        ordering = ("response", "pk")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.response}: {self.found}"
