"""Fill the portal with the demo municipality, so that everything can be tried at once."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from pages.demo import (
    bank,
    contracts,
    desks,
    money,
    people,
    reporting,
    responses,
    site,
    voices,
)


class Command(BaseCommand):
    """Make the demo municipality Demodam. Running it twice changes nothing."""

    help = "Load the demo municipality. Refuses outside the demo settings, unless forced."

    def add_arguments(self, parser):
        """Accept --force."""
        parser.add_argument(
            "--force", action="store_true", help="Load made-up data outside the demo as well."
        )

    def handle(self, *_args, **options):
        """Load everything in one go and say who can sign in."""
        if not getattr(settings, "DEMO", False) and not options["force"]:
            raise CommandError(
                "This is not the demo: made-up people and a known password do not belong here. "
                "Use --force if you are sure."
            )
        now = timezone.now()
        with transaction.atomic():
            users = people.ensure_people()
            contracts.load(people=users, now=now)
            reporting.load(people=users, now=now)
            bank.load(people=users, now=now)
            site.build_site(timezone.localdate(now))
            money.load(people=users, now=now)
            desks.load(people=users, now=now)
            responses.load(people=users, now=now)
            voices.load(people=users, now=now)
        self.say_how_to_sign_in()

    def say_how_to_sign_in(self):
        """Print addresses and sign-ins, last of all."""
        address = settings.PUBLIC_URL
        self.stdout.write(f"De site:   {address}/")
        self.stdout.write(f"Beheer:    {address}/{settings.ADMIN_PATH}")
        self.stdout.write(f"Wachtwoord voor iedereen: {people.PASSWORD}")
        for person in people.PEOPLE:
            self.stdout.write(f"  {person.email:<34} {person.does}")
