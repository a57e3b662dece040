"""Recompute stored settlements from their frozen inputs and name every difference."""

import logging
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from contracts.models import Settlement
from contracts.snapshots import differences

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """Fails when any settlement differs from what its inputs give today."""

    help = "Recompute settlements from their frozen inputs and compare."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the numbers of agreements (default: all)."""
        parser.add_argument("numbers", nargs="*", help="agreement numbers, e.g. PC-2026-0001")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Compare settlement by settlement."""
        settlements = Settlement.objects.select_related("agreement").order_by("pk")
        if options["numbers"]:
            settlements = settlements.filter(agreement__number__in=options["numbers"])
        count = wrong = 0
        for settlement in settlements.iterator(chunk_size=100):
            count += 1
            found = differences(settlement)
            wrong += bool(found)
            for difference in found:
                logger.error("Settlement %s: %s", settlement, difference)
                self.stdout.write(f"{settlement}: {difference}")
        if wrong:
            raise CommandError(f"{wrong} of {count} settlements differ.")
        self.stdout.write(f"{count} settlements are the same, to the cent.")
