"""What was wrong in how we reach somebody."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pages.challenges.models.responses import ResponseEvent


class AddressCorrection(models.Model):
    """An e-mail address before and after; who, when and why stand in its event.

    Apart from the event, which never changes: an address is forgotten with its person.
    """

    event = models.OneToOneField(ResponseEvent, on_delete=models.PROTECT, related_name="correction")
    old = models.EmailField(_("oud e-mailadres"), max_length=200, blank=True)
    new = models.EmailField(_("nieuw e-mailadres"), max_length=200)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.event)
