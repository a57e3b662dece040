"""Draw the table of transitions in the docs: run it after every change of that table."""

from typing import Any

from django.core.management.base import BaseCommand

from pages.challenges.drawing import DRAWING, page


class Command(BaseCommand):
    """Write TRANSITIONS.md from the table, so that the picture is never older than the code."""

    help = "Draw the table of transitions of responses in pages/challenges/TRANSITIONS.md."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file and say where it is."""
        DRAWING.write_text(page())
        self.stdout.write(f"Drawn in {DRAWING.name}.")
