"""App configuration: django-allauth looks for providers among the installed apps."""

from django.apps import AppConfig


class OpenIdConfig(AppConfig):
    """OpenID Connect for residents and staff."""

    name = "portal.users.openid"
    label = "openid"
