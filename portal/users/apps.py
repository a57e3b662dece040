"""The app of people and sign-in."""

from django.apps import AppConfig


class UsersConfig(AppConfig):
    """Our own user model."""

    name = "portal.users"
    label = "users"
    verbose_name = "Users"
