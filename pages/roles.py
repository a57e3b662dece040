"""The roles of the portal and what each may do in the admin, on a new site as in the demo."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Page

from contracts.permissions import ensure_groups
from pages.challenges.permissions import GROUP_ROLES

EDITOR_RIGHTS = ("add_page", "change_page", "publish_page", "lock_page")
SETTINGS_RIGHTS = (
    ("pages", "change_sitesettings"),
    ("pages", "add_fund"),
    ("pages", "change_fund"),
    ("pages", "view_fund"),
    ("challenges", "change_challengesettings"),
)


def ensure_roles() -> dict[str, Group]:
    """Make the group of every role and give it its rights; return the groups by role.

    Everybody with a role may enter the admin; editors may write, publish and change the site's
    settings. Rights that were added by hand stay.
    """
    groups = ensure_groups()
    for code in GROUP_ROLES:
        groups[code] = Group.objects.get_or_create(name=code)[0]
    enter = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    for group in groups.values():
        group.permissions.add(enter)
    root = Page.get_first_root_node()
    for codename in EDITOR_RIGHTS:
        permission = Permission.objects.get(
            content_type__app_label="wagtailcore", codename=codename
        )
        GroupPagePermission.objects.get_or_create(
            group=groups["editor"], page=root, permission=permission
        )
    for app, codename in SETTINGS_RIGHTS:
        right = Permission.objects.get(content_type__app_label=app, codename=codename)
        groups["editor"].permissions.add(right)
    return groups
