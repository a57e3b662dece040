"""The only bridge from rows to arithmetic: freeze what counts, compute from it, compare.

`freeze` makes the JSON that a settlement keeps and `settle_frozen` computes from that JSON and what
it names. So what is paid and what a recomputation years later gives come from the same bytes.
"""

from contracts.snapshots.allocations import computed_allocations, stored_allocations
from contracts.snapshots.chains import counted_among, counts_any
from contracts.snapshots.changed_closings import changed_closing
from contracts.snapshots.changed_rows import SETTLED, changed_rows, settled_with
from contracts.snapshots.comparison import (
    Comparison,
    compare,
    compare_both_ways,
    compare_from_start,
    computed_lines,
    differences,
    stored_lines,
)
from contracts.snapshots.facts import Accepted, Facts, last_changes, load_facts, load_versions
from contracts.snapshots.inputs import (
    FORMAT,
    Computed,
    Frozen,
    HistoryNeededError,
    digest,
    freeze,
    observations_of,
    settle_frozen,
    settle_inputs,
)
from contracts.snapshots.openings import freeze_again, freeze_from_rows, load_due_facts

__all__ = [
    "FORMAT",
    "SETTLED",
    "Accepted",
    "Comparison",
    "Computed",
    "Facts",
    "Frozen",
    "HistoryNeededError",
    "changed_closing",
    "changed_rows",
    "compare",
    "compare_both_ways",
    "compare_from_start",
    "computed_allocations",
    "computed_lines",
    "counted_among",
    "counts_any",
    "differences",
    "digest",
    "freeze",
    "freeze_again",
    "freeze_from_rows",
    "last_changes",
    "load_due_facts",
    "load_facts",
    "load_versions",
    "observations_of",
    "settle_frozen",
    "settle_inputs",
    "settled_with",
    "stored_allocations",
    "stored_lines",
]
