"""Putting pages in the tree, once: what an editor changed afterwards is left alone."""

from collections.abc import Callable
from typing import Any

from wagtail.models import Page, Site


def ensure_page(
    parent: Page,
    kind: type[Page],
    slug: str,
    fields: dict[str, Any],
    fill: Callable[[Any], None] | None = None,
) -> Any:
    """The page with this slug under this parent; made, checked and published when it is missing.

    `fill` adds the lists that belong to it, before the page is saved. Raises ValidationError when
    the content is wrong: demo content obeys the same rules as an editor's.
    """
    found = kind.objects.child_of(parent).filter(slug=slug).first()
    if found is not None:
        return found
    page = kind(slug=slug, **fields)
    if fill is not None:
        fill(page)
    parent.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def ensure_site(home_kind: type[Page], fields: dict[str, Any]) -> tuple[Site, Any]:
    """The default site with our front page as its root; Wagtail's welcome page goes."""
    root = Page.get_first_root_node()
    home = ensure_page(root, home_kind, "voorpagina", fields)
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        site = Site(hostname="localhost", is_default_site=True)
    welcome = site.root_page if site.root_page_id not in {None, home.pk} else None
    site.root_page = home
    site.site_name = fields["title"]
    site.save()
    if welcome is not None and welcome.specific_class is Page and not welcome.get_children():
        welcome.delete()
    return site, home


def stream(parts: tuple, language: int) -> list[tuple[str, Any]]:
    """Body text in one language (0 Dutch, 1 English) from parts with pairs."""
    blocks: list[tuple[str, Any]] = []
    for kind, content in parts:
        if kind == "question":
            blocks.append((kind, {name: pair[language] for name, pair in content.items()}))
        elif kind == "callout":
            blocks.append((kind, {"kind": "info", "text": content[language]}))
        else:
            blocks.append((kind, content[language]))
    return blocks
