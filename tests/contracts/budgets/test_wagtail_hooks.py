"""Wagtail finds the addresses."""

from wagtail import hooks

from contracts.budgets.wagtail_hooks import register_money_urls


def test_it_is_registered():
    assert register_money_urls in hooks.get_hooks("register_admin_urls")
