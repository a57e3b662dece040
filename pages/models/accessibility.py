"""The accessibility statement that the law asks for, with the known problems."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from pages.models.base import TITLE_PANELS, TITLE_PANELS_EN, PortalPage, tabs


class AccessibilityStatus(models.TextChoices):
    """The statuses of the Dutch register of accessibility statements."""

    A = "A", _("A: voldoet volledig")
    B = "B", _("B: voldoet gedeeltelijk")
    C = "C", _("C: eerste maatregelen genomen")
    D = "D", _("D: voldoet niet")


class AccessibilityPage(PortalPage):
    """The statement: status, how it was tested, what does not work yet, and where to complain."""

    status = models.CharField(
        _("status"), max_length=1, choices=AccessibilityStatus.choices, default="B"
    )
    tested_on = models.DateField(_("laatst onderzocht op"), null=True)
    tested_how = models.TextField(_("hoe is het onderzocht"), max_length=1000)
    tested_how_en = models.TextField(_("hoe onderzocht, Engels"), max_length=1000, blank=True)
    register_url = models.URLField(
        _("adres in het landelijke register"),
        blank=True,
        help_text=_("Van www.toegankelijkheidsverklaring.nl, zodra uw verklaring daar staat."),
    )

    parent_page_types = ["pages.HomePage"]
    subpage_types: list[str] = []
    max_count = 1
    searched_names = ("tested_how",)
    edit_handler = tabs(
        (
            _("Inhoud"),
            [
                *TITLE_PANELS,
                FieldRowPanel([FieldPanel("status"), FieldPanel("tested_on")]),
                FieldPanel("tested_how"),
                FieldPanel("register_url"),
                InlinePanel("issues", label=_("bekend probleem")),
            ],
        ),
        (_("Engels"), [*TITLE_PANELS_EN, FieldPanel("tested_how_en")]),
    )

    class Meta:
        verbose_name = _("toegankelijkheidsverklaring")


class AccessibilityIssue(Orderable):
    """Something that does not work for everyone yet."""

    page = ParentalKey(AccessibilityPage, on_delete=models.CASCADE, related_name="issues")
    what = models.TextField(_("wat werkt nog niet"), max_length=500)
    what_en = models.TextField(_("wat werkt niet, Engels"), max_length=500, blank=True)
    way_around = models.TextField(_("hoe het nu wel kan"), max_length=500)
    way_around_en = models.TextField(_("hoe het nu kan, Engels"), max_length=500, blank=True)
    solved_by = models.DateField(_("opgelost vóór"), null=True, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("what"), FieldPanel("what_en")]),
        FieldRowPanel([FieldPanel("way_around"), FieldPanel("way_around_en")]),
        FieldPanel("solved_by"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("bekend probleem")
        verbose_name_plural = _("bekende problemen")

    def __str__(self) -> str:
        return self.what
