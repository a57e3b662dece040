"""Wagtail finds the desk's addresses and menu."""

from __future__ import annotations

from wagtail import hooks

from contracts.wagtail_hooks import register_desk_menu, register_desk_urls


def test_both_are_registered() -> None:
    assert register_desk_urls in hooks.get_hooks("register_admin_urls")
    assert register_desk_menu in hooks.get_hooks("register_admin_menu_item")
    assert str(register_desk_menu().label) == "Contracten"
