"""Every role has its group and its rights, on a new site as in the demo."""

from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from wagtail.models import GroupPagePermission

from pages.roles import ensure_roles

pytestmark = pytest.mark.django_db

ROLES = {
    "approver",
    "assessor",
    "auditor",
    "contract_manager",
    "council",
    "decider",
    "editor",
    "evaluator",
    "finance",
    "investor",
    "panel_member",
    "provider",
}


def test_everybody_with_a_role_may_enter_the_admin():
    groups = ensure_roles()

    assert set(groups) == ROLES
    for name, group in groups.items():
        user = get_user_model().objects.create_user(email=f"{name}@example.org")
        assert not user.has_perm("wagtailadmin.access_admin")
        user.groups.add(group)
        user = get_user_model().objects.get(pk=user.pk)
        assert user.has_perm("wagtailadmin.access_admin")
        assert user.has_perm("pages.change_sitesettings") is (name == "editor")
        assert user.has_perm("challenges.change_challengesettings") is (name == "editor")


def test_only_editors_write_and_publish_pages():
    ensure_roles()

    given = GroupPagePermission.objects.filter(group__name__in=ROLES)
    assert sorted(given.values_list("group__name", "permission__codename")) == [
        ("editor", "add_page"),
        ("editor", "change_page"),
        ("editor", "lock_page"),
        ("editor", "publish_page"),
    ]


def test_the_command_can_run_twice():
    for _time in range(2):
        out = StringIO()
        call_command("prepare_roles", stdout=out)
        assert out.getvalue() == (
            "Roles: approver, assessor, auditor, contract_manager, council, decider, editor, "
            "evaluator, finance, investor, panel_member, provider. Put users in them under "
            "/beheer/.\n"
        )

    assert set(Group.objects.filter(name__in=ROLES).values_list("name", flat=True)) == ROLES
    assert GroupPagePermission.objects.filter(group__name="editor").count() == 4
