"""Making people. E-mail addresses are kept in lower case, so one person has one account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.base_user import BaseUserManager

if TYPE_CHECKING:
    from portal.users.models import User


class UserManager(BaseUserManager["User"]):
    """Finds and makes people by e-mail address."""

    def get_by_natural_key(self, username: str | None) -> User:
        """The person with this address, whatever capitals were typed."""
        return self.get(email=(username or "").strip().lower())

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Make a person. Raises ValueError without an address.

        Without a password nobody can sign in with this account until one is set.
        """
        email = email.strip().lower()
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=email, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Make an administrator, who may do everything."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)
