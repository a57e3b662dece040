"""Recompute stored settlements from their frozen inputs and name every difference."""

import logging
from collections import Counter
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError, CommandParser

from contracts.arithmetic import Statement
from contracts.models import Settlement
from contracts.snapshots import Comparison, compare, compare_both_ways

WAYS: Final = {
    "all": "computed from all observations, which their inputs hold",
    "sums": "computed from the sums of persons that their inputs hold",
    "opening": "computed from the closing of the settlement before and what was new",
    "start": "computed from all observations since the start of their chain",
}

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """Fails when any settlement differs from what its inputs give today.

    Each is computed from what its inputs name and, where that is an opening, also from the start:
    a fault in how openings are made comes out of an opening the same again.
    Of a settlement that another version of the engine made only the explanation may differ.
    """

    help = "Recompute settlements from their frozen inputs and compare."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the numbers of agreements (default: all), and from where to compute."""
        parser.add_argument("numbers", nargs="*", help="agreement numbers, e.g. PC-2026-0001")
        parser.add_argument(
            "--quick",
            action="store_true",
            help="compute each from the opening or the sums that its inputs name, and not also "
            "from all observations since the start",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Compare settlement by settlement."""
        settlements = Settlement.objects.select_related("agreement").order_by("agreement_id", "pk")
        if options["numbers"]:
            settlements = settlements.filter(agreement__number__in=options["numbers"])
            there = set(settlements.values_list("agreement__number", flat=True))
            if missing := sorted(set(options["numbers"]) - there):
                raise CommandError(f"No settlement of {', '.join(missing)}.")
        ways: Counter[str] = Counter()
        wrong, agreement_id = 0, 0
        worked_out: dict[int, Statement] = {}
        for settlement in settlements.iterator(chunk_size=100):
            if settlement.agreement_id != agreement_id:
                agreement_id, worked_out = settlement.agreement_id, {}
            comparison = _compared(settlement, None if options["quick"] else worked_out)
            ways[comparison.way] += 1
            wrong += bool(comparison.found)
            for difference in comparison.found:
                logger.error("Settlement %s: %s", settlement, difference)
                self.stdout.write(f"{settlement}: {difference}")
        for way, text in WAYS.items():
            if ways[way]:
                self.stdout.write(f"{ways[way]} {text}.")
        count = ways.total()
        if wrong:
            raise CommandError(f"{wrong} of {count} settlements differ.")
        self.stdout.write(f"{count} settlements are the same, to the cent.")


def _compared(settlement: Settlement, worked_out: dict[int, Statement] | None) -> Comparison:
    """Compare one settlement; inputs that cannot be read any more are a difference too.

    `worked_out` are the statements of its agreement so far; None: only what its inputs name.
    """
    try:
        if worked_out is None:
            return compare(settlement)
        return compare_both_ways(settlement, worked_out)
    except Exception as error:
        logger.exception("Could not compute settlement %s again", settlement.pk)
        return Comparison("none", [f"cannot be computed again ({type(error).__name__})"])
