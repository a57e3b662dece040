"""Wagtail finds the desk's addresses and menu."""

from __future__ import annotations

import pytest
from wagtail import hooks
from wagtail.admin.admin_url_finder import AdminURLFinder

from contracts.wagtail_hooks import register_desk_menu, register_desk_urls
from tests.factories.contracts import AgreementFactory, PersonFactory, member_of


def test_both_are_registered() -> None:
    assert register_desk_urls in hooks.get_hooks("register_admin_urls")
    assert register_desk_menu in hooks.get_hooks("register_admin_menu_item")
    assert str(register_desk_menu().label) == "Contracten"


@pytest.mark.django_db
def test_the_admin_leads_to_an_agreement_for_who_may_see_it() -> None:
    agreement = AgreementFactory(active=True)
    address = f"/beheer/contracten/{agreement.pk}/"
    member, stranger = member_of(agreement, "provider"), PersonFactory()
    assert AdminURLFinder(member).get_edit_url(agreement) == address
    assert AdminURLFinder(stranger).get_edit_url(agreement) is None
    assert AdminURLFinder().get_edit_url(agreement) == address
