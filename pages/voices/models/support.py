"""People who support a plan. A signal that counts once per address, and no vote."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pages.voices.models.plans import PublicPlan
from pages.voices.models.voices import Voice


class Support(Voice):
    """One supporter of one plan.

    The address is kept after the confirmation only while there are public words to write about.
    """

    plan = models.ForeignKey(PublicPlan, on_delete=models.PROTECT, related_name="supports")
    name = models.CharField(_("naam"), max_length=120)
    name_is_public = models.BooleanField(_("naam openbaar"), default=False)
    # A neighbourhood, or the four digits of a postcode; never the letters.
    area = models.CharField(_("buurt of postcode"), max_length=60)
    words = models.CharField(_("waarom"), max_length=500, blank=True)
    # The age that somebody said to have reached: what the settings asked at that moment.
    declared_age = models.PositiveSmallIntegerField()
    taken_down_at = models.DateTimeField(null=True, blank=True, editable=False)
    taken_down_ground = models.CharField(max_length=20, blank=True, editable=False)

    class Meta(Voice.Meta):
        verbose_name = _("steun")
        verbose_name_plural = _("steun")
        ordering = ("confirmed_at", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=("plan", "email_hash"),
                condition=Q(confirmed_at__isnull=False, withdrawn_at__isnull=True),
                name="voices_support_once_per_address",
            )
        ]

    def __str__(self) -> str:
        return self.name
