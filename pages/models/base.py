"""What every page kind of the portal has."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList, TabbedInterface, TitleFieldPanel
from wagtail.models import Page
from wagtail.search import index

from pages.dutch_words import stems_of
from pages.localized import localized


class PortalPage(Page):
    """A page with a Dutch title and summary, and the same in English beside it."""

    title_en = models.CharField(_("titel in het Engels"), max_length=255, blank=True)
    summary = models.TextField(
        _("samenvatting"),
        max_length=400,
        blank=True,
        help_text=_("Eén of twee korte zinnen in gewone taal. Staat bovenaan en in overzichten."),
    )
    summary_en = models.TextField(_("samenvatting in het Engels"), max_length=400, blank=True)

    search_fields = [
        *Page.search_fields,
        index.SearchField("title_en", boost=2),
        index.SearchField("summary", boost=1.5),
        index.SearchField("summary_en"),
        index.SearchField("search_text"),
        index.SearchField("search_stems"),
    ]
    searched_names: tuple[str, ...] = ()

    class Meta:
        abstract = True

    @property
    def heading(self) -> str:
        """The title in the reader's language."""
        return localized(self, "title").value

    @property
    def lead(self) -> str:
        """The summary in the reader's language."""
        return localized(self, "summary").value

    def search_text(self) -> str:
        """The words of this page kind's own fields, in both languages."""
        values = (
            getattr(self, name + suffix, "")
            for name in self.searched_names
            for suffix in ("", "_en")
        )
        return "\n".join(_plain(value) for value in values if value)

    def search_stems(self) -> str:
        """The Dutch stems of all words, so that `parken` finds `park` on every database."""
        return " ".join(sorted(stems_of(self.searched_words())))

    def searched_words(self) -> str:
        """All words of this page, in both languages."""
        text = "\n".join([self.title, self.summary, self.title_en, self.summary_en])
        return f"{text}\n{self.search_text()}"


def _plain(value: object) -> str:
    """A field or StreamField as words only."""
    get_searchable = getattr(getattr(value, "stream_block", None), "get_searchable_content", None)
    if get_searchable is not None:
        return "\n".join(str(part) for part in get_searchable(value))
    return str(value)


def tabs(*named: tuple[object, list]) -> TabbedInterface:
    """The editor's tabs: the page kind's own, then Wagtail's for search engines and dates."""
    own = [ObjectList(panels, heading=heading) for heading, panels in named]
    return TabbedInterface(
        [
            *own,
            ObjectList(Page.promote_panels, heading=_("Vindbaarheid")),
            ObjectList(Page.settings_panels, heading=_("Instellingen")),
        ]
    )


# The title makes the web address, so that an editor need not think of one.
TITLE_PANELS = [TitleFieldPanel("title"), FieldPanel("summary")]
TITLE_PANELS_EN = [FieldPanel("title_en"), FieldPanel("summary_en")]
