"""The privacy page: for every purpose which data, on what ground and how long."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from pages.blocks import BODY_BLOCKS
from pages.fields import SlimStreamField
from pages.models.base import TITLE_PANELS, TITLE_PANELS_EN, PortalPage, tabs


class PrivacyPage(PortalPage):
    """What the portal does with personal data."""

    body = SlimStreamField(BODY_BLOCKS, verbose_name=_("tekst"), blank=True)
    body_en = SlimStreamField(BODY_BLOCKS, verbose_name=_("tekst in het Engels"), blank=True)

    parent_page_types = ["pages.HomePage"]
    subpage_types: list[str] = []
    max_count = 1
    searched_names = ("body",)
    edit_handler = tabs(
        (
            _("Inhoud"),
            [*TITLE_PANELS, FieldPanel("body"), InlinePanel("purposes", label=_("doel"))],
        ),
        (_("Engels"), [*TITLE_PANELS_EN, FieldPanel("body_en")]),
    )

    class Meta:
        verbose_name = _("privacypagina")


class PrivacyPurpose(Orderable):
    """One purpose for which the portal keeps data."""

    page = ParentalKey(PrivacyPage, on_delete=models.CASCADE, related_name="purposes")
    name = models.CharField(_("waarvoor"), max_length=200)
    name_en = models.CharField(_("waarvoor, Engels"), max_length=200, blank=True)
    data = models.CharField(_("welke gegevens"), max_length=300)
    data_en = models.CharField(_("welke gegevens, Engels"), max_length=300, blank=True)
    ground = models.CharField(_("grondslag in de AVG"), max_length=200)
    ground_en = models.CharField(_("grondslag, Engels"), max_length=200, blank=True)
    kept = models.CharField(_("hoe lang bewaard"), max_length=200)
    kept_en = models.CharField(_("hoe lang, Engels"), max_length=200, blank=True)

    panels = [
        FieldRowPanel([FieldPanel(name), FieldPanel(f"{name}_en")])
        for name in ("name", "data", "ground", "kept")
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("doel")
        verbose_name_plural = _("doelen")

    def __str__(self) -> str:
        return self.name
