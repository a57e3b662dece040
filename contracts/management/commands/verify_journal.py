"""Verify the tamper-evident journal and name the first broken entry of each agreement."""

import logging
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from contracts.models import Agreement
from contracts.selectors.chains import verify_chains
from contracts.selectors.payment_checks import booking_problems
from contracts.services.checks import CHAIN_WORDS

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """Fails when an entry was changed, moved, removed or does not balance, or a payment differs."""

    help = "Verify the hash chain of the journal; names the first broken entry."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the numbers of agreements (default: all)."""
        parser.add_argument("numbers", nargs="*", help="agreement numbers, e.g. PC-2026-0001")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Verify chain by chain."""
        agreements = Agreement.objects.order_by("pk")
        if options["numbers"]:
            agreements = agreements.filter(number__in=options["numbers"])
        ids = list(agreements.values_list("pk", flat=True))
        count = 0
        wrong = []
        for chain in verify_chains(ids):
            count += chain.count
            if chain.problem is not None:
                wrong.append(f"{chain.broken} {CHAIN_WORDS[chain.problem]}.")
        wrong += [f"{row}: {text}." for row, text in booking_problems(ids)]
        for text in wrong:
            logger.error("Journal: %s", text)
            self.stdout.write(text)
        if wrong:
            raise CommandError(f"The journal is not whole: {len(wrong)} problems.")
        self.stdout.write(f"{count} entries of {len(ids)} agreements are whole.")
