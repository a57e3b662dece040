"""App configuration."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """The app `pages`."""

    name = "pages"
    label = "pages"

    def ready(self) -> None:
        """Let the date fields of the admin keep what was typed."""
        from pages.typed_dates import use_typed_dates

        use_typed_dates()
