"""Knowledge and standard pages: text, and the pages under it as a list."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from pages.blocks import BODY_BLOCKS
from pages.fields import SlimStreamField
from pages.models.base import TITLE_PANELS, TITLE_PANELS_EN, PortalPage, tabs


class StandardPage(PortalPage):
    """A page with text. Pages under it are listed at the end."""

    body = SlimStreamField(BODY_BLOCKS, verbose_name=_("tekst"), blank=True)
    body_en = SlimStreamField(BODY_BLOCKS, verbose_name=_("tekst in het Engels"), blank=True)

    parent_page_types = ["pages.HomePage", "pages.StandardPage"]
    subpage_types = ["pages.StandardPage"]
    searched_names = ("body",)
    edit_handler = tabs(
        (_("Inhoud"), [*TITLE_PANELS, FieldPanel("body")]),
        (_("Engels"), [*TITLE_PANELS_EN, FieldPanel("body_en")]),
    )

    class Meta:
        verbose_name = _("tekstpagina")

    def get_context(self, request, *args, **kwargs):
        """The pages under this one, and the pages beside it."""
        context = super().get_context(request, *args, **kwargs)
        context["parts"] = StandardPage.objects.child_of(self).live().public()
        parent = self.get_parent()
        if parent is not None and parent.specific_class is StandardPage:
            context["siblings"] = StandardPage.objects.sibling_of(self).live().public()
        return context
