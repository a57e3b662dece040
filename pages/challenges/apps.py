"""App configuration."""

from django.apps import AppConfig


class ChallengesConfig(AppConfig):
    """The app `pages.challenges`."""

    name = "pages.challenges"
    label = "challenges"
