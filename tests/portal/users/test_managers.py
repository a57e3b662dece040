"""Making people."""

import pytest
from django.contrib.auth import get_user_model

User = get_user_model()


def test_nobody_without_an_address() -> None:
    with pytest.raises(ValueError, match="e-mail address"):
        User.objects.create_user("  ")


def test_without_a_password_nobody_can_sign_in(db) -> None:
    user = User.objects.create_user("ans@portal.example", name="Ans Bos")
    assert not user.has_usable_password()
    assert (user.is_staff, user.is_superuser, user.name) == (False, False, "Ans Bos")


def test_an_administrator_may_do_everything(db) -> None:
    user = User.objects.create_superuser("root@portal.example", "correct horse battery")
    assert (user.is_staff, user.is_superuser) == (True, True)
