"""The sign-in form with a password."""

from __future__ import annotations

from allauth.account.forms import LoginForm


class PasswordForm(LoginForm):
    """Address and password.

    New accounts are made without a password, and then the library would leave it out here as
    well; staff do have one.
    """

    def _setup_password_field(self) -> None:
        """Keep the field."""
