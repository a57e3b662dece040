"""What Wagtail is told."""

import pytest
from django.urls import reverse
from wagtail.permissions import policy_registry

from pages.challenges import services
from pages.challenges.models import Response
from pages.challenges.permissions import ResponsePermissionPolicy
from pages.challenges.wagtail_hooks import response_behind
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db


def test_our_policy_is_the_one_that_wagtail_asks():
    assert isinstance(policy_registry.get_by_type(Response), ResponsePermissionPolicy)


def test_the_menu_shows_it_to_who_may_look(client):
    for group, shown in (("editor", True), ("finance", False)):
        client.force_login(make.make_staff(group))
        assert (b"/beheer/reacties/" in client.get("/beheer/").content) == shown


def test_wagtail_hears_the_same():
    policy = ResponsePermissionPolicy(Response)
    editor, finance = make.make_staff(), make.make_staff("finance")
    sent = make.make_sent()
    make.make_draft(sent.call)
    assert policy.user_has_permission(editor, "view")
    assert not any(policy.user_has_permission(editor, act) for act in ("add", "change", "delete"))
    assert not policy.user_has_any_permission(finance, ["view", "add"])
    assert list(policy.instances_user_has_any_permission_for(editor, ["view"])) == [sent]
    assert not policy.instances_user_has_any_permission_for(finance, ["view"])
    assert set(policy.users_with_any_permission(["view"])) == {editor}


def test_the_page_of_an_agreement_leads_back_to_its_response(client):
    manager = make.make_staff("contract_manager")
    decided = make.make_decided(make.make_staff())
    agreement = services.draft_agreement_for(response=decided, by=manager, now=make.NOW)
    client.force_login(manager)
    page = client.get(reverse("contracten:agreement", args=[agreement.pk])).content.decode()
    assert f'<a href="/beheer/reacties/{decided.pk}/">Lees reactie {decided.case_number}' in page
    assert response_behind(make.make_staff("finance"), agreement) == []
