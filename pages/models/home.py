"""The front page."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from pages.models.base import TITLE_PANELS, TITLE_PANELS_EN, PortalPage, tabs
from pages.models.calls import CallPage
from pages.models.initiatives import InitiativePage
from pages.models.results import ResultPage
from pages.phases import Phase

# With the invitation for an own idea this fills rows of three.
MOST_CALLS = 5
MOST_RESULTS = 3
MOST_INITIATIVES = 6


class HomePage(PortalPage):
    """Search, open calls, how it works, latest results and initiatives."""

    hero_title = models.CharField(_("kop"), max_length=80, default="Kan het beter? Daag ons uit.")
    hero_title_en = models.CharField(_("kop, Engels"), max_length=80, blank=True)
    hero_text = models.TextField(_("tekst onder de kop"), max_length=400, blank=True)
    hero_text_en = models.TextField(_("tekst, Engels"), max_length=400, blank=True)

    max_count = 1
    searched_names = ("hero_title", "hero_text")
    edit_handler = tabs(
        (_("Inhoud"), [*TITLE_PANELS, FieldPanel("hero_title"), FieldPanel("hero_text")]),
        (_("Engels"), [*TITLE_PANELS_EN, FieldPanel("hero_title_en"), FieldPanel("hero_text_en")]),
    )

    class Meta:
        verbose_name = _("voorpagina")

    def route(self, request, path_components):
        """Find a page by its whole address at once; what that does not find, step by step."""
        if path_components:
            url_path = f"{self.url_path}{'/'.join(path_components)}/"
            page = self.get_descendants().filter(url_path=url_path).first()
            if page is not None:
                return page.specific.route(request, [])
        return super().route(request, path_components)

    def get_context(self, request, *args, **kwargs):
        """A few of everything that is going on."""
        context = super().get_context(request, *args, **kwargs)
        today = timezone.localdate()
        calls = CallPage.objects.descendant_of(self).live().public()
        ordered = sorted(calls, key=lambda call: call.sort_key(today))
        is_open = [call for call in ordered if call.phase is Phase.OPEN]
        context["calls"] = (is_open or ordered)[:MOST_CALLS]
        context["has_open_calls"] = bool(is_open)
        context["open_count"] = len(is_open)
        results = ResultPage.objects.descendant_of(self).live().public()
        context["results"] = results.order_by("-first_published_at", "-pk")[:MOST_RESULTS]
        initiatives = InitiativePage.objects.descendant_of(self).live().public()
        context["initiatives"] = initiatives.order_by("-is_featured", "title")[:MOST_INITIATIVES]
        context["initiative_count"] = initiatives.count()
        context["sections"] = {
            page.specific_class.__name__: page for page in self.get_children().live()
        }
        return context
