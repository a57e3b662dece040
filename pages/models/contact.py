"""The contact page. Telephone and address come from the settings, so they are kept once."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel

from pages.blocks import BODY_BLOCKS
from pages.fields import SlimStreamField
from pages.models.base import TITLE_PANELS, TITLE_PANELS_EN, PortalPage, tabs


class ContactPage(PortalPage):
    """How to reach people: telephone, visit, letter and mail."""

    body = SlimStreamField(BODY_BLOCKS, verbose_name=_("tekst"), blank=True)
    body_en = SlimStreamField(BODY_BLOCKS, verbose_name=_("tekst in het Engels"), blank=True)

    parent_page_types = ["pages.HomePage"]
    subpage_types: list[str] = []
    max_count = 1
    searched_names = ("body",)
    edit_handler = tabs(
        (
            _("Inhoud"),
            [
                *TITLE_PANELS,
                HelpPanel(
                    content=_(
                        "Telefoonnummer, tijden en adres staan bij Instellingen, "
                        "Gemeente en huisstijl."
                    )
                ),
                FieldPanel("body"),
            ],
        ),
        (_("Engels"), [*TITLE_PANELS_EN, FieldPanel("body_en")]),
    )

    class Meta:
        verbose_name = _("contactpagina")
