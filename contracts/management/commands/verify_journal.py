"""Verify the tamper-evident journal and name the first broken entry of each agreement.

And whether the rows that settlements were made of are still as they were: beside what was frozen
with each settlement, and beside the lines of the history.
"""

import logging
from collections.abc import Iterator, Sequence
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from contracts.models import Agreement, Observation, Settlement
from contracts.selectors.chains import chunks, verify_chains
from contracts.selectors.payment_checks import booking_problems
from contracts.selectors.witnesses import Fault, history_faults
from contracts.services.checks import CHAIN_WORDS
from contracts.snapshots import SETTLED, changed_closing, changed_rows, settled_with

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """Fails when an entry was changed, moved, removed or does not balance, or a payment differs.

    And when an observation, verdict, decision or line of history that a settlement was made of was
    changed or removed behind the triggers, or what a next settlement goes on from.
    """

    help = "Verify the hash chain of the journal, and the rows behind what was settled."

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
        wrong += _changed(ids)
        wrong += [_words(fault) for fault in history_faults(ids)]
        for text in wrong:
            logger.error("Journal: %s", text)
            self.stdout.write(text)
        if wrong:
            raise CommandError(f"The journal is not whole: {len(wrong)} problems.")
        self.stdout.write(f"{count} entries of {len(ids)} agreements are whole.")


def _changed(agreement_ids: Sequence[int]) -> Iterator[str]:
    """Give each row that is not what was frozen with what was settled."""
    for ids in chunks(agreement_ids):
        settlements = Settlement.objects.filter(agreement__in=ids, status__in=SETTLED)
        rows = settlements.defer("closing").select_related("agreement").order_by("pk")
        for settlement in rows.iterator(chunk_size=10):
            found = (*changed_rows(settlement), *changed_closing(settlement))
            yield from (f"{settlement}: {text}." for text in found)


def _words(fault: Fault) -> str:
    """Say what the history tells otherwise, with the contract or, if any, the settlement."""
    lookup, settlement = fault.witness.observation, None
    if fault.pk and lookup:
        settlement = settled_with(Observation.objects.get(**{lookup: fault.pk}))
    elif fault.pk and not lookup:
        settlement = Settlement.objects.select_related("agreement").get(pk=fault.pk)
    where = settlement or Agreement.objects.get(pk=fault.agreement_id).number
    return f"{where}: {fault.text}."
