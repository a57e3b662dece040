"""Load published payment rules as agreements, to try things out with."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from contracts.people import Person
from contracts.services import example_ids, load_example


class Command(BaseCommand):
    """Load examples; people are named by e-mail address and exist already."""

    help = "Load the examples of contracts/examples as agreements with verified observations."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take who does what, and which examples (default: all)."""
        parser.add_argument("ids", nargs="*", choices=[*example_ids(), []])
        parser.add_argument("--by", required=True, help="the contract manager")
        parser.add_argument("--entered-by", required=True, help="acts for the provider")
        parser.add_argument("--verified-by", required=True, help="acts for the evaluator")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load them one by one; those that were loaded before stay as they are."""
        people = {name: _person(options[name]) for name in ("by", "entered_by", "verified_by")}
        for example_id in options["ids"] or example_ids():
            agreement = load_example(example_id=example_id, now=timezone.now(), **people)
            self.stdout.write(str(agreement))


def _person(email: str) -> Person:
    person = get_user_model().objects.filter(email=email.lower()).first()
    if person is None:
        raise CommandError(f"There is no user with the e-mail address {email}.")
    return person
