"""People who sign in. What someone may do comes from groups, not from fields here."""

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from portal.users.managers import UserManager


class User(AbstractUser):
    """A person, known by e-mail address.

    Wagtail's screens ask for first and last name, so those are the fields; `name` joins them.
    """

    username = None  # type: ignore[assignment]
    email = models.EmailField(_("e-mail address"), unique=True)

    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = (
            models.UniqueConstraint(Lower("email"), name="users_user_email_once_in_any_case"),
        )

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def name(self) -> str:
        """How the person is called; empty when unknown."""
        return self.get_full_name()

    @name.setter
    def name(self, value: str) -> None:
        first, _space, last = value.strip().partition(" ")
        self.first_name, self.last_name = first, last.strip()

    def clean(self) -> None:
        """Lower-case the address before it is compared and kept."""
        super().clean()
        self.email = self.email.strip().lower()
