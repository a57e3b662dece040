"""The form with a password."""

from portal.users.forms import PasswordForm


def test_it_asks_for_an_address_and_a_password() -> None:
    assert list(PasswordForm().fields) == ["login", "password"]
