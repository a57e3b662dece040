"""The desk as one part of Wagtail's admin: its place in the menu, by what a person may do."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from contracts.selectors.roles import remember_groups
from contracts.views.base import SECTIONS, DeskSection

MENU_ORDER: Final = 150


class DeskMenuItem(MenuItem):  # type: ignore[misc]
    """A section of the desk, shown to whom it is for."""

    def __init__(self, section: DeskSection, order: int) -> None:
        self.section = section
        super().__init__(
            section.label,
            reverse(section.url_name),
            name=f"contracten-{section.name}",
            icon_name=section.icon,
            order=order,
        )

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person has anything to do there."""
        if request.user.is_authenticated and not hasattr(request.user, "known_groups"):
            remember_groups(request.user)
        return self.section.is_for(request.user)


def desk_menu() -> SubmenuMenuItem:
    """Return the desk's submenu."""
    items = [DeskMenuItem(section, order) for order, section in enumerate(SECTIONS)]
    return SubmenuMenuItem(
        _("Contracten"),
        Menu(items=items),
        name="contracten",
        icon_name="doc-full",
        order=MENU_ORDER,
    )
