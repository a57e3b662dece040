"""Give a new portal its roles, after the first migrate."""

from django.core.management.base import BaseCommand

from pages.roles import ensure_roles


class Command(BaseCommand):
    """Make the groups of all roles with their rights. Running it again changes nothing."""

    help = "Make the groups of all roles, so that users can be put in them."

    def handle(self, *_args, **_options):
        """Make them and name them."""
        names = sorted(group.name for group in ensure_roles().values())
        self.stdout.write(f"Roles: {', '.join(names)}. Put users in them under /beheer/.")
