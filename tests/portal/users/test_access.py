"""Who is staff."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser

from pages.roles import ensure_roles
from portal.users.access import is_staff


def test_nobody_is_nobody() -> None:
    assert not is_staff(AnonymousUser())


@pytest.mark.django_db
def test_every_role_and_administrators_are_staff_and_residents_are_not() -> None:
    people = get_user_model().objects
    assert not is_staff(people.create_user("jo@voorbeeld.example"))
    assert is_staff(people.create_superuser("root@gemeente.example"))
    for role, group in ensure_roles().items():
        user = people.create_user(f"{role}@gemeente.example")
        user.groups.add(group)
        assert is_staff(user), role
