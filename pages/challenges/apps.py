"""App configuration."""

from django.apps import AppConfig


class ChallengesConfig(AppConfig):
    """The app `pages.challenges`."""

    name = "pages.challenges"
    label = "challenges"

    def ready(self) -> None:
        """Put what everybody may read in the open API."""
        from pages.challenges.openness.open_api import add_resources

        add_resources()
