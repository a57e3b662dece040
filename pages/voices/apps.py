"""App configuration."""

from django.apps import AppConfig


class VoicesConfig(AppConfig):
    """The app `pages.voices`."""

    name = "pages.voices"
    label = "voices"
