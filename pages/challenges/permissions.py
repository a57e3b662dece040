"""Who may do what with responses. Roles are groups; one person may be in several.

The names of the groups are codes: the screen for groups shows them as they are.
"""

from typing import Any

from django.contrib.auth import get_user_model
from wagtail.permission_policies import BasePermissionPolicy

from pages.challenges.enums import Action, Who
from pages.challenges.selectors.assessing import ASSESSING_GROUPS
from pages.challenges.selectors.deciding import DECIDING_GROUPS
from pages.challenges.transitions import TRANSITIONS, allowed_actions

# Group → the roles that its members have in the table of transitions. Who prepares a case does
# not decide: those are different groups, and the services demand different people as well.
GROUP_ROLES: dict[str, frozenset[Who]] = {
    "editor": frozenset({Who.HANDLER}),
    "assessor": frozenset({Who.HANDLER, Who.ASSESSOR}),
    **dict.fromkeys(DECIDING_GROUPS, frozenset({Who.DECIDER})),
    "contract_manager": frozenset({Who.CONTRACT_MANAGER}),
    # Residents who were asked to help to assess: they see their own dossiers only.
    "panel_member": frozenset({Who.ASSESSOR}),
}
# Who writes the texts of the letters, beside administrators.
LETTER_WRITERS = frozenset({"editor"})
_ALL_STAFF_ROLES = frozenset(Who) - {Who.RESIDENT}
# With one of these someone may see every sent response.
_SEES_ALL = frozenset({Who.HANDLER, Who.DECIDER, Who.CONTRACT_MANAGER})
_SEEING_GROUPS = frozenset(name for name, roles in GROUP_ROLES.items() if roles & _SEES_ALL)


def roles_of(user: Any) -> frozenset[Who]:
    """The roles of a signed-in person; none for anybody else."""
    if not (user.is_authenticated and user.is_active):
        return frozenset()
    if user.is_superuser:
        return _ALL_STAFF_ROLES
    return frozenset().union(*(GROUP_ROLES.get(name, frozenset()) for name in groups_of(user)))


def groups_of(user: Any) -> frozenset[str]:
    """The codes of somebody's groups."""
    # Asked several times per page, and groups do not change meanwhile.
    if not hasattr(user, "challenge_groups"):
        user.challenge_groups = frozenset(user.groups.values_list("name", flat=True))
    return user.challenge_groups


def can_view(user: Any) -> bool:
    """Whether someone may see all responses in the admin."""
    return bool(roles_of(user) & _SEES_ALL)


def can_assess(user: Any) -> bool:
    """Whether someone can be asked to assess; which cases they see depends on who asked them."""
    if not (user.is_authenticated and user.is_active):
        return False
    return user.is_superuser or user.groups.filter(name__in=ASSESSING_GROUPS).exists()


def can_act(user: Any, action: Action) -> bool:
    """Whether someone has a role that this action is for, whatever the status."""
    roles = roles_of(user)
    return any(at == action and who in roles for (_status, at, who) in TRANSITIONS)


def possible_actions(user: Any, status: str) -> list[Action]:
    """What someone can do with a response in this status."""
    return allowed_actions(status, roles_of(user))


class LetterTemplatePolicy(BasePermissionPolicy):
    """Editors and administrators change the texts of letters. Which letters there are is code."""

    def user_has_permission(self, user, action):
        """Nobody adds or deletes one."""
        if action not in {"view", "change"} or not (user.is_authenticated and user.is_active):
            return False
        if user.is_superuser:
            return True
        return not LETTER_WRITERS.isdisjoint(groups_of(user))

    def user_has_any_permission(self, user, actions):
        """Whether one of these is looking or changing, and they may."""
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user, action, instance):
        """The same for every letter."""
        return self.user_has_permission(user, action)

    def user_has_any_permission_for_instance(self, user, actions, instance):
        """The same for every letter."""
        return self.user_has_any_permission(user, actions)

    def instances_user_has_any_permission_for(self, user, actions):
        """All of them, or none."""
        rows = self.model.objects
        return rows.all() if self.user_has_any_permission(user, actions) else rows.none()

    def users_with_any_permission(self, actions):
        """The people who write letters."""
        return get_user_model().objects.filter(groups__name__in=LETTER_WRITERS, is_active=True)


class ResponsePermissionPolicy(BasePermissionPolicy):
    """Tells Wagtail the same: staff of this process may look; nobody adds, edits or deletes.

    Everything that changes a response goes through an action of its own.
    """

    def user_has_permission(self, user, action):
        """Only looking is a general permission."""
        return action == "view" and can_view(user)

    def user_has_any_permission(self, user, actions):
        """Whether one of these is looking, and they may."""
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user, action, instance):
        """The same for every response."""
        return self.user_has_permission(user, action)

    def user_has_any_permission_for_instance(self, user, actions, instance):
        """The same for every response."""
        return self.user_has_any_permission(user, actions)

    def instances_user_has_any_permission_for(self, user, actions):
        """All sent responses, or none."""
        sent = self.model.objects.exclude(case_number=None)
        return sent if self.user_has_any_permission(user, actions) else sent.none()

    def users_with_any_permission(self, actions):
        """The people in our groups."""
        return get_user_model().objects.filter(groups__name__in=_SEEING_GROUPS, is_active=True)

    def users_with_permission_for_instance(self, action, instance):
        """The people in our groups."""
        return self.users_with_any_permission([action])

    def users_with_any_permission_for_instance(self, actions, instance):
        """The people in our groups."""
        return self.users_with_any_permission(actions)
