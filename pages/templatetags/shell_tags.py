"""The page shell: municipality, menu, breadcrumbs and footer links, from the page tree."""

from dataclasses import dataclass

from django import template
from wagtail.models import Page, Site

from pages.localized import current_language, localized
from pages.models import SiteSettings

register = template.Library()


@dataclass(frozen=True)
class Link:
    """A place to go to."""

    title: str
    url: str
    is_current: bool = False
    is_exact: bool = False


def _site(context) -> Site | None:
    request = context.get("request")
    return Site.find_for_request(request) if request is not None else None


@register.simple_tag(takes_context=True)
def site_profile(context) -> SiteSettings:
    """The municipality of this portal; an unsaved one with defaults when there is no site yet."""
    request = context.get("request")
    if request is None or _site(context) is None:
        return SiteSettings()
    return SiteSettings.for_request(request)


def _children_of_root(context) -> list[Page]:
    """The live children of the home page, fetched once per request."""
    site = _site(context)
    if site is None:
        return []
    request = context["request"]
    if not hasattr(request, "shell_pages"):
        pages = site.root_page.get_children().live().public()
        request.shell_pages = list(_with_titles(pages))
    return request.shell_pages


def _with_titles(pages):
    """Pages of which the title in the reader's language is there.

    Only the English title stands in the table of a page's own kind. Dutch readers, who are nearly
    all of them, save a query for every kind of page in the menu.
    """
    return pages.specific() if current_language() == "en" else pages


def _link(page: Page, context) -> Link:
    path = context["request"].path
    url = page.get_url(context["request"]) or "/"
    return Link(
        title=localized(page, "title").value,
        url=url,
        is_current=path.startswith(url),
        is_exact=path == url,
    )


@register.simple_tag(takes_context=True)
def main_menu(context) -> list[Link]:
    """The sections of the site: children of the home page that are shown in menus."""
    return [_link(page, context) for page in _children_of_root(context) if page.show_in_menus]


@register.simple_tag(takes_context=True)
def footer_links(context) -> list[Link]:
    """The pages about the site itself: children of the home page that are not in the menu."""
    return [_link(page, context) for page in _children_of_root(context) if not page.show_in_menus]


@register.simple_tag(takes_context=True)
def trail(context) -> list[Link]:
    """The pages above this one, home first. A view without a page can pass `trail_page`."""
    site = _site(context)
    page = context.get("page") or context.get("trail_page")
    if site is None or not isinstance(page, Page) or page.pk is None:
        return []
    above = page.get_ancestors(inclusive="trail_page" in context and "page" not in context)
    parents = _with_titles(above.filter(depth__gte=site.root_page.depth))
    return [_link(parent, context) for parent in parents]
